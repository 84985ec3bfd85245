using Microsoft.Extensions.Time.Testing;
using Moq;
using Sop697.Domain.Cases;
using Sop697.Domain.Dashboard;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class ClosedDaysTests
{
    private readonly IndexOfLists _index = new();
    private readonly Dictionary<string, string> _kept = [];
    private readonly Mock<ISnapshots> _snapshots = new();
    private readonly FakeTimeProvider _time = new(Desk.Monday);
    private readonly Mock<IRules> _rules = new();
    private int _cases;

    public ClosedDaysTests()
    {
        _snapshots.Setup(s => s.ReadAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync((string name, CancellationToken _) => _kept.GetValueOrDefault(name));
        _snapshots.Setup(s => s.SaveAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).Callback((string name, string json, CancellationToken _) => _kept[name] = json);
        _rules.Setup(r => r.ReadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(SopRules.Current);
        for (var day = 0; day < 120; day++) Close(Desk.Monday.AddDays(-day), cases: 3);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DashboardReader Reader() => new(_index, new ClosedDays(_index, _snapshots.Object), _rules.Object, _time);

    private void Close(DateTimeOffset at, int cases = 1)
    {
        for (var i = 0; i < cases; i++)
        {
            _index.Lines.Add(new CaseLine(
                $"{_cases++:D26}", 5, null, "Kapan?", Channel.Facebook, InquiryClass.Pertanyaan, "promosi", false, null, [], ["tim"],
                at.AddDays(-1), at, Outcome.Dijawab, OnTime: i != 0));
        }
    }

    [Fact]
    public async Task Days_that_are_over_are_read_once_and_later_only_what_is_new()
    {
        var first = await Reader().ReadAsync(TrendUnit.Month, Token);
        Assert.Equal(new Tally(360, 120), first.Finished);
        Assert.InRange(_index.ClosedRead, 360, 365);

        // Another process, which has only what is kept.
        var before = _index.ClosedRead;
        Assert.Equal(first.Trend, (await Reader().ReadAsync(TrendUnit.Month, Token)).Trend);
        Assert.InRange(_index.ClosedRead - before, 6, 7);
    }

    [Fact]
    public async Task A_case_that_was_closed_a_moment_ago_is_there_at_once()
    {
        var reader = Reader();
        var before = (await reader.ReadAsync(TrendUnit.Week, Token)).Trend[^1].Finished;
        Close(_time.GetUtcNow());

        Assert.Equal(before + new Tally(1, 1), (await reader.ReadAsync(TrendUnit.Week, Token)).Trend[^1].Finished);
    }

    [Fact]
    public async Task Days_pass_and_none_is_forgotten_or_counted_twice()
    {
        var reader = Reader();
        for (var day = 1; day <= 40; day++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            Close(_time.GetUtcNow());
            Assert.Equal(360 + day, (await reader.ReadAsync(TrendUnit.Month, Token)).Finished.Cases);
        }
    }

    [Fact]
    public async Task What_reached_the_index_days_late_is_counted_by_the_night()
    {
        await Reader().ReadAsync(TrendUnit.Month, Token);
        Close(Desk.Monday.AddDays(-30));
        Assert.Equal(360, (await Reader().ReadAsync(TrendUnit.Month, Token)).Finished.Cases);

        await Reader().RenewAsync(Token);

        Assert.Equal(361, (await Reader().ReadAsync(TrendUnit.Month, Token)).Finished.Cases);
    }
}
