using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Domain;
using Sop697.Domain.Cases;
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
        _stage.Waiting.Setup(w => w.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        _stage.Notes.Setup(n => n.TellAsync(It.IsAny<string>(), It.IsAny<LocalText>(), It.IsAny<CancellationToken>()))
            .Callback((string to, LocalText words, CancellationToken _) => _told.Add((to, words.Id))).ReturnsAsync((string?)null);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AdministratorNotice Notice() => new(
        _stage.Directory.Object, _stage.Notes.Object, _snapshots.Object, new UnreachedPeople(_stage.Waiting.Object, _stage.Cases), _stage.Time, NullLogger<AdministratorNotice>.Instance);

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
    public async Task Who_cannot_be_reached_is_named_with_the_reason_while_a_case_waits_for_that_person()
    {
        _stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Position == "kasi"), It.IsAny<Person>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Delivery(null, "Penerima belum mempunyai lisensi Teams (403)."));
        await _stage.OpenAsync();
        await _stage.RunAsync();
        _stage.Waiting.Setup(w => w.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        _stage.Waiting.Setup(w => w.FindAsync("o-kasi", It.IsAny<CancellationToken>())).ReturnsAsync([Stage.CaseId, "tidakada"]);
        Assert.Equal(1, await Notice().RunAsync(Token));
        Assert.Contains("Kartu tidak sampai kepada Bambang (Kepala Seksi Promosi); 1 kasus menunggu. Penerima belum mempunyai lisensi Teams (403).", Assert.Single(_told).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_about_it_is_said_when_the_one_above_has_the_card()
    {
        _stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.Is<Person>(p => p.ObjectId == "o-kasi"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Delivery(null, "Bot diblokir."));
        await _stage.OpenAsync();
        await _stage.RunAsync();
        _stage.Waiting.Setup(w => w.FindAsync("o-kasi", It.IsAny<CancellationToken>())).ReturnsAsync([Stage.CaseId]);
        await Notice().RunAsync(Token);
        Assert.Contains("Kartu tidak sampai kepada Bambang (Kepala Seksi Promosi); 1 kasus diteruskan kepada Kepala Bidang (atasan). Bot diblokir.", Assert.Single(_told).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_case_waits_for_nobody()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        await _stage.Cases.HandleAsync(Stage.CaseId, new CloseCase(Desk.Monday, Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), null, Token);
        _stage.Waiting.Setup(w => w.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        _stage.Waiting.Setup(w => w.FindAsync("o-kasi", It.IsAny<CancellationToken>())).ReturnsAsync([Stage.CaseId]);
        await Notice().RunAsync(Token);
        Assert.DoesNotContain("tidak sampai", Assert.Single(_told).Words, StringComparison.Ordinal);
        _stage.Waiting.Verify(w => w.ForgetAsync("o-kasi", Stage.CaseId, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_channel_that_is_down_fails_nothing_else()
    {
        _stage.Notes.Setup(n => n.TellAsync(It.IsAny<string>(), It.IsAny<LocalText>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ChannelUnavailableException("503", null));
        Assert.Equal(0, await Notice().RunAsync(Token));
    }
}
