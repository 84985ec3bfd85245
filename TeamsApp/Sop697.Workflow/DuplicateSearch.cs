using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Compares a new report with earlier ones, and counts the asker of one that was merged.</summary>
public sealed class DuplicateSearch(ILikeReports reports, CaseHandler cases, TimeProvider time)
{
    /// <summary>More than that nobody compares on a phone.</summary>
    private const int Most = 3;

    /// <summary>A merged case may have been merged into one that was merged itself; a ring would be a fault of ours.</summary>
    private const int LongestChain = 5;

    /// <summary>The report is put where it can be found before others are looked for: of two that come at once, one finds the other.</summary>
    /// <returns>The fact that it looks like earlier ones; nothing when it does not.</returns>
    public async Task<Performed> CompareAsync(Case state, SopRules rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var mine = ReportKeys.Of(state);
        await reports.PutAsync(mine, cancellationToken);
        var percent = rules.Settings.LikenessPercent;
        var like = from other in await reports.FindAsync(mine, percent, cancellationToken)
                   let how = Likeness.Between(mine, other, percent)
                   where how is not null
                   orderby how, other.ReceivedAt
                   select (other.CaseId, How: how.Value);
        List<Resemblance> found = [];
        foreach (var (caseId, how) in like)
        {
            if (found.Count == Most) break;
            if (await AnsweringAsync(caseId, cancellationToken) is not { } other || other.Id == state.Id || found.Any(f => f.CaseId == other.Id)) continue;
            found.Add(new Resemblance(other.Id, other.Number, how, other.ReceivedAt, other.Open?.Step, other.Closing?.Outcome));
        }

        return found.Count > 0 ? new Performed([new DuplicateSuspected(found)], null) : Performed.Nothing;
    }

    public async Task<Performed> CountAsync(CountAsker work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var into = (await AnsweringAsync(work.Into, cancellationToken))?.Id ?? work.Into;
        await cases.HandleAsync(into, new JoinAsker(time.GetUtcNow(), work.Asker), null, cancellationToken);
        return new Performed([new AskerCounted(into)], null);
    }

    /// <summary>The case that answers this one: itself, or the one it was merged into; null when there is no such case.</summary>
    public async Task<Case?> AnsweringAsync(string caseId, CancellationToken cancellationToken)
    {
        var state = (await cases.LoadAsync(caseId, cancellationToken))?.State;
        for (var step = 0; step < LongestChain && state?.Merged is { } merged; step++)
            state = (await cases.LoadAsync(merged.Into, cancellationToken))?.State;
        return state;
    }
}
