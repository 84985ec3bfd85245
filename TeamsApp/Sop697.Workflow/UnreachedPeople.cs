using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Who holds a position and has no copy of a card that waits there, and why.</summary>
public sealed class UnreachedPeople(IWaitingCases waiting, CaseHandler cases)
{
    /// <summary>Cases looked at for one person; what matters is the person and not each case.</summary>
    private const int MostCases = 20;

    public async Task<IReadOnlyList<UnreachedPerson>> FindAsync(Office office, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(office);
        List<UnreachedPerson> found = [];
        foreach (var held in office.Positions.SelectMany(p => office.HoldersOf(p.Key).Select(h => (Position: p, Person: h))).DistinctBy(h => h.Person.ObjectId))
        {
            List<(string Why, string? StandIn)> reasons = [];
            foreach (var caseId in (await waiting.FindAsync(held.Person.ObjectId, cancellationToken)).Take(MostCases))
                if (await WhyAsync(caseId, held.Person.ObjectId, cancellationToken) is { } why) reasons.Add(why);
            if (reasons.Count > 0) found.Add(new UnreachedPerson(held.Person.Name, held.Position.Label, reasons[^1].Why, reasons.Count)
            {
                StandIns = [.. reasons.Select(r => r.StandIn).OfType<string>().Distinct().Select(by => office.Position(by)?.Label ?? by)],
                Waiting = reasons.Count(r => r.StandIn is null),
            });
        }

        return found;
    }

    /// <summary>Null for a case that no longer lacks this person; then it is not waited for any more.</summary>
    private async Task<(string Why, string? StandIn)?> WhyAsync(string caseId, string objectId, CancellationToken cancellationToken)
    {
        var state = (await cases.LoadAsync(caseId, cancellationToken))?.State;
        if (state is { IsClosed: true }) await waiting.ForgetAsync(objectId, caseId, cancellationToken);
        if (state is not { IsClosed: false } || state.Unreached.FirstOrDefault(c => c.Value.ContainsKey(objectId)) is not { Key: { } card } lacking) return null;
        var by = state.Undeliverable.ContainsKey(card) ? null : StandIns.Last(state, card.Split('/')[^1]);
        return (lacking.Value[objectId], by);
    }
}

/// <param name="Position">As people call it.</param>
/// <param name="Why">Indonesian, as on the record.</param>
/// <param name="Cases">How many wait.</param>
public sealed record UnreachedPerson(string Name, string Position, string Why, int Cases)
{
    /// <summary>Titles of the positions that stand in for this one in some of those cases.</summary>
    public IReadOnlyList<string> StandIns { get; init; } = [];

    /// <summary>How many of them nobody else has.</summary>
    public int Waiting { get; init; } = Cases;
}
