using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>An invented office.</summary>
internal static class ExampleOffice
{
    internal const string Tim = "tim";
    internal const string Kasi = "kasi";
    internal const string Kasi2 = "kasi2";
    internal const string Kabid = "kabid";

    internal static Office Office { get; } = new(
        [
            new(Tim, Role.TimMediaSosial, "Tim Media Sosial", Kasi),
            new(Kasi, Role.KepalaSeksi, "Kepala Seksi Promosi dan Pemberdayaan Masyarakat", Kabid),
            new(Kasi2, Role.KepalaSeksi, "Kepala Seksi Surveilans dan Imunisasi", Kabid),
            new("kasi3", Role.KepalaSeksi, "Kepala Seksi Kesehatan Lingkungan", Kabid),
            new(Kabid, Role.KepalaBidang, "Kepala Bidang Kesehatan Masyarakat", "kadis"),
            new("kadis", Role.KepalaDinas, "Kepala Dinas", null),
        ],
        new Dictionary<string, IReadOnlyList<Person>>
        {
            [Tim] = [Holder("Rini Astuti")],
            [Kasi] = [Holder("Bambang Hartono")],
            [Kasi2] = [Holder("Siti Maryam")],
            [Kabid] = [Holder("Agus Wicaksono", ActingKind.Plh)],
            ["kadis"] = [Holder("Dewi Lestari")],
        },
        [
            new("imunisasi", "Imunisasi", Kasi2, ApprovalRule.KasiDanKasiTerkait),
            new("demam_berdarah", "Demam berdarah (DBD)", Kasi2, null),
            new("umum", "Layanan umum", null, ApprovalRule.KasiSaja),
        ]);

    internal static DateTimeOffset Morning { get; } = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    internal static CardContext Context { get; } = new("https://sop697.contoh.go.id", Morning.AddHours(1), ["29:contoh-penerima"]);

    internal static Position Position(string key) => Office.Position(key)!;

    internal static Actor Who(string position)
    {
        var holder = Office.HoldersOf(position)[0];
        return Office.Find(holder.ObjectId, holder.Name);
    }

    private static Person Holder(string name, ActingKind kind = ActingKind.Definitif)
    {
        var key = name.ToLowerInvariant().Replace(' ', '.');
        return new Person($"id-{key}", name, $"{key}@contoh.go.id", kind);
    }
}
