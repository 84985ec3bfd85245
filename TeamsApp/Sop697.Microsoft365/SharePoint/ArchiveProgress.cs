using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>What is known to stand in SharePoint for one case while its rows are being written.</summary>
/// <param name="Cursor">Without gaps; what the caller keeps.</param>
/// <param name="RowVersion">Version that the case row shows, 0 when it does not stand.</param>
/// <param name="Keys">Keys of rows found by looking, also beyond a gap.</param>
internal sealed record ArchiveProgress(ArchiveCursor Cursor, int RowVersion, IReadOnlySet<string> Keys)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    public static ArchiveProgress From(ArchiveCursor cursor) => new(cursor, cursor.CaseItemId is null ? 0 : cursor.Version, Nothing);

    public ArchiveProgress WithCase(string itemId, string? etag, int version) =>
        this with { Cursor = Cursor with { CaseItemId = itemId, CaseETag = etag }, RowVersion = version };

    /// <summary>One planned row stands now.</summary>
    public ArchiveProgress Wrote(PlannedRow row, BatchAnswer answer) => row.Kind switch
    {
        RowKind.Case => WithCase(
            Cursor.CaseItemId ?? answer.Text("id") ?? throw new ArchiveUnavailableException("a list item without an id", null),
            answer.Text("eTag") ?? answer.Text("@odata.etag") ?? answer.ETag,
            row.Position),
        RowKind.Step => this with { Cursor = Cursor with { Steps = row.Position + 1 } },
        _ => this with { Cursor = Cursor with { Version = row.Position } },
    };

    /// <summary>Moves the cursor over rows that were found.</summary>
    public ArchiveProgress Found(string caseId, IReadOnlySet<string> keys)
    {
        var (steps, version) = (Cursor.Steps, Cursor.Version);
        while (keys.Contains(StepRow.KeyOf(caseId, steps))) steps++;
        while (keys.Contains(AuditRow.KeyOf(caseId, version + 1))) version++;
        return this with { Cursor = Cursor with { Steps = steps, Version = version }, Keys = keys };
    }
}

internal enum RowKind
{
    Case,
    Step,
    Audit,
}

/// <summary>A row that is still missing, or the case row that is out of date.</summary>
/// <param name="Position">Version for the case and an audit row, index for a step.</param>
internal sealed record PlannedRow(RowKind Kind, int Position, ListRow Row);
