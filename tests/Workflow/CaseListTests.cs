using Moq;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow;

namespace Sop697.Tests.Workflow;

public sealed class CaseListTests
{
    private static readonly Actor Kadis = new("o-kadis", "Dinar", [new Seat(new Position("kadis", Role.KepalaDinas, "Kepala Dinas", null), ActingKind.Definitif)]);

    private readonly Stage _stage = new();
    private readonly IndexOfLists _index = new();
    private readonly CaseList _list;

    public CaseListTests() => _list = new CaseList(_index, _stage.Numbering.Object, _stage.Cases, _stage.Rules.Object, _stage.Time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Id(int number) => $"{number:D26}";

    private static CaseLine Line(int id, string summary = "Apakah posyandu buka?", int dueInHours = 5) => new(
        Id(id), 3, null, summary, Channel.Instagram, InquiryClass.Pertanyaan, "promosi", false, "konsultasi",
        [new HeldPart("kasi", Desk.Monday.AddHours(dueInHours))], ["tim", "kasi"], Desk.Monday, null, null);

    private static CaseLine Closed(int id, DateTimeOffset at, string summary = "Apakah posyandu buka?") =>
        Line(id, summary) with { Step = null, Held = [], ClosedAt = at, Outcome = Outcome.Dijawab, OnTime = true };

    private static CaseQuery All => new([], CaseStanding.Any, null, null, null);

    private async Task<List<CasePage>> PagesAsync(Actor person, CaseQuery query)
    {
        List<CasePage> pages = [];
        CasePlace? next = null;
        do
        {
            pages.Add(await _list.ReadAsync(person, query, Desk.Office, next, Token));
            // As the page gets it back from the browser.
            next = pages[^1].Next is { } place ? CasePlace.Read(place.ToString()) : null;
            Assert.True(pages.Count < 1_000);
        }
        while (next is not null);
        return pages;
    }

    [Fact]
    public async Task Page_after_page_shows_every_case_once_open_ones_first()
    {
        for (var i = 0; i < 60; i++) _index.Lines.Add(Line(i, dueInHours: 60 - (i / 2)));
        for (var i = 100; i < 260; i++) _index.Lines.Add(Closed(i, Desk.Monday.AddDays(-(i - 100) / 3 * 2)));
        _index.Lines.Add(Line(60, dueInHours: 90) with { Urgent = true });

        var pages = await PagesAsync(Kadis, All);

        Assert.All(pages[..^1], p => Assert.Equal(CaseList.PageSize, p.Lines.Count));
        var lines = pages.SelectMany(p => p.Lines).ToList();
        Assert.Equal(_index.Lines.Select(l => l.CaseId).Order(), lines.Select(l => l.CaseId).Order());
        Assert.Equal([Id(60), Id(58), Id(59), Id(56)], lines.Take(4).Select(l => l.CaseId));
        Assert.Equal(lines.Skip(61).OrderByDescending(l => l.ClosedAt).Select(l => l.ClosedAt), lines.Skip(61).Select(l => l.ClosedAt));
    }

    [Fact]
    public async Task Cases_that_were_closed_at_one_moment_are_not_lost_between_pages()
    {
        for (var i = 0; i < 80; i++) _index.Lines.Add(Closed(i, Desk.Monday.AddDays(-60)));

        Assert.Equal(80, (await PagesAsync(Kadis, All)).SelectMany(p => p.Lines).DistinctBy(l => l.CaseId).Count());
    }

    [Fact]
    public async Task A_page_looks_at_so_many_lines_and_no_more_and_says_how_far_it_came()
    {
        for (var i = 0; i < 9_000; i++) _index.Lines.Add(Closed(i, Desk.Monday.AddMinutes(-10 * i), i == 8_500 ? "Vaksin polio" : "Lain"));

        var pages = await PagesAsync(Kadis, All with { Words = ["polio"] });

        Assert.Equal([0, 0, 1], pages.Select(p => p.Lines.Count));
        Assert.NotNull(pages[0].Through);
        Assert.InRange(_index.ClosedRead, 9_000, 9_010);
    }

    [Fact]
    public async Task Nobody_sees_a_case_of_others_and_a_place_from_elsewhere_changes_nothing_in_that()
    {
        _index.Lines.Add(Line(1));
        _index.Lines.Add(Closed(2, Desk.Monday.AddDays(-3)) with { Chain = ["tim", "kasi2"] });

        Assert.Equal([Id(1)], (await PagesAsync(Desk.Who("kasi"), All)).SelectMany(p => p.Lines).Select(l => l.CaseId));
        Assert.Equal([Id(1), Id(2)], (await PagesAsync(Desk.Who("tim"), All)).SelectMany(p => p.Lines).Select(l => l.CaseId));
        Assert.Empty((await _list.ReadAsync(Desk.Who("kasi"), All, Desk.Office, CasePlace.Of(Line(1)), Token)).Lines);
    }

    [Fact]
    public async Task Filters_narrow_what_is_shown()
    {
        _index.Lines.Add(Line(1, dueInHours: -1));
        _index.Lines.Add(Line(2) with { Step = "jawab", Channel = Channel.Youtube, Topic = null });
        _index.Lines.Add(Closed(3, Desk.Monday.AddDays(-3)) with { Channel = Channel.Youtube });

        async Task<IEnumerable<string>> ShownAsync(CaseQuery query) => (await PagesAsync(Kadis, query)).SelectMany(p => p.Lines).Select(l => l.CaseId);
        Assert.Equal([Id(1)], await ShownAsync(All with { Standing = CaseStanding.Overdue }));
        Assert.Equal([Id(1), Id(2)], await ShownAsync(All with { Standing = CaseStanding.Open }));
        Assert.Equal([Id(3)], await ShownAsync(All with { Standing = CaseStanding.Closed }));
        Assert.Equal([Id(2)], await ShownAsync(All with { Step = "jawab" }));
        Assert.Equal([Id(2), Id(3)], await ShownAsync(All with { Channel = Channel.Youtube }));
        Assert.Equal([Id(2)], await ShownAsync(All with { Topic = "" }));
        Assert.Equal([Id(1), Id(3)], await ShownAsync(All with { Words = ["promosi"] }));
    }

    [Fact]
    public async Task A_number_is_looked_up_and_given_only_to_who_may_read_the_case()
    {
        await _stage.OpenAsync();
        _stage.Numbering.Setup(n => n.CaseOfAsync(2026, 7, It.IsAny<CancellationToken>())).ReturnsAsync(Stage.CaseId);
        var stranger = new Actor("o-lain", "Lain", [new Seat(new Position("kasi2", Role.KepalaSeksi, "Kepala Seksi Lain", null), ActingKind.Definitif)]);

        Assert.Equal([Stage.CaseId], (await PagesAsync(Desk.Who("kasi"), All with { Words = ["ms-2026-0007"] })).Single().Lines.Select(l => l.CaseId));
        Assert.Empty((await PagesAsync(stranger, All with { Words = ["MS-2026-0007"] })).Single().Lines);
        Assert.Empty((await PagesAsync(Kadis, All with { Words = ["MS-2026-0008"] })).Single().Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c..x.")]
    [InlineData("c..99999999999999999999.")]
    [InlineData("c..0.")]
    [InlineData("o.1.5.bukan-kasus")]
    [InlineData("x.1.5.")]
    public void A_place_that_nobody_wrote_is_none(string text) => Assert.Null(CasePlace.Read(text));
}
