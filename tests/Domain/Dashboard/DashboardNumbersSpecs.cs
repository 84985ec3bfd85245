using Sop697.Domain.Cases;
using Sop697.Domain.Dashboard;
using Sop697.Domain.Steps;

namespace Sop697.Tests.Domain.Dashboard;

/// <summary>Wednesday 18 November 2026, 10.00 WIB.</summary>
public sealed class DashboardNumbersSpecs
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 18);

    private static CaseLine Open(string step, int dueInHours, Channel channel = Channel.Instagram, string? topic = "imunisasi", int daysOld = 0) => new(
        Guid.NewGuid().ToString("N"), 3, null, "Kapan?", channel, InquiryClass.Pertanyaan, topic, false, step,
        [new HeldPart("kasi", Now.AddHours(dueInHours))], ["tim", "kasi"], Now.AddDays(-daysOld), null, null);

    private static CaseLine Closed(int daysAgo, bool? onTime = true, Channel channel = Channel.Instagram, string? topic = "imunisasi", int took = 1) =>
        Open("konsultasi", 1, channel, topic) with
        {
            Step = null,
            Held = [],
            ReceivedAt = Now.AddDays(-daysAgo - took),
            ClosedAt = Now.AddDays(-daysAgo),
            Outcome = Outcome.Dijawab,
            OnTime = onTime,
        };

    private static DashboardNumbers Numbers(CaseLine[] open, CaseLine[] closed, TrendUnit unit = TrendUnit.Month) =>
        DashboardNumbers.Of(open, DaySums.Of(closed), TrendSpan.Until(Today, unit), Sop697Table.Current, Now);

    [Fact]
    public void Open_cases_are_counted_in_the_row_where_they_stand_and_late_once_a_part_is_past_its_due_time()
    {
        var numbers = Numbers([Open("konsultasi", 2), Open("konsultasi", -1), Open("terbitkan", -30) with { Urgent = true }], []);

        Assert.Equal(Sop697Table.Current.Steps.Select(s => s.Key), numbers.Steps.Select(s => s.Step));
        Assert.Equal(new Tally(2, 1), numbers.Steps.Single(s => s.Step == "konsultasi").Open);
        Assert.Equal(new Tally(1, 1), numbers.Steps.Single(s => s.Step == "terbitkan").Open);
        Assert.Equal((new Tally(3, 2), 1), (numbers.Open, numbers.Urgent));
    }

    [Fact]
    public void A_case_in_a_row_that_the_SOP_in_force_no_longer_has_is_counted_too() =>
        Assert.Equal(new Tally(1, 0), Numbers([Open("langkah_lama", 2)], []).Steps.Single(s => s.Step == "langkah_lama").Open);

    [Fact]
    public void A_case_counts_where_it_came_in_and_where_it_was_finished()
    {
        var numbers = Numbers([Open("konsultasi", 2, daysOld: 20)], [Closed(daysAgo: 1), Closed(daysAgo: 2, onTime: false), Closed(daysAgo: 17, took: 5)]);

        var (october, november) = (numbers.Trend[^2], numbers.Trend[^1]);
        Assert.Equal(new DayRange(new(2026, 11, 1), new(2026, 11, 30)), november.Range);
        Assert.Equal((2, new Tally(3, 1)), (november.Received, november.Finished));
        Assert.Equal((2, new Tally(0, 0)), (october.Received, october.Finished));
        Assert.Equal(new Tally(3, 1), numbers.Finished);
        Assert.Equal((12, new DateOnly(2025, 12, 1)), (numbers.Trend.Count, numbers.Trend[0].Range.From));
    }

    [Fact]
    public void Weeks_begin_on_Monday_and_the_last_one_is_of_today()
    {
        var weeks = TrendSpan.Until(Today, TrendUnit.Week);

        Assert.Equal(new DayRange(new(2026, 11, 16), new(2026, 11, 22)), weeks[^1]);
        Assert.Equal(new DayRange(new(2026, 8, 31), new(2026, 9, 6)), weeks[0]);
        Assert.Equal(weeks[^1], TrendSpan.Until(new(2026, 11, 22), TrendUnit.Week)[^1]);
        Assert.Equal(weeks[^1], TrendSpan.Until(new(2026, 11, 16), TrendUnit.Week)[^1]);
    }

    [Fact]
    public void Midnight_is_that_of_Malang()
    {
        var lastMinute = Closed(0) with { ClosedAt = new(2026, 10, 31, 16, 59, 0, TimeSpan.Zero) };
        var firstMinute = Closed(0) with { ClosedAt = new(2026, 10, 31, 17, 0, 0, TimeSpan.Zero) };

        Assert.Equal([new(2026, 10, 31), new(2026, 11, 1)], DaySums.Of([firstMinute, lastMinute]).Select(d => d.Day));
    }

    [Fact]
    public void Every_channel_stands_there_and_of_topics_those_that_occur_the_largest_first()
    {
        var numbers = Numbers(
            [Open("jawab", -1, Channel.Youtube, null), Open("jawab", 1)],
            [Closed(1, false), Closed(2, true, Channel.Youtube, null), Closed(400, true, Channel.Website, "lama")]);

        Assert.Equal(["website", "instagram", "twitter", "facebook", "youtube"], numbers.Channels.Select(c => c.Key));
        Assert.Equal(new GroupTally("youtube", new(1, 1), new(1, 0)), numbers.Channels[^1]);
        Assert.Equal(new GroupTally("website", default, default), numbers.Channels[0]);
        Assert.Equal([new GroupTally("", new(1, 1), new(1, 0)), new GroupTally("imunisasi", new(1, 0), new(1, 1))], numbers.Topics);
    }

    [Fact]
    public void Days_that_were_counted_apart_say_the_same_as_counted_at_once()
    {
        CaseLine[] closed = [.. from i in Enumerable.Range(0, 200) select Closed(i % 40, i % 3 != 0, (Channel)(i % 5), i % 4 == 0 ? null : "t" + (i % 4), i % 9)];
        var apart = closed.Chunk(7).SelectMany(DaySums.Of).ToList();
        var trend = TrendSpan.Until(Today, TrendUnit.Month);

        var (one, other) = (Numbers([], closed), DashboardNumbers.Of([], apart, trend, Sop697Table.Current, Now));

        Assert.Equal(200, one.Finished.Cases);
        Assert.Equal(one.Trend, other.Trend);
        Assert.Equal(one.Channels, other.Channels);
        Assert.Equal(one.Topics, other.Topics);
    }
}
