using System.Buffers;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Sop697.Domain.Audit;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Writes a closed month once. It happens once a month, so it looks first what stands and needs no answer to be told apart.</summary>
internal sealed class MonthUpload(GraphCalls calls, SiteMap sites)
{
    /// <exception cref="ArchiveMismatchException">The month stands there with another hash.</exception>
    /// <exception cref="GraphRefusedException">Refused; also when somebody was quicker, and then the next try finds that one's row.</exception>
    public async Task PutAsync(SharePointSite site, ClosedMonth month, CancellationToken cancellationToken)
    {
        // The site is known as it was when the process began; the list may have been made since.
        if (!site.Lists.ContainsKey(ListNames.Months)) sites.Forget();
        var items = site.Items(ListNames.Months);
        await foreach (var row in Pages.ReadAsync(calls, Pages.Rows(items, ["Bulan", "Hash"], Pages.Equal("Bulan", month.Month)), cancellationToken))
        {
            var hash = row.GetProperty("fields").TryGetProperty("Hash", out var stands) ? stands.GetString() : null;
            if (hash == month.Hash) return;
            throw new ArchiveMismatchException($"{ListNames.Months} {month.Month} has another hash than the journal.");
        }

        using var written = await calls.SendAsync(Method.POST, items, Body(MonthRow.Of(month)), cancellationToken);
    }

    private static ReadOnlyMemory<byte> Body(ListRow row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WritePropertyName("fields");
        row.WriteTo(writer, clear: false);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
