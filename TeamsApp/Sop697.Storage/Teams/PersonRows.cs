using Azure.Data.Tables;

namespace Sop697.Storage.Teams;

/// <summary>What is kept per person lies in one partition; the beginning of a row's key says what it is.</summary>
internal static class PersonRows
{
    /// <summary>Every row of a person whose key begins like this. The prefix ends with a hyphen, after which the dot is next.</summary>
    internal static string Filter(string objectId, string prefix) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {objectId} and RowKey ge {prefix} and RowKey lt {prefix[..^1] + "."}");
}
