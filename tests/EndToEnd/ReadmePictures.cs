using Microsoft.Playwright;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>
/// The README's pictures of the rehearsal page, taken of the running product. They are taken anew with
/// <c>dotnet run --project tests/EndToEnd -- -explicit only -class Sop697.Tests.EndToEnd.ReadmePictures</c>; look at them before they are committed.
/// </summary>
public sealed class ReadmePictures(BrowserFixture fixture)
{
    private const string Question = "Apakah imunisasi kejar di puskesmas dilayani hari Sabtu? Anak saya tertinggal campak.";
    private const string Answer = "Imunisasi kejar dilayani Senin sampai Kamis pukul 08.00-11.00 WIB di semua puskesmas. Silakan bawa buku KIA.";

    [Fact(Explicit = true)]
    public async Task Show_the_page_a_card_on_a_phone_and_what_the_office_keeps()
    {
        await MoveToAsync(Morning(await fixture.Client.NowAsync()));
        var caseId = await ReportAsync(Question, "instagram", "layanan_puskesmas");
        var phone = await fixture.ChatAsync("kasi", 390, 800);
        await Expect(phone.Card(Question, "Mohon tindak lanjut")).ToBeVisibleAsync();
        await TakeAsync(phone.Page, "card-phone");

        await fixture.Client.ActAsync("kasi", caseId, "answer", new { text = Answer });
        await fixture.Client.ActAsync("kabid", caseId, "approve", new { note = "Setuju. Sebutkan juga bahwa hari libur nasional tutup." });
        var chat = await fixture.ChatAsync("kasi", 1200, 940);
        await Expect(chat.Card(Question, "Mohon rilis jawaban")).ToContainTextAsync("Catatan persetujuan");
        await TakeAsync(chat.Page, "page");

        await fixture.Client.ActAsync("kasi", caseId, "release", new { text = Answer });
        await fixture.Client.ActAsync("tim", caseId, "publish", new { permalink = "https://instagram.example/p/jawaban" });
        await ReportAsync("Kapan fogging di RW 5 dijadwalkan?", "facebook", "promosi");
        await Eventually.Async(() => fixture.Client.CaseAsync(caseId), c => (int)c["notArchived"]! == 0, "the archive to be complete");
        await chat.OpenTabAsync("sharepoint");
        await chat.Page.GetByTestId("list-LangkahSOP").ClickAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Row).Nth(7)).ToBeVisibleAsync();
        await TakeAsync(chat.Page, "sharepoint");
    }

    /// <summary>Nine o'clock of that day, WIB, or of the next working day.</summary>
    private static DateTimeOffset Morning(DateTimeOffset at)
    {
        var day = at.ToOffset(TimeSpan.FromHours(7));
        var morning = new DateTimeOffset(day.Year, day.Month, day.Day, 9, 0, 0, day.Offset);
        while (morning < day || morning.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) morning = morning.AddDays(1);
        return morning;
    }

    private async Task MoveToAsync(DateTimeOffset to)
    {
        if (await fixture.Client.NowAsync() < to) await fixture.Client.MoveClockAsync(to);
    }

    private async Task<string> ReportAsync(string summary, string channel, string topic)
    {
        var caseId = await fixture.Client.IntakeAsync(new Report { Screenshots = [(await fixture.PhotographAsync(summary), "image/png")] }
            .With("summary", summary).With("channel", channel).With("topic", topic));
        await Eventually.Async(() => fixture.Client.CaseAsync(caseId), c => c["number"] is not null && (string?)c["step"] == "konsultasi", "the card to come");
        return caseId;
    }

    private static Task<byte[]> TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Repository.PathOf("TeamsApp", "docs", "images", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
}
