using System.CommandLine;
using Sop697.Domain.Audit;
using Sop697.Domain.Privacy;
using Sop697.Functions.Export;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Commands;

/// <summary>
/// <c>subject</c>: the cases in which somebody appears, and for a request of access (at most 3×24 hours) those cases with the trail of what was
/// done with them. Says where somebody is spoken of and never what was said; whom it looks for is written nowhere.
/// </summary>
internal static class SubjectCommand
{
    private const int Found = 0;
    private const int NothingFound = 1;
    private const int Failed = 2;

    private sealed record Options(string Wanted, string? Out);

    internal static Command For(IConfiguration configuration, TimeProvider time)
    {
        var find = Administration.Option<string>("--find", "menyebut kasus yang memuatnya", "names the cases that speak of it", "\"@akun\"");
        var export = Administration.Option<string>("--export", "menulis kasus itu beserta riwayat pemrosesannya", "writes those cases with the trail of what was done with them", "\"@akun\"");
        var file = Administration.Option<string>("--out", "berkas yang ditulis oleh --export", "file that --export writes", "FILE.zip");
        return new Command("subject", "Kasus yang memuat seseorang / the cases in which somebody appears") { find, export, file }
            .Where(
                r => r.GetResult(find) is null == r.GetResult(export) is not null && r.GetResult(export) is null == r.GetResult(file) is null,
                "Sebutkan --find, atau --export dan --out",
                "say --find, or --export and --out")
            .Does((read, output, cancellationToken) => RunAsync(
                new((read.GetValue(find) ?? read.GetValue(export))!, read.GetValue(file)), configuration, time, output, cancellationToken));
    }

    /// <returns>0 when cases were found (and written, whole), 1 when none was or something of them is not whole, 2 when nothing could be looked for.</returns>
    private static async Task<int> RunAsync(Options options, IConfiguration configuration, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        if (Subject.Of(options.Wanted) is not { } subject)
            return CommandServices.Say(output, new("Terlalu pendek untuk dicari: akun, tautan, nomor, atau sedikitnya tiga huruf.", "Too little to look for: an account, a link, a number, or at least three letters."), Failed);
        try
        {
            await using var services = CommandServices.For(configuration);
            var (cases, faults) = await FindAsync(services.GetRequiredService<IJournal>(), subject, output, cancellationToken);
            if (cases.Count == 0) return CommandServices.Say(output, new("Tidak ada kasus yang menyebutnya.", "No case speaks of it."), NothingFound);
            if (options.Out is { } file) faults += await WriteAsync(file, cases, services.GetRequiredService<IEvidenceStore>(), time, output, cancellationToken);
            return CommandServices.Say(output, new($"{cases.Count} kasus. Periksa apakah semuanya memang tentang orang yang sama.", $"{cases.Count} cases. Check that all of them are about the same person."), faults > 0 ? NothingFound : Found);
        }
        catch (Exception e) when (CommandServices.Explain(e) is { } why)
        {
            return CommandServices.Say(output, CommandServices.NotDone(why), Failed);
        }
    }

    private static async Task<(List<(JournalProof Proof, SubjectTrace Trace)> Cases, int Faults)> FindAsync(
        IJournal journal, Subject subject, TextWriter output, CancellationToken cancellationToken)
    {
        List<(JournalProof, SubjectTrace)> cases = [];
        var faults = 0;
        await foreach (var stored in journal.CasesAsync(cancellationToken))
        {
            var proof = JournalProof.Of(stored[0].CaseId, stored);
            // What cannot be read cannot be searched: it must not look as if it spoke of nobody.
            if (proof.Commits.Count < proof.Stored.Count) faults += 1 + CommandServices.Say(output, new($"{proof.Number ?? proof.CaseId}: jurnalnya tidak terbaca seluruhnya.", $"{proof.Number ?? proof.CaseId}: its journal cannot be read whole."), 0);
            if (SubjectTrace.Of(subject, proof.CaseId, proof.Commits) is not { } trace) continue;
            cases.Add((proof, trace));
            CommandServices.Say(output, new(
                $"{trace.Number} ({(trace.IsClosed ? "selesai" : "terbuka")}): {string.Join(", ", trace.Places.Select(p => p.Id))}",
                $"{(trace.IsClosed ? "closed" : "open")}: {string.Join(", ", trace.Places.Select(p => p.En))}"), 0);
        }

        return (cases, faults);
    }

    /// <returns>How many things are not whole.</returns>
    private static Task<int> WriteAsync(
        string path, List<(JournalProof Proof, SubjectTrace Trace)> cases, IEvidenceStore evidence, TimeProvider time, TextWriter output, CancellationToken cancellationToken) =>
        BundleFile.NewAsync(path, async file =>
        {
            using var bundle = new CaseBundle(file, evidence, time.GetUtcNow());
            foreach (var (proof, _) in cases) await bundle.AddAsync(proof, cancellationToken);
            await bundle.AddPageAsync(ProcessingPage.Path, ProcessingPage.Of([.. cases.OrderBy(c => c.Trace.Number, StringComparer.Ordinal)], time.GetUtcNow()), cancellationToken);
            await bundle.FinishAsync(cancellationToken);
            foreach (var fault in bundle.Faults) output.WriteLine($"Perhatian / attention: {fault}");
            output.WriteLine($"{path}: {bundle.Files} berkas / files. Memuat data pribadi, juga tentang orang lain: periksa sebelum diserahkan / holds personal data, of others too: look through it before it is handed over.");
            return bundle.Faults.Count;
        });
}
