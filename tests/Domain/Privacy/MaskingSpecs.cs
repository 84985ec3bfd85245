using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Privacy;

/// <summary>"Samaran": proposed by the system, confirmed by the team, and whoever sees the original stands on the record.</summary>
public sealed class MaskingSpecs
{
    private static readonly string Sha = Screenshot.Sha256;
    private static readonly MaskArea Nik = new(60, 400, 420, 44, PersonalDataKind.Nik);
    private static readonly MaskArea Face = new(10, 10, 90, 90, PersonalDataKind.Other);
    private static readonly MaskProposed Proposal = new(Sha, [Nik], true);
    private static readonly Past Proposed = Past.OfSystem(Proposal);

    private static MaskEvidence Mask(Actor by, params MaskArea[] areas) => new(Now, by, Sha, areas);

    private static SeeOriginal See(Actor by) => new(Now, by, Sha);

    private static RecordWork Did(params CaseEvent[] facts) => new(Now, facts);

    [Fact]
    public void A_proposal_counts_at_once_and_the_teams_card_asks_to_look_at_it() =>
        Given(AtKonsultasi()).When(Did(Proposal)).Then(Proposal).ThenState(s =>
        {
            Assert.Equal([Nik], s.MaskOf(Sha).Areas);
            Assert.True(s.IsAskedForMasks());
            Assert.EndsWith("/samaran", CardPlan.Of(s, Rules.Table).Single(c => c.Key == CardPlan.ReceiptKey).Face, StringComparison.Ordinal);
        });

    [Fact]
    public void A_picture_is_looked_at_once_also_when_it_could_not_be_read()
    {
        Assert.Equal([Screenshot], Masking.Unread(Given(AtKonsultasi()).Current));
        Given(AtKonsultasi())
            .When(Did(new MaskProposed(Sha, [], false))).ThenState(s =>
            {
                Assert.Empty(Masking.Unread(s));
                Assert.False(s.IsAskedForMasks());
                Assert.False(s.MaskOf(Sha).IsSettled);
            })
            .When(Did(Proposal)).ThenRepeated();
    }

    [Fact]
    public void What_the_team_confirms_counts_instead_and_its_card_asks_no_more() =>
        Given([.. AtKonsultasi(), Proposed])
            .When(Mask(Tim, Nik, Face)).Then(new EvidenceMasked(Sha, [Nik, Face])).ThenActedAs(Tim, "tim")
            .ThenState(s =>
            {
                Assert.Equal([Nik, Face], s.MaskOf(Sha).Areas);
                Assert.False(s.IsAskedForMasks());
            });

    [Fact]
    public void A_picture_without_personal_data_is_shown_as_it_is() =>
        Given([.. AtKonsultasi(), Proposed]).When(Mask(Tim)).Then(new EvidenceMasked(Sha, [])).ThenState(s =>
        {
            Assert.Empty(s.MaskOf(Sha).Areas);
            Assert.True(s.MaskOf(Sha).IsSettled);
        });

    [Fact]
    public void The_newest_word_counts_and_the_same_word_again_is_a_repeat() =>
        Given([.. AtKonsultasi(), Proposed])
            .When(Mask(Tim, Nik))
            .When(Mask(Kasi, Nik)).ThenRepeated(Tim, 5)
            .When(Mask(Kasi, Face)).Then(new EvidenceMasked(Sha, [Face])).ThenActedAs(Kasi, "kasi");

    [Fact]
    public void A_mask_is_confirmed_after_the_end_of_a_case_too() =>
        Given([.. Closed(), Proposed]).When(Mask(Tim, Nik)).Then(new EvidenceMasked(Sha, [Nik]));

    [Fact]
    public void Nobody_but_the_team_and_the_owner_says_what_is_covered() => Assert.All(
        [Kasi2, Kabid, Kadis, Stranger], by => Given([.. AtJawab(ApprovalRule.KasiDanKabid, "kabid"), Proposed]).When(Mask(by, Nik)).ThenRefused("notMasker"));

    [Theory]
    [InlineData(-1, 0, 10, 10)]
    [InlineData(0, -1, 10, 10)]
    [InlineData(0, 0, 0, 10)]
    [InlineData(0, 0, 10, -5)]
    [InlineData(1075, 0, 10, 10)]
    [InlineData(0, 1915, 10, 10)]
    [InlineData(5, 5, int.MaxValue, 10)]
    public void An_area_lies_on_the_picture(int left, int top, int width, int height) =>
        Given(AtKonsultasi()).When(Mask(Tim, new MaskArea(left, top, width, height, PersonalDataKind.Nik))).ThenRefused("badArea");

    [Fact]
    public void An_area_may_reach_to_the_very_edge() =>
        Given(AtKonsultasi()).When(Mask(Tim, new MaskArea(0, 0, 1080, 1920, PersonalDataKind.Other))).Then(new EvidenceMasked(Sha, [new(0, 0, 1080, 1920, PersonalDataKind.Other)]));

    [Fact]
    public void Areas_have_a_limit_and_a_picture_is_of_the_case()
    {
        Given(AtKonsultasi()).When(Mask(Tim, [.. Enumerable.Repeat(Nik, Masking.MostAreas + 1)])).ThenRefused("tooManyAreas");
        Given(AtKonsultasi()).When(Mask(Tim, Nik) with { Sha256 = Proof.Sha256 }).ThenRefused("unknownPicture");
        Given(AtKonsultasi()).When(See(Tim) with { Sha256 = Proof.Sha256 }).ThenRefused("unknownPicture");
    }

    [Fact]
    public void What_a_machine_read_beyond_the_edge_is_cut_to_the_picture()
    {
        MaskArea[] read = [new(-5, 1900, 100, 100, PersonalDataKind.Phone), new(2000, 10, 5, 5, PersonalDataKind.Nik)];
        Assert.Equal([new MaskArea(0, 1900, 95, 20, PersonalDataKind.Phone)], Masking.On(Screenshot, read));
    }

    [Fact]
    public void Whoever_sees_the_original_stands_on_the_record_once_a_day() =>
        Given(AtKonsultasi())
            .When(See(Kasi)).Then(new OriginalSeen(Sha)).ThenActedAs(Kasi, "kasi")
            .When(See(Kasi)).ThenRepeated()
            .When(See(Tim)).Then(new OriginalSeen(Sha)).ThenActedAs(Tim, "tim")
            .When(See(Kasi)).ThenRepeated()
            .When(See(Kasi) with { Now = Now.AddDays(1) }).Then(new OriginalSeen(Sha))
            .ThenState(s => Assert.Equal(2, s.Views.Count));

    [Fact]
    public void Midnight_in_Malang_begins_another_day() =>
        Given(AtKonsultasi())
            .When(See(Kasi) with { Now = new DateTimeOffset(2026, 2, 2, 16, 59, 0, TimeSpan.Zero) })
            .When(See(Kasi) with { Now = new DateTimeOffset(2026, 2, 2, 17, 0, 0, TimeSpan.Zero) }).Then(new OriginalSeen(Sha));

    [Fact]
    public void Only_people_of_the_case_see_it_and_they_may_after_its_end()
    {
        Assert.All([Kasi2, Stranger], by => Given(AtKonsultasi()).When(See(by)).ThenRefused("wrongPerson"));
        Given(Closed()).When(See(Kabid)).Then(new OriginalSeen(Sha)).ThenActedAs(Kabid, "kabid");
        Given(AtKonsultasi()).When(See(Kadis)).Then(new OriginalSeen(Sha)).ThenActedAs(Kadis, "kadis");
    }

    [Fact]
    public void Masks_and_views_ask_nobody_to_look_at_a_card_anew() =>
        Given(AtKonsultasi()).When(Did(Proposal)).When(Mask(Tim, Face)).When(See(Kabid)).ThenState(s =>
        {
            var before = Given(AtKonsultasi()).Current;
            Assert.Equal((before.ContentVersion, before.MaterialVersion, before.ReportVersion), (s.ContentVersion, s.MaterialVersion, s.ReportVersion));
            Assert.Equal(Given(AtKonsultasi()).Card(KasiCard).Face, CardPlan.Of(s, Rules.Table).Single(c => c.Key == KasiCard).Face);
        });

    [Fact]
    public void A_rendition_is_owed_for_each_confirmed_mask_and_not_for_a_proposal()
    {
        Assert.Empty(Renditions(Given([.. AtKonsultasi(), Proposed])));
        var spec = Given([.. AtKonsultasi(), Proposed]).When(Mask(Tim, Nik));
        Assert.Equal(5, Assert.Single(Renditions(spec)).Mask.Confirmed!.At.Version);
        var kept = new RenditionArchived(Sha, 5, new string('9', 64), "2026/02/x.jpg", "item", "https://sharepoint.example/x.jpg");
        spec.When(Did(kept)).Then(kept).When(Did(kept)).ThenRepeated();
        Assert.Empty(Renditions(spec));
        Assert.Equal("item", Assert.Single(Renditions(spec.When(Mask(Tim, Face)))).Mask.Rendition!.ItemId);
    }

    [Fact]
    public void Of_an_erased_case_nothing_is_masked_seen_proposed_or_put_any_more()
    {
        var erased = CaseSpec.Given([.. Closed(), Proposed, Past.Of(Tim, new EvidenceMasked(Sha, [Nik]))]).Known with { Erased = new("Masa simpan berakhir.", null, "Arif Arsip", false, [], new(9, Now, Tim.As())) };
        Assert.Equal("erased", Assert.IsType<Decision.Refused>(CaseDecider.Decide(erased, Mask(Tim, Face), Rules)).Refusal.Code);
        Assert.Equal("erased", Assert.IsType<Decision.Refused>(CaseDecider.Decide(erased, See(Tim), Rules)).Refusal.Code);
        Assert.IsType<Decision.Repeated>(CaseDecider.Decide(erased with { Masks = new Dictionary<string, PictureMask>() }, Did(Proposal), Rules));
        Assert.Empty(Masking.Unread(erased with { Masks = new Dictionary<string, PictureMask>() }));
        Assert.DoesNotContain(OwedWork.Pending(erased, Rules, Now), w => w is ArchiveRendition);
    }

    [Fact]
    public void The_dossier_is_owed_anew_when_something_else_is_covered_and_not_when_a_proposal_is_confirmed()
    {
        Past[] ended = [.. Closed(), Past.OfSystem(new EvidenceArchived(Sha, "p", "i", "u")), Proposed];
        var first = new DossierArchived(new string('f', 64), "2026/b.pdf", "item", "https://sharepoint.example/b.pdf", 9);
        var spec = Given(ended).When(Did(first)).Then(first);
        Assert.False(Owes(spec));
        Assert.False(Owes(spec.When(Mask(Tim, Nik))));
        Assert.True(Owes(spec.When(Mask(Tim, Nik, Face))));
        var anew = first with { Masks = 12, Path = "2026/b-samar-12.pdf", Instead = "2026/b.pdf" };
        spec.When(Did(first)).ThenRepeated();
        Assert.False(Owes(spec.When(Did(anew)).Then(anew)));

        static bool Owes(CaseSpec spec) => OwedWork.Pending(spec.Current, Rules, Now).Any(w => w is ArchiveDossier);
    }

    private static IEnumerable<ArchiveRendition> Renditions(CaseSpec spec) => OwedWork.Pending(spec.Current, Rules, Now).OfType<ArchiveRendition>();
}
