using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Sop697.Domain.Audit;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Reminders;

/// <summary>Partition = person, row = entry; one row more says what the person was sent when, so that both change together.</summary>
public sealed class TableReminders(TableServiceClient tables) : IReminders
{
    /// <summary>No key of an entry begins like this.</summary>
    private const string StandingKey = "_orang";

    /// <summary>What Azure takes in one transaction, less the row of the person.</summary>
    private const int MostAtOnce = 99;

    private const string State = "State";
    private const string CaseId = "CaseId";
    private const string Fact = "Fact";
    private const string Urgent = "Urgent";
    private const string At = "At";
    private const string LastSent = "LastSent";
    private const string LastDigest = "LastDigest";
    private const string DigestOff = "DigestOff";

    private readonly TableClient table = tables.GetTableClient(StorageNames.ReminderTable);

    public async Task AddAsync(string objectId, ReminderEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var row = new TableEntity(objectId, entry.Key)
        {
            [State] = Name(ReminderState.Waiting),
            [CaseId] = entry.CaseId,
            [Fact] = entry.Fact is null ? null : JsonSerializer.Serialize(entry.Fact, CommitJson.Default.CaseEvent),
            [Urgent] = entry.Urgent,
            [At] = entry.At.ToUniversalTime(),
        };
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // It stands there already, perhaps by our own lost try.
        }
    }

    public async Task<ReminderBox> ReadAsync(string objectId, CancellationToken cancellationToken)
    {
        List<ReminderEntry> entries = [];
        var standing = ReminderStanding.New;
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {objectId}"), cancellationToken: cancellationToken))
        {
            if (row.RowKey == StandingKey) standing = Standing(row);
            else entries.Add(Entry(row));
        }

        return new ReminderBox(entries, standing);
    }

    public async Task<bool> MoveAsync(
        string objectId, IReadOnlyList<ReminderEntry> entries, ReminderState to, ReminderStanding standing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(standing);
        foreach (var some in entries.Chunk(MostAtOnce))
        {
            TableTransactionAction[] actions =
            [
                new(TableTransactionActionType.UpsertMerge, Row(objectId, standing)),
                .. some.Select(e => new TableTransactionAction(
                    TableTransactionActionType.UpdateMerge,
                    new TableEntity(objectId, e.Key) { [State] = Name(to) },
                    to == ReminderState.Sending && e.Stamp is { } stamp ? new ETag(stamp) : ETag.All)),
            ];
            if (!await TryAsync(actions, cancellationToken)) return false;
        }

        return true;
    }

    public async Task RemoveAsync(string objectId, IReadOnlyList<ReminderEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var entry in entries) await table.DeleteEntityAsync(objectId, entry.Key, ETag.All, cancellationToken);
    }

    public Task SwitchDigestAsync(string objectId, bool on, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(objectId, StandingKey) { [DigestOff] = !on }, TableUpdateMode.Merge, cancellationToken);

    /// <summary>False when an entry is not as it was read, or is gone.</summary>
    private async Task<bool> TryAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>
    /// Without the switch of the digest, which the person may turn meanwhile. A merge takes nothing away, so that "never" is a time long ago.
    /// </summary>
    private static TableEntity Row(string objectId, ReminderStanding standing) => new(objectId, StandingKey)
    {
        [LastDigest] = standing.LastDigest is { } day ? Day(day) : "",
        [LastSent] = (standing.LastSent ?? DateTimeOffset.UnixEpoch).ToUniversalTime(),
    };

    private static ReminderStanding Standing(TableEntity row) => new(
        row.GetDateTimeOffset(LastSent),
        row.GetString(LastDigest) is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture) : null,
        row.GetBoolean(DigestOff) == true);

    private static ReminderEntry Entry(TableEntity row) => new(
        row.RowKey,
        row.GetString(CaseId),
        row.GetString(Fact) is { } fact ? JsonSerializer.Deserialize(fact, CommitJson.Default.CaseEvent) : null,
        row.GetBoolean(Urgent) == true,
        row.GetDateTimeOffset(At) ?? default)
    {
        State = StateOf(row.GetString(State)),
        Stamp = row.ETag.ToString(),
    };

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Name(ReminderState state) => state switch
    {
        ReminderState.Waiting => "menunggu",
        ReminderState.Sending => "mengirim",
        ReminderState.Sent => "terkirim",
        _ => "selesai",
    };

    private static ReminderState StateOf(string? name) =>
        Enum.GetValues<ReminderState>().Single(s => Name(s) == name);
}
