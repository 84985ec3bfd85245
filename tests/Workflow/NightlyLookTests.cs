using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Domain.Cases;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class NightlyLookTests
{
    private readonly Stage _stage = new();
    private readonly List<CaseLine> _open = [];
    private readonly Mock<ISnapshots> _snapshots = new();
    private string? _day;

    public NightlyLookTests()
    {
        _stage.Index.Setup(i => i.OpenAsync(It.IsAny<CancellationToken>())).Returns(() => _open.ToAsyncEnumerable());
        _stage.Index.Setup(i => i.ClosedAsync(It.IsAny<DateOnly>(), It.IsAny<CancellationToken>())).Returns(() => AsyncEnumerable.Empty<CaseLine>());
        _snapshots.Setup(s => s.FindAsync("telaah-malam", It.IsAny<CancellationToken>())).ReturnsAsync(() => _day is null ? null : new Snapshot(_day, "v"));
        _snapshots.Setup(s => s.TryReplaceAsync("telaah-malam", It.IsAny<string>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string day, string? _, CancellationToken _) => _day = day).ReturnsAsync(true);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private NightlyLook Look() => new(
        _stage.Index.Object, _stage.Cases, _stage.Cards, _stage.Cursors.Object, _stage.Due.Object, _snapshots.Object, _stage.Rules.Object, _stage.Time,
        NullLogger<NightlyLook>.Instance);

    private async Task<CaseLine> SettledAsync()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        await _stage.ArchiveAsync();
        _stage.Time.SetUtcNow(Desk.Monday.AddHours(17));
        _stage.Schedule.Clear();
        return CaseLine.Of(_stage.State, SopRules.Current.Table);
    }

    [Fact]
    public async Task A_case_that_is_as_its_journal_says_is_left_alone()
    {
        _open.Add(await SettledAsync());

        Assert.Equal(0, await Look().RunAsync(Token));
        Assert.Empty(_stage.Schedule);
    }

    [Fact]
    public async Task A_line_that_is_behind_is_put_right()
    {
        var line = await SettledAsync();
        _open.Add(line with { Held = [] });

        Assert.Equal(1, await Look().RunAsync(Token));
        _stage.Index.Verify(i => i.PutAsync(It.Is<CaseLine>(l => l.Says(line)), It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task Cards_and_rows_that_are_behind_have_the_case_looked_at()
    {
        await _stage.OpenAsync();
        _stage.Time.SetUtcNow(Desk.Monday.AddHours(17));
        _stage.Schedule.Clear();
        _open.Add(CaseLine.Of(_stage.State, SopRules.Current.Table));

        Assert.Equal(1, await Look().RunAsync(Token));
        Assert.Equal([(Stage.CaseId, _stage.Time.GetUtcNow())], _stage.Schedule);
    }

    [Fact]
    public async Task It_is_done_once_a_night_by_whoever_comes_first_and_not_before_one()
    {
        _open.Add(await SettledAsync());
        Assert.NotNull(await Look().RunAsync(Token));
        Assert.Null(await Look().RunAsync(Token));
        _stage.Time.SetUtcNow(Desk.Monday.AddDays(1).AddHours(16.5));
        Assert.NotNull(await Look().RunAsync(Token));
        _stage.Time.SetUtcNow(new DateTimeOffset(2026, 11, 25, 17, 30, 0, TimeSpan.Zero));
        Assert.Null(await Look().RunAsync(Token));
    }
}
