using System.Text.Encodings.Web;
using System.Text.Json;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>The office changes while cases run.</summary>
[Collection(Wreck.Name)]
public sealed class OfficeChangeTests(TenantFixture fixture)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task A_card_that_waits_with_somebody_who_leaves_moves_to_the_successor()
    {
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        var (old, _) = await new KeptCards(Client, story.CaseId).SettledAsync("kasi", "close");
        var number = (string)(await story.ViewAsync())["number"]!;
        var siti = (await Client.GetAsync("/_tenant/personas")).AsArray().Single(p => (string?)p!["key"] == "kasi2")!;
        var office = new OfficeRows(Client);
        var was = await office.ChangeAsync(
            "Penugasan", "JabatanKode", "kasi", new { ObjectId = (string?)siti["aadObjectId"], Upn = (string?)siti["upn"], Nama = (string?)siti["name"], Status = "plh" });
        try
        {
            await office.TakeEffectAsync();
            var more = Screenshot.Png();
            await Client.SayAsync("tim", $"tambah {number}", [more]);

            await Client.ButtonAsync("kasi2", story.CaseId, "close", TimeSpan.FromSeconds(90));
            var closed = await Eventually.Async(() => KeptCards.CardOfAsync(Client, old), c => !Button.Actions(c).Any(), "the old card to be closed");
            Assert.Contains("Kartu ini beralih kepada Plh. Siti Maryam", closed.ToJsonString(Readable), StringComparison.Ordinal);
            Assert.Contains("karena jabatannya sementara dijalankan Plh", closed.ToJsonString(Readable), StringComparison.Ordinal);
            var late = await Client.PressAsync(old, new { outcome = "spam", reason = "Iklan." });
            Assert.Equal("cardMoved", (string?)late["value"]!["code"]);

            await story.DoAsync("kasi2", "close", new { outcome = "spam", reason = "Iklan." });
            var end = await CaseTruth.HoldsAsync(Client, story.CaseId, new Ending([.. report.Screenshots.Select(s => s.Bytes), more], Outcome.Spam, SecondCopies: true));
            Assert.Equal(("kasi", "Siti Maryam", ActingKind.Plh), (end.Closing!.At.By.Position, end.Closing.At.By.Name, end.Closing.At.By.Kind));
            Assert.Contains("memindahkan kartu", (await story.ViewAsync())["history"]!.ToJsonString(), StringComparison.Ordinal);
        }
        finally
        {
            await office.ChangeAsync("Penugasan", "JabatanKode", "kasi", new { ObjectId = (string?)was["ObjectId"], Upn = (string?)was["Upn"], Nama = (string?)was["Nama"], Status = "definitif" });
            await office.TakeEffectAsync();
        }
    }

    [Fact]
    public async Task A_card_is_sealed_with_the_titles_it_was_sent_with_though_they_have_changed_since()
    {
        var story = await Story.OpenAsync(Client, new Report());
        var cards = new KeptCards(Client, story.CaseId);
        var (button, card) = await cards.SettledAsync("kasi", "consult");
        var office = new OfficeRows(Client);
        var was = await office.ChangeAsync("Jabatan", "Kode", "kabid", new { Label = "Kepala Bidang Pelayanan dan Promosi" });
        try
        {
            await office.TakeEffectAsync();
            KeptCards.Succeeded(await Eventually.Async(
                () => Client.PressAsync(button, new { to = new[] { "kabid" }, note = "" }), a => (int?)a["statusCode"] is not >= 500, "the new process to answer"));
            var answered = KeptCards.Same(card, await cards.SealedAsync(button));
            Assert.Contains((string)was["Label"]!, answered.Shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Pelayanan dan Promosi", answered.Shown, StringComparison.Ordinal);
        }
        finally
        {
            await office.ChangeAsync("Jabatan", "Kode", "kabid", new { Label = (string)was["Label"]! });
            await office.TakeEffectAsync();
        }
    }
}
