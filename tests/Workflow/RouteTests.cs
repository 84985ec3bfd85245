using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class RouteTests
{
    private static readonly Office Office = new(
        [
            Desk.Tim, Desk.Kasi, Desk.Kabid,
            new Position("kasi2", Role.KepalaSeksi, "Kepala Seksi Surveilans", "kabid2"),
            new Position("kabid2", Role.KepalaBidang, "Kepala Bidang P2P", null),
        ],
        new Dictionary<string, IReadOnlyList<Person>>(),
        [
            new Topic("imunisasi", "Imunisasi", null, ApprovalRule.KasiDanKabid) { Owner = "kasi2" },
            new Topic("gizi", "Gizi", "kasi2", ApprovalRule.KasiSaja) { Approver = "kabid2" },
            new Topic("salah", "Salah", null, null) { Owner = "kabid", Approver = "tidak_ada" },
        ]);

    private static Route Of(string? topic) => Office.RouteFor(Desk.Inquiry with { Topic = topic }, "kasi");

    private static void AssertRoute(string owner, string? approver, Route route)
    {
        Assert.Equal((owner, approver), (route.Owner, route.Approver));
        Assert.Empty(route.Unusable);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tidak_dikenal")]
    public void Without_a_topic_the_Kasi_above_the_team_owns_and_the_one_above_approves(string? topic) => AssertRoute("kasi", "kabid", Of(topic));

    [Fact]
    public void A_topic_may_belong_to_another_Kasi_whose_superior_then_approves() => AssertRoute("kasi2", "kabid2", Of("imunisasi"));

    [Fact]
    public void A_topic_may_have_another_approver_and_keep_its_owner() => AssertRoute("kasi", "kabid2", Of("gizi"));

    [Fact]
    public void A_position_that_does_not_fit_is_told_and_the_usual_one_taken()
    {
        var route = Of("salah");
        Assert.Equal(("kasi", "kabid"), (route.Owner, route.Approver));
        Assert.Equal(["kabid", "tidak_ada"], route.Unusable);
    }

    [Fact]
    public void An_owner_whose_superior_was_not_entered_is_still_not_the_one_who_agrees()
    {
        var loose = Office with { Positions = [.. Office.Positions.Select(p => p.Key == "kasi" ? p with { Superior = null } : p)] };

        Assert.Equal("kabid", loose.RouteFor(Desk.Inquiry with { Topic = null }, "kasi").Approver);
    }
}
