using System.CommandLine;
using System.Globalization;
using Sop697.Domain.Audit;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Commands;

/// <summary><c>verify</c>: proves that nothing of the record was altered, and names what was.</summary>
internal static class VerifyCommand
{
    /// <summary>Findings that are written out; the rest is counted.</summary>
    private const int MostTold = 200;

    private const int Whole = 0;
    private const int SomethingFound = 1;
    private const int NotChecked = 2;

    private sealed record Options(string? Case, int? Year, bool Files);

    internal static Command For(IConfiguration configuration)
    {
        var one = Administration.Option<string>("--case", "hanya kasus ini", "this case only", "MS-2026-0001");
        var year = Administration.Year("hanya kasus tahun itu", "cases of that year only");
        var files = Administration.Option<string>("--files", "baca setiap gambar dan berkas cetak dan hitung sidiknya (hash), atau tidak (none)", "read every picture and printed document and compute its hash, or not", "hash|none");
        files.AcceptOnlyFromAmong("hash", "none");
        return new Command("verify", "Membuktikan bahwa catatan tidak diubah / proves that nothing of the record was altered") { one, year, files }
            .Where(r => r.GetResult(one) is null || r.GetResult(year) is null, "Sebutkan --case atau --year, tidak keduanya", "say --case or --year, not both")
            .Does((read, output, cancellationToken) => RunAsync(
                new(read.GetValue(one), read.GetValue(year), read.GetValue(files) != "none"), configuration, output, cancellationToken));
    }

    /// <returns>0 when everything is whole, 1 when something was found, 2 when it could not be checked.</returns>
    private static async Task<int> RunAsync(Options options, IConfiguration configuration, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = CommandServices.For(configuration);
            var copy = services.GetRequiredService<IArchiveCopy>();
            var caseId = options.Case is { } wanted ? await CommandServices.FindAsync(copy, services.GetRequiredService<IJournal>(), wanted, cancellationToken) : null;
            if (options.Case is not null && caseId is null) return CommandServices.Say(output, CommandServices.NoSuchCase(options.Case), NotChecked);
            var told = 0;
            HashSet<string> restored = [];
            void Take(Finding finding)
            {
                Tell(output, finding, ++told);
                if (finding is { Kind: FindingKind.Restored, CaseId: { } id }) restored.Add(finding.Number ?? id);
            }

            var report = await services.GetRequiredService<Verification>().RunAsync(new VerificationScope(caseId, options.Year, options.Files), Take, cancellationToken);
            foreach (var number in restored.Order(StringComparer.Ordinal).Take(MostTold)) Advise(output, number);
            return Conclude(output, report);
        }
        catch (Exception e) when (CommandServices.Explain(e) is { } why)
        {
            return CommandServices.Say(output, new($"Tidak dapat diperiksa: {why}", $"Could not be checked: {why}"), NotChecked);
        }
    }

    private static void Tell(TextWriter output, Finding finding, int count)
    {
        if (count == 1) CommandServices.Say(output, new("DITEMUKAN - yang pertama:", "FOUND - the first:"), 0);
        if (count <= MostTold) output.WriteLine($"{count}. {CommandServices.Line(finding)}");
    }

    private static void Advise(TextWriter output, string number) => CommandServices.Say(output, new(
        $"Isi {number} yang sudah dihapus ada lagi: lihat dengan `erase --case {number} --again`.",
        $"Content of {number} that was erased stands again: look with `erase --case {number} --again`."), 0);

    private static int Conclude(TextWriter output, VerificationReport report)
    {
        foreach (var note in report.Notes.Take(20)) output.WriteLine($"Catatan / note: {CommandServices.Line(note)}");
        if (report.Notes.Count > 0)
            CommandServices.Say(output, new(
                $"{report.Notes.Count} catatan: menit kerja dihitung dengan kalender saat itu dan tidak dapat dibuktikan.",
                $"{report.Notes.Count} notes: working minutes were reckoned with the calendar of that time and cannot be proved."), 0);
        foreach (var remark in report.Remarks.Take(MostTold)) output.WriteLine($"Untuk arsiparis / for the arsiparis: {CommandServices.Line(remark)}");
        if (report.Remarks.Count > 0)
            CommandServices.Say(output, new(
                $"{report.Remarks.Count} berkas perlu dilihat arsiparis; tidak ada yang rusak karenanya.", $"{report.Remarks.Count} files for the arsiparis to look at; nothing is broken by them."), 0);
        if (report.Owed > 0)
            CommandServices.Say(output, new($"{report.Owed} baris atau berkas masih menunggu dikirim ke SharePoint; itu bukan kehilangan.", $"{report.Owed} rows or files are still owed to SharePoint; they are not missing."), 0);
        if (report.Findings > MostTold) CommandServices.Say(output, new($"… dan {report.Findings - MostTold} temuan lain.", $"… and {report.Findings - MostTold} more."), 0);
        var (ids, ens) = (
            $"{Count(report.Cases)} kasus, {Count(report.Commits)} keputusan, {Count(report.Files)} berkas, {report.Months} tutup buku diperiksa",
            $"{report.Cases} cases, {report.Commits} decisions, {report.Files} files, {report.Months} closed months checked");
        return report.Findings == 0
            ? CommandServices.Say(output, new($"UTUH. {ids}.", $"WHOLE. {ens}."), Whole)
            : CommandServices.Say(output, new($"TIDAK UTUH: {Count(report.Findings)} temuan. {ids}.", $"NOT WHOLE: {report.Findings} findings. {ens}."), SomethingFound);
    }

    /// <summary>Thousands as Indonesian writes them; the program has no cultures.</summary>
    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.');
}
