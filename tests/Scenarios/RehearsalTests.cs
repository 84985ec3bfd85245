using Sop697.Domain.Time;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

[Collection(Clockwork.Name)]
public sealed class RehearsalTests(TenantFixture fixture)
{
    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task A_case_that_is_reported_after_the_clock_was_moved_is_received_then()
    {
        var before = await Client.NowAsync();

        var moved = await Client.MoveClockAsync(TimeSpan.FromDays(3));
        var caseId = await Client.IntakeAsync(new Report());

        var received = DateTimeOffset.Parse((string)(await Client.CaseAsync(caseId))["receivedAt"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(moved, before.AddDays(3), before.AddDays(3).AddMinutes(5));
        Assert.InRange(received, moved, moved.AddMinutes(5));
    }

    [Fact]
    public async Task A_holiday_that_is_entered_while_a_case_is_open_moves_its_due_date_and_the_record_says_why()
    {
        await Client.MoveClockAsync(WorkCalendar.Default.NextWorkingMoment((await Client.NowAsync()).AddMinutes(1)));
        var story = await Story.OpenAsync(Client, new Report());
        await Client.ButtonAsync("kasi", story.CaseId, "consult");
        await story.UntilAsync(c => (int)c["notArchived"]! == 0, "the index to know the case");
        var due = Due(await story.ViewAsync());
        var row = (await Client.GetAsync("/_tenant/sharepoint/lists/HariLibur/items?top=200")).AsArray().MinBy(r => (string?)r!["Tanggal"], StringComparer.Ordinal)!;
        var office = new OfficeRows(Client);
        var was = await office.ChangeAsync("HariLibur", "Kode", (string)row["Kode"]!, new { Tanggal = $"{due.ToOffset(TimeSpan.FromHours(7)):yyyy-MM-dd}", Nama = "Libur daerah" });
        try
        {
            await office.TakeEffectAsync();
            var moved = await story.UntilAsync(c => Due(c) > due, "the due date to move", TimeSpan.FromSeconds(150));
            Assert.Contains("Libur daerah", moved["history"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        }
        finally
        {
            await office.ChangeAsync("HariLibur", "Kode", (string)row["Kode"]!, new { Tanggal = (string?)was["Tanggal"], Nama = (string?)was["Nama"] });
            await office.TakeEffectAsync();
        }
    }

    private static DateTimeOffset Due(System.Text.Json.Nodes.JsonObject view) => view["due"]!.GetValue<DateTimeOffset>();

    [Fact]
    public async Task The_clock_stays_moved_when_the_product_dies()
    {
        var moved = await Client.MoveClockAsync(TimeSpan.FromHours(5));

        await Client.KillFunctionsAsync();
        var caseId = await Client.IntakeAsync(new Report());

        var received = DateTimeOffset.Parse((string)(await Client.CaseAsync(caseId))["receivedAt"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(received, moved, moved.AddMinutes(5));
    }
}
