using CsCheck;
using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Cases;

/// <summary>When a position is reminded, and when silence goes up.</summary>
public sealed class ClockPlanSpecs
{
    private static readonly SopRules Rules = SopRules.Current;

    private static readonly Dictionary<string, string?> Above = new[] { TimPost, KasiPost, Kasi2Post, KabidPost, KadisPost }.ToDictionary(p => p.Key, p => p.Superior);

    private static DateTimeOffset At(string local) => Time.Wib.At(local);

    private static ClockPlan Plan(Case state, DateTimeOffset now) => ClockPlan.Of(state, Rules, Above.GetValueOrDefault, now);

    private static ClockPlan Plan(Case state, string now) => Plan(state, At(now));

    /// <summary>The owner holds the case since then; due one working day later.</summary>
    private static Case Waiting(DateTimeOffset since, bool urgent = false)
    {
        var state = Does(null, new OpenCase(since, Tim, Question with { Urgent = urgent }, [Screenshot], ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "http"));
        return Does(state, new RecordWork(since, [new CaseNumbered("MS-2026-0001"), Situations.Sent(Situations.KasiCard, "kasi", 1)]));
    }

    private static Case Waiting(string since, bool urgent = false) => Waiting(At(since), urgent);

    private static Case Does(Case? state, CaseCommand command)
    {
        var accepted = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(state, command, Rules));
        var stamp = new Stamp((state?.Version ?? 0) + 1, command.Now, accepted.By);
        return accepted.Events.Aggregate(state, (s, e) => CaseEvolution.Evolve(s, e, CaseSpec.CaseId, stamp))! with { Version = stamp.Version };
    }

    private static CaseEvent Done(ClockMoment moment) => moment switch
    {
        RemindMoment m => m.Done(ReminderEnd.Sent),
        EscalateMoment m => m.Done,
        _ => throw new InvalidOperationException(),
    };

    private static string Line(ClockMoment moment) => moment switch
    {
        RemindMoment m => $"{Time.Wib.Text(m.At)} {m.Clock.Position} {m.Kind} {m.Number}",
        EscalateMoment m => $"{Time.Wib.Text(m.At)} {m.Clock.Position} -> {m.To} {m.Level}",
        _ => "",
    };

    /// <summary>Does what is owed at each moment as it comes, as an untiring runner would.</summary>
    private static (Case State, List<ClockMoment> Done) Pass(Case state, DateTimeOffset from, DateTimeOffset to)
    {
        List<ClockMoment> done = [];
        for (DateTimeOffset? now = from; now is { } at && at <= to; now = Plan(state, at).Next)
        {
            var owed = Plan(state, at).Owed;
            done.AddRange(owed);
            if (owed.Count > 0) state = Does(state, new RecordWork(at, [.. owed.Select(Done)]));
        }

        return (state, done);
    }

    [Fact]
    public void Silence_is_reminded_at_half_and_at_the_end_then_daily_and_goes_up_to_Kadis() => Assert.Equal(
        [
            "2026-07-09 14.45 kasi Half 0",
            "2026-07-10 10.00 kasi Due 0",
            "2026-07-13 07.30 kasi Daily 1",
            "2026-07-13 10.00 kasi -> kabid 1",
            "2026-07-14 07.30 kasi Daily 2",
            "2026-07-14 10.00 kasi -> kadis 2",
            "2026-07-15 07.30 kasi Daily 3",
            "2026-07-16 07.30 kasi Daily 4",
        ],
        Pass(Waiting("2026-07-09 10.00"), At("2026-07-09 10.00"), At("2026-07-16 12.00")).Done.Select(Line));

    [Fact]
    public void Over_Lebaran_nobody_is_reminded_on_a_day_off() => Assert.Equal(
        ["2026-03-25 09.45 kasi Half 0", "2026-03-25 14.00 kasi Due 0", "2026-03-26 07.30 kasi Daily 1", "2026-03-26 14.00 kasi -> kabid 1"],
        Pass(Waiting("2026-03-17 14.00"), At("2026-03-17 14.00"), At("2026-03-26 16.00")).Done.Select(Line));

    [Fact]
    public void An_urgent_case_passes_over_nights_and_weekends() => Assert.Equal(
        [
            "2026-07-10 10.00 kasi -> kabid 0",
            "2026-07-11 22.00 kasi Half 0",
            "2026-07-13 10.00 kasi Due 0",
            "2026-07-14 10.00 kasi Daily 1",
            "2026-07-14 10.00 kasi -> kabid 1",
        ],
        Pass(Waiting("2026-07-10 10.00", urgent: true), At("2026-07-10 10.00"), At("2026-07-14 10.00")).Done.Select(Line));

    [Fact]
    public void An_urgent_case_is_told_above_its_owner_also_while_the_owner_has_no_card_yet()
    {
        var since = At("2026-07-10 22.00");
        var state = Does(null, new OpenCase(since, Tim, Question with { Urgent = true }, [Screenshot], ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "http"));
        Assert.Equal(["2026-07-10 22.00 kasi -> kabid 0"], Plan(state, since).Owed.Select(Line));
        Assert.Empty(Plan(Does(state, new RecordWork(since, [Done(Plan(state, since).Owed[0])])), since).Owed);
    }

    [Fact]
    public void After_an_outage_everything_that_was_missed_is_owed_at_once_and_only_once()
    {
        var state = Waiting("2026-07-09 10.00");
        var owed = Plan(state, "2026-07-14 12.00").Owed;
        Assert.Equal(["Half", "Due", "Daily", "kabid", "Daily", "kadis"], owed.Select(m => m is EscalateMoment e ? e.To : ((RemindMoment)m).Kind.ToString()));
        var recorded = Does(state, new RecordWork(At("2026-07-14 12.00"), [.. owed.Select(Done)]));
        Assert.Empty(Plan(recorded, "2026-07-14 12.00").Owed);
        Assert.Equal("2026-07-15 07.30", Time.Wib.Text(Plan(recorded, "2026-07-14 12.00").Next!.Value));
    }

    [Fact]
    public void Each_who_was_asked_has_a_clock_and_the_owner_who_waits_has_none()
    {
        var state = Does(Waiting("2026-07-09 10.00"), new Consult(At("2026-07-09 11.00"), Kasi, null, [KabidPost, Kasi2Post], ""));
        Assert.Equal(
            ["2026-07-10 11.00 kabid Due 0", "2026-07-10 11.00 kasi2 Due 0"],
            Plan(state, "2026-07-10 12.00").Owed.OfType<RemindMoment>().Where(m => m.Kind == ReminderKind.Due).Select(Line));
        Assert.Equal(["kadis", "kabid"], Plan(state, "2026-07-13 12.00").Owed.OfType<EscalateMoment>().Select(m => m.To));
    }

    [Fact]
    public void A_row_that_comes_back_late_is_not_reminded_of_what_passed_before_and_still_goes_up()
    {
        var state = Does(Waiting("2026-07-09 10.00"), new Return(At("2026-07-09 11.00"), Kasi, null, "Gambar terpotong."));
        state = Does(state, new Correct(At("2026-07-16 09.00"), Tim, null, Question));
        state = Does(state, new RecordWork(At("2026-07-16 09.00"), [Situations.Sent("konsultasi/6/kasi", "kasi", 9)]));
        Assert.Equal("2026-07-10 10.00", Time.Wib.Text(state.Open!.DueAt));
        Assert.Empty(Plan(state, "2026-07-16 09.00").Owed);
        Assert.Equal(
            ["2026-07-17 07.30 kasi Daily 1", "2026-07-17 09.00 kasi -> kabid 1"],
            Plan(state, "2026-07-17 12.00").Owed.Select(Line));
    }

    [Fact]
    public void A_closed_case_and_what_the_system_does_owe_nothing()
    {
        var closed = Does(Waiting("2026-07-09 10.00"), new CloseCase(At("2026-07-09 11.00"), Kasi, null, Outcome.Spam, "Iklan."));
        Assert.Equal(new ClockPlan([], null), Plan(closed, "2026-07-20 10.00") with { Owed = [] });
        var sending = CaseSpec.Given(Situations.AtKirim()).Known;
        Assert.Null(Plan(sending, "2026-07-20 10.00").Next);
    }

    [Fact]
    public void Who_is_told_of_silence_may_look_at_the_case()
    {
        var state = Waiting("2026-07-09 10.00");
        Assert.False(CaseAccess.MayRead(state, Kabid2));
        Assert.True(CaseAccess.MayRead(Does(state, new RecordWork(At("2026-07-13 10.00"), [new Escalated(DueClock.Step, 3, "kasi", "kabid2", 1)])), Kabid2));
    }

    [Fact]
    public void A_moment_on_the_record_is_not_recorded_again()
    {
        var fact = new Reminded(DueClock.Step, 3, "kasi", ReminderKind.Half, 0, ReminderEnd.Sent);
        var up = new Escalated(DueClock.Step, 3, "kasi", "kabid", 1);
        var state = Does(Waiting("2026-07-09 10.00"), new RecordWork(At("2026-07-09 15.00"), [fact, up]));
        var again = new RecordWork(At("2026-07-09 15.01"), [fact with { How = ReminderEnd.Uncertain }, up with { To = "kadis" }]);
        Assert.IsType<Decision.Repeated>(CaseDecider.Decide(state, again, Rules));
    }

    private static readonly Gen<DateTimeOffset> Start = Gen.Int[0, 400 * 1440].Select(m => At("2026-01-01 00.00").AddMinutes(m));

    [Fact]
    public void Silence_leads_to_Kadis_in_order_and_nothing_is_owed_twice() => Gen.Select(Start, Gen.Bool).Sample((start, urgent) =>
    {
        var (state, done) = Pass(Waiting(start, urgent), start, start.AddDays(25));
        Assert.Equal(done.Count, done.Select(Done).Distinct().Count());
        Assert.Equal(done.Select(m => m.At).Order(), done.Select(m => m.At));
        Assert.Equal(urgent ? ["kabid", "kabid", "kadis"] : ["kabid", "kadis"], state.Escalations.Select(e => e.To));
    }, iter: 300);

    [Fact]
    public void Outside_working_time_nobody_is_disturbed_unless_it_is_urgent() => Gen.Select(Start, Gen.Int[0, 20 * 1440]).Sample((start, later) =>
    {
        foreach (var moment in Plan(Waiting(start), start.AddMinutes(later)).Owed)
            Assert.Equal(moment.At, Rules.Calendar.NextWorkingMoment(moment.At));
    }, iter: 500);

    [Fact]
    public void More_time_only_ever_owes_more() => Gen.Select(Start, Gen.Int[0, 20 * 1440], Gen.Int[0, 5 * 1440], Gen.Bool).Sample((start, later, more, urgent) =>
    {
        var state = Waiting(start, urgent);
        var (before, after) = (Plan(state, start.AddMinutes(later)), Plan(state, start.AddMinutes(later + more)));
        Assert.Equal(before.Owed, after.Owed.Take(before.Owed.Count));
        Assert.Equal(before.Next > start.AddMinutes(later + more), after.Owed.Count == before.Owed.Count);
    }, iter: 500);
}
