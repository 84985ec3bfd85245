using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Sop697.Storage.Journal;

namespace Sop697.Storage;

/// <summary>An insert that can say afterwards whose row stands there.</summary>
internal static class TableInsert
{
    /// <inheritdoc cref="AddOnceAsync(TableClient, TableEntity, string, IReadOnlyList{TableEntity}, ILogger, CancellationToken)"/>
    public static Task<bool> AddOnceAsync(
        this TableClient table, TableEntity row, string proof, ILogger logger, CancellationToken cancellationToken) =>
        table.AddOnceAsync(row, proof, [], logger, cancellationToken);

    /// <param name="proof">Name of a text property whose value tells this row from any other under the same key.</param>
    /// <param name="beside">Rows of the same partition that stand if and only if this one does.</param>
    /// <returns>
    /// True when this very row stands, also when an earlier try had put it there and its answer was lost; false when another does.
    /// </returns>
    /// <exception cref="RequestFailedException">It is not there, and whether it ever will be is not known.</exception>
    public static async Task<bool> AddOnceAsync(
        this TableClient table, TableEntity row, string proof, IReadOnlyList<TableEntity> beside, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            if (beside.Count == 0) await table.AddEntityAsync(row, cancellationToken);
            else await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, row), .. beside.Select(ShownRows.Put)], cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await StandsAsync(table, row, proof, cancellationToken)
                ?? throw new RequestFailedException(409, $"Row {row.RowKey} of {table.Name} was refused as present and is absent.", e);
        }
        catch (Exception e) when (LostAnswer.IsPossible(e, cancellationToken))
        {
            logger.AnswerLost(table.Name, row.RowKey, e);
            if (await StandsAsync(table, row, proof, cancellationToken) is { } stands) return stands;
            throw;
        }
    }

    private static async Task<bool?> StandsAsync(TableClient table, TableEntity row, string proof, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, [proof], cancellationToken);
        return found.HasValue ? found.Value!.GetString(proof) == row.GetString(proof) : null;
    }
}
