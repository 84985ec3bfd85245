using Moq;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow;

namespace Sop697.Tests.Workflow;

public sealed class CaseFinderTests
{
    private readonly Stage _stage = new();
    private readonly List<CaseLine> _open = [];
    private readonly List<CaseLine> _closed = [];
    private readonly CaseFinder _finder;

    public CaseFinderTests()
    {
        _stage.Index.Setup(i => i.OpenAsync(It.IsAny<CancellationToken>())).Returns(() => _open.ToAsyncEnumerable());
        _stage.Index.Setup(i => i.ClosedAsync(It.IsAny<DateOnly>(), It.IsAny<CancellationToken>()))
            .Returns((DateOnly month, CancellationToken _) => _closed.Where(l => (l.ClosedAt!.Value.Year, l.ClosedAt.Value.Month) == (month.Year, month.Month)).ToAsyncEnumerable());
        _finder = new CaseFinder(_stage.Index.Object, _stage.Cases, _stage.Rules.Object, _stage.Time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static CaseLine Line(string caseId, string summary = "Apakah posyandu buka?", params string[] chain) => new(
        caseId, 3, $"MS-2026-{caseId}", summary, Channel.Instagram, InquiryClass.Pertanyaan, "promosi", false, "konsultasi",
        [new HeldPart("kasi", Desk.Monday.AddDays(1))], chain.Length > 0 ? chain : ["tim", "kasi", "kabid"], Desk.Monday, null, null);

    [Fact]
    public async Task What_waits_is_read_from_the_journal_and_not_believed_of_the_index()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        _open.Add(Line(Stage.CaseId));
        _open.Add(Line("hilang0000000000000000000a"));

        var tasks = await _finder.TasksAsync(Desk.Who("kasi"), Token);

        var task = Assert.Single(tasks.Shown);
        Assert.Equal((Stage.CaseId, CardKind.Consult, 1), (task.Case.Id, task.Card.Kind, tasks.Total));
        Assert.Empty((await _finder.TasksAsync(Desk.Who("kabid"), Token)).Shown);
    }

    [Fact]
    public async Task Urgent_ones_come_first_then_by_due_date()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        foreach (var (id, hours, urgent) in new[] { ("b", 3, false), ("c", 9, true), ("a", 1, false) })
        {
            foreach (var commit in _stage.Journal.Of(Stage.CaseId)) _stage.Journal.TryAdd((commit.Commit with { CaseId = id }).Seal());
            _open.Add(Line(id) with { Urgent = urgent, Held = [new HeldPart("kasi", Desk.Monday.AddHours(hours))] });
        }

        Assert.Equal(["c", "a", "b"], (await _finder.TasksAsync(Desk.Who("kasi"), Token)).Shown.Select(t => t.Case.Id));
    }

    [Fact]
    public async Task A_search_shows_only_what_the_person_may_read()
    {
        _open.Add(Line("1", "Vaksin polio kosong"));
        _open.Add(Line("2", "Vaksin polio mahal", "tim", "kasi2"));

        Assert.Equal(["1"], (await SearchAsync("kasi", "polio")).Lines.Select(l => l.CaseId));
        Assert.Equal(["1", "2"], (await SearchAsync("tim", "POLIO", "vaksin")).Lines.Select(l => l.CaseId));
        Assert.Empty((await SearchAsync("kasi", "rabies")).Lines);
    }

    [Fact]
    public async Task Closed_cases_follow_the_open_ones_and_more_than_ten_are_announced()
    {
        _open.Add(Line("terbuka", "polio"));
        for (var i = 0; i < 10; i++)
            _closed.Add(Line($"t{i}", "polio") with { ClosedAt = Desk.Monday.AddMonths(-i), Outcome = Outcome.Dijawab });

        var found = await SearchAsync("kasi", "polio");

        Assert.Equal(["terbuka", .. Enumerable.Range(0, 9).Select(i => $"t{i}")], found.Lines.Select(l => l.CaseId));
        Assert.True(found.IsMore);
        _closed.RemoveAt(9);
        Assert.False((await SearchAsync("kasi", "polio")).IsMore);
    }

    private Task<FoundCases> SearchAsync(string person, params string[] words) => _finder.SearchAsync(Desk.Who(person), words, Desk.Office, Token);
}
