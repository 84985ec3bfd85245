using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class PublishingSpecs
{
    private static readonly CaseClosed Answered = new(Outcome.Dijawab, null);

    private static Publish Post(string? link, string? proof = null, SeenCard? seen = null) => new(Now, Tim, seen, link, proof);

    [Fact]
    public void A_link_proves_the_reply_and_closes_the_case() =>
        Given(AtTerbitkan())
            .When(Post($" {Link} "))
            .Then(new AnswerPublished(Link, null), Answered)
            .ThenState(s =>
            {
                Assert.True(s.IsClosed);
                Assert.Null(s.Open);
                Assert.Empty(s.Holders(Rules.Table));
                Assert.Equal(7, s.Steps[^1].Finished!.Version);
            });

    [Fact]
    public void A_picture_proves_it_as_well_and_the_newest_is_taken() =>
        Given(AtTerbitkan())
            .When(new AddEvidence(Now, Tim, [Proof]))
            .When(Post(null))
            .Then(new AnswerPublished(null, Proof.Sha256), Answered);

    [Fact]
    public void A_named_picture_must_be_a_proof_of_this_case() =>
        Given(AtTerbitkan()).When(Post(Link, Screenshot.Sha256)).ThenRefused("unknownProof");

    [Fact]
    public void A_named_proof_is_recorded() =>
        Given([.. AtTerbitkan(), Past.Of(Tim, new EvidenceKept(Proof), new EvidenceKept(SecondScreenshot with { Purpose = EvidencePurpose.Proof }))])
            .When(Post(Link, Proof.Sha256))
            .Then(new AnswerPublished(Link, Proof.Sha256), Answered);

    [Theory]
    [InlineData("instagram.example/p/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://instagram.example/p/1")]
    public void A_link_is_a_web_address(string link) => Given(AtTerbitkan()).When(Post(link)).ThenRefused("badLink");

    [Fact]
    public void A_link_has_a_limit() => Given(AtTerbitkan()).When(Post("https://x.example/" + new string('a', 2000))).ThenRefused("badLink");

    [Fact]
    public void Without_link_or_picture_nothing_is_proved() => Given(AtTerbitkan()).When(Post(" ")).ThenRefused("missingProof");

    [Fact]
    public void Sending_the_proof_does_not_make_the_open_card_stale() =>
        Given(AtTerbitkan())
            .When(new AddEvidence(Now, Tim, [Proof]))
            .When(Post(null, null, new SeenCard("terbitkan/6/tim", 6)))
            .ThenActedAs(Tim, "tim");

    [Fact]
    public void A_text_released_anew_must_have_been_seen() =>
        Given([.. AtTerbitkan(),
                Past.Of(Tim, new Returned("tim", "kasi", "Salah ketik.", 1), new StepMoved("serahkan", PastDue, [])),
                Past.Of(Kasi, new AnswerReleased(1, Reply, false), new StepMoved("terbitkan", PastDue, []))])
            .When(Post(Link, null, new SeenCard("terbitkan/8/tim", 6)))
            .ThenRefused("staleVersion");

    [Fact]
    public void Pressed_twice_it_is_published_once()
    {
        var press = Post(Link, null, new SeenCard("terbitkan/6/tim", 6));
        Given(AtTerbitkan()).When(press).When(press).ThenRepeated(Tim, version: 7);
    }

    [Fact]
    public void After_the_end_everything_shows_who_closed_it()
    {
        Given(Closed()).When(Post(Link)).ThenRepeated(Tim, version: 7);
        Given(Closed()).When(new Answer(Now, Kasi, null, OtherReply)).ThenRepeated(Tim, version: 7);
        Given(Closed()).When(new CloseCase(Now, Kasi, null, Outcome.Spam, "Iklan.")).ThenRepeated(Tim, version: 7);
        Given(Closed()).When(new Consult(Now, Kasi, null, [KabidPost], "")).ThenRepeated(Tim, version: 7);
    }
}

public sealed class ClosingSpecs
{
    private static CloseCase End(Outcome outcome, string reason = " Iklan. ", SeenCard? seen = null) => new(Now, Kasi, seen, outcome, reason);

    [Theory]
    [InlineData(Outcome.Spam)]
    [InlineData(Outcome.BukanKewenangan)]
    [InlineData(Outcome.DiteruskanLapor)]
    [InlineData(Outcome.DiteruskanSambat)]
    [InlineData(Outcome.DiteruskanPpid)]
    public void The_owner_ends_a_case_without_an_answer(Outcome outcome) =>
        Given(AtKonsultasi()).When(End(outcome)).Then(new CaseClosed(outcome, "Iklan."));

    [Fact]
    public void Whoever_was_asked_is_no_longer_waited_for() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2"))
            .When(End(Outcome.Spam))
            .Then(
                new ConsultationEnded("kabid", ConsultationEnd.Withdrawn),
                new ConsultationEnded("kasi2", ConsultationEnd.Withdrawn),
                new CaseClosed(Outcome.Spam, "Iklan."));

    [Fact]
    public void Answered_is_not_an_end_without_an_answer() => Given(AtKonsultasi()).When(End(Outcome.Dijawab)).ThenRefused("notAnExit");

    [Fact]
    public void An_end_needs_a_reason() => Given(AtKonsultasi()).When(End(Outcome.Spam, " ")).ThenRefused("emptyReason");

    [Fact]
    public void A_reason_has_a_limit() => Given(AtKonsultasi()).When(End(Outcome.Spam, new string('x', 1001))).ThenRefused("reasonTooLong");

    [Fact]
    public void Pressed_twice_it_ends_once()
    {
        var press = End(Outcome.Spam, "Iklan.", new SeenCard(KasiCard, 1));
        Given(AtKonsultasi()).When(press).When(press).ThenRepeated(Kasi, version: 4);
    }
}
