using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Domain.Audit;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>The case of the stage is opened on Monday, 23 November 2026.</summary>
public sealed class MonthEndTests
{
    private readonly Stage _stage = new();
    private readonly MonthsOfLists _months = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MonthEnd Month() => new(_stage.Journal, _months, _stage.Archive.Object, _stage.Time, NullLogger<MonthEnd>.Instance);

    /// <summary>Moves time to a clock time of Malang.</summary>
    private void Is(int year, int month, int day, double hour) => _stage.Time.SetUtcNow(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.FromHours(7)).AddHours(hour).ToUniversalTime());

    [Fact]
    public async Task A_month_is_closed_an_hour_after_it_ended_and_copied_once()
    {
        await _stage.OpenAsync();
        Assert.Equal(0, await Month().RunAsync(Token));
        Is(2026, 12, 1, 0.9);
        Assert.Equal(0, await Month().RunAsync(Token));
        Is(2026, 12, 1, 1);
        var running = Month();
        Assert.Equal(1, await running.RunAsync(Token));
        Assert.Equal(0, await running.RunAsync(Token));
        Assert.Equal(0, await Month().RunAsync(Token));

        var commits = _stage.Journal.Of(Stage.CaseId);
        var closed = Assert.Single(_months.Kept).Month;
        Assert.Equal(("2026-11", 1, commits.Count), (closed.Month, closed.Cases, closed.Commits));
        Assert.Equal(SealedCommit.HashOf($"{Stage.CaseId} {commits.Count} {commits[^1].Hash}\n"), closed.Hash);
        _stage.Archive.Verify(a => a.PutMonthAsync(closed, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task What_is_decided_later_does_not_change_a_closed_month()
    {
        await _stage.OpenAsync();
        Is(2026, 12, 1, 8);
        await _stage.RunAsync();
        await Month().RunAsync(Token);
        Assert.True(_months.Kept[0].Month.Commits < _stage.State.Version);
        Is(2027, 1, 1, 2);
        await Month().RunAsync(Token);
        Assert.Equal(["2026-11", "2026-12"], _months.Kept.Select(k => k.Month.Month));
        Assert.Equal(_stage.State.Version, _months.Kept[1].Month.Commits);
    }

    [Fact]
    public async Task Months_that_were_missed_are_closed_one_by_one_and_no_case_at_all_closes_nothing()
    {
        Is(2026, 11, 23, 10);
        Assert.Equal(0, await Month().RunAsync(Token));
        await _stage.OpenAsync();
        Is(2026, 12, 2, 8);
        await Month().RunAsync(Token);
        Is(2027, 3, 20, 8);
        Assert.Equal(3, await Month().RunAsync(Token));
        Assert.Equal(["2026-11", "2026-12", "2027-01", "2027-02"], _months.Kept.Select(k => k.Month.Month));
    }

    [Fact]
    public async Task SharePoint_gets_its_copy_as_soon_as_it_takes_one()
    {
        await _stage.OpenAsync();
        _stage.Archive.Setup(a => a.PutMonthAsync(It.IsAny<ClosedMonth>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ArchiveUnavailableException("503", null));
        Is(2026, 12, 1, 2);
        var running = Month();
        Assert.Equal(1, await running.RunAsync(Token));
        Assert.Equal([false], _months.Kept.Select(k => k.Archived));
        _stage.Archive.Setup(a => a.PutMonthAsync(It.IsAny<ClosedMonth>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Assert.Equal(0, await running.RunAsync(Token));
        Assert.Equal([true], _months.Kept.Select(k => k.Archived));
    }
}

/// <summary>Closed months in a list.</summary>
internal sealed class MonthsOfLists : IClosedMonths
{
    private readonly Dictionary<string, string> _texts = [];

    internal List<KeptMonth> Kept { get; } = [];

    public IAsyncEnumerable<KeptMonth> ReadAsync(CancellationToken cancellationToken) => Kept.ToList().ToAsyncEnumerable();

    public Task<ClosedMonth?> FindAsync(string month, CancellationToken cancellationToken) => Task.FromResult(Kept.Find(k => k.Month.Month == month)?.Month);

    public Task<bool> AddAsync(ClosedMonth month, string stands, CancellationToken cancellationToken)
    {
        _texts[month.Hash] = stands;
        Kept.Add(new KeptMonth(month, false));
        return Task.FromResult(true);
    }

    public Task<string?> StandsAsync(ClosedMonth month, CancellationToken cancellationToken) => Task.FromResult(_texts.GetValueOrDefault(month.Hash));

    /// <summary>Documents by their hash.</summary>
    internal Dictionary<string, byte[]> Documents { get; } = [];

    /// <summary>Called before a document becomes the one of its month, to let somebody else be quicker.</summary>
    internal Action? BeforeKeeping { get; set; }

    /// <summary>The process dies when it is to be remembered that SharePoint has a document.</summary>
    internal bool Dies { get; set; }

    public Task<string> KeepDocumentAsync(string month, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        var before = BeforeKeeping;
        BeforeKeeping = null;
        before?.Invoke();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf.Span));
        Documents[sha256] = pdf.ToArray();
        var at = Kept.FindIndex(k => k.Month.Month == month);
        Kept[at] = Kept[at] with { Document = Kept[at].Document ?? new MonthDocument(sha256, null) };
        return Task.FromResult(Kept[at].Document!.Sha256);
    }

    public Task<ReadOnlyMemory<byte>?> DocumentAsync(string sha256, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>?>(Documents.TryGetValue(sha256, out var pdf) ? pdf : (ReadOnlyMemory<byte>?)null);

    public Task DocumentArchivedAsync(string month, string path, CancellationToken cancellationToken)
    {
        if (Dies) throw new IOException("The process died here.");
        var at = Kept.FindIndex(k => k.Month.Month == month);
        Kept[at] = Kept[at] with { Document = Kept[at].Document! with { Path = path } };
        return Task.CompletedTask;
    }

    public Task ArchivedAsync(string month, CancellationToken cancellationToken)
    {
        var at = Kept.FindIndex(k => k.Month.Month == month);
        Kept[at] = Kept[at] with { Archived = true };
        return Task.CompletedTask;
    }
}
