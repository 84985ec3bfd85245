using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Which rows go into the next batch. Pure.</summary>
internal static class ArchivePlan
{
    // A batch of Graph may be 4 MB; bodies in UTF-8 and escaped can be twice their length.
    private const int Heaviest = 1_500_000;

    /// <summary>
    /// Case row first, then finished steps, then commits in order. They depend on each other in this order, so a row that
    /// stands proves that those before it stand, and the cursor needs no gaps.
    /// </summary>
    /// <param name="office">Who holds the positions; null when unknown, and then the columns about it are left as they are.</param>
    public static IReadOnlyList<PlannedRow> Next(
        Case @case, IReadOnlyList<SealedCommit> commits, ArchiveProgress progress, WorkingMinutes minutes, Office? office)
    {
        List<PlannedRow> plan = [];
        var weight = 0;
        foreach (var row in Missing(@case, commits, progress, minutes, office))
        {
            weight += row.Row.Weight;
            if (plan.Count == GraphBatch.Most || (plan.Count > 0 && weight > Heaviest)) break;
            plan.Add(row);
        }

        return plan;
    }

    private static IEnumerable<PlannedRow> Missing(
        Case @case, IReadOnlyList<SealedCommit> commits, ArchiveProgress progress, WorkingMinutes minutes, Office? office)
    {
        var table = Sop697Table.Find(@case.SopRevision);
        List<PlannedRow> steps =
        [
            .. from step in @case.Steps.Skip(progress.Cursor.Steps)
               where step.Finished is not null && !progress.Keys.Contains(StepRow.KeyOf(@case.Id, step.Index))
               select new PlannedRow(RowKind.Step, step.Index, StepRow.Of(@case, step, table, minutes)),
        ];
        var audit = commits.Skip(progress.Cursor.Version).Where(c => !progress.Keys.Contains(AuditRow.KeyOf(@case.Id, c.Commit.Version)));
        if (progress.RowVersion < @case.Version) yield return new PlannedRow(RowKind.Case, @case.Version, CaseRow.Of(@case, table, minutes).HeldBy(@case, table, office).KeptUntil(@case, office));
        foreach (var step in steps) yield return step;
        foreach (var entry in audit) yield return new PlannedRow(RowKind.Audit, entry.Commit.Version, AuditRow.Of(entry, @case.Number));
    }
}
