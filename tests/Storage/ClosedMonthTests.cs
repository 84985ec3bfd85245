using Sop697.Domain.Audit;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class ClosedMonthTests(Azurite azurite)
{
    private static readonly CaseStand[] Stands = [new("b", 3, "22"), new("a", 1, "11")];
    private static readonly DateTimeOffset Night = new(2026, 10, 31, 18, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_is_closed_once_and_keeps_the_text_of_its_hash()
    {
        await using var account = await Account.NewAsync(azurite);
        var months = account.Get<IClosedMonths>();
        var october = ClosedMonth.Of(new DateOnly(2026, 10, 31), Stands, Night);
        Assert.True(await months.AddAsync(october, CaseStand.TextOf(Stands), Token));
        Assert.True(await months.AddAsync(october with { ClosedAt = Night.AddHours(1) }, CaseStand.TextOf(Stands), Token));
        Assert.False(await months.AddAsync(october with { Hash = "other" }, "other", Token));

        Assert.Equal(october, await months.FindAsync("2026-10", Token));
        Assert.Null(await months.FindAsync("2026-09", Token));
        Assert.Equal("a 1 11\nb 3 22\n", await months.StandsAsync(october, Token));
        Assert.Null(await months.StandsAsync(october with { Hash = "gone" }, Token));
    }

    [Fact]
    public async Task The_first_document_of_a_month_stays_its_document()
    {
        await using var account = await Account.NewAsync(azurite);
        var months = account.Get<IClosedMonths>();
        await months.AddAsync(ClosedMonth.Of(new DateOnly(2026, 10, 1), Stands, Night), CaseStand.TextOf(Stands), Token);
        Assert.Null((await months.ReadAsync(Token).SingleAsync(Token)).Document);

        var first = await months.KeepDocumentAsync("2026-10", new byte[] { 1, 2, 3 }, Token);
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", first);
        Assert.Equal(first, await months.KeepDocumentAsync("2026-10", new byte[] { 4 }, Token));
        Assert.Equal(new MonthDocument(first, null), (await months.ReadAsync(Token).SingleAsync(Token)).Document);
        Assert.Equal([1, 2, 3], (await months.DocumentAsync(first, Token))!.Value.ToArray());
        Assert.Null(await months.DocumentAsync(new string('0', 64), Token));

        await months.ArchivedAsync("2026-10", Token);
        await months.DocumentArchivedAsync("2026-10", "2026/10/laporan-2026-10.pdf", Token);
        var kept = await months.ReadAsync(Token).SingleAsync(Token);
        Assert.Equal((true, new MonthDocument(first, "2026/10/laporan-2026-10.pdf")), (kept.Archived, kept.Document));
        Assert.Equal(4, kept.Month.Commits);
    }

    [Fact]
    public async Task Months_come_in_order_and_say_whether_SharePoint_has_them()
    {
        await using var account = await Account.NewAsync(azurite);
        var months = account.Get<IClosedMonths>();
        foreach (var month in new[] { 11, 9, 10 })
            await months.AddAsync(ClosedMonth.Of(new DateOnly(2026, month, 1), Stands, Night), CaseStand.TextOf(Stands), Token);
        await months.ArchivedAsync("2026-10", Token);

        var kept = await months.ReadAsync(Token).ToListAsync(Token);
        Assert.Equal([("2026-09", false), ("2026-10", true), ("2026-11", false)], kept.Select(k => (k.Month.Month, k.Archived)));
        Assert.All(kept, k => Assert.Equal((2, 4, Night), (k.Month.Cases, k.Month.Commits, k.Month.ClosedAt)));
    }
}
