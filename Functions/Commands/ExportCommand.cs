using System.CommandLine;
using System.Globalization;
using Sop697.Domain.Audit;
using Sop697.Domain.Time;
using Sop697.Functions.Export;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Commands;

/// <summary><c>export</c>: one case, or the cases received in a period, as a zip that proves itself without us.</summary>
internal static class ExportCommand
{
    private const int Done = 0;
    private const int NotWhole = 1;
    private const int Failed = 2;

    private sealed record Options(string? Case, DateOnly? From, DateOnly? To, string? Out)
    {
        public string File => Out ?? (Case is { } one ? $"{one}.zip" : string.Create(CultureInfo.InvariantCulture, $"kasus-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}.zip"));
    }

    internal static Command For(IConfiguration configuration, TimeProvider time)
    {
        var one = Administration.Option<string>("--case", "nomor kasus", "number of a case", "MS-2026-0001");
        var from = Administration.Day("--from", "diterima sejak", "received from");
        var to = Administration.Day("--to", "diterima sampai dengan", "received to, that day too");
        var file = Administration.Option<string>("--out", "berkas yang ditulis", "file to write", "FILE.zip");
        return new Command("export", "Menulis kasus sebagai zip yang membuktikan dirinya sendiri / writes cases as a zip that proves itself") { one, from, to, file }
            .Where(
                r => r.GetResult(one) is null ? r.GetResult(from) is not null && r.GetResult(to) is not null : r.GetResult(from) is null && r.GetResult(to) is null,
                "Sebutkan --case, atau --from dan --to",
                "say --case, or --from and --to")
            .Does((read, output, cancellationToken) => RunAsync(
                new(read.GetValue(one), read.GetValue(from), read.GetValue(to), read.GetValue(file)), configuration, time, output, cancellationToken));
    }

    /// <returns>0 when all was written and is whole, 1 when something is missing or altered, 2 when nothing was written.</returns>
    private static async Task<int> RunAsync(Options options, IConfiguration configuration, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        if (options.From > options.To) return Say(output, "--from sesudah --to / --from is after --to", Failed);
        try
        {
            await using var services = CommandServices.For(configuration);
            var journal = services.GetRequiredService<IJournal>();
            return await BundleFile.NewAsync(options.File, async file =>
            {
                using var bundle = new CaseBundle(file, services.GetRequiredService<IEvidenceStore>(), time.GetUtcNow());
                await foreach (var stored in CasesAsync(services, journal, options, cancellationToken)) await bundle.AddAsync(JournalProof.Of(stored[0].CaseId, stored), cancellationToken);
                await bundle.FinishAsync(cancellationToken);
                return Conclude(output, options, bundle);
            });
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

    private static int Say(TextWriter output, string line, int code)
    {
        output.WriteLine(line);
        return code;
    }
}
