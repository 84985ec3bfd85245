using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Domain;
using Sop697.Domain.Steps;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class AdministratorNoticeTests
{
    private static readonly Position Admin = new("admin", Role.Admin, "Administrator", null);

    private readonly Stage _stage = new();
    private readonly Mock<ISnapshots> _snapshots = new();
    private readonly List<(string To, string Words)> _told = [];
    private string? _day;

    public AdministratorNoticeTests()
    {
        var office = Desk.Office with
        {
            Positions = [.. Desk.Office.Positions, Admin],
            Holders = new Dictionary<string, IReadOnlyList<Person>>(Desk.Office.Holders) { ["admin"] = [new("o-admin", "Ayu", "", ActingKind.Definitif)] },
            Vacant = [Desk.Kasi],
        };
        _stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(office);
        _snapshots.Setup(s => s.FindAsync("kabar-administrator", It.IsAny<CancellationToken>())).ReturnsAsync(() => _day is null ? null : new Snapshot(_day, "v"));
        _snapshots.Setup(s => s.TryReplaceAsync("kabar-administrator", It.IsAny<string>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string day, string? _, CancellationToken _) => _day = day).ReturnsAsync(true);
        _stage.Notes.Setup(n => n.TellAsync(It.IsAny<string>(), It.IsAny<LocalText>(), It.IsAny<CancellationToken>()))
            .Callback((string to, LocalText words, CancellationToken _) => _told.Add((to, words.Id))).ReturnsAsync((string?)null);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AdministratorNotice Notice() => new(
        _stage.Directory.Object, _stage.Notes.Object, _snapshots.Object, _stage.Time, NullLogger<AdministratorNotice>.Instance);

    [Fact]
    public async Task What_only_the_administrator_can_mend_is_told_once_a_working_day_whichever_instance_comes_first()
    {
        Assert.Equal(1, await Notice().RunAsync(Token));
        Assert.Equal(0, await Notice().RunAsync(Token));

        var (to, words) = Assert.Single(_told);
        Assert.Equal("o-admin", to);
        Assert.Contains("Kepala Seksi Promosi", words, StringComparison.Ordinal);
        Assert.Contains("2027", words, StringComparison.Ordinal);
        _stage.Time.SetUtcNow(Desk.Monday.AddDays(1));
        Assert.Equal(1, await Notice().RunAsync(Token));
    }

    [Fact]
    public async Task Not_at_night_and_not_on_days_off()
    {
        _stage.Time.SetUtcNow(Desk.Monday.AddHours(12));
        Assert.Equal(0, await Notice().RunAsync(Token));
        _stage.Time.SetUtcNow(new DateTimeOffset(2026, 11, 28, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await Notice().RunAsync(Token));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task A_channel_that_is_down_fails_nothing_else()
    {
        _stage.Notes.Setup(n => n.TellAsync(It.IsAny<string>(), It.IsAny<LocalText>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ChannelUnavailableException("503", null));
        Assert.Equal(0, await Notice().RunAsync(Token));
    }
}
