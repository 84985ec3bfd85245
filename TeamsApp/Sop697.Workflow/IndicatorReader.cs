using System.Text.Json;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Folds the whole journal into the indicators, one case in memory at a time. Asked again of the same journal, it says the same.</summary>
public sealed class IndicatorReader(IJournal journal, IRules office, TimeProvider time, ILogger<IndicatorReader> log)
{
    /// <param name="seen">Gets every case that could be read; null when nobody else wants them.</param>
    public async Task<IndicatorCount> ReadAsync(Action<Case>? seen, CancellationToken cancellationToken)
    {
        var (rules, now) = (await office.ReadAsync(cancellationToken), time.GetUtcNow());
        var sums = new IndicatorSums();
        var (cases, unreadable) = (0, 0);
        await foreach (var commits in journal.CasesAsync(cancellationToken))
        {
            if (Fold(commits) is not { } state)
            {
                log.CaseUnreadable(commits[0].CaseId);
                unreadable++;
                continue;
            }

            cases++;
            sums.Add(state, rules.TableOf(state), rules.Calendar, now);
            seen?.Invoke(state);
        }

        return new IndicatorCount(sums, now, cases, unreadable);
    }

    /// <summary>A journal that somebody broke must not hide the numbers of all others; to find and name it is for <c>verify</c>.</summary>
    private static Case? Fold(IReadOnlyList<StoredCommit> commits)
    {
        try
        {
            return CaseEvolution.Fold(commits.Select(c => c.Read()));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }
}

/// <param name="At">What was still open was compared with this, UTC.</param>
/// <param name="Cases">How many cases were read.</param>
/// <param name="Unreadable">How many could not be, and are missing in the sums.</param>
public sealed record IndicatorCount(IndicatorSums Sums, DateTimeOffset At, int Cases, int Unreadable);
