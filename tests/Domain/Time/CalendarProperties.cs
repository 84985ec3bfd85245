using CsCheck;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Tests.Domain.Time;

/// <summary>What holds at any time of the years that are known, to the second.</summary>
public sealed class CalendarProperties
{
    private const int Samples = 5_000;

    private static readonly WorkCalendar Calendar = WorkCalendar.Default;

    private static readonly DateTimeOffset Begin = Wib.At("2025-12-28 00.00");

    /// <summary>Half of the starts within Ramadan and the long closure after it, where the rules meet.</summary>
    private static readonly Gen<DateTimeOffset> Start = Gen.OneOf(
        Gen.Int[0, 740 * 86_400].Select(s => Begin.AddSeconds(s)),
        Gen.Int[0, 45 * 86_400].Select(s => Wib.At("2026-02-14 00.00").AddSeconds(s)));

    private static readonly Gen<TimeLimit> Minutes = Gen.Int[0, 3_000].Select(TimeLimit.Menit);

    private static readonly Gen<TimeLimit> Limit = Gen.OneOf(Minutes, Gen.Int[0, 70].Select(TimeLimit.Hari));

    private static readonly Gen<WorkCalendar> Counted =
        from unit in Gen.Enum<DayUnit>()
        from end in Gen.Enum<DayEnd>()
        select Calendar with { Counting = new DayCount(unit, end) };

    [Fact]
    public void Adding_minutes_and_measuring_them_agree() => Gen.Select(Start, Minutes).Sample((start, limit) =>
        Calendar.WorkingMinutes(start, Calendar.Due(start, limit)) == limit.Amount, iter: Samples);

    [Fact]
    public void Who_starts_later_is_never_due_earlier() => Gen.Select(Start, Gen.Int[0, 5 * 86_400], Limit).Sample((start, later, limit) =>
        Calendar.Due(start, limit) <= Calendar.Due(start.AddSeconds(later), limit), iter: Samples);

    [Fact]
    public void A_longer_limit_is_never_due_earlier() => Gen.Select(Start, Gen.Int[0, 3_000], Gen.Int[0, 3_000]).Sample((start, one, more) =>
        Calendar.Due(start, TimeLimit.Menit(one)) <= Calendar.Due(start, TimeLimit.Menit(one + more))
        && Calendar.Due(start, TimeLimit.Hari(one / 50)) <= Calendar.Due(start, TimeLimit.Hari((one + more) / 50)), iter: Samples);

    [Fact]
    public void Nothing_is_due_before_it_starts_or_on_a_day_off() => Gen.Select(Start, Limit).Sample((start, limit) =>
        Calendar.Due(start, limit) >= start && Calendar.IsWorkingDay(DateOf(Calendar.Due(start, limit))), iter: Samples);

    [Fact]
    public void A_day_ends_at_a_moment_that_is_worked() => Gen.Select(Start, Gen.Int[0, 70]).Sample((start, days) =>
    {
        var due = Calendar.Due(start, TimeLimit.Hari(days));
        return Calendar.Due(due, TimeLimit.Menit(0)) == due;
    }, iter: Samples);

    [Fact]
    public void One_day_passes_over_no_working_day() => Start.Sample(start =>
    {
        var (from, to) = (Calendar.Due(start, TimeLimit.Hari(0)), Calendar.Due(start, TimeLimit.Hari(1)));
        // The day itself is one; a clock time that is not worked there moves on to one more at most.
        var days = Enumerable.Range(1, DateOf(to).DayNumber - DateOf(from).DayNumber).Count(i => Calendar.IsWorkingDay(DateOf(from).AddDays(i)));
        return days is 1 or 2;
    }, iter: Samples);

    [Fact]
    public void However_days_are_counted_who_starts_later_or_gets_more_is_never_due_earlier() =>
        Gen.Select(Start, Gen.Int[0, 5 * 86_400], Gen.Int[0, 20], Gen.Int[0, 20], Counted).Sample((start, later, days, more, calendar) =>
            calendar.Due(start, TimeLimit.Hari(days)) <= calendar.Due(start.AddSeconds(later), TimeLimit.Hari(days))
            && calendar.Due(start, TimeLimit.Hari(days)) <= calendar.Due(start, TimeLimit.Hari(days + more))
            && calendar.Due(start, TimeLimit.Menit(days)) >= start, iter: Samples);

    [Fact]
    public void A_limit_of_the_law_ends_at_closing_and_never_earlier_for_who_came_later() =>
        Gen.Select(Start, Gen.Int[0, 5 * 86_400], Gen.Int[1, 60]).Sample((start, later, days) =>
        {
            var due = Calendar.EndOfWorkingDays(start, days);
            return due <= Calendar.EndOfWorkingDays(start.AddSeconds(later), days)
                && due < Calendar.EndOfWorkingDays(start, days + 1)
                && Calendar.IsWorkingDay(DateOf(due))
                && Calendar.WorkingMinutes(due, due.AddHours(8)) == 0;
        }, iter: Samples);

    [Fact]
    public void Measuring_in_two_parts_loses_no_minute() => Gen.Select(Start, Gen.Int[0, 30_000], Gen.Int[0, 30_000]).Sample((start, one, two) =>
    {
        var middle = start.AddMinutes(one);
        var end = middle.AddMinutes(two);
        var lost = Calendar.WorkingMinutes(start, end) - Calendar.WorkingMinutes(start, middle) - Calendar.WorkingMinutes(middle, end);
        // Each part drops its own fraction of a minute.
        return lost is 0 or 1;
    }, iter: Samples);

    private static DateOnly DateOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(TimeSpan.FromHours(7)).DateTime);
}
