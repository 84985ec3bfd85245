using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;
using Sop697.Domain.Audit;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Looks by key what stands in SharePoint for a case: one call for all three lists, after an answer that leaves doubt.</summary>
internal sealed class ArchiveLookup(GraphCalls calls, ThrottleGate gate, ILogger<ArchiveLookup> log)
{
    private static readonly (string List, string[] Columns)[] Questions =
    [
        (ListNames.Cases, ["CaseKey", "Versi"]),
        (ListNames.Steps, ["Kunci"]),
        (ListNames.Audit, ["Kunci", "Hash"]),
    ];

    /// <exception cref="ArchiveMismatchException">A row stands under our key with another hash.</exception>
    public async Task<ArchiveProgress> ReadAsync(
        SharePointSite site, string caseId, IReadOnlyList<SealedCommit> commits, CancellationToken cancellationToken)
    {
        var members = Questions.Select(q => new BatchMember(q.List, "GET", Pages.Rows(site.Items(q.List), q.Columns, Pages.Equal("CaseKey", caseId))));
        using var body = await calls.SendAsync(Method.POST, GraphBatch.Address, GraphBatch.Write(members), cancellationToken);
        var answers = GraphBatch.Read(body.RootElement);
        var cases = await RowsAsync(answers, ListNames.Cases, cancellationToken);
        var steps = await RowsAsync(answers, ListNames.Steps, cancellationToken);
        var audit = await RowsAsync(answers, ListNames.Audit, cancellationToken);
        foreach (var row in audit) Compare(row, caseId, commits);
        var progress = CaseOf(cases);
        return progress.Found(caseId, steps.Concat(audit).Select(r => FieldOf(r, "Kunci")).OfType<string>().ToHashSet());
    }

    private static ArchiveProgress CaseOf(List<JsonElement> rows)
    {
        var progress = ArchiveProgress.From(ArchiveCursor.Start);
        if (rows.Count == 0) return progress;
        var row = rows[0];
        var version = row.GetProperty("fields").TryGetProperty("Versi", out var v) && v.ValueKind == JsonValueKind.Number ? (int)v.GetDecimal() : 0;
        var etag = row.TryGetProperty("eTag", out var e) ? e.GetString() : null;
        if (etag is null && row.TryGetProperty("@odata.etag", out var o)) etag = o.GetString();
        return progress.WithCase(row.GetProperty("id").GetString()!, etag, version);
    }

    private async Task<List<JsonElement>> RowsAsync(Dictionary<string, BatchAnswer> answers, string list, CancellationToken cancellationToken)
    {
        if (!answers.TryGetValue(list, out var answer)) throw new ArchiveUnavailableException($"no answer for {list}", null);
        if (GraphCalls.IsBusy(answer.Status)) throw calls.Busy(answer.Status, answer.Code, answers.Values.Max(a => gate.Read(a.RetryAfter)));
        if (!answer.Ok) throw new GraphRefusedException(answer.Status, answer.Code);
        List<JsonElement> rows = [.. answer.Body.GetProperty("value").EnumerateArray()];
        if (Pages.NextOf(answer.Body) is not { } next) return rows;
        await foreach (var row in Pages.ReadAsync(calls, next, cancellationToken)) rows.Add(row);
        return rows;
    }

    private void Compare(JsonElement row, string caseId, IReadOnlyList<SealedCommit> commits)
    {
        var key = FieldOf(row, "Kunci");
        var own = commits.FirstOrDefault(c => AuditRow.KeyOf(caseId, c.Commit.Version) == key);
        if (own is null || FieldOf(row, "Hash") == own.Hash) return;
        log.ArchiveMismatch(caseId, $"the hash of {key}");
        throw new ArchiveMismatchException($"{ListNames.Audit} {key} has another hash than the journal.");
    }

    private static string? FieldOf(JsonElement row, string name) =>
        row.GetProperty("fields").TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
