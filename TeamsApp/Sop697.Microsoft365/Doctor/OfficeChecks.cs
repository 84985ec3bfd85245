using Sop697.Domain;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Directory;
using Sop697.Workflow.Doctor;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Doctor;

/// <summary>The settings lists as they stand now, read once for all checks of the office; never the kept copy.</summary>
internal sealed class OfficeReading(DirectoryReader reader, LookedAtDay looked)
{
    private readonly List<UnusableRow> _unusable = [];
    private Task<DirectoryRows>? _rows;

    public DateOnly Day => looked.Day;

    /// <summary>Rows that could not be used.</summary>
    public async Task<IReadOnlyList<UnusableRow>> UnusableAsync(CancellationToken cancellationToken)
    {
        await OnAsync(Day, cancellationToken);
        return _unusable;
    }

    public async Task<Office> OnAsync(DateOnly day, CancellationToken cancellationToken)
    {
        // A failure is kept as well: asking the same again would only take time.
        var rows = await (_rows ??= reader.ReadAsync(cancellationToken, _unusable.Add));
        return rows.On(new DateTimeOffset(day, new TimeOnly(12, 0), Wib.Offset), rows.Rules());
    }
}

/// <summary>What people typed into the settings lists can be used.</summary>
internal sealed class SettingsRowsCheck(OfficeReading reading) : ICheck
{
    public string Name => "settings-rows";

    public LocalText Title { get; } = new("Isian daftar pengaturan", "Rows of the settings lists");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var rows = await reading.UnusableAsync(cancellationToken);
        if (rows.Count == 0) return Finding.Good("Semua terpakai.", "All are used.");
        var named = string.Join(", ", rows.Select(r => $"{r.List} {r.Id} ({r.Column})"));
        return Finding.Wrong(
            new LocalText($"Baris yang dilewati (kolom yang salah): {named}.", $"Rows left out (column that is wrong): {named}."),
            new LocalText("Betulkan baris itu di SharePoint; sampai saat itu dianggap tidak ada.", "Mend the row in SharePoint; until then it counts as not there."));
    }
}

/// <summary>Every position of the SOP is held today.</summary>
internal sealed class PositionsCheck(OfficeReading reading) : ICheck
{
    internal static readonly LocalText Assign = new(
        "Isi pemegangnya (definitif, Plh, atau Plt) di daftar Penugasan.", "Enter the holder (definitif, Plh or Plt) in the list Penugasan.");

    private static readonly Role[] Sop = [Role.TimMediaSosial, Role.KepalaSeksi, Role.KepalaBidang, Role.KepalaDinas];

    public string Name => "positions";

    public LocalText Title { get; } = new("Jabatan terisi", "Positions held");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var office = await reading.OnAsync(reading.Day, cancellationToken);
        var absent = string.Join(", ", Sop.Where(r => office.Positions.All(p => p.Role != r)).Select(Codes.Of));
        if (absent.Length > 0)
        {
            return Finding.Wrong(
                new LocalText($"Tidak ada jabatan dengan peran: {absent}.", $"No position has the role: {absent}."),
                new LocalText("Isi daftar Jabatan.", "Enter it in the list Jabatan."));
        }

        if (office.Vacant.Count == 0) return Finding.Good($"{office.Positions.Count(p => p.Role != Role.Admin)} jabatan.", $"{office.Positions.Count(p => p.Role != Role.Admin)} positions.");
        var vacant = string.Join(", ", office.Vacant.Select(p => p.Label));
        return Finding.Wrong(new LocalText($"Kosong: {vacant}.", $"Vacant: {vacant}."), Assign);
    }
}

/// <summary>And will be held in the next two weeks, so that there is time to name somebody.</summary>
internal sealed class PositionsSoonCheck(OfficeReading reading) : ICheck
{
    private const int Days = 14;

    public string Name => "positions-soon";

    public LocalText Title { get; } = new($"Jabatan terisi {Days} hari lagi", $"Positions held in the next {Days} days");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var now = (await reading.OnAsync(reading.Day, cancellationToken)).Vacant.Select(p => p.Key).ToHashSet();
        Dictionary<string, string> vacant = [];
        for (var days = 1; days <= Days; days++)
        {
            var day = reading.Day.AddDays(days);
            foreach (var position in (await reading.OnAsync(day, cancellationToken)).Vacant.Where(p => !now.Contains(p.Key)))
                vacant.TryAdd(position.Key, $"{position.Label} ({day:yyyy-MM-dd})");
        }

        if (vacant.Count == 0) return Finding.Good("Tidak ada yang berakhir.", "None ends.");
        var named = string.Join(", ", vacant.Values);
        return Finding.Wrong(new LocalText($"Akan kosong: {named}.", $"Will be vacant: {named}."), PositionsCheck.Assign);
    }
}

/// <summary>Somebody is told of what only an administrator can mend.</summary>
internal sealed class AdministratorCheck(OfficeReading reading) : ICheck
{
    public string Name => "administrator";

    public LocalText Title { get; } = new("Administrator", "Administrator");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var office = await reading.OnAsync(reading.Day, cancellationToken);
        var held = office.Positions.Any(p => p.Role == Role.Admin && office.HoldersOf(p.Key).Count > 0);
        return held ? Finding.Good("Ada.", "There is one.") : Finding.Note(
            new LocalText("Belum ada pemegangnya: jabatan kosong dan libur yang belum resmi tidak diberitahukan kepada siapa pun.", "Nobody holds it: vacant positions and unofficial holidays are told to nobody."),
            PositionsCheck.Assign);
    }
}

/// <summary>The holidays that due dates are counted by are decreed, from October on those of next year too.</summary>
internal sealed class HolidaysCheck(OfficeReading reading) : ICheck
{
    public string Name => "holidays";

    public LocalText Title { get; } = new("Hari libur", "Holidays");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var office = await reading.OnAsync(reading.Day, cancellationToken);
        var noon = new DateTimeOffset(reading.Day, new TimeOnly(12, 0), Wib.Offset);
        if (CalendarWarning.For(office.Rules.Calendar, noon) is not { } warning) return Finding.Good("Resmi.", "Official.");
        var status = Codes.Of(warning.Status);
        return Finding.Wrong(
            new LocalText($"Libur {warning.Year} belum resmi ({status}); batas waktu di tahun itu perkiraan.", $"The holidays of {warning.Year} are not official ({status}); due dates in that year are estimates."),
            new LocalText($"Isi keputusan bersama (SKB) {warning.Year} di daftar HariLibur dengan status resmi.", $"Enter the joint decision (SKB) for {warning.Year} in the list HariLibur with the status resmi."));
    }
}
