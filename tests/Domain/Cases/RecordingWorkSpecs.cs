using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class RecordingWorkSpecs
{
    private static readonly EvidenceArchived Archived = new(Screenshot.Sha256, "2026/MS-2026-0001/a.png", "item-1", "https://sharepoint.example/a.png");

    private static RecordWork Did(params CaseEvent[] facts) => new(Now, facts);

    [Fact]
    public void The_step_clock_of_the_owner_starts_when_the_card_arrived() =>
        Given(AtKirim())
            .When(Did(Sent(KasiCard, "kasi", 1)))
            .Then(Sent(KasiCard, "kasi", 1), new StepMoved("konsultasi", Due("konsultasi"), []))
            .ThenActedAs(Actor.System, "sistem");

    [Fact]
    public void Another_persons_card_does_not_start_the_owners_clock() =>
        Given(AtKirim()).When(Did(Sent("terima/receipt", "tim", 1))).Then(Sent("terima/receipt", "tim", 1));

    [Fact]
    public void A_card_that_could_not_be_delivered_does_not_start_the_owners_clock() =>
        Given(AtKirim())
            .When(Did(new CardUndeliverable(KasiCard, "kasi", "Bot diblokir.")))
            .Then(new CardUndeliverable(KasiCard, "kasi", "Bot diblokir."));

    [Fact]
    public void After_a_return_the_new_card_starts_the_row_again_and_the_old_one_does_not() =>
        Given(AtTangkapLayar())
            .When(new Correct(Now, Tim, null, Question))
            .When(Did(new CardUpdated(KasiCard, "selesai@4")))
            .Then(new CardUpdated(KasiCard, "selesai@4"))
            .When(Did(Sent("konsultasi/6/kasi", "kasi", 5)))
            .ThenState(s => Assert.Equal("konsultasi", s.Open!.Step));

    [Fact]
    public void A_delivered_card_is_no_longer_undeliverable() =>
        Given([.. AtKirim(), Past.OfSystem(new CardUndeliverable(KasiCard, "kasi", "Bot diblokir."))])
            .When(Did(Sent(KasiCard, "kasi", 1)))
            .ThenState(s => Assert.Empty(s.Undeliverable));

    [Fact]
    public void A_second_copy_after_a_crash_is_news_and_both_are_kept_true() =>
        Given(AtKonsultasi())
            .When(Did(Sent(KasiCard, "kasi", 1) with { Copies = [new CardCopy("holder-of-kasi", "chat-kasi", "activity-again")] }))
            .ThenState(s => Assert.Equal(["activity-konsultasi/3/kasi", "activity-again"], s.Cards[KasiCard].Copies.Select(c => c.ActivityId)));

    [Fact]
    public void Copies_that_show_different_faces_are_owed_an_update()
    {
        var again = new CardSent(KasiCard, "kasi", "menunggu@4", [new CardCopy("holder-of-kasi", "chat-kasi", "activity-again")]);
        var spec = Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid")).When(Did(again));
        Assert.Equal("menunggu@4", spec.Card(KasiCard).Face);
        Assert.NotEqual("menunggu@4", spec.Current.Cards[KasiCard].Face);
    }

    [Fact]
    public void Work_that_was_done_after_all_needs_nobody_to_look() =>
        Given([.. AtKonsultasi(),
                Past.OfSystem(new WorkStalled($"arsip/{Screenshot.Sha256}", "503"), new WorkStalled($"kartu/{KasiCard}", "429"))])
            .When(Did(Archived, new CardUpdated(KasiCard, "menunggu@9")))
            .ThenState(s => Assert.Empty(s.Stalled));

    [Fact]
    public void A_number_given_after_all_needs_nobody_to_look() =>
        Given([AtKirim()[0], Past.OfSystem(new WorkStalled("nomor", "503"))])
            .When(Did(new CaseNumbered("MS-2026-0007")))
            .ThenState(s => Assert.Empty(s.Stalled));

    [Fact]
    public void Work_that_goes_on_again_is_told_once()
    {
        var stalled = AtKonsultasi().Append(Past.OfSystem(new WorkStalled("archive", "Gagal."))).ToArray();
        Given(stalled).When(Did(new WorkResumed("archive"))).Then(new WorkResumed("archive")).ThenState(s => Assert.Empty(s.Stalled));
        Given(AtKonsultasi()).When(Did(new WorkResumed("archive"))).ThenRepeated();
    }

    [Fact]
    public void Facts_that_are_known_are_no_news() =>
        Given([.. AtKonsultasi(), Past.OfSystem(
                Archived,
                new WorkStalled("kartu/jawab/0/kabid", "429"),
                new CardUndeliverable("jawab/0/kabid", "kabid", "Bot diblokir."))])
            .When(Did(
                new CaseNumbered("MS-2026-0002"),
                Sent(KasiCard, "kasi", 1),
                new CardUpdated(KasiCard, "buka@1"),
                new CardUpdated("konsultasi/99/kasi", "buka@1"),
                Archived with { ItemId = "item-2" },
                new WorkStalled("kartu/jawab/0/kabid", "429"),
                new CardUndeliverable("jawab/0/kabid", "kabid", "Bot diblokir.")))
            .ThenRepeated();

    [Fact]
    public void A_fact_told_twice_in_one_report_is_recorded_once() =>
        Given(AtKonsultasi()).When(Did(Archived, Archived)).Then(Archived);

    [Fact]
    public void Another_reason_is_news() =>
        Given([.. AtKonsultasi(), Past.OfSystem(new WorkStalled("arsip/x", "429"))])
            .When(Did(new WorkStalled("arsip/x", "503")))
            .Then(new WorkStalled("arsip/x", "503"));

    [Fact]
    public void After_the_end_archiving_and_card_upkeep_go_on() =>
        Given(Closed()).When(Did(Archived, new CardUpdated(KasiCard, "selesai@4"))).Then(Archived, new CardUpdated(KasiCard, "selesai@4"));

    [Fact]
    public void Reporting_nothing_changes_nothing() => Given(AtKirim()).When(Did()).ThenRepeated();

    [Fact]
    public void A_decision_is_not_a_fact_of_work() =>
        Assert.Throws<InvalidOperationException>(() => Given(AtKonsultasi()).When(Did(new CaseClosed(Outcome.Spam, "Iklan."))));

    [Fact]
    public void Facts_do_not_make_a_card_stale() =>
        Given(AtKonsultasi()).When(Did(Archived)).ThenState(s => Assert.Equal(1, s.ContentVersion));
}

public sealed class OwedWorkSpecs
{
    /// <summary>The due dates of these journals are fixed, so they are mended first.</summary>
    private static List<string> Owed(CaseSpec spec) => [.. OwedWork.Pending(spec.Dated().Current, Rules, Now).Select(w => w.Key)];

    private static string Picture(Evidence e) => $"arsip/{e.Sha256}";

    [Fact]
    public void First_of_all_the_number_is_owed_and_whether_it_was_reported_before() => Assert.Equal(["nomor", "ganda"], Owed(Given(AtKirim()[0])));

    [Fact]
    public void The_number_is_of_the_year_in_which_it_was_received_in_Malang()
    {
        var newYear = new DateTimeOffset(2026, 12, 31, 17, 30, 0, TimeSpan.Zero);
        var state = Given(AtKirim()[0]).Known with { ReceivedAt = newYear };
        var work = Assert.Single(OwedWork.Pending(state, Rules, newYear).OfType<AssignNumber>());
        Assert.Equal("MS-2027-0012", work.Format(12));
    }

    [Fact]
    public void A_numbered_case_owes_the_receipt_the_owners_card_and_the_picture() =>
        Assert.Equal(["kartu/terima/receipt", $"kartu/{KasiCard}", Picture(Screenshot)], Owed(Given(AtKirim())));

    [Fact]
    public void The_owners_card_is_sent_as_it_will_be_true_when_it_has_arrived()
    {
        var spec = Given(AtKirim()).Dated();
        var work = OwedWork.Pending(spec.Current, Rules, Now).OfType<ShowCard>().Single(w => w.Card.Key == KasiCard);
        Assert.Equal("konsultasi", work.Shown.Open!.Step);
        spec.When(new RecordWork(Now, [new CardSent(KasiCard, "kasi", work.Card.Face, [new CardCopy("o", "c", "a")])]));
        Assert.DoesNotContain($"kartu/{KasiCard}", Owed(spec));
    }

    [Fact]
    public void A_consultation_owes_a_card_to_each_and_a_new_face_of_the_owners() =>
        Assert.Equal(
            [$"kartu/{KasiCard}", "kartu/jawab/0/kabid", "kartu/jawab/1/kasi2", Picture(Screenshot)],
            Owed(Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2"))));

    [Fact]
    public void A_card_nobody_can_act_on_any_more_is_not_sent_for_the_first_time() =>
        Assert.DoesNotContain("kartu/jawab/0/kabid", Owed(Given(AtSerahkan())));

    [Fact]
    public void A_picture_used_twice_is_archived_once() =>
        Assert.Single(
            Owed(Given(AtTerbitkan()).When(new AddEvidence(Now, Tim, [Screenshot with { Purpose = EvidencePurpose.Proof }]))),
            k => k == Picture(Screenshot));

    [Fact]
    public void When_everything_is_done_nothing_is_owed()
    {
        var spec = Given(Closed());
        for (var i = 0; i < 5 && OwedWork.Pending(spec.Current, Rules, Now) is [_, ..] owed; i++)
            spec.When(new RecordWork(Now, [.. owed.Select(Perform)]));
        Assert.Empty(Owed(spec));

        CaseEvent Perform(Work work) => work switch
        {
            ArchiveEvidence a => new EvidenceArchived(a.Evidence.Sha256, "p", "i", "u"),
            ArchiveDossier => new DossierArchived(new string('f', 64), "p", "i", "u"),
            ShowCard s when spec.Current.Cards.ContainsKey(s.Card.Key) => new CardUpdated(s.Card.Key, s.Card.Face),
            ShowCard s => new CardSent(s.Card.Key, s.Card.Position, s.Card.Face, [new CardCopy("o", "c", s.Card.Key)]),
            _ => throw new InvalidOperationException(work.Key),
        };
    }
}
