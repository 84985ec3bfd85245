using System.Runtime.CompilerServices;
using System.Text.Json;
using Sop697.Microsoft365.Graph;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Walks a collection page by page, following the next link exactly as it came.</summary>
internal static class Pages
{
    public static async IAsyncEnumerable<JsonElement> ReadAsync(
        GraphCalls calls, string address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? next = address; next is not null;)
        {
            using var page = await calls.GetAsync(next, cancellationToken);
            foreach (var item in page.RootElement.GetProperty("value").EnumerateArray()) yield return item.Clone();
            next = NextOf(page.RootElement);
        }
    }

    public static string? NextOf(JsonElement page) => page.TryGetProperty("@odata.nextLink", out var next) ? next.GetString() : null;

    /// <summary>Rows of a list with some of their columns.</summary>
    public static string Rows(string items, IEnumerable<string> columns, string? filter = null) =>
        $"{items}?$expand=fields($select={string.Join(',', columns)})" + (filter is null ? "" : $"&$filter={Uri.EscapeDataString(filter)}");

    /// <summary><c>fields/X eq 'value'</c>.</summary>
    public static string Equal(string column, string value) => $"fields/{column} eq '{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
