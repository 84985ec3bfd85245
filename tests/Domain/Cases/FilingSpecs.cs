using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

/// <summary>"Hardcopy diarsipkan", and the dossier that is owed when a case has ended.</summary>
public sealed class FilingSpecs
{
    private const string Cupboard = "Lemari 2, map Maret";
    private static readonly Actor Archivist = new("11111111-0000-0000-0000-000000000008", "Arif Arsip", [new Seat(new Position("arsip", Role.Arsiparis, "Arsiparis", "kadis"), ActingKind.Definitif)]);
    private static readonly Evidence Scan = new(new string('d', 64), 900_000, 2000, 3000, "image/jpeg", EvidencePurpose.Question);

    private static Past[] Ended => [.. AtTerbitkan(), Past.Of(Tim, new AnswerPublished(Link, null), new CaseClosed(Outcome.Dijawab, null))];

    private static FileHardcopy File(Actor by, string location = Cupboard, Evidence? scan = null) => new(Now, by, location, scan);

    [Fact]
    public void The_team_files_the_paper_of_a_case_that_ended_and_the_card_says_where() =>
        Given(Ended)
            .When(File(Tim, $"  {Cupboard} "))
            .Then(new HardcopyFiled(Cupboard))
            .ThenActedAs(Tim, "tim")
            .ThenState(s =>
            {
                Assert.Equal((Cupboard, null, s.Version), (s.Hardcopy!.Location, s.Hardcopy.ScanSha256, s.Hardcopy.At.Version));
                Assert.EndsWith($"/arsip@{s.Version}", CardPlan.Of(s, Rules.Table).Single(c => c.Key == CardPlan.ReceiptKey).Face, StringComparison.Ordinal);
            });

    [Fact]
    public void The_archivist_may_file_it_too_and_may_look_only_once_it_has_ended()
    {
        Given(Ended).When(File(Archivist)).Then(new HardcopyFiled(Cupboard)).ThenActedAs(Archivist, "arsip");
        Assert.True(CaseAccess.MayRead(Given(Ended).Current, Archivist));
        Assert.False(CaseAccess.MayRead(Given(AtTerbitkan()).Current, Archivist));
    }

    [Fact]
    public void Nobody_else_files_it() => Assert.All(
        [Kasi, Kabid, Kadis, Stranger], by => Given(Ended).When(File(by)).ThenRefused("wrongPerson"));

    [Fact]
    public void It_is_filed_once_and_the_first_place_stands() =>
        Given(Ended).When(File(Tim)).When(File(Archivist, "Tempat lain")).ThenRepeated(Tim, 8);

    [Fact]
    public void The_paper_of_a_running_case_is_not_filed() => Given(AtTerbitkan()).When(File(Tim)).ThenRefused("notClosed");

    [Theory]
    [InlineData("", "emptyLocation")]
    [InlineData(" \n ", "emptyLocation")]
    public void A_place_is_named(string location, string code) => Given(Ended).When(File(Tim, location)).ThenRefused(code);

    [Fact]
    public void A_place_has_a_limit() => Given(Ended).When(File(Tim, new string('x', 201))).ThenRefused("locationTooLong");

    [Fact]
    public void A_scan_of_the_signed_sheet_is_kept_as_one_and_archived() =>
        Given(Ended)
            .When(File(Tim, Cupboard, Scan))
            .Then(new EvidenceKept(Scan with { Purpose = EvidencePurpose.Hardcopy }), new HardcopyFiled(Cupboard, Scan.Sha256))
            .ThenState(s => Assert.Contains(OwedWork.Pending(s, Rules, Now).OfType<ArchiveEvidence>(), w => w.Evidence.Sha256 == Scan.Sha256));

    [Fact]
    public void A_dossier_is_owed_once_when_the_case_has_ended_and_all_it_shows_is_archived()
    {
        Assert.DoesNotContain(OwedWork.Pending(Given(AtTerbitkan()).Current, Rules, Now), w => w is ArchiveDossier);
        Assert.DoesNotContain(OwedWork.Pending(Given(Ended).Current, Rules, Now), w => w is ArchiveDossier);
        Past[] archived = [.. Ended, Past.OfSystem(new EvidenceArchived(Screenshot.Sha256, "p", "i", "https://sharepoint.example/p"))];
        Assert.Single(OwedWork.Pending(Given(archived).Current, Rules, Now), w => w is ArchiveDossier);
        var made = new DossierArchived(new string('f', 64), "2026/b.pdf", "item", "https://sharepoint.example/b.pdf");
        Given(archived)
            .When(new RecordWork(Now, [made])).Then(made)
            .When(new RecordWork(Now, [made])).ThenRepeated()
            .ThenState(s => Assert.DoesNotContain(OwedWork.Pending(s, Rules, Now), w => w is ArchiveDossier));
    }
}
