using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class CaseIndexTests(Azurite azurite)
{
    private static readonly DateTimeOffset Received = new(2026, 11, 30, 2, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static CaseLine Line(string caseId) => new(
        caseId, 3, "MS-2026-0001", "Apakah posyandu buka?", Channel.Instagram, InquiryClass.Pertanyaan, null, false, "konsultasi",
        [new HeldPart("kasi", Received.AddDays(1))], ["tim", "kasi"], Received, null, null);

    private static CaseLine Closed(string caseId, DateTimeOffset at) => Line(caseId) with { Step = null, Held = [], ClosedAt = at, Outcome = Outcome.Dijawab };

    [Fact]
    public async Task An_open_case_stands_in_one_line_that_is_replaced_by_the_next()
    {
        await using var account = await Account.NewAsync(azurite);
        var index = account.Get<ICaseIndex>();
        await index.PutAsync(Line("a"), Token);
        await index.PutAsync(Line("a") with { Version = 4, Held = [new HeldPart("kabid", Received.AddDays(2))] }, Token);
        await index.PutAsync(Line("b"), Token);

        var open = await index.OpenAsync(Token).ToListAsync(Token);

        Assert.Equal(["a", "b"], open.Select(l => l.CaseId));
        Assert.True(open[1].Says(Line("b")));
        Assert.Equal([new HeldPart("kabid", Received.AddDays(2))], open[0].Held);
    }

    [Fact]
    public async Task A_closed_case_moves_to_its_month_in_WIB_the_latest_first()
    {
        await using var account = await Account.NewAsync(azurite);
        var index = account.Get<ICaseIndex>();
        await index.PutAsync(Line("a"), Token);
        var stillNovember = new DateTimeOffset(2026, 11, 30, 16, 59, 0, TimeSpan.Zero);
        await index.PutAsync(Closed("a", stillNovember), Token);
        await index.PutAsync(Closed("a", stillNovember), Token);
        await index.PutAsync(Closed("b", stillNovember.AddMinutes(-5)), Token);
        await index.PutAsync(Closed("c", stillNovember.AddMinutes(1)), Token);

        Assert.Empty(await index.OpenAsync(Token).ToListAsync(Token));
        Assert.Equal(["a", "b"], await index.ClosedAsync(new DateOnly(2026, 11, 9), Token).Select(l => l.CaseId).ToListAsync(Token));
        Assert.Equal(["c"], await index.ClosedAsync(new DateOnly(2026, 12, 1), Token).Select(l => l.CaseId).ToListAsync(Token));
    }
}
