using System.Globalization;

namespace Sop697.Storage.Journal;

/// <summary>How a commit lies in the table: its key and its columns.</summary>
internal static class JournalRows
{
    internal const string Body = "Body";
    internal const string BodyBlob = "BodyBlob";
    internal const string Hash = "Hash";

    /// <summary>When the commit was made, once more beside the body: a month is closed without reading bodies. Proofs never trust it.</summary>
    internal const string At = "At";

    internal static string RowOf(int version) => version.ToString("D8", CultureInfo.InvariantCulture);
}
