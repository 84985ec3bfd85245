using Sop697.Domain.Time;

namespace Sop697.Microsoft365.Directory;

/// <summary>Rows of <c>HariLibur</c> and <c>JamKerja</c>.</summary>
internal static class CalendarRows
{
    /// <summary>Status of a day that turned out to be worked; the row stays, so that provisioning does not put it back.</summary>
    public const string Withdrawn = "batal";

    public static readonly string[] HolidayColumns = ["Tanggal", "Nama", "Jenis", "Sumber", "Status", "Catatan"];
    public static readonly string[] HoursColumns =
        ["Nama", "MulaiTanggal", "SelesaiTanggal", "Hari", "Buka", "IstirahatMulai", "IstirahatSelesai", "Tutup", "Sumber"];

    /// <summary>Weekdays by their code, Monday first.</summary>
    public static IReadOnlyDictionary<string, DayOfWeek> Weekdays { get; } = new Dictionary<string, DayOfWeek>(StringComparer.OrdinalIgnoreCase)
    {
        ["senin"] = DayOfWeek.Monday,
        ["selasa"] = DayOfWeek.Tuesday,
        ["rabu"] = DayOfWeek.Wednesday,
        ["kamis"] = DayOfWeek.Thursday,
        ["jumat"] = DayOfWeek.Friday,
        ["sabtu"] = DayOfWeek.Saturday,
        ["minggu"] = DayOfWeek.Sunday,
    };

    /// <returns>Null when the row cannot be used, or was withdrawn.</returns>
    public static Holiday? HolidayOf(SettingsRow row)
    {
        if (row.Optional("Status") is Withdrawn) return row.LeaveOut<Holiday>();
        if (row.Required("Tanggal") is null || !row.Day("Tanggal", out var date)) return null;
        return row.Required("Nama") is { } name && row.Code<HolidayKind>("Jenis") is { } kind && row.Code<HolidayStatus>("Status") is { } status && status != HolidayStatus.Unknown
            ? new Holiday(date!.Value, name, kind, row.Optional("Sumber") ?? "", status, row.Optional("Catatan"))
            : null;
    }

    /// <returns>Null when the row cannot be used.</returns>
    public static HoursRow? HoursOf(SettingsRow row)
    {
        if (row.Required("Nama") is not { } name || !row.Day("MulaiTanggal", out var from) || !row.Day("SelesaiTanggal", out var to)) return null;
        if (row.Required("Hari") is not { } day || !Weekdays.TryGetValue(day, out var weekday)) return row.Reject<HoursRow>("Hari");
        if (row.Clock("Buka") is not { } opens || row.Clock("Tutup") is not { } closes || Hours(row, opens, closes) is not { } hours) return row.Reject<HoursRow>("Tutup");
        return to < from ? row.Reject<HoursRow>("SelesaiTanggal") : new HoursRow(name, from, to, weekday, hours, row.Optional("Sumber") ?? "");
    }

    /// <summary>A day without a break has one of no length, in its middle.</summary>
    private static WorkHours? Hours(SettingsRow row, TimeOnly opens, TimeOnly closes)
    {
        var middle = opens.Add((closes - opens) / 2);
        var (starts, ends) = (row.Optional("IstirahatMulai"), row.Optional("IstirahatSelesai")) is (null, null)
            ? (middle, middle)
            : (row.Clock("IstirahatMulai"), row.Clock("IstirahatSelesai"));
        var inOrder = opens < starts && starts <= ends && ends < closes;
        return inOrder ? new WorkHours(opens, starts!.Value, ends!.Value, closes) : null;
    }
}
