using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Chat;

/// <summary>Cases whose reply a person still has to prove; a picture that comes without words may be that proof.</summary>
internal sealed class AwaitedProofs(ICaseIndex index, CaseHandler cases, IRules office)
{
    /// <summary>Cases that are looked at; the form has room for fewer.</summary>
    private const int Most = 12;

    /// <returns>The one that is due soonest first.</returns>
    internal async Task<IReadOnlyList<Case>> OfAsync(Actor by, CancellationToken cancellationToken)
    {
        var rules = await office.ReadAsync(cancellationToken);
        List<CaseLine> mine = [];
        await foreach (var line in index.OpenAsync(cancellationToken))
            if (line.DueFor(by) is not null) mine.Add(line);

        List<Case> found = [];
        foreach (var line in mine.OrderBy(l => l.DueFor(by)).Take(Most))
            if (await cases.LoadAsync(line.CaseId, cancellationToken) is { } loaded && IsToBePublished(loaded.State, rules) && StandIns.MayAct(loaded.State, by, loaded.State.Team)) found.Add(loaded.State);
        return found;
    }

    private static bool IsToBePublished(Case state, SopRules rules) => state.Open is { } open && rules.TableOf(state)[open.Step].Card == CardKind.Publish;
}
