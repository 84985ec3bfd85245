using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;

namespace Sop697.Tests.Microsoft365.SharePoint;

/// <summary>A case as it looks after intake, after an answer and at its end. Everybody is invented.</summary>
internal static class SampleCase
{
    public const string Id = "0123456789abcdefghjkmnpqrs";
    public const string Sha = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static readonly DateTimeOffset Start = new(2026, 11, 24, 2, 15, 0, TimeSpan.Zero);

    public static readonly ActedBy Team = new("oid-tim", "Rini Astuti", "tim", "Tim Media Sosial", ActingKind.Definitif);
    private static readonly ActedBy Product = new("sistem", "Sistem", "sistem", "Sistem", ActingKind.Definitif);
    private static readonly ActedBy Kasi = new("oid-kasi", "Bambang Hartono", "kasi", "Kepala Seksi", ActingKind.Plh);

    public static readonly Evidence Screenshot = new(Sha, 5, 1080, 2400, "image/png", EvidencePurpose.Question);

    /// <summary>Plain minutes: the calendar has its own tests.</summary>
    public static int Minutes(DateTimeOffset from, DateTimeOffset to) => (int)(to - from).TotalMinutes;

    public static IReadOnlyList<SealedCommit> Opened { get; } = Chain(
        (Team, 0,
        [
            new CaseOpened(
                0,
                new Inquiry(Channel.Instagram, InquiryClass.Pertanyaan, "Kapan imunisasi campak?", "imunisasi", "https://instagram.test/p/1", "@warga", Start.AddHours(-3)),
                ApprovalRule.KasiSaja, "tim", "kasi", "kabid", "chat"),
            new EvidenceKept(Screenshot),
            new StepMoved("kirim", Start.AddMinutes(15), ["terima", "tangkap_layar"]),
        ]),
        (Product, 1, [new CaseNumbered("MS-2026-0007")]),
        (Product, 2,
        [
            new EvidenceArchived(Sha, "2026/11/x.png", "01", "https://sp.test/x.png"),
            new CardSent("konsultasi/3", "kasi", "a", [new CardCopy("oid-kasi", "c", "1")]),
            new StepMoved("konsultasi", Start.AddDays(1), []),
        ]));

    public static IReadOnlyList<SealedCommit> Answered { get; } = Chain(
        Opened,
        (Kasi, 30,
        [
            new AnswerDrafted(1, "Setiap hari Rabu.", "kasi"),
            new AnswerReleased(1, "Setiap hari Rabu.", true),
            new StepMoved("terbitkan", Start.AddDays(1), ["jawab", "serahkan"]),
        ]));

    public static IReadOnlyList<SealedCommit> Closed { get; } = Chain(
        Answered,
        (Team, 45, [new AnswerPublished("https://instagram.test/r/2", null), new CaseClosed(Outcome.Dijawab, null)]));

    public static Case Fold(IReadOnlyList<SealedCommit> commits) => CaseEvolution.Fold(commits)!;

    public static IReadOnlyList<SealedCommit> Chain(
        IReadOnlyList<SealedCommit> before, params (ActedBy By, int Minute, IReadOnlyList<CaseEvent> Events)[] more) =>
        more.Aggregate<(ActedBy By, int Minute, IReadOnlyList<CaseEvent> Events), IReadOnlyList<SealedCommit>>(
            before,
            (all, m) => [.. all, new Commit(Id, all.Count + 1, Start.AddMinutes(m.Minute), m.By, m.Events, null, all.Count == 0 ? Commit.Genesis : all[^1].Hash).Seal()]);

    private static IReadOnlyList<SealedCommit> Chain(params (ActedBy By, int Minute, IReadOnlyList<CaseEvent> Events)[] all) => Chain([], all);

    /// <summary>The team looked at the screenshot, and its masked rendition stands in SharePoint.</summary>
    public static IReadOnlyList<SealedCommit> Masked { get; } = Chain(
        Opened,
        (Team, 5, [new EvidenceMasked(Sha, [new(10, 10, 200, 40, PersonalDataKind.Nik)])]),
        (Product, 6, [new RenditionArchived(Sha, 4, new string('b', 64), "2026/11/x-samar-4.jpg", "02", "https://sp.test/x-samar-4.jpg")]));

    /// <summary>Many commits of the system, for batches that overflow.</summary>
    public static IReadOnlyList<SealedCommit> Long(int commits) =>
        Chain(Opened, [.. Enumerable.Range(0, commits - Opened.Count).Select(i => (Product, 3 + i, (IReadOnlyList<CaseEvent>)[new CardUpdated("konsultasi/3", $"f{i}")]))]);
}
