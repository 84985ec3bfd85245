using System.Globalization;
using Sop697.Domain.Audit;
using Sop697.Domain.Time;
using Sop697.Functions.Export;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Commands;

/// <summary><c>export</c>: one case, or the cases received in a period, as a zip that proves itself without us.</summary>
internal static class ExportCommand
{
    internal const string Name = "export";

    private const int Done = 0;
    private const int NotWhole = 1;
    private const int Failed = 2;

    private const string Usage = "export --case MS-2026-0001 | --from 2026-10-01 --to 2026-10-31 [--out FILE.zip]";

    private sealed record Options(string? Case, DateOnly? From, DateOnly? To, string? Out)
    {
        public bool IsUsable => Case is not null ? From is null && To is null : From <= To;

        public string File => Out ?? (Case is { } one ? $"{one}.zip" : string.Create(CultureInfo.InvariantCulture, $"kasus-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}.zip"));
    }

    /// <returns>0 when all was written and is whole, 1 when something is missing or altered, 2 when nothing was written.</returns>
    internal static async Task<int> RunAsync(string[] args, IConfiguration configuration, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        if (Read(args) is not { IsUsable: true } options) return Say(output, Usage, Failed);
        try
        {
            await using var services = CommandServices.For(configuration);
            var journal = services.GetRequiredService<IJournal>();
            await using var file = new FileStream(options.File, FileMode.CreateNew);
            using var bundle = new CaseBundle(file, services.GetRequiredService<IEvidenceStore>(), time.GetUtcNow());
            await foreach (var stored in CasesAsync(services, journal, options, cancellationToken)) await bundle.AddAsync(JournalProof.Of(stored[0].CaseId, stored), cancellationToken);
            await bundle.FinishAsync(cancellationToken);
            return Conclude(output, options, bundle);
        }
        catch (Exception e) when (CommandServices.Explain(e) is { } why)
        {
            return Say(output, $"Tidak berhasil / failed: {why}", Failed);
        }
    }

    private static int Conclude(TextWriter output, Options options, CaseBundle bundle)
    {
        foreach (var fault in bundle.Faults) output.WriteLine($"Perhatian / attention: {fault}");
        return Say(output, $"{options.File}: {bundle.Cases} kasus / cases, {bundle.Files} berkas / files. Memuat data pribadi; simpan dengan aman / holds personal data; keep it safe.", bundle.Faults.Count == 0 ? Done : NotWhole);
    }

    private static async IAsyncEnumerable<IReadOnlyList<StoredCommit>> CasesAsync(
        IServiceProvider services, IJournal journal, Options options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (options.Case is { } wanted)
        {
            var caseId = await CommandServices.FindAsync(services.GetRequiredService<IArchiveCopy>(), journal, wanted, cancellationToken)
                ?? throw new InvalidOperationException($"tidak ada kasus {wanted} / there is no case {wanted}");
            yield return await journal.CaseAsync(caseId, cancellationToken);
            yield break;
        }

        await foreach (var stored in journal.CasesAsync(cancellationToken))
            if (JournalProof.Of(stored[0].CaseId, [stored[0]]).Commits is [var first, ..] && Wib.Day(first.Commit.At) is var day && day >= options.From && day <= options.To)
                yield return stored;
    }

    private static Options? Read(string[] args)
    {
        var options = new Options(null, null, null, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) return null;
            switch (args[i], args[i + 1])
            {
                case ("--case", var wanted): options = options with { Case = wanted }; break;
                case ("--from", var text) when Day(text) is { } day: options = options with { From = day }; break;
                case ("--to", var text) when Day(text) is { } day: options = options with { To = day }; break;
                case ("--out", var file): options = options with { Out = file }; break;
                default: return null;
            }
        }

        return options;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int Say(TextWriter output, string line, int code)
    {
        output.WriteLine(line);
        return code;
    }
}
