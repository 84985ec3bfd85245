using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>The office changes while cases run.</summary>
[Collection(Wreck.Name)]
public sealed class OfficeChangeTests(TenantFixture fixture)
{
    private TenantClient Client => fixture.Client;

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
