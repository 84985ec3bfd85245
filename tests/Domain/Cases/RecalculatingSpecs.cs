using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Cases;

/// <summary>Holidays and settings change while cases are open.</summary>
public sealed class RecalculatingSpecs
{
    /// <summary>Monday 2 February 2026, 10.00 WIB.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 2, 2, 3, 0, 0, TimeSpan.Zero);

    private static readonly SopRules Tuesday = SopRules.Of(
        WorkCalendar.Of(
            [.. WorkCalendar.Default.Holidays, new Holiday(new(2026, 2, 3), "Libur daerah", HolidayKind.National, "SK", HolidayStatus.Official)],
            HoursRow.Shipped),
        OfficeSettings.Default);

    private static DateTimeOffset Days(int days) => Monday.AddDays(days);

    private static Case Folded(Case? state, Decision decision, DateTimeOffset at)
    {
        var accepted = Assert.IsType<Decision.Accepted>(decision);
        var stamp = new Stamp((state?.Version ?? 0) + 1, at, accepted.By);
        return accepted.Events.Aggregate(state, (s, e) => CaseEvolution.Evolve(s, e, CaseSpec.CaseId, stamp))! with { Version = stamp.Version };
    }

    private static Case Does(Case? state, CaseCommand command, SopRules rules) => Folded(state, CaseDecider.Decide(state, command, rules), command.Now);

    private static Case Opened(InquiryClass kind, SopRules rules)
    {
        var open = new OpenCase(Monday, Tim, Question with { Kind = kind }, [Screenshot], ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "http");
        var state = Does(Does(null, open, rules), new RecordWork(Monday, [new CaseNumbered("MS-2026-0001")]), rules);
        return Does(state, new RecordWork(Monday, [Situations.Sent(Situations.KasiCard, "kasi", 1)]), rules);
    }

    private static IReadOnlyList<DueMoved> Moves(Case state, SopRules rules) =>
        OwedWork.Pending(state, rules, Monday).OfType<MoveDue>().SingleOrDefault()?.Moves ?? [];

    private static Case Moved(Case state, SopRules rules) => Does(state, new RecordWork(Monday, [.. Moves(state, rules)]), rules);

    [Fact]
    public void A_holiday_added_moves_the_open_step_and_says_why() => Assert.Equal(
        [new DueMoved(DueClock.Step, 3, Days(1), Days(2), DueReason.Calendar, "03-02-2026 Libur daerah")],
        Moves(Opened(InquiryClass.Pertanyaan, SopRules.Current), Tuesday));

    [Fact]
    public void It_moves_once_and_back_when_the_holiday_is_taken_out_again()
    {
        var moved = Moved(Opened(InquiryClass.Pertanyaan, SopRules.Current), Tuesday);
        Assert.Equal(Days(2), moved.Open!.DueAt);
        Assert.Empty(Moves(moved, Tuesday));
        Assert.Equal(Days(1), Moved(moved, SopRules.Current).Open!.DueAt);
    }

    [Fact]
    public void The_card_is_drawn_anew_but_no_agreement_becomes_stale()
    {
        var before = Opened(InquiryClass.Pertanyaan, SopRules.Current);
        var after = Moved(before, Tuesday);
        Assert.Equal((after.Version, before.MaterialVersion), (after.ContentVersion, after.MaterialVersion));
        Assert.Contains(OwedWork.Pending(after, Tuesday, Monday), w => w.Key == $"kartu/{Situations.KasiCard}");
    }

    [Fact]
    public void Each_question_has_its_own_clock_and_closed_steps_keep_theirs()
    {
        var asked = Does(Opened(InquiryClass.Pertanyaan, SopRules.Current), new Consult(Monday, Kasi, null, [KabidPost, Kasi2Post], ""), SopRules.Current);
        Assert.Equal([DueClock.Step, DueClock.Consultation, DueClock.Consultation], Moves(asked, Tuesday).Select(m => m.Clock));
        var moved = Moved(asked, Tuesday);
        Assert.Equal([Days(2), Days(2)], moved.Consultations.Select(c => c.DueAt));
        Assert.Equal((Days(1), Days(2)), (moved.Steps[3].DueAt, moved.Steps[4].DueAt));
    }

    [Fact]
    public void A_step_that_came_back_in_a_loop_is_counted_from_its_first_pass()
    {
        var state = Opened(InquiryClass.Pertanyaan, SopRules.Current);
        state = Does(state, new Return(Days(1), Kasi, null, "Gambar terpotong."), SopRules.Current);
        state = Does(state, new Correct(Days(1), Tim, null, Question), SopRules.Current);
        state = Does(state, new RecordWork(Days(1), [Situations.Sent("konsultasi/6/kasi", "kasi", 9)]), SopRules.Current);
        Assert.Equal((Days(1), Monday), (state.Open!.DueAt, state.Open.ClockFrom));
        Assert.Equal(Days(2), Moved(state, Tuesday).Open!.DueAt);
    }

    [Fact]
    public void A_closed_case_is_never_touched()
    {
        var closed = Does(Opened(InquiryClass.Pengaduan, SopRules.Current), new CloseCase(Monday, Kasi, null, Outcome.Spam, "Iklan."), SopRules.Current);
        Assert.Empty(Moves(closed, Tuesday));
        var late = new DueMoved(DueClock.Statutory, 0, closed.StatutoryDueAt, null, DueReason.Calendar, "");
        Assert.IsType<Decision.Repeated>(CaseDecider.Decide(closed, new RecordWork(Monday, [late]), Tuesday));
    }

    [Fact]
    public void A_move_that_another_was_quicker_with_is_not_recorded_twice()
    {
        var before = Opened(InquiryClass.Pertanyaan, SopRules.Current);
        var moves = Moves(before, Tuesday);
        Assert.IsType<Decision.Repeated>(CaseDecider.Decide(Moved(before, Tuesday), new RecordWork(Monday, [.. moves]), Tuesday));
    }

    [Fact]
    public void The_law_gives_a_complaint_five_working_days_and_a_question_none()
    {
        Assert.Null(Opened(InquiryClass.Pertanyaan, SopRules.Current).StatutoryDueAt);
        Assert.Equal(new DateTimeOffset(2026, 2, 9, 9, 0, 0, TimeSpan.Zero), Opened(InquiryClass.Pengaduan, SopRules.Current).StatutoryDueAt);
        Assert.Equal(new DateTimeOffset(2026, 2, 10, 9, 0, 0, TimeSpan.Zero), Moved(Opened(InquiryClass.Pengaduan, SopRules.Current), Tuesday).StatutoryDueAt);
    }

    [Fact]
    public void Another_class_has_another_limit_and_the_record_says_so()
    {
        var state = Does(Opened(InquiryClass.Pertanyaan, SopRules.Current), new Return(Monday, Kasi, null, "Ini pengaduan."), SopRules.Current);
        var mended = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(
            state, new Correct(Days(1), Tim, null, Question with { Kind = InquiryClass.InformasiPublik }), SopRules.Current));
        var moved = Assert.Single(mended.Events.OfType<DueMoved>());
        Assert.Equal((DueClock.Statutory, DueReason.Class, (DateTimeOffset?)null), (moved.Clock, moved.Why, moved.From));
        Assert.Equal(new DateTimeOffset(2026, 2, 18, 9, 0, 0, TimeSpan.Zero), Folded(state, mended, Days(1)).StatutoryDueAt);
    }

    [Fact]
    public void Counting_in_calendar_time_moves_the_SOPs_dates_and_not_the_laws()
    {
        var friday = Monday.AddDays(4);
        var open = new OpenCase(friday, Tim, Question with { Kind = InquiryClass.Pengaduan }, [Screenshot], ApprovalRule.KasiSaja, "tim", "kasi", null, "http");
        var state = Does(Does(null, open, SopRules.Current), new RecordWork(friday, [new CaseNumbered("MS-2026-0002"), Situations.Sent(Situations.KasiCard, "kasi", 1)]), SopRules.Current);
        var calendarTime = SopRules.Of(WorkCalendar.Default, OfficeSettings.Default with { Counting = new DayCount(DayUnit.Calendar, DayEnd.SameTime) });
        var move = Assert.Single(Moves(state, calendarTime));
        Assert.Equal((DueClock.Step, (DateTimeOffset?)friday.AddDays(1)), (move.Clock, move.To));
    }
}
