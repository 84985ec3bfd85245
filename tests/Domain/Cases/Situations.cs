using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Cases;

/// <summary>Journals that bring a case to a row. Due dates of the past are fixed: Tuesday 3 February 2026, 08.00 WIB.</summary>
internal static class Situations
{
    public static readonly DateTimeOffset PastDue = new(2026, 2, 3, 1, 0, 0, TimeSpan.Zero);

    public const string KasiCard = "konsultasi/3/kasi";

    public static CardSent Sent(string card, string position, int version) =>
        new(card, position, $"buka@{version}", [new CardCopy($"holder-of-{position}", $"chat-{position}", $"activity-{card}")]);

    /// <summary>Row 3: reported, numbered, the card to the owner still owed. Two commits.</summary>
    public static Past[] AtKirim(ApprovalRule rule = ApprovalRule.KasiDanKabid, string? approver = "kabid") =>
    [
        Past.Of(
            Tim,
            new CaseOpened(0, Question, rule, "tim", "kasi", approver, "chat"),
            new EvidenceKept(Screenshot),
            new StepMoved("kirim", PastDue, ["terima", "tangkap_layar"])),
        Past.OfSystem(new CaseNumbered("MS-2026-0001")),
    ];

    /// <summary>Row 4: the owner has the card. Three commits; content version 1.</summary>
    public static Past[] AtKonsultasi(ApprovalRule rule = ApprovalRule.KasiDanKabid, string? approver = "kabid") =>
    [
        .. AtKirim(rule, approver),
        Past.OfSystem(Sent(CardPlan.ReceiptKey, "tim", 1), Sent(KasiCard, "kasi", 1), new StepMoved("konsultasi", PastDue, [])),
    ];

    /// <summary>Row 2 again: the owner sent the report back. Four commits.</summary>
    public static Past[] AtTangkapLayar(ApprovalRule rule = ApprovalRule.KasiDanKabid) =>
    [
        .. AtKonsultasi(rule),
        Past.Of(Kasi, new Returned("kasi", "tim", "Gambar terpotong.", 1), new StepMoved("tangkap_layar", PastDue, [])),
    ];

    /// <summary>Row 5: the owner wrote a draft and the Kepala Bidang is asked. Four commits.</summary>
    public static Past[] AtJawabWithDraft(ApprovalRule rule = ApprovalRule.KasiDanKabid) =>
    [
        .. AtKonsultasi(rule),
        Past.Of(
            Kasi,
            new AnswerDrafted(1, Reply, "kasi"),
            new ConsultationRequested("kabid", "", PastDue),
            new StepMoved("jawab", PastDue, [])),
    ];

    /// <summary>Row 5: these positions were asked and nothing was written yet. Four commits.</summary>
    public static Past[] AtJawab(ApprovalRule rule, params string[] asked) =>
    [
        .. AtKonsultasi(rule),
        Past.Of(
            Kasi,
            [.. asked.Select(p => new ConsultationRequested(p, "Mohon arahan.", PastDue)), new StepMoved("jawab", PastDue, [])]),
    ];

    /// <summary>Row 6: the Kepala Bidang agreed to the owner's draft. Five commits.</summary>
    public static Past[] AtSerahkan(ApprovalRule rule = ApprovalRule.KasiDanKabid) =>
    [
        .. AtJawabWithDraft(rule),
        Past.Of(
            Kabid,
            new DraftApproved(1, "kabid", ""),
            new ConsultationEnded("kabid", ConsultationEnd.Approved),
            new StepMoved("serahkan", PastDue, [])),
    ];

    /// <summary>Row 6: the Kepala Bidang sent the draft back. Five commits.</summary>
    public static Past[] AtSerahkanAfterReturn() =>
    [
        .. AtJawabWithDraft(),
        Past.Of(
            Kabid,
            new Returned("kabid", "kasi", "Sebutkan harinya.", 1),
            new ConsultationEnded("kabid", ConsultationEnd.Returned),
            new StepMoved("serahkan", PastDue, [])),
    ];

    /// <summary>Row 6: the owner may release alone and wrote a draft. Four commits.</summary>
    public static Past[] AtSerahkanAlone() =>
    [
        .. AtKonsultasi(ApprovalRule.KasiSaja),
        Past.Of(Kasi, new AnswerDrafted(1, Reply, "kasi"), new StepMoved("serahkan", PastDue, ["jawab"])),
    ];

    /// <summary>Row 7: released. Six commits.</summary>
    public static Past[] AtTerbitkan() =>
    [
        .. AtSerahkan(),
        Past.Of(Kasi, new AnswerReleased(1, Reply, false), new StepMoved("terbitkan", PastDue, [])),
    ];

    /// <summary>The end. Seven commits.</summary>
    public static Past[] Closed() =>
    [
        .. AtTerbitkan(),
        Past.Of(Tim, new AnswerPublished(Link, null), new CaseClosed(Outcome.Dijawab, null)),
    ];
}
