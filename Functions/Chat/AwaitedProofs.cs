using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Chat;

/// <summary>Cases whose reply a person still has to prove; a picture that comes without words may be that proof.</summary>
internal sealed class AwaitedProofs(IWaitingCases waiting, CaseHandler cases, SopRules rules)
{
    /// <summary>Cases that are looked at; the form has room for fewer.</summary>
    private const int Most = 12;

    /// <returns>The one that is due soonest first.</returns>
    internal async Task<IReadOnlyList<Case>> OfAsync(Actor by, CancellationToken cancellationToken)
    {
        List<Case> found = [];
        foreach (var caseId in (await waiting.FindAsync(by.ObjectId, WaitsFor.Proof, cancellationToken)).Take(Most))
        {
            var state = (await cases.LoadAsync(caseId, cancellationToken))?.State;
            if (state is null || !IsToBePublished(state)) await waiting.ForgetAsync(by.ObjectId, WaitsFor.Proof, caseId, cancellationToken);
            else if (by.Is(state.Team)) found.Add(state);
        }

        return [.. found.OrderBy(c => c.Open!.DueAt)];
    }

    private bool IsToBePublished(Case state) => state.Open is { } open && rules.TableOf(state)[open.Step].Card == CardKind.Publish;
}
