using System.Globalization;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Sends the numbers of the month that is over to the Kepala Dinas and the Kepala Bidang, on its first working morning after they were
/// written. A mark for each person and month stands before the message goes out: who may have got it never gets it again.
/// </summary>
public sealed class MonthlyReports(
    NightlyIndicators night, IndicatorReader reader, IPerformanceLists lists, IReportChannel channel, IDirectory directory, ISnapshots snapshots, TimeProvider time, ILogger<MonthlyReports> log)
{
    private const string Sending = "mengirim";
    private const string Sent = "terkirim";
    private const string Waiting = "menunggu ";

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <summary>Until somebody has unblocked the bot.</summary>
    private static readonly TimeSpan Unreachable = TimeSpan.FromDays(1);

    private DateTimeOffset _next;

    private sealed record Owed(string ObjectId, Snapshot? Mark);

    /// <returns>How many people got it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _next || await directory.TryReadAsync(now, cancellationToken) is not { } office) return 0;
        if (office.Rules.Calendar.NextWorkingMoment(now) > now) return 0;
        _next = now + Rest;
        if (!await night.WasDoneAsync(cancellationToken)) return 0;
        var month = new IndicatorPeriod(IndicatorPeriod.Month(now).First.AddMonths(-1), 1);
        List<Owed> owed = [];
        foreach (var person in Readers(office))
            if (await OwedAsync(person, month, now, cancellationToken) is { } one)
                owed.Add(one);

        if (owed.Count == 0 || await ReportAsync(month, office, cancellationToken) is not { } report) return 0;
        var sent = 0;
        foreach (var one in owed)
            if (await SendAsync(one, report, cancellationToken))
                sent++;
        if (sent > 0) log.MonthReported(month.Key, sent);
        return sent;
    }

    private static IEnumerable<string> Readers(Office office) => office.Positions
        .Where(p => p.Role is Role.KepalaDinas or Role.KepalaBidang)
        .SelectMany(p => office.HoldersOf(p.Key))
        .Select(p => p.ObjectId)
        .Distinct();

    private async Task<Owed?> OwedAsync(string person, IndicatorPeriod month, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mark = await snapshots.FindAsync(NameOf(person, month), cancellationToken);
        var isOwed = mark is null
            || (mark.Text.StartsWith(Waiting, StringComparison.Ordinal)
                && DateTimeOffset.TryParseExact(mark.Text[Waiting.Length..], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at <= now);
        return isOwed ? new Owed(person, mark) : null;
    }

    /// <returns>Null when SharePoint cannot be read now, or nothing was received in that month.</returns>
    private async Task<MonthlyReport?> ReportAsync(IndicatorPeriod month, Office office, CancellationToken cancellationToken)
    {
        try
        {
            var targets = await lists.TargetsAsync(month.First.Year, cancellationToken);
            var report = MonthlyReport.Of(await reader.ReadAsync(null, cancellationToken), targets, month) with { Bands = office.Rules.Settings.AchievementBands };
            return report.Received > 0 ? report : null;
        }
        catch (ArchiveUnavailableException e)
        {
            log.IndicatorsPostponed(e.Message);
            return null;
        }
    }

    private async Task<bool> SendAsync(Owed owed, MonthlyReport report, CancellationToken cancellationToken)
    {
        var name = NameOf(owed.ObjectId, report.Month);
        if (!await snapshots.TryReplaceAsync(name, Sending, owed.Mark?.Version, cancellationToken)) return false;
        try
        {
            if (await channel.SendAsync(owed.ObjectId, report, cancellationToken) is not { } reason)
            {
                await snapshots.SaveAsync(name, Sent, cancellationToken);
                return true;
            }

            log.ReportUndeliverable(reason);
            await WaitAsync(name, Unreachable, cancellationToken);
        }
        catch (ChannelUnavailableException e) when (!e.MayHaveArrived)
        {
            log.ReportPostponed(e.Message);
            await WaitAsync(name, Rest, cancellationToken);
        }
        catch (ChannelUnavailableException e)
        {
            log.ReportUncertain(e.Message);
        }

        return false;
    }

    private Task WaitAsync(string name, TimeSpan wait, CancellationToken cancellationToken) =>
        snapshots.SaveAsync(name, Waiting + (time.GetUtcNow() + wait).ToString("O", CultureInfo.InvariantCulture), cancellationToken);

    private static string NameOf(string person, IndicatorPeriod month) => $"laporan-bulanan/{month.Key}/{person}";
}
