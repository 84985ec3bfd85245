using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Evidence;

/// <summary>
/// Reads pictures with the program <c>tesseract</c> and its language <c>ind</c>, where an administrator installed them. The picture
/// goes in as pixels and comes back as words; nothing of it is written to disk or leaves the machine.
/// </summary>
internal sealed class TesseractOcr(SkiaPictures pictures, IOptions<StorageOptions> options, ILogger<TesseractOcr> log) : IOcrEngine, IDisposable
{
    private const string Language = "ind";

    /// <summary>Assume one block of text, of any size and place: measured best for comments on a phone.</summary>
    private const string Layout = "3";

    private readonly Lazy<bool> installed = new(() => LooksInstalled(options.Value.OcrProgram));

    /// <summary>One at a time: it takes a core.</summary>
    private readonly SemaphoreSlim desk = new(1);

    public bool IsInstalled => installed.Value;

    public async Task<OcrReading> ReadAsync(Stream original, Domain.Cases.Evidence evidence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(evidence);
        await desk.WaitAsync(cancellationToken);
        try
        {
            using var bytes = new MemoryStream(checked((int)evidence.Bytes));
            await original.CopyToAsync(bytes, cancellationToken);
            var readable = await pictures.ReadableAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancellationToken);
            return readable is null ? Nothing(evidence, "not decoded") : await RunAsync(readable, evidence, cancellationToken);
        }
        finally
        {
            desk.Release();
        }
    }

    public void Dispose() => desk.Dispose();

    private async Task<OcrReading> RunAsync(ReadablePicture picture, Domain.Cases.Evidence evidence, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.OcrSeconds));
        try
        {
            var read = await Program(options.Value.OcrProgram, "stdin", "stdout", "-l", Language, "--psm", Layout, "tsv")
                .WithStandardInputPipe(PipeSource.FromBytes(picture.Pgm))
                .ExecuteBufferedAsync(limit.Token);
            return read.ExitCode == 0 ? new OcrReading(OcrTable.Words(read.StandardOutput, picture.Scale), false) : Nothing(evidence, $"exit code {read.ExitCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Nothing(evidence, "too slow");
        }
        catch (Win32Exception e)
        {
            return Nothing(evidence, e.GetType().Name);
        }
    }

    private OcrReading Nothing(Domain.Cases.Evidence evidence, string why)
    {
        log.PictureNotRead(evidence.Sha256, why);
        return new OcrReading([], true);
    }

    /// <summary>With one thread: others work on this machine too, and a second thread gains little.</summary>
    private static Command Program(string path, params string[] arguments) => Cli.Wrap(path)
        .WithArguments(arguments)
        .WithEnvironmentVariables(e => e.Set("OMP_THREAD_LIMIT", "1"))
        .WithValidation(CommandResultValidation.None);

    private static bool LooksInstalled(string program)
    {
        if (program.Length == 0) return false;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            // Asked once in the life of the program, so waiting here costs less than a port that must be awaited everywhere.
            var languages = Program(program, "--list-langs").ExecuteBufferedAsync(limit.Token).Task.GetAwaiter().GetResult();
            return languages.ExitCode == 0 && languages.StandardOutput.Split('\n', StringSplitOptions.TrimEntries).Contains(Language);
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException)
        {
            return false;
        }
    }
}
