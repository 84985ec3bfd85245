using Sop697.Domain.Audit;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>A closed month in <c>TutupBuku</c>; written once, and once more when its document stands in the library.</summary>
internal static class MonthRow
{
    public static ListRow Of(ClosedMonth month) => new(
        ListNames.Months,
        month.Month,
        [
            Field.Text("Title", month.Month),
            Field.Text("Bulan", month.Month),
            Field.Number("Tahun", ClosedMonth.DayOf(month.Month).Year),
            Field.Number("JumlahKasus", month.Cases),
            Field.Number("JumlahKeputusan", month.Commits),
            Field.Text("Hash", month.Hash),
            Field.Utc("DitutupUtc", month.ClosedAt),
            Field.Wib("DitutupWib", month.ClosedAt),
            .. Document(null, null),
        ]);

    /// <summary>Only what comes later.</summary>
    public static ListRow Of(ClosedMonth month, string sha256, string url) => new(ListNames.Months, month.Month, [.. Document(sha256, url)]);

    private static IEnumerable<Field> Document(string? sha256, string? url) => [Field.Text("LaporanSha256", sha256), Field.Note("LaporanUrl", url)];
}
