using System.CommandLine;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Commands;

/// <summary>
/// <c>restore</c>: after a backup of the storage was put back, shows the decisions that SharePoint has and the journal lacks, and with <c>--yes</c>
/// puts them back as they were sealed. To be run before the program is started again.
/// </summary>
internal static class RestoreCommand
{
    private const int Done = 0;
    private const int InTheWay = 1;
    private const int Failed = 2;

    private sealed record Options(string? Case, string Reason, bool Yes);

    internal static Command For(IConfiguration configuration, TimeProvider time)
    {
        var one = Administration.Option<string>("--case", "hanya kasus ini", "this case only", "MS-2026-0001");
        var reason = Administration.Option<string>("--reason", "alasan", "why");
        var plan = Administration.Option<bool>("--plan", "hanya tunjukkan", "only show");
        var yes = Administration.Option<bool>("--yes", "kembalikan", "give back");
        return new Command("restore", "Mengembalikan keputusan yang hilang di jurnal dari salinan SharePoint / gives back to the journal what SharePoint's copy has of it") { one, reason, plan, yes }
            .Where(r => r.GetResult(yes) is null || r.GetResult(plan) is null, "--yes tidak bersama --plan", "--yes does not go with --plan")
            .Where(r => r.GetResult(yes) is null || r.GetResult(reason) is not null, "--yes memerlukan --reason", "--yes needs --reason")
            .Does((read, output, cancellationToken) => RunAsync(
                new(read.GetValue(one), read.GetValue(reason) ?? "", read.GetValue(yes)), configuration, time, output, cancellationToken));
    }

    /// <returns>0 when nothing is missing, or all of it was shown or given back; 1 when some cannot be; 2 when it could not be done.</returns>
    private static async Task<int> RunAsync(Options options, IConfiguration configuration, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = CommandServices.ForWriting(configuration);
            var (journals, copy) = (services.GetRequiredService<RestoredJournals>(), services.GetRequiredService<IArchiveCopy>());
            var caseId = options.Case is { } wanted ? await FindAsync(copy, services.GetRequiredService<IJournal>(), wanted, cancellationToken) : null;
            if (options.Case is not null && caseId is null) return CommandServices.Say(output, CommandServices.NoSuchCase(options.Case), Failed);
            await copy.PrepareAsync(cancellationToken);
            var (worst, count) = (Done, 0);
            await foreach (var restoration in journals.FindAsync(caseId, cancellationToken))
            {
                count += restoration.Missing.Count;
                Show(output, restoration);
                if (restoration.InTheWay.Count > 0) worst = InTheWay;
                else if (options.Yes) worst = Math.Max(worst, await RestoreAsync(journals, restoration, options.Reason, time, output, cancellationToken));
            }

            return Conclude(output, count, options.Yes, worst);
        }
        catch (Exception e) when (CommandServices.Explain(e) is { } why)
        {
            return CommandServices.Say(output, CommandServices.NotDone(why), Failed);
        }
    }

    /// <summary>The journal may know nothing of the case any more: then its number stands only in SharePoint.</summary>
    private static async Task<string?> FindAsync(IArchiveCopy copy, IJournal journal, string wanted, CancellationToken cancellationToken) =>
        await CommandServices.FindAsync(copy, journal, wanted, cancellationToken) ?? await copy.FindCaseAsync(wanted.ToUpperInvariant(), cancellationToken);

    private static async Task<int> RestoreAsync(
        RestoredJournals journals, JournalRestoration restoration, string reason, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        var handled = await journals.RestoreAsync(restoration, time.GetUtcNow(), reason, cancellationToken);
        return handled.Decision is Decision.Refused refused
            ? CommandServices.Say(output, refused.Refusal.Text, InTheWay)
            : CommandServices.Say(output, new($"{Name(restoration)}: {restoration.Missing.Count} keputusan dikembalikan.", $"{Name(restoration)}: {restoration.Missing.Count} decisions given back."), Done);
    }

    /// <summary>Who decided what kind of thing when, and not a word of its text.</summary>
    private static void Show(TextWriter output, JournalRestoration restoration)
    {
        foreach (var finding in restoration.InTheWay) output.WriteLine(CommandServices.Line(finding));
        if (restoration.InTheWay.Count > 0)
        {
            CommandServices.Say(output, new($"{Name(restoration)}: tidak dapat dikembalikan, karena jurnalnya tidak akan utuh.", $"{Name(restoration)}: cannot be given back, because its journal would not be whole."), Done);
            return;
        }

        foreach (var commit in restoration.Missing.Select(c => c.Read().Commit))
            output.WriteLine($"{Name(restoration)}  {commit.Version}  {Wib.Moment(commit.At)}  {commit.By.Name}  {string.Join(", ", commit.Events.Select(e => e.GetType().Name))}");
    }

    private static int Conclude(TextWriter output, int count, bool given, int worst) => (count, given) switch
    {
        (0, _) => CommandServices.Say(output, new("Tidak ada keputusan yang hanya ada di SharePoint.", "No decision stands in SharePoint alone."), worst),
        (_, true) => CommandServices.Say(output, new("Jalankan verify sebelum aplikasi dinyalakan lagi.", "Run verify before the program is started again."), worst),
        _ => CommandServices.Say(output, new(
            $"{count} keputusan hanya ada di SharePoint. Belum ada yang diubah: bandingkan, lalu tambahkan --yes dan --reason.",
            $"{count} decisions stand in SharePoint alone. Nothing was changed yet: compare, then add --yes and --reason."), worst),
    };

    private static string Name(JournalRestoration restoration) => restoration.Number ?? restoration.CaseId;
}
