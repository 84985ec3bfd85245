using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Tests.Domain.Properties;

/// <summary>
/// What holds after any order of any commands from any actors. Each run draws new walks; a failure prints the seed, and
/// CsCheck_Seed=… repeats it. CsCheck_Iter=5000 looks longer.
/// </summary>
public sealed class CaseProperties
{
    private static readonly JsonSerializerOptions Plain = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly Gen<Wish> Wishes = Gen.Select(
        Gen.Frequency(
            (3, Gen.Const(Kind.Consult)), (4, Gen.Const(Kind.Answer)), (3, Gen.Const(Kind.Approve)),
            (3, Gen.Const(Kind.Return)), (3, Gen.Const(Kind.Correct)), (4, Gen.Const(Kind.Release)),
            (2, Gen.Const(Kind.Publish)), (1, Gen.Const(Kind.Close)), (2, Gen.Const(Kind.Delegate)),
            (1, Gen.Const(Kind.AddEvidence)), (2, Gen.Const(Kind.File)), (2, Gen.Const(Kind.Mask)), (1, Gen.Const(Kind.See)), (1, Gen.Const(Kind.Erase)), (1, Gen.Const(Kind.Merge)), (1, Gen.Const(Kind.Deny)), (1, Gen.Const(Kind.Join)), (9, Gen.Const(Kind.Work))),
        Gen.Int[0, 99],
        Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.Int[0, 99],
        Gen.Int[0, 2],
        Gen.Int[0, 600],
        (kind, who, likely, what, seen, minutes) => new Wish(kind, who, likely, what, seen, minutes));

    internal static readonly Gen<Walk> Cases = Gen.Select(
        Gen.Int[0, 2].Select(i => (ApprovalRule)i),
        Wishes.Array[0, 60],
        (rule, wishes) => new Walk(rule, wishes));

    /// <summary>Walks that never get anywhere would keep every promise.</summary>
    [Fact]
    public void Walks_get_everywhere()
    {
        var done = new ConcurrentDictionary<string, int>();
        string[] never = [nameof(CaseOpened), nameof(CardUndeliverable), nameof(CardMoved), nameof(StandInNamed), nameof(StandInEnded), nameof(WorkStalled), nameof(WorkResumed), nameof(DueMoved), nameof(Reminded), nameof(Escalated), nameof(DecisionsRestored)];
        string[] wanted = [.. typeof(CaseEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseEvent))).Select(t => t.Name).Except(never), "Refused", "Repeated"];

        // What few walks come to is missed by any one lot of them now and then.
        for (var lot = 0; lot < 20 && wanted.Except(done.Keys).Any(); lot++)
        {
            Cases.Sample(
                walk => Each(walk, m =>
                {
                    if (m.Decision is not Decision.Accepted accepted) done.AddOrUpdate(m.Decision.GetType().Name, 1, (_, n) => n + 1);
                    else foreach (var e in accepted.Events) done.AddOrUpdate(e.GetType().Name, 1, (_, n) => n + 1);
                }),
                iter: 300);
        }

        Assert.Empty(wanted.Except(done.Keys));
    }

    /// <summary>Every due date follows from the journal: what was decided can be worked out again.</summary>
    [Fact]
    public void While_the_calendar_stays_no_due_date_is_moved() => Sample(walk => Each(walk, m =>
        Assert.DoesNotContain(OwedWork.Pending(m.After, Walk.Rules, m.Command.Now), w => w is MoveDue)));

    [Fact]
    public void Versions_drafts_steps_questions_and_rounds_are_dense() => Sample(walk =>
    {
        var state = walk.State;
        Assert.Equal(walk.Commits.Count, state.Version);
        Assert.Equal(Enumerable.Range(1, walk.Commits.Count), walk.Commits.Select(c => c.Commit.Version));
        Assert.Equal(Enumerable.Range(1, state.Drafts.Count), state.Drafts.Select(d => d.Version));
        Assert.Equal(Enumerable.Range(0, state.Steps.Count), state.Steps.Select(s => s.Index));
        Assert.Equal(Enumerable.Range(0, state.Consultations.Count), state.Consultations.Select(c => c.Index));
        Assert.Equal(Enumerable.Range(1, state.Returns.Count), state.Returns.Select(r => r.Round));
        Assert.InRange(state.ContentVersion, state.MaterialVersion, state.Version);
    });

    [Fact]
    public void One_row_is_open_and_held_by_somebody_until_the_case_ends() => Sample(walk => Each(walk, m =>
    {
        var open = m.After.Steps.Where(s => s.Finished is null).ToList();
        if (m.After.IsClosed)
        {
            Assert.Empty(open);
            Assert.Empty(m.After.Waiting);
            return;
        }

        Assert.Equal(m.After.Steps[^1], Assert.Single(open));
        var row = Walk.Rules.Table[open[0].Step];
        if (row.Actor != StepActor.System) Assert.NotEmpty(m.After.Holders(Walk.Rules.Table));
        Assert.Equal(row.Actor == StepActor.Consulted, m.After.Waiting.Any());
        Assert.Equal(m.After.Waiting.Select(c => c.Position).Distinct(), m.After.Waiting.Select(c => c.Position));
        Assert.DoesNotContain(m.After.Owner, m.After.Waiting.Select(c => c.Position));
    }));

    [Fact]
    public void After_the_end_only_the_system_writes_and_who_files_the_paper_or_masks_or_sees_a_picture() => Sample(walk => Each(walk, m =>
    {
        if (m.Before.IsClosed && m.Command is not (FileHardcopy or MaskEvidence or SeeOriginal) && m.Decision is Decision.Accepted accepted) Assert.Equal(Actor.System.As("sistem"), accepted.By);
    }));

    [Fact]
    public void Somebody_acts_only_for_a_position_held_and_whose_turn_it_is() => Sample(walk => Each(walk, m =>
    {
        if (m.Decision is not Decision.Accepted { By: var by } || m.Command is not PersonCommand command) return;
        Assert.Equal(command.By.As(by.Position), by);
        Assert.Contains(by.Position, m.Before.Holders(Walk.Rules.Table).Append(m.Before.Owner));
    }));

    [Fact]
    public void What_is_released_is_a_draft_that_had_its_agreement_then() => Sample(walk => Each(walk, m =>
    {
        if (m.Decision is not Decision.Accepted accepted) return;
        foreach (var released in accepted.Events.OfType<AnswerReleased>())
        {
            var draft = Assert.Single(m.After.Drafts, d => d.Version == released.Draft);
            Assert.Equal(draft.Text, released.Text);
            Assert.Equal(m.Before.Owner, accepted.By.Position);
            Assert.True(Approval.IsSatisfied(m.Before, draft), $"Rule {m.Before.Rule} did not allow draft {draft.Version}.");
            Assert.Equal(draft.EndorsedBy.Values.All(p => p == accepted.By.ObjectId), released.SelfReleased);
        }
    }));

    [Fact]
    public void What_was_published_is_what_was_released() => Sample(walk =>
    {
        if (walk.State.Publication is not { } publication) return;
        Assert.NotNull(walk.State.Release);
        Assert.True(walk.State.Release.At.Version < publication.At.Version);
        Assert.True(walk.State.Erased is not null || publication.Permalink is not null || publication.ProofSha256 is not null);
        Assert.Equal(Outcome.Dijawab, walk.State.Closing!.Outcome);
    });

    [Fact]
    public void No_loop_moves_a_due_date() => Sample(walk =>
    {
        var held = walk.State.Steps.Where(s => s.Finished?.Version != s.Opened.Version && s.Step != "jawab");
        foreach (var row in held.GroupBy(s => s.Step)) Assert.Single(row.Select(s => s.DueAt).Distinct());
    });

    [Fact]
    public void Folding_the_stored_journal_gives_the_state_reached_step_by_step() => Sample(walk =>
    {
        var stored = walk.Commits.Select(c => SealedCommit.Read(c.Body, c.Hash));
        Assert.Equal(Json(walk.State), Json(CaseEvolution.Fold(stored)!));
    });

    [Fact]
    public void The_same_question_always_gets_the_same_decision() => Sample(walk => Each(walk, m =>
        Assert.Equal(Json<object>(m.Decision), Json<object>(CaseDecider.Decide(m.Before, m.Command, Walk.Rules)))));

    [Fact]
    public void A_wish_delivered_twice_happens_once() => Sample(walk => Each(walk, m =>
    {
        if (m.Decision is not Decision.Accepted || MayMeanTwoTurns(m.Command)) return;
        var again = CaseDecider.Decide(m.After, m.Command, Walk.Rules);
        Assert.False(again is Decision.Accepted, $"{m.Command} was done twice: {Json<object>(again)}");
    }));

    [Fact]
    public void An_accepted_wish_always_leaves_a_trace() => Sample(walk => Each(walk, m =>
    {
        if (m.Decision is Decision.Accepted accepted) Assert.NotEmpty(accepted.Events);
        else Assert.Same(m.Before, m.After);
    }));

    [Fact]
    public void The_chain_of_hashes_holds_and_every_commit_is_written_the_same_again() => Sample(walk =>
    {
        Assert.Null(HashChain.FirstBreak(walk.Commits));
        foreach (var commit in walk.Commits)
        {
            var again = SealedCommit.Read(commit.Body, commit.Hash).Commit.Seal();
            Assert.Equal((commit.Body, commit.Hash), (again.Body, again.Hash));
        }
    });

    [Fact]
    public void Whoever_must_act_has_an_open_card_and_no_key_stands_twice() => Sample(walk => Each(walk, m =>
    {
        var cards = CardPlan.Of(m.After, Walk.Rules.Table);
        Assert.Equal(cards.Count, cards.DistinctBy(c => c.Key).Count());
        var asked = cards.Where(c => c is { IsOpen: true, Kind: not CardKind.Receipt }).Select(c => c.Position);
        Assert.Empty(m.After.Holders(Walk.Rules.Table).Except(asked));
    }));

    /// <summary>But the receipt, which also tells whom else to answer and where the paper lies.</summary>
    [Fact]
    public void A_finished_card_never_changes_again_until_its_content_is_erased() => Sample(walk => Each(walk, m =>
    {
        if (m.After.Erased is not null && m.Before.Erased is null) return;
        var after = CardPlan.Of(m.After, Walk.Rules.Table).ToDictionary(c => c.Key);
        foreach (var card in CardPlan.Of(m.Before, Walk.Rules.Table).Where(c => c is { IsOpen: false, Done: not null, Kind: not CardKind.Receipt } && IsSent(m.Before, c)))
            if (!card.Face.StartsWith("alih", StringComparison.Ordinal)) Assert.Equal(card, after[card.Key]);
    }));

    [Fact]
    public void Performing_what_is_owed_ends_with_nothing_owed() => Sample(walk =>
    {
        walk.Settle();
        Assert.Empty(OwedWork.Pending(walk.State, Walk.Rules, DateTimeOffset.UnixEpoch));
        Assert.NotEqual(StepActor.System, walk.State.Open is { } open ? Walk.Rules.Table[open.Step].Actor : StepActor.Team);
    });

    private static bool IsSent(Case state, PlannedCard card) => state.Cards.ContainsKey(card.Key);

    /// <summary>Without the pressed card, or with another one, a person of two positions may mean the second turn.</summary>
    private static bool MayMeanTwoTurns(CaseCommand command) =>
        command is PersonCommand { By.Seats.Count: > 1 } p && p.Seen?.Card is null or "terima/receipt";

    private static void Sample(Action<Walk> holds) => Cases.Sample(holds, print: w => Json(w.Moments.Select(m => m.Command.ToString())));

    private static void Each(Walk walk, Action<Moment> holds)
    {
        foreach (var moment in walk.Moments) holds(moment);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, value?.GetType() ?? typeof(T), Plain);
}
