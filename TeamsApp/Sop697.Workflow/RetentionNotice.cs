using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Tells the administrator and the arsiparis once a month, on its first working morning, how many cases are past the time for which they are
/// kept. It only asks them to look: what is erased, and when, they decide.
/// </summary>
public sealed class RetentionNotice(
    IDirectory directory, ICaseIndex index, IReminderChannel channel, ISnapshots snapshots, TimeProvider time, ILogger<RetentionNotice> log)
{
    private const string SnapshotName = "kabar-retensi";

    private string? _told;

    /// <returns>How many people were told.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var month = Wib.Day(now).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (_told == month || await directory.TryReadAsync(now, cancellationToken) is not { } office) return 0;
        if (office.Rules.Calendar.NextWorkingMoment(now) > now) return 0;
        var last = await snapshots.FindAsync(SnapshotName, cancellationToken);
        var due = last?.Text == month ? 0 : await DueAsync(index, office.Rules.Settings, Wib.Day(now), cancellationToken).CountAsync(cancellationToken);
        _told = month;

        // The mark first: two instances must not both tell, and the view in SharePoint says it all the time.
        if (due == 0 || !await snapshots.TryReplaceAsync(SnapshotName, month, last?.Version, cancellationToken)) return 0;
        var words = new LocalText(
            $"{due} kasus sudah lewat masa simpannya. Tinjau di daftar Aduan, tampilan \"Tinjau retensi\"; tidak ada yang dihapus sendiri.",
            $"{due} cases are past the time for which they are kept. Review them in the list Aduan, view \"Tinjau retensi\"; nothing is erased by itself.");
        return await channel.TellAsync(office, [Role.Admin, Role.Arsiparis], words, log, cancellationToken);
    }

    /// <summary>Cases past their time of keeping whose content still stands, the earliest month first.</summary>
    public static async IAsyncEnumerable<CaseLine> DueAsync(
        ICaseIndex index, OfficeSettings settings, DateOnly today, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (await index.FirstClosedMonthAsync(cancellationToken) is not { } month) yield break;
        for (var last = Retention.LastYearDue(today, settings); month.Year <= last; month = month.AddMonths(1))
            await foreach (var line in index.ClosedAsync(month, cancellationToken))
                if (!line.IsErased) yield return line;
    }
}
