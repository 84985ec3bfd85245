using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

/// <summary>Handing over the part of a position that is away or silent.</summary>
public sealed class SpeakingForSpecs
{
    private static readonly Actor Admin = new("11111111-0000-0000-0000-000000000008", "Ayu Admin", [new Seat(new("admin", Role.Admin, "Administrator", null), ActingKind.Definitif)]);

    private static readonly Past[] Silent = [.. AtKonsultasi(), Past.OfSystem(new Escalated(DueClock.Step, 3, "kasi", "kabid", 1))];

    private static Decision Try(Past[] past, Actor by, Position to, string from) =>
        CaseDecider.Decide(CaseSpec.Given(past).Known, new DelegateTo(CaseSpec.Now, by, null, to, "Sedang cuti.", from), CaseSpec.Rules);

    [Fact]
    public void The_administrator_hands_the_owners_part_to_another_section()
    {
        var accepted = Assert.IsType<Decision.Accepted>(Try(AtKonsultasi(), Admin, Kasi2Post, "kasi"));

        Assert.Equal([new Delegated("kasi", "kasi2", "Sedang cuti.")], accepted.Events);
        Assert.Equal("admin", accepted.By.Position);
    }

    [Fact]
    public void Who_was_told_of_the_silence_may_hand_the_part_on() =>
        Assert.Equal("kabid", Assert.IsType<Decision.Accepted>(Try(Silent, Kabid, Kasi2Post, "kasi")).By.Position);

    [Fact]
    public void A_consulted_positions_part_can_be_handed_on_too()
    {
        var accepted = Assert.IsType<Decision.Accepted>(Try(AtJawab(ApprovalRule.KasiDanKasiTerkait, "kasi2"), Admin, Kasi3Post, "kasi2"));

        Assert.Equal([new Delegated("kasi2", "kasi3", "Sedang cuti.")], accepted.Events);
    }

    [Fact]
    public void Nobody_else_may_and_nobody_for_a_position_whose_turn_it_is_not()
    {
        Assert.Equal(Refusals.WrongPerson, Assert.IsType<Decision.Refused>(Try(AtKonsultasi(), Kabid, Kasi2Post, "kasi")).Refusal);
        Assert.Equal(Refusals.WrongPerson, Assert.IsType<Decision.Refused>(Try(Silent, Kasi2, Kasi2Post, "kasi")).Refusal);
        Assert.Equal(Refusals.WrongPerson, Assert.IsType<Decision.Refused>(Try(AtKonsultasi(), Admin, Kasi2Post, "kabid")).Refusal);
    }

    [Fact]
    public void The_rules_about_who_may_own_a_case_hold_for_them_as_well() =>
        Assert.Equal(Refusals.CannotDelegate(KabidPost), Assert.IsType<Decision.Refused>(Try(AtKonsultasi(), Admin, KabidPost, "kasi")).Refusal);

    [Fact]
    public void Whose_part_somebody_may_hand_on_is_said()
    {
        Assert.Equal(["kasi"], Acting.SpeaksFor(CaseSpec.Given(Silent).Known!, Kabid, CaseSpec.Rules.Table));
        Assert.Equal(["kasi"], Acting.SpeaksFor(CaseSpec.Given(AtKonsultasi()).Known!, Admin, CaseSpec.Rules.Table));
        Assert.Empty(Acting.SpeaksFor(CaseSpec.Given(AtKonsultasi()).Known!, Kabid, CaseSpec.Rules.Table));
        Assert.Empty(Acting.SpeaksFor(CaseSpec.Given(Silent).Known!, Kasi, CaseSpec.Rules.Table));
        Assert.Empty(Acting.SpeaksFor(CaseSpec.Given(AtTerbitkan()).Known!, Kabid, CaseSpec.Rules.Table));
    }
}
