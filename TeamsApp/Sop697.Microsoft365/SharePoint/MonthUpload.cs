using System.Buffers;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Sop697.Domain.Audit;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Writes a closed month once, and later the hash of its document beside it. It happens once a month, so it looks first what stands and needs no answer to be told apart.</summary>
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

        using var written = await calls.SendAsync(Method.POST, items, Body(MonthRow.Of(month), "fields"), cancellationToken);
    }

    /// <summary>The closing beside which the hash of its document is to stand, looked at before the document is put.</summary>
    /// <returns>Its item id.</returns>
    /// <exception cref="ArchiveMismatchException">The hash of another document stands there.</exception>
    /// <exception cref="ArchiveUnavailableException">The closing does not stand there yet.</exception>
    public async Task<string> FindAsync(SharePointSite site, ClosedMonth month, string sha256, CancellationToken cancellationToken)
    {
        var address = Pages.Rows(site.Items(ListNames.Months), ["Bulan", "LaporanSha256"], Pages.Equal("Bulan", month.Month));
        await foreach (var row in Pages.ReadAsync(calls, address, cancellationToken))
        {
            var stands = row.GetProperty("fields").TryGetProperty("LaporanSha256", out var hash) ? hash.GetString() : null;
            return string.IsNullOrEmpty(stands) || stands == sha256
                ? row.GetProperty("id").GetString()!
                : throw new ArchiveMismatchException($"{ListNames.Months} {month.Month} has another document.");
        }

        throw new ArchiveUnavailableException($"{ListNames.Months} has no {month.Month} yet", null);
    }

    /// <summary>The closing itself is left as it is.</summary>
    public async Task PutDocumentAsync(SharePointSite site, string itemId, ListRow row, CancellationToken cancellationToken)
    {
        using var written = await calls.SendAsync(Method.PATCH, $"{site.Items(ListNames.Months)}/{itemId}/fields", Body(row), cancellationToken);
    }

    /// <param name="within">Name of the property that holds the values; null when they are the body itself.</param>
    private static ReadOnlyMemory<byte> Body(ListRow row, string? within = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        if (within is not null)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(within);
        }

        row.WriteTo(writer, clear: false);
        if (within is not null) writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
