using Microsoft.Extensions.Logging;
using Moq;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class OfficeWatchTests
{
    private readonly Stage _stage = new();
    private readonly List<string> _logged = [];
    private string? _kept;
    private Office _office = Desk.Office;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SopRules With(params IEnumerable<Holiday> added) =>
        SopRules.Of(WorkCalendar.Of([.. WorkCalendar.Default.Holidays, .. added], HoursRow.Shipped), OfficeSettings.Default);

    private static Holiday Off(int year, int month, int day, HolidayStatus status = HolidayStatus.Official) =>
        new(new(year, month, day), "Libur daerah", HolidayKind.National, "SK", status);

    private static readonly CaseLine Line = new(
        "", 1, null, "Ringkasan", Channel.Website, InquiryClass.Pertanyaan, null, false, null, [], [], Desk.Monday, null, null);

    private OfficeWatch Watch(params string[] open)
    {
        _stage.Index.Setup(i => i.OpenAsync(It.IsAny<CancellationToken>())).Returns(() => Lines(open));
        var snapshots = new Mock<ISnapshots>();
        snapshots.Setup(s => s.ReadAsync("kalender", It.IsAny<CancellationToken>())).ReturnsAsync(() => _kept);
        snapshots.Setup(s => s.SaveAsync("kalender", It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string print, CancellationToken _) => _kept = print).Returns(Task.CompletedTask);
        var log = new Mock<ILogger<OfficeWatch>>();
        log.Setup(l => l.IsEnabled(It.IsAny<LogLevel>())).Returns(true);
        log.Setup(l => l.Log(LogLevel.Warning, It.IsAny<EventId>(), It.IsAny<It.IsAnyType>(), null, It.IsAny<Func<It.IsAnyType, Exception?, string>>()))
            .Callback(new InvocationAction(i => _logged.Add(i.Arguments[2].ToString()!)));
        _stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => _office with { Rules = _stage.Present });
        return new OfficeWatch(_stage.Directory.Object, _stage.Index.Object, _stage.Due.Object, snapshots.Object, _stage.Time, log.Object);
    }

    private static async IAsyncEnumerable<CaseLine> Lines(string[] open)
    {
        await Task.Yield();
        foreach (var id in open) yield return Line with { CaseId = id };
    }

    [Fact]
    public async Task A_change_of_the_calendar_has_every_open_case_looked_at_now_and_once_more_later()
    {
        _stage.Present = With();
        var watch = Watch("a", "b", "c");
        Assert.Equal(3, await watch.RunAsync(Token));
        Assert.Equal(0, await watch.RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(3, await watch.RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await watch.RunAsync(Token));

        _stage.Schedule.Clear();
        _stage.Present = With(Off(2026, 11, 24));
        Assert.Equal(3, await watch.RunAsync(Token));
        Assert.Equal(["a", "b", "c"], _stage.Schedule.Select(s => s.CaseId));
        Assert.All(_stage.Schedule, s => Assert.Equal(_stage.Time.GetUtcNow(), s.At));
    }

    [Fact]
    public async Task After_a_restart_a_calendar_that_stayed_is_no_change()
    {
        _stage.Present = With();
        await Watch("a").RunAsync(Token);
        Assert.Equal(0, await Watch("a").RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await Watch("a").RunAsync(Token));
        Assert.Equal(0, await Watch("a").RunAsync(Token));
        _stage.Present = SopRules.Of(WorkCalendar.Default, OfficeSettings.Default with { EscalationDays = 3 });
        Assert.Equal(0, await Watch("a").RunAsync(Token));
    }

    [Fact]
    public async Task What_was_interrupted_is_begun_again()
    {
        _stage.Present = With();
        var watch = Watch("a", "b");
        _stage.Due.Setup(d => d.ScheduleAsync("b", It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ThrowsAsync(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => watch.RunAsync(Token));
        Assert.Null(_kept);
    }

    [Fact]
    public async Task An_office_that_was_never_read_changes_nothing()
    {
        var watch = Watch("a");
        _stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ThrowsAsync(new DirectoryUnavailableException("503"));
        Assert.Equal(0, await watch.RunAsync(Token));
        Assert.Null(_kept);
    }

    [Fact]
    public async Task Another_holder_has_every_open_case_looked_at_in_the_morning_and_not_at_night()
    {
        var watch = Watch("a");
        await watch.RunAsync(Token);
        _stage.Time.Advance(TimeSpan.FromMinutes(10));
        await watch.RunAsync(Token);
        _stage.Schedule.Clear();

        _office = Desk.Office with { Holders = new Dictionary<string, IReadOnlyList<Person>>(Desk.Office.Holders) { ["kasi"] = [new("o-plh", "Plh", "", Sop697.Domain.Steps.ActingKind.Plh)] } };
        _stage.Time.SetUtcNow(Desk.Monday.AddHours(16));
        Assert.Equal(0, await watch.RunAsync(Token));
        _stage.Time.SetUtcNow(Desk.Monday.AddDays(1));
        Assert.Equal(1, await watch.RunAsync(Token));
        Assert.Equal(["a"], _stage.Schedule.Select(s => s.CaseId));
    }

    [Fact]
    public async Task A_position_without_a_holder_is_told_once_a_day()
    {
        _office = Desk.Office with { Vacant = [Desk.Kasi] };
        var watch = Watch();
        await watch.RunAsync(Token);
        await watch.RunAsync(Token);
        Assert.Single(_logged, l => l.Contains("position kasi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_that_is_looked_at_moves_its_dates_once()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        var before = _stage.State;
        _stage.Present = With(Off(2026, 11, 24));
        await _stage.RunAsync();
        await _stage.RunAsync();
        Assert.Equal(before.Open!.DueAt.AddDays(1), _stage.State.Open!.DueAt);
        var moved = Assert.Single(_stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events).OfType<DueMoved>());
        Assert.Equal((before.Open.DueAt, "24-11-2026 Libur daerah"), (moved.From!.Value, moved.DaysOff));
        Assert.Contains(_stage.Journal.Of(Stage.CaseId)[^1].Commit.Events, e => e is CardUpdated);
    }

    [Fact]
    public async Task A_year_without_official_holidays_is_told_once_a_day()
    {
        _stage.Present = With();
        var watch = Watch();
        await watch.RunAsync(Token);
        await watch.RunAsync(Token);
        Assert.Contains("2027", Assert.Single(_logged), StringComparison.Ordinal);
        _stage.Time.Advance(TimeSpan.FromDays(1));
        await watch.RunAsync(Token);
        Assert.Equal(2, _logged.Count);
    }
}
