using SkiaSharp;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Documents;

/// <summary>A case told by what people did, decided by the domain and sealed as the journal keeps it. Everybody and everything in it is invented.</summary>
internal sealed class ExampleJournal
{
    internal const string Question = "Selamat pagi 🙏 kapan jadwal imunisasi campak untuk anak 2 tahun di puskesmas, dan apakah harus membawa buku KIA?";
    internal const string Reply =
        "Terima kasih atas pertanyaannya. Imunisasi campak-rubela dilayani setiap Selasa dan Kamis pukul 08.00–11.00 WIB di semua puskesmas Kota Malang.\n\nMohon membawa buku KIA. Layanan ini tidak dipungut biaya.";
    internal const string FirstReply = "Imunisasi ada setiap Selasa.";
    internal const string Link = "https://www.instagram.com/p/contoh697/c/697";
    internal static readonly DateTimeOffset Morning = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    internal static readonly Evidence Screenshot = new(new string('a', 64), 120_000, 1080, 1920, "image/png", EvidencePurpose.Question);
    internal static readonly Evidence Proof = new(new string('b', 64), 90_000, 1080, 1400, "image/png", EvidencePurpose.Proof);

    private const string CaseId = "0c0nt0hkasvs697ma1ang00001";
    private readonly List<SealedCommit> commits = [];
    private DateTimeOffset now = Morning;
    private Case? state;

    internal IReadOnlyList<SealedCommit> Commits => commits;

    internal Case State => state!;

    internal static Office Office(PrintSettings? print = null, bool withNumbers = false) => new(
        [
            new("tim", Role.TimMediaSosial, "Tim Media Sosial", "kasi"),
            new("kasi", Role.KepalaSeksi, "Kepala Seksi Promosi dan Pemberdayaan Masyarakat", "kabid"),
            new("kasi2", Role.KepalaSeksi, "Kepala Seksi Surveilans dan Imunisasi", "kabid"),
            new("kabid", Role.KepalaBidang, "Kepala Bidang Kesehatan Masyarakat", "kadis"),
        ],
        new Dictionary<string, IReadOnlyList<Person>>
        {
            ["tim"] = [Holder("Rini Astuti", withNumbers)],
            ["kasi"] = [Holder("Bambang Hartono", withNumbers)],
            ["kasi2"] = [Holder("Siti Maryam", withNumbers)],
            ["kabid"] = [Holder("Agus Wicaksono", withNumbers, ActingKind.Plh)],
        },
        [new("imunisasi", "Imunisasi", "kasi2", ApprovalRule.KasiDanKabid)])
    {
        Rules = SopRules.Of(WorkCalendar.Default, OfficeSettings.Default with { Printing = print ?? new PrintSettings() }),
    };

    /// <summary>Reported, asked of two, one answer too late, sent back once, approved, released, published with proof.</summary>
    internal static ExampleJournal Finished()
    {
        var story = new ExampleJournal().Opened();
        story.Does("kasi", "consult", n => new Consult(n, Who("kasi"), null, [Office().Position("kasi2")!, Office().Position("kabid")!], "Mohon jadwal terbaru."),
            Card("Mohon tindak lanjut", "Kasi"), ("to", "kasi2,kabid"), ("note", "Mohon jadwal terbaru."));
        story.now = story.now.AddDays(3);
        story.Does("kasi2", "answer", n => new Answer(n, Who("kasi2"), null, FirstReply), Card("Mohon jawaban", "Kasi 2"), ("text", FirstReply));
        story.Does("kabid", "return", n => new Return(n, Who("kabid"), null, "Jam layanan belum disebut."), Card("Mohon persetujuan", "Kabid"), ("reason", "Jam layanan belum disebut."));
        story.Does("kasi", "answer", n => new Answer(n, Who("kasi"), null, Reply), Card("Mohon rilis jawaban", "Kasi"), ("text", Reply));
        story.Does("kabid", "approve", n => new Approve(n, Who("kabid"), null, "Sudah tepat."), Card("Mohon persetujuan draf jawaban", "Plh Kabid"), ("note", "Sudah tepat."));
        story.Does("kasi", "release", n => new ReleaseAnswer(n, Who("kasi"), null, Reply), Card("Mohon rilis jawaban", "Kasi"), ("text", Reply));
        story.Does("tim", "add", n => new AddEvidence(n, Who("tim"), [Proof]), null);
        return story.Does("tim", "publish", n => new Publish(n, Who("tim"), null, Link, Proof.Sha256), Card("Terbitkan jawaban di kanal", "Tim"), ("permalink", Link));
    }

    internal static ExampleJournal Unfinished() => new ExampleJournal().Opened();

    internal static ExampleJournal ClosedWithoutAnswer()
    {
        var story = new ExampleJournal().Opened();
        return story.Does("kasi", "close", n => new CloseCase(n, Who("kasi"), null, Outcome.DiteruskanSambat, "Lampu jalan, bukan urusan kesehatan."), Card("Mohon tindak lanjut", "Kasi"));
    }

    /// <summary>What the system does after the end: nothing that a person decided.</summary>
    internal ExampleJournal Kept()
    {
        Happens(new RecordWork(now.AddMinutes(1), [new EvidenceArchived(Screenshot.Sha256, "2026/11/x.png", "item", "https://contoh.sharepoint.com/x.png")]), null);
        return this;
    }

    /// <summary>Somebody of the team covers a part of the screenshot, in pixels of the original.</summary>
    internal ExampleJournal Masked(params MaskArea[] areas)
    {
        now = now.AddMinutes(10);
        Happens(new MaskEvidence(now, Who("tim"), Screenshot.Sha256, areas), null);
        return this;
    }

    /// <summary>The printed dossier was put into its library as it was then.</summary>
    internal ExampleJournal Archived()
    {
        var masks = State.MaskVersion;
        Happens(new RecordWork(now.AddMinutes(1), [new DossierArchived(new string('f', 64), "2026/11/MS-2026-0012.pdf", "item", "https://contoh.sharepoint.com/x.pdf", masks > 0 ? masks : null)]), null);
        return this;
    }

    /// <summary>A screenshot of a phone, small, as evidence storage keeps it.</summary>
    internal static byte[] Phone(int width = 461, int height = 1024)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(0xF4, 0xF6, 0xFA));
            using var bubble = new SKPaint { Color = new SKColor(0x1F, 0x6F, 0x63) };
            for (var y = 40; y < height - 80; y += 110) canvas.DrawRoundRect(30, y, width * 0.7f, 70, 14, 14, bubble);
        }

        return bitmap.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
    }

    /// <summary>As the form sends it: keys, and "false" for a tick that was not set.</summary>
    private static Dictionary<string, string> Report => new()
    {
        ["channel"] = "instagram",
        ["kind"] = "pertanyaan",
        ["topic"] = "imunisasi",
        ["urgent"] = "false",
        ["sourceUrl"] = "https://www.instagram.com/warga.contoh/p/697/",
    };

    private ExampleJournal Opened()
    {
        var inquiry = new Inquiry(Channel.Instagram, InquiryClass.Pertanyaan, Question, "imunisasi", "https://www.instagram.com/p/contoh697/", "@warga.contoh", Morning.AddHours(-3));
        Happens(new OpenCase(now, Who("tim"), inquiry, [Screenshot], ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "chat"),
            new AnsweredCard(Card("Laporkan pertanyaan atau pengaduan", "Tim"), "open", Report, "1:tim"));
        Happens(new RecordWork(now, [new CaseNumbered("MS-2026-0012")]), null);
        return Delivered();
    }

    private ExampleJournal Does(string position, string verb, Func<DateTimeOffset, CaseCommand> command, string? card, params (string Id, string Value)[] inputs)
    {
        now = now.AddMinutes(10);
        Happens(command(now), card is null ? null : new AnsweredCard(card, verb, inputs.ToDictionary(i => i.Id, i => i.Value), $"1:{position}"));
        return Delivered();
    }

    private void Happens(CaseCommand command, AnsweredCard? card)
    {
        var decision = CaseDecider.Decide(state, command, SopRules.Current);
        var accepted = decision as Decision.Accepted ?? throw new InvalidOperationException($"The example does not happen: {decision}");
        var previous = commits.Count == 0 ? Commit.Genesis : commits[^1].Hash;
        var commit = new Commit(CaseId, commits.Count + 1, command.Now, accepted.By, accepted.Events, card, previous).Seal();
        commits.Add(commit);
        state = CaseEvolution.Apply(state, commit.Commit);
    }

    private ExampleJournal Delivered()
    {
        List<CaseEvent> sent = [];
        foreach (var show in OwedWork.Pending(State, SopRules.Current, now).OfType<ShowCard>())
        {
            sent.Add(State.Cards.ContainsKey(show.Card.Key)
                ? new CardUpdated(show.Card.Key, show.Card.Face)
                : new CardSent(show.Card.Key, show.Card.Position, show.Card.Face, [new CardCopy($"id-{show.Card.Position}", $"a:{show.Card.Position}", show.Card.Key)]));
        }

        if (sent.Count > 0) Happens(new RecordWork(now, sent), null);
        return this;
    }

    /// <summary>A card as it is drawn for people, cut to what matters here.</summary>
    private static string Card(string wanted, string to) => System.Text.Json.JsonSerializer.Serialize(new
    {
        type = "AdaptiveCard",
        version = "1.5",
        body = new object[]
        {
            new { type = "TextBlock", text = $"MS\\-2026\\-0012 · {wanted}" },
            new { type = "Container", items = new object[] { new { type = "RichTextBlock", inlines = new object[] { new { type = "TextRun", text = Question } } } } },
            new { type = "FactSet", facts = new object[] { new { title = "Untuk", value = to }, new { title = "Kanal", value = "Instagram" } } },
            new { type = "Input.Text", id = "note" },
        },
        actions = new object[] { new { type = "Action.Execute", title = "Tombol" } },
    });

    private static Actor Who(string position)
    {
        var holder = Office().HoldersOf(position)[0];
        return Office().Find(holder.ObjectId, holder.Name);
    }

    private static Person Holder(string name, bool withNumbers, ActingKind kind = ActingKind.Definitif)
    {
        var key = name.ToLowerInvariant().Replace(' ', '.');
        var person = new Person($"id-{key}", name, $"{key}@contoh.go.id", kind);
        return withNumbers ? person with { Rank = "Penata Tk. I / III d", EmployeeNumber = "19800101 200501 1 001" } : person;
    }
}
