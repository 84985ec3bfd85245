using Sop697.Domain;
using Sop697.Domain.Indicators;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>A line of a report in <c>CapaianKinerja</c>: flat, typed, without anybody's name.</summary>
internal static class AchievementRow
{
    /// <summary>When a row last changed says nothing about whether it must change.</summary>
    private static readonly string[] Stamps = ["DihitungUtc", "DihitungWib"];

    public static IReadOnlyList<string> Columns { get; } =
    [
        "Kunci", "Tahun", "Periode", "PeriodeJenis", "PeriodeMulai", "Irisan", "Kanal", "JabatanKode", "Kode", "Nama", "Satuan", "Arah", "Pembilang", "Penyebut",
        "Realisasi", "Target", "BatasBawah", "BatasAtas", "Capaian", "Tercapai", "Sisi", .. Stamps,
    ];

    public static ListRow Of(IndicatorLine line, DateTimeOffset now) => new(
        ListNames.Achievements, line.Key, [.. Identity(line), .. Values(line), Field.Utc(Stamps[0], now), Field.Wib(Stamps[1], now)]);

    /// <summary>What stands in the list for cases that are no longer counted there.</summary>
    public static ListRow Emptied(string key, DateTimeOffset now) => new(
        ListNames.Achievements,
        key,
        [
            Field.Number("Pembilang", 0), Field.Number("Penyebut", 0), Field.Real("Realisasi", null), Field.Real("Capaian", null), Field.Flag("Tercapai", null),
            Field.Choice("Sisi", null), Field.Utc(Stamps[0], now), Field.Wib(Stamps[1], now),
        ]);

    /// <summary>Everything but the stamps, and the day, which SharePoint gives back in the site's own time.</summary>
    public static bool Compared(Field field) => !Stamps.Contains(field.Name) && field.Type != ColumnType.DateTime;

    private static IEnumerable<Field> Identity(IndicatorLine line) =>
    [
        Field.Text("Title", $"{line.Period.Label}: {line.Name}"),
        Field.Text("Kunci", line.Key),
        Field.Number("Tahun", line.Period.First.Year),
        Field.Text("Periode", line.Period.Key),
        Field.Choice("PeriodeJenis", line.Period.Kind),
        Field.Utc("PeriodeMulai", new DateTimeOffset(line.Period.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)),
        Field.Choice("Irisan", line.Scope.Kind),
        Field.Choice("Kanal", Codes.Of(line.Scope.Channel)),
        Field.Text("JabatanKode", line.Scope.Position),
        Field.Text("Kode", line.Indicator.Code),
        Field.Text("Nama", line.Name),
        Field.Text("Satuan", Codes.Of(line.Indicator.Unit)),
        Field.Choice("Arah", Codes.Of(line.Target.Direction)),
    ];

    private static IEnumerable<Field> Values(IndicatorLine line) =>
    [
        Field.Number("Pembilang", line.Counted.Numerator),
        Field.Number("Penyebut", line.Counted.Denominator),
        Field.Real("Realisasi", line.Actual),
        Field.Real("Target", line.Target.Target),
        Field.Real("BatasBawah", line.Target.Lower),
        Field.Real("BatasAtas", line.Target.Upper),
        Field.Real("Capaian", line.Achievement?.Percent),
        Field.Flag("Tercapai", line.Achievement?.Met),
        Field.Choice("Sisi", Codes.Of(line.Achievement?.Side)),
    ];
}
