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
    public async Task The_clock_stays_moved_when_the_product_dies()
    {
        var moved = await Client.MoveClockAsync(TimeSpan.FromHours(5));

        await Client.KillFunctionsAsync();
        var caseId = await Client.IntakeAsync(new Report());

        var received = DateTimeOffset.Parse((string)(await Client.CaseAsync(caseId))["receivedAt"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(received, moved, moved.AddMinutes(5));
    }
}
