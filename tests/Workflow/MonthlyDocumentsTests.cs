using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Domain.Audit;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>The document of a closed month: printed once, kept in storage, and put into the library as often as it takes.</summary>
public sealed class MonthlyDocumentsTests
{
    private readonly Stage _stage = new();
    private readonly Mock<IPerformanceLists> _lists = new();
    private readonly Mock<IReportPrinter> _printer = new();
    private readonly MonthsOfLists _months = new();
    private readonly MarksOfLists _marks = new();

    /// <summary>By month, each time it was put: the hash and the bytes.</summary>
    private readonly List<(string Month, string Sha256, byte[] Pdf)> _put = [];

    private byte _prints;

    public MonthlyDocumentsTests()
    {
        _lists.Setup(l => l.TargetsAsync(It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        // No two prints are the same: each says when it was counted.
        _printer.Setup(p => p.ToPdf(It.IsAny<MonthlyRegister>())).Returns(() => [++_prints]);
        Takes();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void Takes() => _stage.Archive.Setup(a => a.PutMonthDocumentAsync(It.IsAny<ClosedMonth>(), It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>()))
        .Callback((ClosedMonth month, string sha256, ReadOnlyMemory<byte> pdf, CancellationToken _) => _put.Add((month.Month, sha256, pdf.ToArray())))
        .ReturnsAsync((ClosedMonth month, string _, ReadOnlyMemory<byte> _, CancellationToken _) => $"{month.Month}.pdf");

    private MonthlyDocuments Documents()
    {
        var reader = new IndicatorReader(_stage.Journal, _stage.Rules.Object, _stage.Time, NullLogger<IndicatorReader>.Instance);
        return new(
            new NightlyIndicators(reader, _lists.Object, _marks, _stage.Time, NullLogger<NightlyIndicators>.Instance),
            new MonthlyRegisters(reader, _lists.Object, _months, _stage.Directory.Object, _stage.Time),
            _printer.Object, _months, _stage.Archive.Object, _stage.Directory.Object, _stage.Time, NullLogger<MonthlyDocuments>.Instance);
    }

    /// <summary>A case of November, closed months, and a morning after its numbers were written.</summary>
    private async Task MorningAsync(int year, int month, int day, params string[] closed)
    {
        if (_stage.Journal.Of(Stage.CaseId).Count == 0) await _stage.OpenAsync();
        _stage.Time.SetUtcNow(new DateTimeOffset(year, month, day, 8, 0, 0, TimeSpan.FromHours(7)));
        await _marks.SaveAsync("capaian-malam", $"{year:0000}-{month:00}-{day:00}", Token);
        foreach (var name in closed) await _months.AddAsync(ClosedMonth.Of(ClosedMonth.DayOf(name), [], _stage.Time.GetUtcNow()), "", Token);
    }

    [Fact]
    public async Task The_month_that_is_over_is_printed_once_and_put_once()
    {
        await MorningAsync(2026, 12, 1, "2026-11");
        var running = Documents();
        Assert.Equal(1, await running.RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, await running.RunAsync(Token));
        Assert.Equal(0, await Documents().RunAsync(Token));
        var (month, sha256, pdf) = Assert.Single(_put);
        Assert.Equal(("2026-11", new MonthDocument(sha256, "2026-11.pdf")), (month, _months.Kept[0].Document));
        Assert.Equal(_months.Documents[sha256], pdf);
        Assert.Equal(1, _prints);
    }

    [Fact]
    public async Task Not_before_the_month_is_closed_and_not_outside_working_hours()
    {
        await MorningAsync(2026, 12, 1);
        Assert.Equal(0, await Documents().RunAsync(Token));
        await MorningAsync(2026, 12, 5, "2026-11");
        Assert.Equal(0, await Documents().RunAsync(Token));
        await MorningAsync(2026, 12, 7);
        await _marks.SaveAsync("capaian-malam", "2026-12-06", Token);
        Assert.Equal(0, await Documents().RunAsync(Token));
        await _marks.SaveAsync("capaian-malam", "2026-12-07", Token);
        Assert.Equal(1, await Documents().RunAsync(Token));
    }

    [Fact]
    public async Task A_crash_between_the_library_and_the_record_puts_the_same_document_again()
    {
        await MorningAsync(2026, 12, 1, "2026-11");
        _months.Dies = true;
        await Assert.ThrowsAsync<IOException>(() => Documents().RunAsync(Token));
        _months.Dies = false;
        Assert.Equal(1, await Documents().RunAsync(Token));
        Assert.Equal(2, _put.Count);
        Assert.Equal(_put[0].Sha256, _put[1].Sha256);
        Assert.Equal(_put[0].Pdf, _put[1].Pdf);
        Assert.Equal(1, _prints);
    }

    [Fact]
    public async Task Of_two_that_print_at_once_one_document_is_the_months_and_both_put_it()
    {
        await MorningAsync(2026, 12, 1, "2026-11");
        _months.BeforeKeeping = () => _months.KeepDocumentAsync("2026-11", new byte[] { 99 }, Token);
        Assert.Equal(1, await Documents().RunAsync(Token));
        Assert.Equal([99], Assert.Single(_put).Pdf);
        Assert.Equal(_put[0].Sha256, _months.Kept[0].Document!.Sha256);
    }

    [Fact]
    public async Task SharePoint_that_is_down_delays_it_and_is_asked_again_later()
    {
        await MorningAsync(2026, 12, 1, "2026-11");
        _stage.Archive.Setup(a => a.PutMonthDocumentAsync(It.IsAny<ClosedMonth>(), It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ArchiveUnavailableException("503", null));
        var running = Documents();
        Assert.Equal(0, await running.RunAsync(Token));
        Takes();
        Assert.Equal(0, await running.RunAsync(Token));
        _stage.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await running.RunAsync(Token));
        Assert.Equal(1, _prints);
    }

    [Fact]
    public async Task Months_that_were_missed_are_made_up_for_and_those_of_before_the_first_document_are_not()
    {
        await MorningAsync(2026, 12, 1, "2026-09", "2026-10", "2026-11");
        Assert.Equal(1, await Documents().RunAsync(Token));
        await MorningAsync(2027, 3, 1, "2026-12", "2027-01", "2027-02");
        Assert.Equal(3, await Documents().RunAsync(Token));
        Assert.Equal(["2026-11", "2026-12", "2027-01", "2027-02"], _put.Select(p => p.Month));
    }
}
