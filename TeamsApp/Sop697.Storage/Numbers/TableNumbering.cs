using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Numbers;

/// <summary>
/// The register of a year is one partition: a counter, a row per number and a row per case, written in one transaction. So there is
/// no number without a case, no case with two numbers, and no gap, whatever fails in between.
/// </summary>
public sealed class TableNumbering(TableServiceClient tables, ILogger<TableNumbering> logger) : INumbering, IDisposable
{
    private const string Counter = "counter";
    private const string Serial = "Serial";
    private const string Case = "CaseId";
    private const int MostTries = 50;

    private readonly TableClient table = tables.GetTableClient(StorageNames.NumberTable);
    private readonly ConcurrentDictionary<int, Position> known = new();

    /// <summary>Callers of this process stand in line; only other instances can take a number from under us.</summary>
    private readonly SemaphoreSlim line = new(1);

    public async Task<int> NumberForAsync(string caseId, int year, CancellationToken cancellationToken)
    {
        await line.WaitAsync(cancellationToken);
        try
        {
            return await TakeAsync(caseId, year, cancellationToken);
        }
        finally
        {
            line.Release();
        }
    }

    public async Task<bool> KeepAsync(string caseId, int year, int serial, CancellationToken cancellationToken)
    {
        await line.WaitAsync(cancellationToken);
        try
        {
            known.TryRemove(year, out _);
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                if (await FindAsync(Partition(year), caseId, cancellationToken) is { } found) return found == serial;
                if (await CaseOfAsync(year, serial, cancellationToken) is not null) return false;
                var position = await ReadCounterAsync(Partition(year), cancellationToken);
                if (await TryCommitAsync(Partition(year), caseId, position, serial, cancellationToken) is not null) return true;
            }
        }
        finally
        {
            line.Release();
        }

        throw new RequestFailedException(503, $"The register of {Partition(year)} was contended {MostTries} times in a row.");
    }

    public async Task<string?> CaseOfAsync(int year, int serial, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition(year), NumberRow(serial), [Case], cancellationToken);
        return row.HasValue ? row.Value!.GetString(Case) : null;
    }

    public void Dispose() => line.Dispose();

    private async Task<int> TakeAsync(string caseId, int year, CancellationToken cancellationToken)
    {
        var partition = Partition(year);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            // The counter as last written here saves the reads nearly always; when it is stale the transaction is refused whole.
            if (attempt > 0 || !known.TryRemove(year, out var position))
            {
                if (attempt > 1) await Task.Delay(Random.Shared.Next(5, 20 * Math.Min(attempt, 10)), cancellationToken);
                if (await FindAsync(partition, caseId, cancellationToken) is { } found) return found;
                position = await ReadCounterAsync(partition, cancellationToken);
            }

            if (await TryCommitAsync(partition, caseId, position, position.Last + 1, cancellationToken) is { } etag)
            {
                known[year] = new Position(position.Last + 1, etag);
                return position.Last + 1;
            }

            logger.NumberTaken(year, position.Last + 1);
        }

        throw new RequestFailedException(503, $"The register of {partition} was contended {MostTries} times in a row.");
    }

    /// <returns>The counter's new ETag, or null when the whole transaction was refused or its answer was lost.</returns>
    private async Task<ETag?> TryCommitAsync(string partition, string caseId, Position position, int serial, CancellationToken cancellationToken)
    {
        var counter = new TableEntity(partition, Counter) { [Serial] = Math.Max(serial, position.Last) };
        TableTransactionAction[] actions =
        [
            position.ETag is { } etag
                ? new(TableTransactionActionType.UpdateReplace, counter, etag)
                : new(TableTransactionActionType.Add, counter),
            new(TableTransactionActionType.Add, new TableEntity(partition, NumberRow(serial)) { [Case] = caseId }),
            new(TableTransactionActionType.Add, new TableEntity(partition, CaseRow(caseId)) { [Serial] = serial }),
        ];
        try
        {
            var answer = await table.SubmitTransactionAsync(actions, cancellationToken);
            return answer.Value[0].Headers.ETag;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return null;
        }
        catch (Exception e) when (LostAnswer.IsPossible(e, cancellationToken))
        {
            logger.AnswerLost(table.Name, CaseRow(caseId), e);
            return null;
        }
    }

    private async Task<int?> FindAsync(string partition, string caseId, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, CaseRow(caseId), [Serial], cancellationToken);
        return row.HasValue ? row.Value!.GetInt32(Serial) : null;
    }

    private async Task<Position> ReadCounterAsync(string partition, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, Counter, cancellationToken: cancellationToken);
        return row.HasValue ? new Position(row.Value!.GetInt32(Serial) ?? 0, row.Value.ETag) : new Position(0, null);
    }

    private static string Partition(int year) => year.ToString("D4", CultureInfo.InvariantCulture);

    private static string NumberRow(int serial) => string.Create(CultureInfo.InvariantCulture, $"n:{serial:D8}");

    private static string CaseRow(string caseId) => "c:" + caseId;

    /// <summary>The last number given and the ETag of the row that says so; no ETag before the first of a year.</summary>
    private readonly record struct Position(int Last, ETag? ETag);
}
