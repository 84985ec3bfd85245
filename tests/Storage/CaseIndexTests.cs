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
        await index.PutAsync(Line("a") with { Version = 4, Held = [new HeldPart("kabid", Received.AddDays(2)) { StandIn = "kadis" }] }, Token);
        await index.PutAsync(Line("b"), Token);

        var open = await index.OpenAsync(Token).ToListAsync(Token);

        Assert.Null(await index.FirstClosedMonthAsync(Token));
        Assert.Equal(["a", "b"], open.Select(l => l.CaseId));
        Assert.True(open[1].Says(Line("b")));
        Assert.Equal([new HeldPart("kabid", Received.AddDays(2)) { StandIn = "kadis" }], open[0].Held);
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
        Assert.Equal(new DateOnly(2026, 11, 1), await index.FirstClosedMonthAsync(Token));
        Assert.Equal(["a", "b"], await index.ClosedAsync(new DateOnly(2026, 11, 9), Token).Select(l => l.CaseId).ToListAsync(Token));
        Assert.Equal(["c"], await index.ClosedAsync(new DateOnly(2026, 12, 1), Token).Select(l => l.CaseId).ToListAsync(Token));
    }

    [Fact]
    public async Task A_month_is_read_from_a_place_on_whatever_one_call_gives()
    {
        await using var account = await Account.NewAsync(azurite);
        var index = account.Get<ICaseIndex>();
        var at = new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);
        foreach (var (id, minutes) in new[] { ("a", 0), ("b", -1), ("c", -1), ("d", -1), ("e", -60 * 24) }) await index.PutAsync(Closed(id, at.AddMinutes(minutes)), Token);

        async Task<IReadOnlyList<string>> FromAsync(ClosedPlace place, int ahead) =>
            await index.ClosedAsync(new DateOnly(2026, 11, 1), place, ahead, Token).Select(l => l.CaseId).ToListAsync(Token);
        Assert.Equal(["a", "b", "c", "d", "e"], await FromAsync(ClosedPlace.EndOf(new DateOnly(2026, 11, 20)), 2));
        Assert.Equal(["c", "d", "e"], await FromAsync(new ClosedPlace(at.AddMinutes(-1), "b"), 1));
        Assert.Equal(["b", "c", "d", "e"], await FromAsync(new ClosedPlace(at.AddMinutes(-1)), 1_000_000));
        Assert.Equal(["e"], await FromAsync(ClosedPlace.EndOf(new DateOnly(2026, 11, 19)), 10));
        Assert.Empty(await FromAsync(ClosedPlace.EndOf(new DateOnly(2026, 11, 18)), 10));
    }
}
