using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Tests.Domain.Cases;

/// <summary>The invented office of the specs: five positions, the people who hold them, and one question of a citizen.</summary>
internal static class Office
{
    public static readonly Position TimPost = new("tim", Role.TimMediaSosial, "Tim Media Sosial", "kasi");
    public static readonly Position KasiPost = new("kasi", Role.KepalaSeksi, "Kepala Seksi Promosi Kesehatan", "kabid");
    public static readonly Position Kasi2Post = new("kasi2", Role.KepalaSeksi, "Kepala Seksi Surveilans", "kabid");
    public static readonly Position Kasi3Post = new("kasi3", Role.KepalaSeksi, "Kepala Seksi Farmasi", "kabid2");
    public static readonly Position KabidPost = new("kabid", Role.KepalaBidang, "Kepala Bidang Kesehatan Masyarakat", "kadis");
    public static readonly Position Kabid2Post = new("kabid2", Role.KepalaBidang, "Kepala Bidang Sumber Daya Kesehatan", "kadis");
    public static readonly Position KadisPost = new("kadis", Role.KepalaDinas, "Kepala Dinas Kesehatan", null);

    public static readonly Actor Tim = Holding("11111111-0000-0000-0000-000000000001", "Tia Pengelola", TimPost);
    public static readonly Actor Kasi = Holding("11111111-0000-0000-0000-000000000002", "Kartika Seksi", KasiPost);
    public static readonly Actor Kasi2 = Holding("11111111-0000-0000-0000-000000000003", "Surya Seksi", Kasi2Post);
    public static readonly Actor Kasi3 = Holding("11111111-0000-0000-0000-000000000004", "Fajar Seksi", Kasi3Post);
    public static readonly Actor Kabid = Holding("11111111-0000-0000-0000-000000000005", "Bambang Bidang", KabidPost);
    public static readonly Actor Kabid2 = Holding("11111111-0000-0000-0000-000000000006", "Dewi Bidang", Kabid2Post);
    public static readonly Actor Kadis = Holding("11111111-0000-0000-0000-000000000007", "Dinar Dinas", KadisPost);
    public static readonly Actor Stranger = new("11111111-0000-0000-0000-000000000009", "Orang Lain", []);

    /// <summary>The Kepala Seksi, who also stands in for the Kepala Bidang this week.</summary>
    public static readonly Actor KasiAsPlhKabid = Kasi with
    {
        Seats = [new Seat(KasiPost, ActingKind.Definitif), new Seat(KabidPost, ActingKind.Plh)],
    };

    /// <summary>Another Kepala Seksi, who also stands in for the Kepala Bidang this week.</summary>
    public static readonly Actor Kasi2AsPlhKabid = Kasi2 with
    {
        Seats = [new Seat(Kasi2Post, ActingKind.Definitif), new Seat(KabidPost, ActingKind.Plh)],
    };

    public static readonly Evidence Screenshot = new(new string('a', 64), 123_456, 1080, 1920, "image/png", EvidencePurpose.Question);
    public static readonly Evidence SecondScreenshot = new(new string('b', 64), 98_765, 1080, 1920, "image/jpeg", EvidencePurpose.Question);
    public static readonly Evidence Proof = new(new string('c', 64), 45_678, 800, 600, "image/webp", EvidencePurpose.Proof);

    public static readonly Inquiry Question = new(
        Channel.Instagram,
        InquiryClass.Pertanyaan,
        "Kapan jadwal imunisasi bulan ini?",
        "imunisasi",
        "https://instagram.example/p/1",
        "warga_contoh",
        new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero));

    public const string Reply = "Jadwal imunisasi ada di puskesmas setiap Selasa.";
    public const string OtherReply = "Imunisasi dilayani setiap Selasa dan Kamis.";
    public const string Link = "https://instagram.example/p/1#jawaban";

    public static ActedBy As(this Actor actor) => actor.As(actor.Seats[0].Position.Key)!;

    private static Actor Holding(string id, string name, Position post) => new(id, name, [new Seat(post, ActingKind.Definitif)]);
}
