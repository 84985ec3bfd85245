using System.Globalization;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;

namespace Sop697.Documents.Dossiers;

/// <summary>Words and times as an office prints them.</summary>
internal static class Wording
{
    internal const string Office = "DINAS KESEHATAN KOTA MALANG";
    internal const string Blank = "........................................";
    internal const string None = "-";

    private static readonly string[] Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    /// <summary>"2 Maret 2026".</summary>
    internal static string Day(DateTimeOffset at) => Day(Wib.Day(at));

    internal static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    /// <summary>"2 Maret 2026 pukul 08.15 WIB".</summary>
    internal static string Moment(DateTimeOffset at) => $"{Day(at)} pukul {Wib.Local(at):HH.mm} WIB";

    /// <summary>For narrow columns whose head says WIB: "02-03-2026 08.15".</summary>
    internal static string Short(DateTimeOffset? at) => at is { } known ? Wib.Local(known).ToString("dd-MM-yyyy HH.mm", CultureInfo.InvariantCulture) : None;

    internal static string Of(InquiryClass kind) => kind switch
    {
        InquiryClass.Pertanyaan => "Pertanyaan",
        InquiryClass.Pengaduan => "Pengaduan",
        InquiryClass.InformasiPublik => "Permintaan informasi publik",
        InquiryClass.Aspirasi => "Aspirasi atau saran",
        InquiryClass.BukanKewenangan => "Bukan kewenangan",
        _ => "Spam, iklan atau hoaks",
    };

    internal static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Dijawab => "Dijawab",
        Outcome.Spam => "Ditutup: spam, iklan atau hoaks",
        Outcome.BukanKewenangan => "Ditutup: bukan kewenangan Dinas Kesehatan",
        Outcome.DiteruskanLapor => "Diteruskan ke SP4N-LAPOR!",
        Outcome.DiteruskanSambat => "Diteruskan ke Sambat Online",
        Outcome.Digabung => "Digabung ke kasus lain, yang menjawabnya",
        _ => "Diteruskan ke PPID",
    };

    internal static string Of(ConsultationEnd? how) => how switch
    {
        ConsultationEnd.Answered => "dijawab",
        ConsultationEnd.Approved => "disetujui",
        ConsultationEnd.Returned => "dikembalikan",
        ConsultationEnd.Withdrawn => "ditarik",
        _ => "menunggu",
    };

    /// <summary>The account of a citizen is personal data: enough of it to find the post, not to name the person.</summary>
    internal static string Masked(string? account)
    {
        var plain = (account ?? "").Trim().TrimStart('@');
        return plain.Length == 0 ? "" : $"@{plain[..Math.Min(2, plain.Length)]}{new string('*', Math.Max(3, plain.Length - 2))}";
    }

    /// <summary>"Siti Maryam" and below it "Plh. Kepala Seksi …".</summary>
    internal static string Person(ActedBy? by) => by is null ? None : by.Position == Actor.System.Seats[0].Position.Key ? by.Name : $"{by.Name}\n{by.Title}";
}
