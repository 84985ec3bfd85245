using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class IndicatorTests
{
    private static readonly IndicatorPeriod November = IndicatorPeriod.Month(2026, 11);

    private readonly Stage _stage = new();
    private readonly Mock<IPerformanceLists> _lists = new();
    private readonly List<(int Year, IReadOnlyList<IndicatorLine> Lines)> _written = [];
    private string? _night;

    public IndicatorTests()
    {
        _lists.Setup(l => l.TargetsAsync(2026, It.IsAny<CancellationToken>())).ReturnsAsync([new(2026, "ditanggapi", null, null, IndicatorDirection.Higher, 80)]);
        _lists.Setup(l => l.WriteAsync(It.IsAny<int>(), It.IsAny<IReadOnlyList<IndicatorLine>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((int year, IReadOnlyList<IndicatorLine> lines, CancellationToken _) =>
            {
                _written.Add((year, lines));
                return lines.Count;
            });
        _stage.Snapshots.Setup(s => s.ReadAsync("capaian-malam", It.IsAny<CancellationToken>())).ReturnsAsync(() => _night);
        _stage.Snapshots.Setup(s => s.SaveAsync("capaian-malam", It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string day, CancellationToken _) => _night = day).Returns(Task.CompletedTask);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IndicatorReader Reader => new(_stage.Journal, _stage.Rules.Object, _stage.Time, NullLogger<IndicatorReader>.Instance);

    private NightlyIndicators Night() => new(Reader, _lists.Object, _stage.Snapshots.Object, _stage.Time, NullLogger<NightlyIndicators>.Instance);

    private void At(int day, double hour, int month = 11, int year = 2026) => _stage.Time.SetUtcNow(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.FromHours(7)).AddHours(hour));

    [Fact]
    public async Task The_journal_is_folded_case_by_case_and_says_the_same_when_asked_again()
    {
        await _stage.OpenAsync();
        await _stage.OpenAsync(Stage.CaseId.Replace('0', '9'), Desk.Inquiry with { Channel = Channel.Facebook });
        List<string> seen = [];

        var count = await Reader.ReadAsync(c => seen.Add(c.Id), Token);
        var again = await Reader.ReadAsync(null, Token);

        Assert.Equal((2, 0, 2), (count.Cases, count.Unreadable, seen.Count));
        Assert.Equal(new Ratio(0, 2), count.Sums.Of(Indicator.Responded, November, IndicatorScope.All));
        Assert.All(Indicator.All, i => Assert.Equal(count.Sums.Of(i, November, IndicatorScope.Of("kasi")), again.Sums.Of(i, November, IndicatorScope.Of("kasi"))));
    }

    [Fact]
    public async Task A_journal_that_somebody_broke_does_not_hide_the_others()
    {
        await _stage.OpenAsync();
        var journal = new Mock<IJournal>();
        StoredCommit good(string id) => new(id, 1, _stage.Journal.Of(Stage.CaseId)[0].Body, "");
        journal.Setup(j => j.CasesAsync(It.IsAny<CancellationToken>())).Returns(new IReadOnlyList<StoredCommit>[]
        {
            [new("a", 1, "bukan JSON", "")],
            [good("b"), good("b")],
            [new("c", 1, good("c").Body.Replace("caseOpened", "caseVanished", StringComparison.Ordinal), "")],
            [good(Stage.CaseId)],
        }.ToAsyncEnumerable());

        var count = await new IndicatorReader(journal.Object, _stage.Rules.Object, _stage.Time, NullLogger<IndicatorReader>.Instance).ReadAsync(null, Token);

        Assert.Equal((1, 3), (count.Cases, count.Unreadable));
    }

    [Fact]
    public async Task Once_a_night_the_year_is_written_with_its_targets_whichever_instance_comes_first()
    {
        At(24, 10);
        await _stage.OpenAsync();
        At(25, 1.9);
        Assert.Null(await Night().RunAsync(Token));
        At(25, 2.1);

        Assert.NotNull(await Night().RunAsync(Token));
        Assert.Null(await Night().RunAsync(Token));

        var (year, lines) = Assert.Single(_written);
        Assert.Equal(2026, year);
        Assert.Equal(0, Assert.Single(lines, l => l.Key == "2026-11/semua/ditanggapi").Achievement!.Percent);
        At(26, 2.1);
        Assert.NotNull(await Night().RunAsync(Token));
    }

    [Fact]
    public async Task In_January_the_old_year_is_written_too_as_long_as_it_has_cases()
    {
        At(31, 10, month: 12);
        await _stage.OpenAsync();
        At(2, 3, month: 1, year: 2027);
        _lists.Setup(l => l.TargetsAsync(It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);

        await Night().RunAsync(Token);

        Assert.Equal([2027, 2026], _written.Select(w => w.Year));
    }

    [Fact]
    public async Task What_SharePoint_did_not_take_is_tried_again_the_same_night_but_not_at_once()
    {
        At(25, 3);
        _lists.Setup(l => l.TargetsAsync(2026, It.IsAny<CancellationToken>())).ThrowsAsync(new ArchiveUnavailableException("503", null));
        var night = Night();
        Assert.Null(await night.RunAsync(Token));
        _lists.Setup(l => l.TargetsAsync(2026, It.IsAny<CancellationToken>())).ReturnsAsync([]);

        Assert.Null(await night.RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(await night.RunAsync(Token));
    }

    [Fact]
    public async Task What_was_counted_is_kept_for_who_looks_and_says_the_same_as_the_list()
    {
        string? kept = null;
        _stage.Snapshots.Setup(s => s.SaveAsync("capaian-2026", It.IsAny<string>(), It.IsAny<CancellationToken>())).Callback((string _, string json, CancellationToken _) => kept = json).Returns(Task.CompletedTask);
        _stage.Snapshots.Setup(s => s.ReadAsync("capaian-2026", It.IsAny<CancellationToken>())).ReturnsAsync(() => kept);
        var board = new IndicatorBoard(_stage.Snapshots.Object);
        Assert.Null(await board.ReadAsync(2026, Token));
        At(24, 9);
        await _stage.OpenAsync();
        var count = await Reader.ReadAsync(null, Token);

        await Night().WriteAsync(count, 2026, Token);

        var shown = await board.ReadAsync(2026, Token);
        Assert.Equal(_stage.Time.GetUtcNow(), shown!.At);
        Assert.Equal(_written.Single().Lines.Where(l => l.Scope == IndicatorScope.All), shown.Lines);
        var year = shown.Lines.Single(l => l.Indicator == Indicator.Responded && l.Period == IndicatorPeriod.Year(2026));
        Assert.Equal((0m, 80m, new Achievement(0, false)), (year.Actual, year.Target.Target, year.Achievement));
    }
}
