using System.Text.Json;
using Microsoft.Extensions.Logging;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Ids that Graph needs; they do not change while the lists stand.</summary>
/// <param name="Lists">List id by name.</param>
/// <param name="DriveId">Drive of the sealed library of screenshots as they were received.</param>
/// <param name="DocumentsDriveId">Drive of the library of printed documents.</param>
/// <param name="MaskedDriveId">Drive of the library of masked screenshots.</param>
internal sealed record SharePointSite(string Id, IReadOnlyDictionary<string, string> Lists, string? DriveId, string? DocumentsDriveId, string? MaskedDriveId)
{
    /// <summary>
    /// Drives of every library of the site, with their ids: whatever keeps files of cases keeps them in a folder of the case, and a library
    /// that comes later is not forgotten.
    /// </summary>
    public string Drives => $"/sites/{Id}/drives?$select=id";

    public bool IsComplete => DriveId is not null && DocumentsDriveId is not null && MaskedDriveId is not null && ListNames.Needed.All(Lists.ContainsKey);

    /// <exception cref="ArchiveUnavailableException">The site has no such list: it was not provisioned.</exception>
    public string Items(string list) => $"{ListOf(list)}/items";

    public string ListOf(string list) => Lists.TryGetValue(list, out var id)
        ? $"/sites/{Id}/lists/{id}"
        : throw new ArchiveUnavailableException($"the site has no list {list}", null);
}

/// <summary>Finds the site once and keeps it for the process.</summary>
internal sealed class SiteMap(GraphCalls calls, GraphSettings settings, ILogger<SiteMap> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile SharePointSite? _site;

    /// <exception cref="ArchiveUnavailableException">It cannot be read now.</exception>
    public async ValueTask<SharePointSite> FindAsync(CancellationToken cancellationToken)
    {
        if (_site is { } known) return known;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_site is { } found) return found;
            var site = await ResolveAsync(cancellationToken);
            // A site that is still being provisioned is looked at again, so that nobody has to restart us.
            if (site.IsComplete) _site = site;
            return site;
        }
        catch (GraphRefusedException e)
        {
            throw new ArchiveUnavailableException($"site: {e.Status} {e.Code}", null, e);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A list was made anew: its id must be read again.</summary>
    public void Forget() => _site = null;

    public void Dispose() => _one.Dispose();

    private async Task<SharePointSite> ResolveAsync(CancellationToken cancellationToken)
    {
        var site = await SiteIdAsync(calls, settings, cancellationToken);
        var lists = await ListsAsync(calls, site, cancellationToken);
        var pictures = lists.TryGetValue(ListNames.Screenshots, out var library) ? await DriveAsync(site, library, cancellationToken) : null;
        var documents = lists.TryGetValue(ListNames.Documents, out library) ? await DriveAsync(site, library, cancellationToken) : null;
        var masked = lists.TryGetValue(ListNames.Masked, out library) ? await DriveAsync(site, library, cancellationToken) : null;
        log.SiteResolved(lists.Count);
        return new SharePointSite(site, lists, pictures, documents, masked);
    }

    internal static async Task<string> SiteIdAsync(GraphCalls calls, GraphSettings settings, CancellationToken cancellationToken)
    {
        using var site = await calls.GetAsync($"/sites/{settings.Site}?$select=id", cancellationToken);
        return site.RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>List ids by internal name; the title is what people may have changed.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> ListsAsync(GraphCalls calls, string site, CancellationToken cancellationToken)
    {
        var lists = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var list in Pages.ReadAsync(calls, $"/sites/{site}/lists?$select=id,name,displayName", cancellationToken))
        {
            var id = list.GetProperty("id").GetString()!;
            if (list.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String) lists[name.GetString()!] = id;
            if (list.TryGetProperty("displayName", out var title) && title.ValueKind == JsonValueKind.String) lists.TryAdd(title.GetString()!, id);
        }

        return lists;
    }

    private async Task<string?> DriveAsync(string site, string library, CancellationToken cancellationToken)
    {
        using var drive = await calls.GetAsync($"/sites/{site}/lists/{library}/drive?$select=id", cancellationToken);
        return drive.RootElement.GetProperty("id").GetString();
    }
}
