using Sop697.Domain.Cases;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Masked pictures in a library of their own, which more people may read than the sealed one.</summary>
internal sealed class RenditionUpload(GraphCalls calls)
{
    private const string Replace = "@microsoft.graph.conflictBehavior=replace";

    public async Task<ArchivedEvidence> PutAsync(SharePointSite site, Case @case, string name, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken)
    {
        var path = $"{EvidenceUpload.FolderOf(@case)}/{name}";
        using var content = new MemoryStream(jpeg.ToArray(), writable: false);
        using var item = await calls.PutAsync($"/drives/{DriveOf(site)}/root:/{path}:/content?{Replace}", content, "image/jpeg", cancellationToken);
        return new ArchivedEvidence(path, item.RootElement.GetProperty("id").GetString()!, item.RootElement.GetProperty("webUrl").GetString()!);
    }

    public Task RemoveAsync(SharePointSite site, string itemId, CancellationToken cancellationToken) =>
        calls.DeleteAsync($"/drives/{DriveOf(site)}/items/{itemId}", cancellationToken);

    private static string DriveOf(SharePointSite site) =>
        site.MaskedDriveId ?? throw new ArchiveUnavailableException($"the site has no library {ListNames.Masked}", null);
}
