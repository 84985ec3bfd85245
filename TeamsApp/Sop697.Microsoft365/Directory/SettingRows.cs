using System.Globalization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Domain.Privacy;
using Sop697.Domain.Time;

namespace Sop697.Microsoft365.Directory;

/// <summary>A row of <c>Pengaturan</c> that can be used.</summary>
internal sealed record Setting(string Key, string Value);

/// <summary>What each key of <c>Pengaturan</c> sets, and the rows that the product ships with.</summary>
internal static class SettingRows
{
    private const string Statutory = "BatasHukum";

    /// <summary>Beyond this many days, working days or levels somebody mistyped.</summary>
    private const int MostDays = 250;

    private static readonly string[] Off = ["mati", "tidak", "-"];

    /// <summary>Key, value and meaning of every setting as it is when nobody changed it.</summary>
    public static IReadOnlyList<(string Key, string Value, string Meaning)> Shipped { get; } =
    [
        ("SatuanHari", Codes.Of(DayCount.Default.Unit), "Yang dihitung pada batas langkah: kerja (jam kerja) atau kalender (semua jam)."),
        ("ModelHari", Codes.Of(DayCount.Default.End), "Akhir \"1 hari\": sama-jam (jam yang sama) atau akhir-hari."),
        .. Enum.GetValues<InquiryClass>().Where(k => k != InquiryClass.Spam).Select(k => (
            KeyOf(k),
            OfficeSettings.Default.StatutoryDays.GetValueOrDefault(k).ToString(CultureInfo.InvariantCulture),
            $"Batas hukum dalam hari kerja sejak diterima untuk {Codes.Of(k)}; 0 berarti tidak ada. Ditetapkan kantor.")),
        ("RingkasanPagi", OfficeSettings.Default.MorningDigest?.ToString("HH.mm", CultureInfo.InvariantCulture) ?? Off[0], "Jam ringkasan pagi (WIB), misalnya 07.45; mati untuk mematikan."),
        ("EskalasiHariKerja", OfficeSettings.Default.EscalationDays.ToString(CultureInfo.InvariantCulture), "Hari kerja lewat batas sebelum jabatan di atasnya diberi tahu, untuk tiap tingkat."),
        ("AmbangGanda", OfficeSettings.Default.LikenessPercent?.ToString(CultureInfo.InvariantCulture) ?? Off[0], "Persen kesamaan ringkasan sejak Tim ditanya apakah laporan ganda (50 sampai 100); mati untuk tidak membandingkan ringkasan."),
        ("TinjauJawabanBulan", OfficeSettings.Default.AnswerReviewMonths.ToString(CultureInfo.InvariantCulture), "Bulan sejak dirilis selama jawaban lama masih ditawarkan untuk dipakai lagi; 0 berarti tidak ditawarkan."),
        ("RetensiTahun", OfficeSettings.Default.RetentionYears.ToString(CultureInfo.InvariantCulture), $"Tahun penuh kasus disimpan setelah tahun selesainya, menurut jadwal retensi arsip ({Retention.LeastYears} sampai {Retention.MostYears}); sesudah itu ditinjau, tidak pernah dihapus sendiri."),
        ("KataMendesak", string.Join(", ", OfficeSettings.Default.UrgentWords), "Kata yang membuat laporan mendesak, dipisah koma."),
        ("UkuranKertas", "", "Kertas untuk berkas cetak: A4 atau F4; kosong berarti A4."),
        ("BentukNotaDinas", "", "Kepala nota dinas: lama (Nomor, Kepada, Dari, Hal, Tanggal) atau baru (Yth. sampai Hal); kosong berarti lama."),
        ("KopSurat", "", "Baris di bawah nama dinas pada kop, misalnya alamat; kosong bila tidak ada."),
        ("NomorFormat", "", "Susunan nomor nota dinas, misalnya {klasifikasi}/{urut}/{unit}/{tahun}; urut selalu diisi tangan. Kosong berarti nomor dikosongkan."),
        ("KodeKlasifikasi", "", "Kode klasifikasi arsip untuk nomor; ditetapkan kantor, kosong berarti dikosongkan."),
        ("KodeUnit", "", "Kode unit untuk nomor; ditetapkan kantor, kosong berarti dikosongkan."),
        ("PredikatCapaian", string.Join("; ", OfficeSettings.Default.AchievementBands.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.From} {b.Label}"))),
            "Batas bawah capaian (%) dan predikatnya, dipisah titik koma; capaian tidak dibulatkan lebih dahulu. mati untuk tanpa predikat. Ditetapkan kantor."),
    ];

    /// <summary>The settings with one more row; null when key or value cannot be used.</summary>
    public static OfficeSettings? Apply(OfficeSettings settings, Setting row) => row.Key.ToUpperInvariant() switch
    {
        "SATUANHARI" => Codes.Find<DayUnit>(row.Value) is { } unit ? settings with { Counting = settings.Counting with { Unit = unit } } : null,
        "MODELHARI" => Codes.Find<DayEnd>(row.Value) is { } end ? settings with { Counting = settings.Counting with { End = end } } : null,
        "RINGKASANPAGI" => Off.Contains(row.Value.ToLowerInvariant()) ? settings with { MorningDigest = null }
            : ClockText.Read(row.Value) is { } at ? settings with { MorningDigest = at } : null,
        "ESKALASIHARIKERJA" => Days(row.Value, least: 1) is { } days ? settings with { EscalationDays = days } : null,
        "AMBANGGANDA" => Off.Contains(row.Value.ToLowerInvariant()) ? settings with { LikenessPercent = null }
            : Days(row.Value.TrimEnd('%', ' '), least: 50) is { } percent and <= 100 ? settings with { LikenessPercent = percent } : null,
        "TINJAUJAWABANBULAN" => Days(row.Value, least: 0) is { } months ? settings with { AnswerReviewMonths = months } : null,
        "RETENSITAHUN" => Days(row.Value, Retention.LeastYears) is { } years and <= Retention.MostYears ? settings with { RetentionYears = years } : null,
        "KATAMENDESAK" => settings with { UrgentWords = row.Value.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) },
        "PREDIKATCAPAIAN" => Bands(row.Value) is { } bands ? settings with { AchievementBands = bands } : null,
        _ => WithPrinting(settings.Printing, row) is { } printing ? settings with { Printing = printing } : WithStatutory(settings, row),
    };

    private static PrintSettings? WithPrinting(PrintSettings printing, Setting row) => row.Key.ToUpperInvariant() switch
    {
        "UKURANKERTAS" => Codes.Find<PaperSize>(row.Value.Trim().ToUpperInvariant()) is { } paper ? printing with { Paper = paper } : null,
        "BENTUKNOTADINAS" => Codes.Find<MemoForm>(row.Value.Trim().ToLowerInvariant()) is { } form ? printing with { Memo = form } : null,
        "KOPSURAT" => printing with { Letterhead = row.Value.Trim() },
        "NOMORFORMAT" => printing with { NumberFormat = row.Value.Trim() },
        "KODEKLASIFIKASI" => printing with { Classification = row.Value.Trim() },
        "KODEUNIT" => printing with { Unit = row.Value.Trim() },
        _ => null,
    };

    private static OfficeSettings? WithStatutory(OfficeSettings settings, Setting row)
    {
        var kinds = Enum.GetValues<InquiryClass>().Where(k => KeyOf(k).Equals(row.Key, StringComparison.OrdinalIgnoreCase)).ToList();
        if (kinds.Count == 0 || Days(row.Value, least: 0) is not { } days) return null;
        var all = new Dictionary<InquiryClass, int>(settings.StatutoryDays);
        if (days == 0) all.Remove(kinds[0]);
        else all[kinds[0]] = days;
        return settings with { StatutoryDays = all };
    }

    /// <summary>"91 Sangat Baik; 76 Baik"; null when a part is no number with a word.</summary>
    private static List<AchievementBand>? Bands(string value)
    {
        List<AchievementBand> bands = [];
        if (Off.Contains(value.ToLowerInvariant())) return bands;
        foreach (var part in value.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(' ', 2, StringSplitOptions.TrimEntries) is not [var number, { Length: > 0 } label]
                || !decimal.TryParse(number.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var from)) return null;
            bands.Add(new AchievementBand(from, label));
        }

        return bands.Count > 0 ? bands : null;
    }

    private static string KeyOf(InquiryClass kind) => $"{Statutory}{kind}";

    private static int? Days(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= least && days <= MostDays ? days : null;
}

/// <summary>Times of day as people type them.</summary>
internal static class ClockText
{
    private static readonly string[] Formats = ["H.mm", "HH.mm"];

    public static TimeOnly? Read(string? text) =>
        TimeOnly.TryParseExact(text?.Replace(':', '.'), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static string Of(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);
}
