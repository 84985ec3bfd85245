using Sop697.Domain.Indicators;
using Sop697.Domain.Time;

namespace Sop697.Domain.Cases;

/// <summary>What an administrator may set, list <c>Pengaturan</c>. Each has a default, so that an empty list works too.</summary>
public sealed record OfficeSettings
{
    public static OfficeSettings Default { get; } = new();

    /// <summary><c>SatuanHari</c>, <c>ModelHari</c>: how the limits of the SOP are counted.</summary>
    public DayCount Counting { get; init; } = DayCount.Default;

    /// <summary>
    /// <c>BatasHukum…</c>: working days of the law from receipt, by class; a class that is missing has no such limit. The stricter
    /// number stands where the law tells kinds of complaints apart that the team cannot.
    /// </summary>
    public IReadOnlyDictionary<InquiryClass, int> StatutoryDays { get; init; } = new Dictionary<InquiryClass, int>
    {
        [InquiryClass.Pengaduan] = 5,
        [InquiryClass.InformasiPublik] = 10,
        [InquiryClass.BukanKewenangan] = 3,
    };

    /// <summary><c>RingkasanPagi</c>: when the morning digest goes out, WIB; null when it is switched off.</summary>
    public TimeOnly? MorningDigest { get; init; } = new TimeOnly(7, 45);

    /// <summary><c>EskalasiHariKerja</c>: working days past due after which the next position is told, for each level.</summary>
    public int EscalationDays { get; init; } = 1;

    /// <summary><c>TinjauJawabanBulan</c>: months after which a released answer is no longer offered for reuse; 0 offers none.</summary>
    public int AnswerReviewMonths { get; init; } = 12;

    /// <summary><c>RetensiTahun</c>: whole years for which a case is kept after the year in which it ended; see <see cref="Privacy.Retention"/>.</summary>
    public int RetentionYears { get; init; } = 2;

    /// <summary><c>KataMendesak</c>: words that make a report urgent.</summary>
    public IReadOnlyList<string> UrgentWords { get; init; } =
        ["keracunan", "KIPI", "wabah", "bunuh diri", "kejang", "pingsan", "meninggal", "gawat darurat", "KLB"];

    /// <summary><c>AmbangGanda</c>: percent of text in common from which the team is asked whether two reports are one; null when texts are not compared.</summary>
    public int? LikenessPercent { get; init; } = 90;

    /// <summary>How the office prints.</summary>
    public PrintSettings Printing { get; init; } = new();

    /// <summary>
    /// <c>PredikatCapaian</c>: words for achievements. Offices differ; these are bands in use elsewhere, for the office to confirm.
    /// </summary>
    public IReadOnlyList<AchievementBand> AchievementBands { get; init; } =
        [new(91, "Sangat Baik"), new(76, "Baik"), new(66, "Cukup"), new(51, "Kurang"), new(0, "Sangat Kurang")];

    /// <summary>When the law's own limit for such a report is over, or null when there is none.</summary>
    /// <returns>UTC.</returns>
    public DateTimeOffset? StatutoryDue(InquiryClass kind, DateTimeOffset received, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return StatutoryDays.TryGetValue(kind, out var days) ? calendar.EndOfWorkingDays(received, days) : null;
    }
}
