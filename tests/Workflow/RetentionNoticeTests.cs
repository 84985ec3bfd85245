using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class RetentionNoticeTests
{
    private static readonly Office Office = Desk.Office with
    {
        Positions = [.. Desk.Office.Positions, new Position("admin", Role.Admin, "Administrator", null), new Position("arsip", Role.Arsiparis, "Arsiparis", null)],
        Holders = new Dictionary<string, IReadOnlyList<Person>>(Desk.Office.Holders)
        {
            ["admin"] = [new("o-admin", "Ayu", "", ActingKind.Definitif)],
            ["arsip"] = [new("o-arsip", "Arif", "", ActingKind.Definitif), new("o-admin", "Ayu", "", ActingKind.Plh)],
        },
    };

    /// <summary>The first working morning of 2029: what ended in 2026 has been kept for two years.</summary>
    private static readonly DateTimeOffset NewYear = new(2029, 1, 2, 2, 0, 0, TimeSpan.Zero);

    private readonly Stage _stage = new();
    private readonly IndexOfLists _index = new();
    private readonly Mock<ISnapshots> _snapshots = new();
    private readonly List<(string To, string Words)> _told = [];
    private string? _month;

    public RetentionNoticeTests()
    {
        _stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(Office);
        _snapshots.Setup(s => s.FindAsync("kabar-retensi", It.IsAny<CancellationToken>())).ReturnsAsync(() => _month is null ? null : new Snapshot(_month, "v"));
        _snapshots.Setup(s => s.TryReplaceAsync("kabar-retensi", It.IsAny<string>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string month, string? _, CancellationToken _) => _month = month).ReturnsAsync(true);
        _stage.Notes.Setup(n => n.TellAsync(It.IsAny<string>(), It.IsAny<LocalText>(), It.IsAny<CancellationToken>()))
            .Callback((string to, LocalText words, CancellationToken _) => _told.Add((to, words.Id))).ReturnsAsync((string?)null);
        _stage.Time.SetUtcNow(NewYear);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RetentionNotice Notice() =>
        new(_stage.Directory.Object, _index, _stage.Notes.Object, _snapshots.Object, _stage.Time, NullLogger<RetentionNotice>.Instance);

    private void Closed(string caseId, int year, int month) => _index.Lines.Add(new CaseLine(
        caseId, 9, $"MS-{year}-0001", "x", Channel.Website, InquiryClass.Pertanyaan, null, false, null, [], [], NewYear, new DateTimeOffset(year, month, 5, 2, 0, 0, TimeSpan.Zero), Outcome.Dijawab));

    [Fact]
    public async Task Administrator_and_arsiparis_hear_once_a_month_how_many_are_past_their_time()
    {
        Closed("a", 2025, 3);
        Closed("b", 2026, 12);
        Closed("c", 2027, 1);
        Closed("erased", 2025, 4);
        _index.Lines[^1] = _index.Lines[^1] with { IsErased = true };
        Assert.Equal(2, await Notice().RunAsync(Token));
        Assert.Equal(["o-admin", "o-arsip"], _told.Select(t => t.To));
        Assert.StartsWith("2 kasus sudah lewat masa simpannya.", _told[0].Words, StringComparison.Ordinal);

        Assert.Equal(0, await Notice().RunAsync(Token));
        _stage.Time.SetUtcNow(NewYear.AddDays(30));
        Assert.Equal(2, await Notice().RunAsync(Token));
    }

    [Fact]
    public async Task Nobody_is_told_while_nothing_is_due_or_at_night()
    {
        Closed("c", 2027, 1);
        Assert.Equal(0, await Notice().RunAsync(Token));
        Closed("a", 2025, 3);
        _stage.Time.SetUtcNow(NewYear.AddHours(12));
        Assert.Equal(0, await Notice().RunAsync(Token));
        Assert.Empty(_told);
    }
}
