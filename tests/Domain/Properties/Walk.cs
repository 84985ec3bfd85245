using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Properties;

/// <summary>A wish drawn at random; small numbers choose among what exists at that moment.</summary>
/// <param name="Kind">What is wanted: a verb, more pictures, or work that was done.</param>
/// <param name="Who">Which of the people; see <see cref="Likely"/>.</param>
/// <param name="Likely">Take somebody whose turn it is, so that walks get far.</param>
/// <param name="What">Which text, position, outcome or picture.</param>
/// <param name="Seen">0: no card; 1: the presser's open card as it stands; 2: any card, seen earlier.</param>
/// <param name="Minutes">Minutes since the wish before.</param>
internal sealed record Wish(Kind Kind, int Who, bool Likely, int What, int Seen, int Minutes);

internal enum Kind
{
    Consult,
    Answer,
    Approve,
    Return,
    Correct,
    Release,
    Publish,
    Close,
    Delegate,
    AddEvidence,
    Merge,
    Deny,
    Join,
    File,
    Erase,
    Mask,
    See,
    Work,
}

/// <summary>One wish and what came of it.</summary>
internal sealed record Moment(Case Before, CaseCommand Command, Decision Decision, Case After);

/// <summary>A case led by random wishes, kept as the journal would keep it.</summary>
internal sealed class Walk
{
    public static readonly SopRules Rules = SopRules.Current;

    private static readonly Actor[] People = [Tim, Kasi, Kasi2, Kasi3, Kabid, Kabid2, Kadis, Stranger, KasiAsPlhKabid, Kasi2AsPlhKabid, Kasi2AsPlhKabid];
    private static readonly Position[] Posts = [KabidPost, Kasi2Post, Kasi3Post, Kabid2Post, KasiPost, TimPost, KadisPost];
    private static readonly Position[] Sections = [KasiPost, Kasi2Post, Kasi3Post];
    private static readonly string[] Texts = [Office1, OtherReply, "Terima kasih.", "", " " + OtherReply + "\r\n", new('x', 2201)];
    private static readonly Evidence[] Pictures = [SecondScreenshot, Proof, Screenshot, Screenshot with { Purpose = EvidencePurpose.Proof }];

    private static readonly string[] Alike = ["lain-1", "lain-2"];

    private const string Office1 = Reply;

    private static readonly AnswersSuggested Found = new([new("MS-2026-0999", "Kapan buka?", Reply, ["kabid"], new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero), ["kasi"])]);

    private readonly List<SealedCommit> commits = [];
    private readonly List<Moment> moments = [];
    private DateTimeOffset now = new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero);

    public Walk(ApprovalRule rule, IEnumerable<Wish> wishes)
    {
        var open = new OpenCase(now, Tim, Question, [Screenshot], rule, "tim", "kasi", "kabid", "http");
        State = Append(null, CaseDecider.Decide(null, open, Rules));
        foreach (var wish in wishes) Take(wish);
    }

    public Case State { get; private set; }

    public IReadOnlyList<SealedCommit> Commits => commits;

    public IReadOnlyList<Moment> Moments => moments;

    /// <summary>Does everything that is owed, as the runner would.</summary>
    public void Settle()
    {
        for (var i = 0; i < 10 && OwedWork.Pending(State, Rules, now).Count > 0; i++) Take(new Wish(Kind.Work, 0, true, 0, 0, 1));
    }

    private void Take(Wish wish)
    {
        now = now.AddMinutes(wish.Minutes);
        var before = State;
        var command = CommandOf(wish);
        var decision = CaseDecider.Decide(before, command, Rules);
        State = Append(before, decision);
        moments.Add(new Moment(before, command, decision, State));
    }

    private Case Append(Case? state, Decision decision)
    {
        if (decision is not Decision.Accepted accepted) return state!;
        var previous = commits.Count == 0 ? Commit.Genesis : commits[^1].Hash;
        var commit = new Commit("01J0WALK", (state?.Version ?? 0) + 1, now, accepted.By, accepted.Events, null, previous);
        commits.Add(commit.Seal());
        return CaseEvolution.Apply(state, commit)!;
    }

    private CaseCommand CommandOf(Wish wish)
    {
        var by = Presser(wish);
        var seen = SeenBy(by, wish);
        return wish.Kind switch
        {
            // Few walks come so far; what follows must not hang on the one kind that asks for it.
            not Kind.Work when State.Erased is { Done: not null } && wish.What % 3 == 0 => new EraseAgain(now, wish.What == 0 ? "" : "Cadangan dipulihkan.", null),
            Kind.Consult => new Consult(now, by, seen, [.. new[] { Pick(Posts, wish.What), Pick(Posts, wish.What / 7) }], "Mohon arahan."),
            Kind.Answer => new Answer(now, by, seen, Pick(Texts, wish.What)),
            Kind.Approve => new Approve(now, by, seen, ""),
            Kind.Return => new Return(now, by, seen, wish.What == 0 ? "" : "Kurang jelas."),
            Kind.Correct => new Correct(now, by, seen, Question with { Summary = $"Pertanyaan {wish.What}", Topic = $"topik{wish.What % 2}" }, null, Pick(Sections, wish.What).Key, Pick(Sections, wish.What).Superior),
            Kind.Release => new ReleaseAnswer(now, by, seen, State.LatestDraft?.Text is { } t && wish.What % 2 == 0 ? t : Pick(Texts, wish.What)),
            Kind.Publish => new Publish(now, by, seen, wish.What % 3 == 0 ? null : Link, null),
            Kind.Close => new CloseCase(now, by, seen, (Outcome)(wish.What % 6), "Iklan."),
            Kind.Delegate => new DelegateTo(now, by, seen, Pick(Posts, wish.What), "Topik Anda."),
            Kind.File => new FileHardcopy(now, by, wish.What % 3 == 0 ? "" : "Lemari 2"),
            Kind.Erase => new EraseCase(now, "Masa simpan berakhir.", null, "Arif Arsip", true, [.. commits.Select(RedactedCommit.Of)]),
            Kind.Mask => new MaskEvidence(now, by, Pick(State.Evidence, wish.What).Sha256, wish.What % 2 == 0 ? [] : [new(wish.What, 0, 20, 30, PersonalDataKind.Other)]),
            Kind.See => new SeeOriginal(now, by, Pick(State.Evidence, wish.What).Sha256),
            Kind.AddEvidence => new AddEvidence(now, by, [Pick(Pictures, wish.What)]),
            Kind.Merge => new MergeCase(now, by, Pick(Alike, wish.What), "lain-1", "MS-2026-0001"),
            Kind.Deny => new DenyDuplicate(now, by),
            Kind.Join => new JoinAsker(now, new Asker($"lain-{wish.What % 3}", null, Channel.Facebook, null)),
            _ => new RecordWork(now, [.. OwedWork.Pending(State, Rules, now).Where((_, i) => wish.Likely || i == wish.What).SelectMany(Perform), .. wish.What % 2 == 0 ? Masking.Unread(State).Select(e => new MaskProposed(e.Sha256, [new(0, 0, 10, 10, PersonalDataKind.Nik)], true)) : []]),
        };
    }

    private Actor Presser(Wish wish)
    {
        if (wish is { Kind: Kind.File, Likely: true }) return People.First(p => p.Is(State.Team));
        var holders = State.Holders(Rules.Table);
        var likely = wish.Likely ? People.Where(p => holders.Any(p.Is) || (wish.What % 2 == 0 && p.Is(State.Owner))).ToArray() : [];
        return Pick(likely.Length > 0 ? likely : People, wish.Who);
    }

    private SeenCard? SeenBy(Actor by, Wish wish)
    {
        var cards = CardPlan.Of(State, Rules.TableOf(State));
        var own = cards.Where(c => c.IsOpen && c.Kind != CardKind.Receipt && by.Is(c.Position)).ToArray();
        return wish.Seen switch
        {
            1 when own.Length > 0 => new SeenCard(Pick(own, wish.What).Key, State.ContentVersion),
            2 => new SeenCard(Pick(cards, wish.What).Key, Math.Max(1, State.ContentVersion - (wish.What % 4))),
            _ => null,
        };
    }

    private IEnumerable<CaseEvent> Perform(Work work) => work switch
    {
        AssignNumber n => [new CaseNumbered(n.Format(1))],
        CompareReport => [new DuplicateSuspected([new Resemblance(Alike[0], "MS-2026-0001", LikenessKind.SamePost, now, "jawab", null)])],
        CountAsker c => [new AskerCounted(c.Into)],
        EraseContent => [new ContentErased(0)],
        ArchiveEvidence a => [new EvidenceArchived(a.Evidence.Sha256, "2026/a.png", "item-1", "https://sharepoint.example/a.png")],
        ArchiveDossier => [new DossierArchived(new string('f', 64), "2026/berkas.pdf", "item-2", "https://sharepoint.example/berkas.pdf", State.MaskVersion, State.Dossier?.Path)],
        ArchiveRendition r => [new RenditionArchived(r.Evidence.Sha256, r.Mask.Confirmed!.At.Version, new string('9', 64), "2026/samar.jpg", "item-3", "https://sharepoint.example/samar.jpg")],
        ShowCard s when State.Cards.ContainsKey(s.Card.Key) => [new CardUpdated(s.Card.Key, s.Card.Face)],
        ShowCard { Card: var c } => [Found, new CardSent(c.Key, c.Position, c.Face, [new CardCopy("o", "c", c.Key)])],
        _ => throw new InvalidOperationException($"Say in this test how '{work.Key}' is performed."),
    };

    private static T Pick<T>(IReadOnlyList<T> from, int index) => from[index % from.Count];
}
