using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Indicators;

/// <summary>Eight journals whose numbers are easily counted by hand. Times are WIB.</summary>
internal static class YearOfCases
{
    /// <summary>Monday 30 November 2026, 08.00.</summary>
    public static readonly DateTimeOffset Now = At(11, 30, 8);

    /// <summary>Published on the day of receipt: 180 working minutes, 7 of 7 steps in time. The only one whose signed paper was filed.</summary>
    public static IReadOnlyList<SealedCommit> InTime =>
    [
        .. Reported(11, 2, Channel.Instagram),
        Released(11, 2),
        Published(At(11, 2, 11)),
        Sealed(5, At(11, 2, 11), Actor.System, new EvidenceArchived(Screenshot.Sha256, "2026/11/x.png", "1", "https://sharepoint.example/x.png")),
        Sealed(6, At(11, 20, 9), Tim, new HardcopyFiled("Rak 3")),
    ];

    /// <summary>The same in August, another quarter.</summary>
    public static IReadOnlyList<SealedCommit> InAugust => [.. Reported(8, 3, Channel.Instagram), Released(8, 3), Published(At(8, 3, 11))];

    /// <summary>Published a day too late: 420 + 450 + 270 working minutes, 6 of 7 steps in time.</summary>
    public static IReadOnlyList<SealedCommit> PublishedLate => [.. Reported(11, 2, Channel.Instagram), Released(11, 2), Published(At(11, 4, 12))];

    /// <summary>Nobody has looked at it for weeks: 3 of 4 steps in time.</summary>
    public static IReadOnlyList<SealedCommit> Forgotten => Reported(11, 2, Channel.Facebook);

    /// <summary>Came this morning: 3 of 3 steps in time, the fourth may still be.</summary>
    public static IReadOnlyList<SealedCommit> Fresh => Reported(11, 30, Channel.Facebook, hour: 7, minute: 45);

    /// <summary>Handed over to the city's own complaint desk after an hour: 60 working minutes, 4 of 4 steps in time.</summary>
    public static IReadOnlyList<SealedCommit> HandedOver => [.. Reported(11, 2, Channel.Youtube), Closed(Outcome.DiteruskanSambat)];

    /// <summary>Late, too, but spam, so that it counts nowhere.</summary>
    public static IReadOnlyList<SealedCommit> Spam => Reported(11, 2, Channel.Website, InquiryClass.Spam);

    /// <summary>Reported as a question and found to be another body's matter: counts nowhere.</summary>
    public static IReadOnlyList<SealedCommit> NotOurs => [.. Reported(11, 2, Channel.Website), Closed(Outcome.BukanKewenangan)];

    public static IReadOnlyList<IReadOnlyList<SealedCommit>> All => [InTime, InAugust, PublishedLate, Forgotten, Fresh, HandedOver, Spam, NotOurs];

    private static DateTimeOffset At(int month, int day, int hour, int minute = 0) =>
        new DateTimeOffset(2026, month, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    private static IReadOnlyList<SealedCommit> Reported(
        int month, int day, Channel channel, InquiryClass kind = InquiryClass.Pertanyaan, int hour = 8, int minute = 0)
    {
        var at = At(month, day, hour, minute);
        return
        [
            Sealed(1, at, Tim, new CaseOpened(0, Question with { Channel = channel, Kind = kind }, ApprovalRule.KasiSaja, "tim", "kasi", "kabid", "chat"), new EvidenceKept(Screenshot), Moved(at, "kirim", "terima", "tangkap_layar")),
            Sealed(2, at, Actor.System, Moved(at, "konsultasi")),
        ];
    }

    private static SealedCommit Released(int month, int day)
    {
        var at = At(month, day, 10);
        return Sealed(3, at, Kasi, new AnswerDrafted(1, Reply, "kasi"), new AnswerReleased(1, Reply, true), Moved(at, "terbitkan", "jawab", "serahkan"));
    }

    private static SealedCommit Published(DateTimeOffset at) => Sealed(4, at, Tim, new AnswerPublished(Link, null), new CaseClosed(Outcome.Dijawab, null));

    private static SealedCommit Closed(Outcome outcome) => Sealed(3, At(11, 2, 9), Kasi, new CaseClosed(outcome, "Alasan."));

    private static StepMoved Moved(DateTimeOffset at, string to, params string[] passed) => new(to, CaseSpec.Rules.Due(at, CaseSpec.Rules.Table[to]), passed);

    private static SealedCommit Sealed(int version, DateTimeOffset at, Actor by, params CaseEvent[] events) =>
        new Commit(CaseSpec.CaseId, version, at, by.As(), events, null, Commit.Genesis).Seal();
}
