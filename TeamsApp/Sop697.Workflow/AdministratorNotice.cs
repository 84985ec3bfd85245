using System.Globalization;
using Microsoft.Extensions.Logging;
using Sop697.Domain;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Tells the administrator, once on each working day, what only he can mend: positions without a holder, people whom no card reaches, a year without official holidays.</summary>
public sealed class AdministratorNotice(
    IDirectory directory, IReminderChannel channel, ISnapshots snapshots, UnreachedPeople unreached, TimeProvider time, ILogger<AdministratorNotice> log)
{
    private const string SnapshotName = "kabar-administrator";

    /// <summary>People are looked up one by one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    private string? _told;
    private DateTimeOffset _looked;

    /// <returns>How many administrators were told.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = Wib.Day(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (_told == day || now - _looked < Pause || await directory.TryReadAsync(now, cancellationToken) is not { } office) return 0;
        if (office.Rules.Calendar.NextWorkingMoment(now) > now) return 0;
        _looked = now;
        if (Words(office, await unreached.FindAsync(office, cancellationToken), now) is not { } words) return 0;
        _told = day;

        // The mark first: told not at all on a day that ends in a crash is better than told again and again.
        var last = await snapshots.FindAsync(SnapshotName, cancellationToken);
        if (last?.Text == day || !await snapshots.TryReplaceAsync(SnapshotName, day, last?.Version, cancellationToken)) return 0;
        return await channel.TellAsync(office, [Role.Admin], words, log, cancellationToken);
    }

    /// <summary>Who is not reached, what was done meanwhile, and what still waits.</summary>
    private static LocalText Unreached(UnreachedPerson person)
    {
        var (passed, to) = (person.Cases - person.Waiting, string.Join(", ", person.StandIns));
        List<LocalText> what = [];
        if (passed > 0) what.Add(new($"{passed} kasus diteruskan kepada {to} (atasan)", $"{passed} cases went on to {to} (atasan)"));
        if (person.Waiting > 0) what.Add(new($"{person.Waiting} kasus menunggu", $"{person.Waiting} cases wait"));
        return new LocalText(
            $"Kartu tidak sampai kepada {person.Name} ({person.Position}); {string.Join(", ", what.Select(w => w.Id))}. {person.Why}",
            $"No card reaches {person.Name} ({person.Position}); {string.Join(", ", what.Select(w => w.En))}. {person.Why}");
    }

    private static LocalText? Words(Office office, IReadOnlyList<UnreachedPerson> people, DateTimeOffset now)
    {
        List<LocalText> lines =
        [
            .. office.Vacant.Select(p => new LocalText(
                $"Jabatan \"{p.Label}\" belum ada pemegangnya; sementara dijalankan atasannya. Isi di daftar Penugasan.",
                $"Nobody holds \"{p.Label}\"; the one above acts for it meanwhile. Enter a holder in the list Penugasan.")),
            .. people.Select(Unreached),
        ];
        if (CalendarWarning.For(office.Rules.Calendar, now) is { } warning)
        {
            lines.Add(new LocalText(
                $"Hari libur {warning.Year} belum resmi. Isi keputusan bersama (SKB) di daftar HariLibur; sampai saat itu batas waktu di tahun itu masih perkiraan.",
                $"The holidays of {warning.Year} are not official yet. Enter the joint decision in the list HariLibur; until then due dates in that year are estimates."));
        }

        return lines.Count == 0 ? null : new LocalText(string.Join("\n\n", lines.Select(l => l.Id)), string.Join("\n\n", lines.Select(l => l.En)));
    }
}
