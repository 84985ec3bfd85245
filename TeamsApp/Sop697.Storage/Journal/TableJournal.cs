using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Journal;

/// <summary>
/// One row per commit, partition = case, row = version: Azure refuses a second insert under the same key, and that arbitrates writers.
/// A body too long for a property lies in a blob under its hash, put there before the row that names it. Shown cards stand in the
/// same partition and go in with the commit that records them; see <see cref="ShownRows"/>.
/// </summary>
public sealed class TableJournal(TableServiceClient tables, BlobServiceClient blobs, ILogger<TableJournal> logger) : IJournal
{
    /// <summary>A text property holds 64 KiB of UTF-16, that is 32 768 characters; the rest is room.</summary>
    internal const int LongestBody = 30_000;

    private const string PartitionKey = nameof(TableEntity.PartitionKey);
    private const string RowKey = nameof(TableEntity.RowKey);
    private const string Body = JournalRows.Body;
    private const string BodyBlob = JournalRows.BodyBlob;
    private const string Hash = JournalRows.Hash;
    private const string At = JournalRows.At;

    private readonly TableClient table = tables.GetTableClient(StorageNames.JournalTable);
    private readonly BlobContainerClient bodies = blobs.GetBlobContainerClient(StorageNames.JournalContainer);
    private readonly ShownRows rows = new(tables, blobs);

    public async Task<IReadOnlyList<SealedCommit>> ReadAsync(string caseId, int after, CancellationToken cancellationToken)
    {
        var commits = new List<SealedCommit>();
        var rows = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {caseId} and RowKey gt {RowOf(after)} and RowKey lt {ShownRows.Prefix}"),
            select: [Body, BodyBlob, Hash],
            cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            var body = row.GetString(BodyBlob) is { } blob ? await ReadBodyAsync(blob, cancellationToken) : row.GetString(Body);
            commits.Add(SealedCommit.Read(body, row.GetString(Hash)));
        }

        return commits;
    }

    /// <summary>A scan gives rows in order of partition and then of row, so that the rows of a case stand together.</summary>
    public async IAsyncEnumerable<IReadOnlyList<StoredCommit>> CasesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stored = new List<StoredCommit>();
        await foreach (var one in StoredAsync(TableClient.CreateQueryFilter($"RowKey lt {ShownRows.Prefix}"), cancellationToken))
        {
            if (stored.Count > 0 && stored[0].CaseId != one.CaseId)
            {
                yield return stored;
                stored = [];
            }

            stored.Add(one);
        }

        if (stored.Count > 0) yield return stored;
    }

    public async Task<IReadOnlyList<StoredCommit>> CaseAsync(string caseId, CancellationToken cancellationToken) =>
        await StoredAsync(TableClient.CreateQueryFilter($"PartitionKey eq {caseId} and RowKey lt {ShownRows.Prefix}"), cancellationToken).ToListAsync(cancellationToken);

    private async IAsyncEnumerable<StoredCommit> StoredAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: [PartitionKey, RowKey, Body, BodyBlob, Hash], cancellationToken: cancellationToken))
        {
            var body = row.GetString(BodyBlob) is { } blob ? await FindBodyAsync(blob, cancellationToken) : row.GetString(Body);
            yield return new StoredCommit(row.PartitionKey, VersionOf(row.RowKey), body ?? "", row.GetString(Hash) ?? "");
        }
    }

    public async IAsyncEnumerable<CaseStand> StandsAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var commits = new List<(int Version, DateTimeOffset At, string Hash)>();
        var caseId = "";
        var rows = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey lt {ShownRows.Prefix}"), select: [PartitionKey, RowKey, Hash, At], cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            if (row.PartitionKey != caseId)
            {
                if (CaseStand.At(caseId, commits, before) is { } stand) yield return stand;
                (caseId, commits) = (row.PartitionKey, []);
            }

            var at = row.GetDateTimeOffset(At) ?? await MadeAtAsync(row.PartitionKey, row.RowKey, cancellationToken);
            commits.Add((VersionOf(row.RowKey), at, row.GetString(Hash) ?? ""));
        }

        if (CaseStand.At(caseId, commits, before) is { } last) yield return last;
    }

    public async Task<bool> AppendAsync(SealedCommit commit, IReadOnlyList<ShownCard> shown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentNullException.ThrowIfNull(shown);
        var (caseId, version) = (commit.Commit.CaseId, commit.Commit.Version);
        var row = new TableEntity(caseId, RowOf(version)) { [Hash] = commit.Hash, [At] = commit.Commit.At };
        if (commit.Body.Length <= LongestBody)
        {
            row[Body] = commit.Body;
        }
        else
        {
            logger.BodyInBlob(caseId, version, commit.Body.Length);
            await bodies.KeepTextAsync(commit.Hash, BinaryData.FromString(commit.Body), cancellationToken);
            row[BodyBlob] = commit.Hash;
        }

        var cards = shown.Count > 0 ? await rows.OfAsync(caseId, shown, cancellationToken) : [];
        var stands = await table.AddOnceAsync(row, Hash, cards, logger, cancellationToken);
        if (!stands) logger.VersionTaken(caseId, version);
        return stands;
    }

    private static string RowOf(int version) => JournalRows.RowOf(version);

    /// <summary>0, a version that no commit has, for a key that we never write.</summary>
    private static int VersionOf(string row) => int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>For rows of before the time stood beside the body.</summary>
    private async Task<DateTimeOffset> MadeAtAsync(string caseId, string rowKey, CancellationToken cancellationToken)
    {
        TableEntity row = await table.GetEntityAsync<TableEntity>(caseId, rowKey, [Body, BodyBlob], cancellationToken);
        var body = row.GetString(BodyBlob) is { } blob ? await FindBodyAsync(blob, cancellationToken) : row.GetString(Body);
        try
        {
            return SealedCommit.Read(body ?? "", "").Commit.At;
        }
        catch (JsonException)
        {
            // Not ours, or no longer: it stops this case here, and the proof of the journal names it.
            return DateTimeOffset.MaxValue;
        }
    }

    private async Task<string> ReadBodyAsync(string hash, CancellationToken cancellationToken)
    {
        var answer = await bodies.GetBlobClient(hash).DownloadContentAsync(cancellationToken);
        return answer.Value.Content.ToString();
    }

    private async Task<string?> FindBodyAsync(string hash, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadBodyAsync(hash, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
