using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

public sealed class WholeCaseTests(TenantFixture fixture)
{
    private const string Answer = "Posyandu buka Sabtu pukul 08.00-11.00 WIB. Silakan bawa buku KIA.";

    [Fact]
    public async Task A_question_is_answered_through_the_chain_and_closed()
    {
        Assert.SkipWhen(RunningTenant.Missing() is not null, RunningTenant.Missing() ?? "");
        var client = fixture.Tenant.Client;
        var caseId = await client.IntakeAsync(new Report());
        await client.ActAsync("kasi", caseId, "consult", new { to = new[] { "kabid" }, note = "Mohon arahan." });
        await client.ActAsync("kabid", caseId, "answer", new { text = Answer });
        await client.ActAsync("kasi", caseId, "release", new { text = Answer });
        await client.ActAsync("tim", caseId, "publish", new { permalink = "https://instagram.example/p/1" });

        var closed = await Eventually.Async(() => client.CaseAsync(caseId), c => (int)c["notArchived"]! == 0, "the archive to be complete");
        Assert.Equal("selesai", (string?)closed["status"]);
        Assert.Equal(Answer, (string?)closed["answer"]);
    }
}
