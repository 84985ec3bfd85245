using System.Text.RegularExpressions;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed class CasesTabTests(BrowserFixture fixture)
{
    [Fact]
    public async Task An_open_case_shows_who_holds_it_until_when_and_the_clock_moves_the_time_that_is_left()
    {
        var caseId = await fixture.Client.IntakeAsync(new Report().With("summary", "Apakah vaksin polio tersedia hari Sabtu?"));
        var reported = await Eventually.Async(() => fixture.Client.CaseAsync(caseId), c => (int)c["notArchived"]! == 0, "the archive to be complete");
        var chat = await fixture.ChatAsync("kabid");

        await chat.OpenTabAsync("cases");
        var row = chat.Page.GetByTestId($"case-{reported["number"]}");
        await Expect(row).ToContainTextAsync("4. konsultasi");
        await Expect(row).ToContainTextAsync("Bambang Hartono · Kepala Seksi Promosi dan Pemberdayaan Masyarakat");
        await Expect(row.Locator(".left")).ToContainTextAsync("sisa");

        var before = await fixture.Client.NowAsync();
        await chat.Page.GetByTestId("clock-m15").ClickAsync();

        await Expect(chat.Page.GetByTestId("clock-now")).ToContainTextAsync(AnyOf(Enumerable.Range(15, 5).Select(m => before.AddMinutes(m))));
        Assert.InRange(await fixture.Client.NowAsync(), before.AddMinutes(15), before.AddMinutes(20));
    }

    [Fact]
    public async Task While_SharePoint_is_down_the_list_says_that_it_is_behind()
    {
        var chat = await fixture.ChatAsync("kasi");
        await chat.OpenTabAsync("faults");
        await chat.Page.GetByTestId("fault-graph503").ClickAsync();
        try
        {
            await chat.OpenTabAsync("cases");
            await Expect(chat.Page.Locator(".behind")).ToContainTextAsync("daftar ini tertinggal");
        }
        finally
        {
            await fixture.Client.ClearFaultsAsync();
        }

        await Expect(chat.Page.Locator(".behind")).ToHaveCountAsync(0);
    }

    /// <summary>WIB to the minute; some pass on a slow machine.</summary>
    private static Regex AnyOf(IEnumerable<DateTimeOffset> times) =>
        new(string.Join('|', times.Select(t => t.ToOffset(TimeSpan.FromHours(7)).ToString(@"HH\.mm", System.Globalization.CultureInfo.InvariantCulture).Replace(".", @"\.", StringComparison.Ordinal))));
}
