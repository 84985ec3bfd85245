using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>What came of a batch: how far it got and what stopped it.</summary>
internal sealed record BatchOutcome(ArchiveProgress Progress, Stop? Stop);

/// <summary>The first member that did not succeed.</summary>
/// <param name="RetryAfter">The longest wait any member asked for.</param>
internal sealed record Stop(PlannedRow Row, int Status, string Code, TimeSpan? RetryAfter)
{
    public bool IsBusy => GraphCalls.IsBusy(Status);

    /// <summary>Something else stands than we thought: a duplicate key, a stale ETag or a deleted row.</summary>
    public bool IsConflict => Status is 400 or 404 or 409 or 412;

    /// <summary>A 400 that looking did not explain is about the row itself, not about a duplicate.</summary>
    public bool IsSameRefusal(Stop? before) => Status == 400 && before?.Status == 400 && before.Row.Row.Key == Row.Row.Key;
}

/// <summary>Sends planned rows as one <c>$batch</c> and reads the answers one by one.</summary>
internal sealed class ArchiveBatch(GraphCalls calls, ThrottleGate gate)
{
    public async Task<BatchOutcome> SendAsync(
        SharePointSite site, IReadOnlyList<PlannedRow> plan, ArchiveProgress progress, CancellationToken cancellationToken)
    {
        var members = plan.Select((row, i) => Member(site, row, i, progress.Cursor));
        using var body = await calls.SendAsync(Method.POST, GraphBatch.Address, GraphBatch.Write(members), cancellationToken);
        var answers = GraphBatch.Read(body.RootElement);
        for (var i = 0; i < plan.Count; i++)
        {
            // A missing answer is an unknown outcome.
            var answer = answers.GetValueOrDefault(Id(i)) ?? new BatchAnswer(504, default, null, null);
            if (!answer.Ok) return new BatchOutcome(progress, new Stop(plan[i], answer.Status, answer.Code, LongestWait(answers.Values)));
            progress = progress.Wrote(plan[i], answer);
        }

        return new BatchOutcome(progress, null);
    }

    private TimeSpan? LongestWait(IEnumerable<BatchAnswer> answers) => answers.Max(a => gate.Read(a.RetryAfter));

    // One after another: Graph documents only wholly parallel or wholly serial batches.
    private static BatchMember Member(SharePointSite site, PlannedRow row, int index, ArchiveCursor cursor)
    {
        var items = site.Items(row.Row.List);
        var after = index == 0 ? null : Id(index - 1);
        return row.Kind == RowKind.Case && cursor.CaseItemId is { } itemId
            ? new BatchMember(Id(index), "PATCH", $"{items}/{itemId}/fields", after, cursor.CaseETag, w => row.Row.WriteTo(w, clear: true))
            : new BatchMember(Id(index), "POST", items, after, null, w => WriteNew(w, row.Row));
    }

    private static void WriteNew(Utf8JsonWriter writer, ListRow row)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("fields");
        row.WriteTo(writer, clear: false);
        writer.WriteEndObject();
    }

    private static string Id(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
