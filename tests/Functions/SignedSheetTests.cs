using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Sop697.Documents.Dossiers;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.Chat;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Functions;

/// <summary>The code on a signed sheet finds its case, or the sender is told why the paper is not filed.</summary>
public sealed class SignedSheetTests
{
    private const string CaseId = "0123456789abcdefghjkmnpqrs";
    private const string Number = "MS-2026-0007";
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private static readonly Actor Team = Holding("o-tim", new("tim", Role.TimMediaSosial, "Tim Media Sosial", "kasi"));
    private static readonly Actor Owner = Holding("o-kasi", new("kasi", Role.KepalaSeksi, "Kepala Seksi", "kabid"));

    private readonly List<SealedCommit> _commits = [];

    public SignedSheetTests()
    {
        var shot = new Evidence(new string('a', 64), 10, 10, 20, "image/png", EvidencePurpose.Question);
        Happens(new OpenCase(Monday, Team, new Inquiry(Channel.Website, InquiryClass.Pertanyaan, "Jam buka?"), [shot], ApprovalRule.KasiSaja, "tim", "kasi", null, "chat"));
        Happens(new RecordWork(Monday, [new CaseNumbered(Number)]));
        Happens(new RecordWork(Monday, [new CardSent("konsultasi/3/kasi", "kasi", "buka@1", [new CardCopy("o-kasi", "c", "a")])]));
    }

    [Fact]
    public async Task The_print_of_the_ended_case_is_matched()
    {
        End();
        var (state, why) = await MatchAsync(Number, _commits[^1].Hash);
        Assert.Equal(CaseId, state?.Id);
        Assert.Null(why);
    }

    [Fact]
    public async Task A_code_with_a_hash_of_another_journal_is_refused_in_words()
    {
        End();
        await IsRefusedAsync(Refusals.ForeignSheet(Number), Number, new string('e', 64));
    }

    [Fact]
    public async Task A_print_from_before_the_end_is_refused_in_words()
    {
        var early = _commits[^1].Hash;
        await IsRefusedAsync(Refusals.NotClosed, Number, early);
        End();
        await IsRefusedAsync(Refusals.EarlySheet(Number), Number, early);
    }

    [Fact]
    public async Task Paper_is_filed_once_and_the_answer_says_where()
    {
        End();
        var end = _commits[^1].Hash;
        Happens(new FileHardcopy(Monday, Team, "Lemari 2"));
        await IsRefusedAsync(Refusals.FiledAlready(Number, "Lemari 2"), Number, end);
    }

    [Theory]
    [InlineData("MS-2026-0008")]
    [InlineData("BUKAN-NOMOR")]
    public async Task A_number_that_nobody_has_finds_no_case(string number)
    {
        End();
        await IsRefusedAsync(Refusals.NoSuchCase, number, _commits[^1].Hash);
    }

    [Fact]
    public async Task Whoever_does_not_file_is_told_nothing_of_the_case()
    {
        End();
        var (state, why) = await MatchAsync(Number, _commits[^1].Hash, Owner);
        Assert.Null(state);
        Assert.Equal(Refusals.NoSuchCase.Text, why);
    }

    private async Task IsRefusedAsync(Refusal expected, string number, string hash)
    {
        var (state, why) = await MatchAsync(number, hash);
        Assert.Null(state);
        Assert.Equal(expected.Text, why);
    }

    private async Task<(Case? Case, Sop697.Domain.LocalText? Why)> MatchAsync(string number, string hash, Actor? by = null)
    {
        var journal = new Mock<IJournal>();
        journal.Setup(j => j.ReadAsync(CaseId, It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string _, int after, CancellationToken _) => [.. _commits.Skip(after)]);
        var numbering = new Mock<INumbering>();
        numbering.Setup(n => n.CaseOfAsync(2026, 7, It.IsAny<CancellationToken>())).ReturnsAsync(CaseId);
        var cases = new CaseHandler(
            journal.Object, Mock.Of<IShownCards>(), Mock.Of<IDueTable>(), Mock.Of<IWorkQueue>(), Mock.Of<IRules>(), NullLogger<CaseHandler>.Instance);
        using var room = new PictureRoom();
        return await new SignedSheets(numbering.Object, cases, Mock.Of<IEvidenceStore>(), room).MatchAsync(new DossierCode(number, hash), by ?? Team, None);
    }

    private void End() => Happens(new CloseCase(Monday, Owner, null, Outcome.Spam, "Iklan."));

    private void Happens(CaseCommand command)
    {
        var state = CaseEvolution.Fold(_commits);
        var accepted = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(state, command, SopRules.Current));
        var previous = _commits.Count == 0 ? Commit.Genesis : _commits[^1].Hash;
        _commits.Add(new Commit(CaseId, _commits.Count + 1, command.Now, accepted.By, accepted.Events, null, previous).Seal());
    }

    private static Actor Holding(string id, Position post) => new(id, post.Label, [new Seat(post, ActingKind.Definitif)]);
}
