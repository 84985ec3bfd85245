using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class MonthlyReportTests
{
    private static readonly Position Kadis = new("kadis", Role.KepalaDinas, "Kepala Dinas", null);

    private readonly Stage _stage = new();
    private readonly Mock<IPerformanceLists> _lists = new();
    private readonly Mock<IReportChannel> _channel = new();
    private readonly MarksOfLists _marks = new();
    private readonly List<(string To, MonthlyReport Report)> _sent = [];

    public MonthlyReportTests()
    {
        var office = Desk.Office with
        {
            Positions = [.. Desk.Office.Positions, Kadis],
            Holders = new Dictionary<string, IReadOnlyList<Person>>(Desk.Office.Holders) { ["kadis"] = [new("o-kadis", "Dewi", "", ActingKind.Definitif)] },
        };
        _stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(office);
        _lists.Setup(l => l.TargetsAsync(2026, It.IsAny<CancellationToken>())).ReturnsAsync([new(2026, "tepat_waktu", null, null, IndicatorDirection.Higher, 90)]);
        _channel.Setup(c => c.SendAsync(It.IsAny<string>(), It.IsAny<MonthlyReport>(), It.IsAny<CancellationToken>()))
            .Callback((string to, MonthlyReport report, CancellationToken _) => _sent.Add((to, report))).ReturnsAsync((string?)null);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IndicatorReader Reader => new(_stage.Journal, _stage.Rules.Object, _stage.Time, NullLogger<IndicatorReader>.Instance);

    private MonthlyReports Reports() => new(
        new NightlyIndicators(Reader, _lists.Object, _marks, _stage.Time, NullLogger<NightlyIndicators>.Instance),
        Reader, _lists.Object, _channel.Object, _stage.Directory.Object, _marks, _stage.Time, NullLogger<MonthlyReports>.Instance);

    /// <summary>A case of November that nobody answered, and the morning of 1 December (WIB) after its numbers were written.</summary>
    private async Task DecemberAsync(int hour = 8)
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        _stage.Time.SetUtcNow(new DateTimeOffset(2026, 12, 1, hour, 0, 0, TimeSpan.FromHours(7)));
        await _marks.SaveAsync("capaian-malam", "2026-12-01", Token);
    }

    [Fact]
    public async Task The_month_that_is_over_goes_once_to_each_kepala_bidang_and_the_kepala_dinas()
    {
        await DecemberAsync();

        Assert.Equal(2, await Reports().RunAsync(Token));
        Assert.Equal(0, await Reports().RunAsync(Token));

        Assert.Equal(["o-kabid", "o-kadis"], _sent.Select(s => s.To));
        var report = _sent[0].Report;
        Assert.Equal(("2026-11", 1, 0, 1, 1), (report.Month.Key, report.Received, report.Responded, report.Open, report.LateCases));
        Assert.Equal(0, report[Indicator.OnTime].Achievement!.Percent);
        Assert.Equal(11, report.Trend.Count);
        Assert.Equal([new LateSpot("konsultasi", "kasi", 1)], report.Late);
        Assert.Equal("Sangat Baik", report.Bands[0].Label);
    }

    [Fact]
    public async Task Not_before_the_numbers_of_the_night_are_written_and_not_outside_working_hours()
    {
        await DecemberAsync(hour: 6);
        Assert.Equal(0, await Reports().RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromHours(2));
        await _marks.SaveAsync("capaian-malam", "2026-11-30", Token);
        Assert.Equal(0, await Reports().RunAsync(Token));
        await _marks.SaveAsync("capaian-malam", "2026-12-01", Token);
        Assert.Equal(2, await Reports().RunAsync(Token));
    }

    [Fact]
    public async Task A_month_in_which_nothing_was_received_is_not_reported()
    {
        _stage.Time.SetUtcNow(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        await _marks.SaveAsync("capaian-malam", "2026-12-01", Token);
        Assert.Equal(0, await Reports().RunAsync(Token));
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task What_may_have_arrived_is_never_sent_again_and_what_surely_did_not_is()
    {
        await DecemberAsync();
        Fails("o-kabid", new ChannelUnavailableException("504", null) { MayHaveArrived = true });
        Fails("o-kadis", new ChannelUnavailableException("429", null));
        var reports = Reports();
        Assert.Equal(0, await reports.RunAsync(Token));
        _channel.Setup(c => c.SendAsync(It.IsAny<string>(), It.IsAny<MonthlyReport>(), It.IsAny<CancellationToken>()))
            .Callback((string to, MonthlyReport report, CancellationToken _) => _sent.Add((to, report))).ReturnsAsync((string?)null);

        Assert.Equal(0, await reports.RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, await reports.RunAsync(Token));

        Assert.Equal("o-kadis", Assert.Single(_sent).To);
    }

    [Fact]
    public async Task Whoever_has_blocked_the_bot_is_tried_again_the_next_day()
    {
        await DecemberAsync();
        _channel.Setup(c => c.SendAsync("o-kabid", It.IsAny<MonthlyReport>(), It.IsAny<CancellationToken>())).ReturnsAsync("Bot diblokir.");
        Assert.Equal(1, await Reports().RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await Reports().RunAsync(Token));
        _channel.Setup(c => c.SendAsync("o-kabid", It.IsAny<MonthlyReport>(), It.IsAny<CancellationToken>())).ReturnsAsync((string?)null);
        _stage.Time.Advance(TimeSpan.FromHours(22));
        await _marks.SaveAsync("capaian-malam", "2026-12-02", Token);
        Assert.Equal(1, await Reports().RunAsync(Token));
    }

    [Fact]
    public async Task Two_instances_at_once_send_one_message()
    {
        await DecemberAsync();
        _marks.BeforeReplace = async () => await Reports().RunAsync(Token);
        await Reports().RunAsync(Token);
        Assert.Equal(["o-kabid", "o-kadis"], _sent.Select(s => s.To).Order());
    }

    private void Fails(string person, ChannelUnavailableException e) =>
        _channel.Setup(c => c.SendAsync(person, It.IsAny<MonthlyReport>(), It.IsAny<CancellationToken>())).ThrowsAsync(e);
}

/// <summary>Kept texts in a list.</summary>
internal sealed class MarksOfLists : ISnapshots
{
    private readonly Dictionary<string, (string Text, int Version)> _kept = [];

    /// <summary>Called once before the next replacement, to let somebody else be quicker.</summary>
    internal Func<Task>? BeforeReplace { get; set; }

    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => (await FindAsync(name, cancellationToken))?.Text;

    public Task SaveAsync(string name, string json, CancellationToken cancellationToken)
    {
        _kept[name] = (json, _kept.GetValueOrDefault(name).Version + 1);
        return Task.CompletedTask;
    }

    public Task<Snapshot?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(_kept.TryGetValue(name, out var kept) ? new Snapshot(kept.Text, $"{kept.Version}") : null);

    public async Task<bool> TryReplaceAsync(string name, string text, string? version, CancellationToken cancellationToken)
    {
        var before = BeforeReplace;
        BeforeReplace = null;
        if (before is not null) await before();
        if ((await FindAsync(name, cancellationToken))?.Version != version) return false;
        await SaveAsync(name, text, cancellationToken);
        return true;
    }
}
