using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>One case from screenshot to closing, each step done on the page by the person whose turn it is.</summary>
/// <param name="summary">Words by which this case's cards are told from those of other walks.</param>
public sealed partial class WholeCase(BrowserFixture fixture, ChatPage chat, string summary)
{
    private const string Answer = "Imunisasi rapel dilayani Senin sampai Kamis pukul 08.00-11.00 WIB. Silakan bawa buku KIA.";
    private const string Shelf = "Lemari arsip 2, rak B";
    private const string Finished = "Sudah ditindaklanjuti";
    private static readonly string[] Personas = ["tim", "kasi", "kasi2", "kabid", "kadis"];

    private byte[] _picture = [];

    public string CaseId { get; private set; } = "";

    public string Number { get; private set; } = "";

    public async Task ReportAsync(Func<byte[], Task> give)
    {
        await chat.BecomeAsync("tim");
        _picture = await fixture.PhotographAsync(summary);
        var form = await chat.ComesAsync(fixture.Client, "tim", "Laporkan pertanyaan atau pengaduan", () => give(_picture));
        await ChatPage.ChooseAsync(form, "Kanal", "Instagram");
        await ChatPage.FillAsync(form, "Ringkasan", summary);
        await ChatPage.ChooseAsync(form, "Topik", "Layanan puskesmas");
        await ChatPage.PressAsync(form, "Kirim ke Kepala Seksi");
        await Expect(chat.Card(summary, "Laporan diterima")).ToBeVisibleAsync();
        CaseId = EvidenceAddress().Match((await fixture.Client.MessagesAsync("tim"))
            .Select(m => m["card"]?.ToJsonString() ?? "").Last(c => c.Contains(summary, StringComparison.Ordinal))).Groups[1].Value;
    }

    public async Task ConsultAsync()
    {
        await chat.BecomeAsync("kasi");
        var card = chat.Card(summary, "Mohon tindak lanjut");
        Number = NumberPattern().Match(await card.InnerTextAsync()).Value;
        await ChatPage.PressAsync(card, "Konsultasikan");
        await Expect(card.GetByLabel("Kepala Bidang Kesehatan Masyarakat")).ToBeCheckedAsync();
        await ChatPage.FillAsync(card, "Catatan", "Mohon arahan.");
        await ChatPage.PressAsync(card, "Kirim konsultasi");
        await Expect(chat.Card(summary, "Menunggu jawaban konsultasi")).ToBeVisibleAsync();
    }

    public async Task AnswerAsync()
    {
        await chat.BecomeAsync("kabid");
        var card = chat.Card(summary, "Mohon jawaban");
        await Expect(card).ToContainTextAsync("Mohon arahan.");
        await ChatPage.PressAsync(card, "Jawab");
        await ChatPage.FillAsync(card, "Jawaban untuk Instagram", Answer);
        await ChatPage.PressAsync(card, "Kirim jawaban");
        await Expect(chat.Card(summary, Finished)).ToContainTextAsync("Agus Wicaksono");
    }

    public async Task ReleaseAsync()
    {
        await chat.BecomeAsync("kasi");
        var card = chat.Card(summary, "Mohon rilis jawaban");
        await Expect(card.GetByLabel("Jawaban yang dirilis")).ToHaveValueAsync(Answer);
        await ChatPage.PressAsync(card, "Rilis");
        await Expect(chat.Card(summary, "Jawaban dirilis ke Tim Media Sosial")).ToBeVisibleAsync();
    }

    public async Task PublishAsync()
    {
        await chat.BecomeAsync("tim");
        var card = chat.Card(summary, "Terbitkan jawaban di kanal");
        await Expect(card.GetByLabel("salin persis seperti ini")).ToHaveValueAsync(Answer);
        await ChatPage.FillAsync(card, "Tautan jawaban", "https://instagram.example/p/jawaban");
        await ChatPage.PressAsync(card, "Sudah diterbitkan");
        await Expect(chat.Card(summary, $"{Number} · Selesai")).ToBeVisibleAsync();
    }

    public async Task IsClosedAndArchivedAsync()
    {
        // The printed dossier comes last: before it everything may seem to be there for a moment.
        var (closed, journal) = await Eventually.Async(
            ArchivedAsync,
            a => (int)a.Case["notArchived"]! == 0 && a.Journal.Count == (int)a.Case["version"]! && a.Journal.Any(c => c.Commit.Events.Any(e => e is DossierArchived)),
            "the archive to be complete",
            TimeSpan.FromSeconds(90));
        Assert.Equal("selesai", (string?)closed["status"]);
        Assert.Equal("dijawab", (string?)closed["outcome"]);
        Assert.Equal(Answer, (string?)closed["answer"]);
        JournalIsWhole((int)closed["version"]!, journal);
        await PictureIsTheSameAsync();
    }

    private async Task<(JsonNode Case, IReadOnlyList<SealedCommit> Journal)> ArchivedAsync()
    {
        var seen = await fixture.Client.CaseAsync(CaseId);
        var rows = (await fixture.Client.RowsAsync("Jurnal", CaseId)).OrderBy(r => (int)r["Versi"]!).ToList();
        Assert.Equal(rows.Skip(1).Select(r => (string?)r["HashSebelum"]), rows.SkipLast(1).Select(r => (string?)r["Hash"]));
        return (seen, rows.ConvertAll(r => SealedCommit.Read(string.Concat(new[] { "Isi", "Isi2", "Isi3", "Isi4" }.Select(part => (string?)r[part])), (string)r["Hash"]!)));
    }

    /// <summary>The archive's copy of the journal, proved by the product's own rule and nothing else of the product.</summary>
    private static void JournalIsWhole(int version, IReadOnlyList<SealedCommit> journal)
    {
        Assert.Equal(Enumerable.Range(1, version), journal.Select(c => c.Commit.Version));
        Assert.Null(HashChain.FirstBreak(journal));
    }

    private async Task PictureIsTheSameAsync()
    {
        var files = (await fixture.Client.GetAsync("/_tenant/sharepoint/library/TangkapanLayar")).AsArray();
        var file = Assert.Single(files, f => ((string?)f!["path"])!.Contains(CaseId, StringComparison.Ordinal));
        Assert.Equal(_picture, await fixture.Client.Http.GetByteArrayAsync(new Uri(fixture.Client.Page, (string?)file!["url"])));
    }

    /// <summary>The printed and signed paper is put away, which is the last thing anybody can press.</summary>
    public async Task FileAsync()
    {
        await chat.BecomeAsync("tim");
        var card = chat.Card(summary, "Arsipkan hardcopy");
        await ChatPage.PressAsync(card, "Arsipkan hardcopy");
        await ChatPage.FillAsync(card, "Tempat berkas", Shelf);
        await ChatPage.PressAsync(card, "Catat sebagai diarsipkan");
        await Expect(chat.Card(summary, Shelf)).ToBeVisibleAsync();
    }

    /// <summary>In every chat: nothing left to press, and each card tells who did what.</summary>
    public async Task CardsAreReadOnlyAndTrueAsync()
    {
        string[][] told =
        [
            ["Laporan dikirim ke Kepala Seksi|Rini Astuti", "Selesai|Dijawab", $"{Finished}|Jawaban diterbitkan|Rini Astuti"],
            [$"{Finished}|Dikonsultasikan kepada Kepala Bidang Kesehatan Masyarakat|Bambang Hartono", $"{Finished}|Jawaban dirilis ke Tim Media Sosial|Bambang Hartono"],
            [],
            [$"{Finished}|Jawaban ditulis|Agus Wicaksono"],
            [],
        ];
        foreach (var (persona, expected) in Personas.Zip(told))
        {
            await chat.BecomeAsync(persona);
            await Expect(chat.Page.Locator(".message").First).ToBeVisibleAsync();
            foreach (var words in expected) await Expect(chat.Card([summary, .. words.Split('|')])).ToBeVisibleAsync();
            await Expect(chat.Cards(summary)).ToHaveCountAsync(expected.Length);
            await Expect(chat.Cards(summary).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
            await Expect(chat.Cards(summary).Locator("input, textarea, select")).ToHaveCountAsync(0);
            Assert.Empty((await fixture.Client.CardsAsync(persona, CaseId)).SelectMany(m => Button.Actions(m["card"])));
        }
    }

    [GeneratedRegex(@"/api/evidence/([^""/]+)")]
    private static partial Regex EvidenceAddress();

    [GeneratedRegex(@"MS-\d{4}-\d{4}")]
    private static partial Regex NumberPattern();
}
