using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Tests.Domain.Cases;

namespace Sop697.Tests.Domain.Knowledge;

/// <summary>Invented questions and answers of an office.</summary>
internal static class Shelf
{
    public static readonly IReadOnlyList<ReleasedAnswer> Answers =
    [
        Answer(1, "Kapan jadwal imunisasi campak untuk anak 2 tahun di puskesmas?", "Imunisasi campak-rubela dilayani setiap Selasa dan Kamis pukul 08.00 di semua puskesmas. Bawa buku KIA.", "imunisasi"),
        Answer(2, "Apakah imunisasi polio tambahan wajib dan apakah aman?", "Imunisasi polio tambahan aman dan dianjurkan untuk semua anak usia 0-7 tahun.", "imunisasi"),
        Answer(3, "Anak saya demam setelah divaksin, apa yang harus dilakukan?", "Demam ringan setelah vaksin wajar. Kompres, beri minum, dan periksa ke puskesmas bila lebih dari dua hari.", "kipi"),
        Answer(4, "Antrian di puskesmas lama sekali, apa bisa daftar online?", "Pendaftaran daring tersedia mulai pukul 06.00 lewat laman puskesmas. Nomor antrean dikirim ke ponsel.", "layanan_puskesmas"),
        Answer(5, "Apakah puskesmas buka hari Sabtu dan Minggu?", "Puskesmas rawat jalan buka Senin sampai Sabtu. Puskesmas rawat inap dan UGD buka 24 jam.", "layanan_puskesmas"),
        Answer(6, "Bagaimana cara mengurus surat keterangan sehat dan berapa biayanya?", "Surat keterangan sehat dibuat di puskesmas dengan membawa KTP. Biaya mengikuti peraturan daerah.", "layanan_puskesmas"),
        Answer(7, "Mohon fogging di RT kami karena banyak kasus demam berdarah.", "Pengasapan dilakukan setelah penyelidikan epidemiologi. Laporkan kasus ke puskesmas terdekat; lakukan 3M Plus.", null),
        Answer(8, "Petugas loket puskesmas tidak ramah kepada pasien lansia.", "Kami mohon maaf. Petugas sudah diberi pembinaan dan loket khusus lansia telah dibuka.", "layanan_puskesmas"),
        Answer(9, "Posyandu balita di kelurahan kami kapan dan di mana?", "Posyandu balita diadakan setiap bulan di balai RW; jadwal dapat ditanyakan kepada kader.", "gizi"),
        Answer(10, "Apakah pemberian makanan tambahan untuk balita stunting masih ada?", "Makanan tambahan diberikan selama 90 hari bagi balita dengan masalah gizi, melalui posyandu.", "gizi"),
        Answer(11, "Apakah BPJS bisa dipakai untuk cabut gigi di puskesmas?", "Cabut gigi ditanggung BPJS di puskesmas tempat peserta terdaftar.", "layanan_puskesmas"),
        Answer(12, "Di mana tes HIV gratis dan apakah dirahasiakan?", "Tes HIV tersedia tanpa biaya di semua puskesmas dan hasilnya dirahasiakan.", null),
    ];

    public static AnswerIndex Index(params IEnumerable<ReleasedAnswer> answers)
    {
        var index = new AnswerIndex();
        foreach (var answer in answers) index.Add(answer);
        return index;
    }

    public static ReleasedAnswer Answer(int number, string question, string text, string? topic = null) => new(
        $"kasus-{number}", $"MS-2026-{number:0000}", Channel.Instagram, topic, question, text, ["kabid", "kasi"],
        CaseSpec.Now.AddDays(-30).AddMinutes(number), CaseSpec.Now.AddDays(-29).AddMinutes(number), ["tim", "kasi", "kabid"]);

    public static Case Asking(string summary, string? topic = null, Channel channel = Channel.Instagram) =>
        CaseSpec.Given(Situations.AtKonsultasi()).Known with { Inquiry = new Inquiry(channel, InquiryClass.Pertanyaan, summary, topic) };
}
