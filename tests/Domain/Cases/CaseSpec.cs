using System.Text.Json;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;

namespace Sop697.Tests.Domain.Cases;

/// <summary>One commit of the past: who, and what followed.</summary>
internal sealed record Past(ActedBy By, params CaseEvent[] Events)
{
    public static Past Of(Actor by, params CaseEvent[] events) => new(by.As(), events);

    public static Past OfSystem(params CaseEvent[] events) => Of(Actor.System, events);
}

/// <summary>Given a journal, when a command comes, then these events follow, or this refusal, or the truth about who did it before.</summary>
internal sealed class CaseSpec
{
    public const string CaseId = "01J0SPEC";

    /// <summary>Monday 2 February 2026, 08.00 WIB; each commit of the past is a minute later.</summary>
    public static readonly DateTimeOffset Began = new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Monday 10.00 WIB: when every command of a spec is uttered unless it says otherwise.</summary>
    public static readonly DateTimeOffset Now = new(2026, 2, 2, 3, 0, 0, TimeSpan.Zero);

    public static readonly SopRules Rules = SopRules.Current;

    private readonly List<SealedCommit> journal = [];
    private Decision? decision;

    public Case? State { get; private set; }

    public IReadOnlyList<SealedCommit> Journal => journal;

    public Case Known => State ?? throw new InvalidOperationException("The case was not opened.");

    public static CaseSpec Given(params IEnumerable<Past> past)
    {
        var spec = new CaseSpec();
        foreach (var one in past) spec.Append(Began.AddMinutes(spec.journal.Count), one.By, one.Events);
        return spec;
    }

    public static DateTimeOffset Due(string step) => Rules.Due(Now, Rules.Table[step]);

    public CaseSpec When(CaseCommand command)
    {
        if (decision is Decision.Accepted earlier) Append(Now, earlier.By, earlier.Events);
        decision = CaseDecider.Decide(State, command, Rules);
        return this;
    }

    /// <summary>A command that names the open card of the presser as it stands now.</summary>
    public CaseSpec When(Func<SeenCard, CaseCommand> press, string card) => When(press(See(card)));

    public SeenCard See(string card) => new(card, Current.ContentVersion);

    /// <summary>The state with what the last command brought.</summary>
    public Case Current => decision is Decision.Accepted accepted
        ? CaseEvolution.Apply(State, CommitOf(Now, accepted.By, accepted.Events))!
        : Known;

    public CaseSpec Then(params CaseEvent[] expected)
    {
        var accepted = Assert.IsType<Decision.Accepted>(decision);
        Assert.Equal(expected.Select(Json), accepted.Events.Select(Json));
        return this;
    }

    public CaseSpec ThenActedAs(Actor person, string position)
    {
        var accepted = Assert.IsType<Decision.Accepted>(decision);
        Assert.Equal(person.As(position), accepted.By);
        return this;
    }

    public CaseSpec ThenRefused(string code)
    {
        var refused = Assert.IsType<Decision.Refused>(decision);
        Assert.Equal(code, refused.Refusal.Code);
        return this;
    }

    /// <param name="by">Who did it before; null when the system had recorded it.</param>
    /// <param name="version">The commit that did it.</param>
    public CaseSpec ThenRepeated(Actor? by = null, int? version = null)
    {
        var repeated = Assert.IsType<Decision.Repeated>(decision);
        Assert.Equal(by?.ObjectId, repeated.Done?.By.ObjectId);
        if (version is not null) Assert.Equal(version, repeated.Done?.Version);
        return this;
    }

    /// <summary>The due dates of the past are fixed ones; puts those on the record that the calendar gives.</summary>
    public CaseSpec Dated() =>
        OwedWork.Pending(Current, Rules, Now).OfType<MoveDue>().SingleOrDefault() is { } due ? When(new RecordWork(Now, [.. due.Moves])) : this;

    public CaseSpec ThenState(Action<Case> holds)
    {
        holds(Current);
        return this;
    }

    public IReadOnlyList<PlannedCard> Cards => CardPlan.Of(Current, Rules.TableOf(Current));

    public PlannedCard Card(string key) => Assert.Single(Cards, c => c.Key == key);

    public static string Json(CaseEvent happened) => JsonSerializer.Serialize(happened, CommitJson.Default.CaseEvent);

    private void Append(DateTimeOffset at, ActedBy by, IReadOnlyList<CaseEvent> events)
    {
        var commit = CommitOf(at, by, events);
        State = CaseEvolution.Apply(State, commit);
        journal.Add(commit.Seal());
    }

    private Commit CommitOf(DateTimeOffset at, ActedBy by, IReadOnlyList<CaseEvent> events) =>
        new(CaseId, journal.Count + 1, at, by, events, null, journal.Count == 0 ? Commit.Genesis : journal[^1].Hash);
}
