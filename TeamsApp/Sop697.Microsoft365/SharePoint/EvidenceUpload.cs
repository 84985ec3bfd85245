using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>
/// One PUT with everything in the path: no metadata to patch afterwards, and a repeat meets its own file. A single PUT
/// holds up to 250 MB; we accept 20.
/// </summary>
internal sealed class EvidenceUpload(GraphCalls calls, ILogger<EvidenceUpload> log)
{
    private const string NeverReplace = "@microsoft.graph.conflictBehavior=fail";
    private const string Taken = "nameAlreadyExists";

    /// <summary>Follows from the case and the content only; the number comes later and may not move a file.</summary>
    public static string PathOf(Case @case, Evidence evidence) => $"{FolderOf(@case)}/{evidence.Sha256}.{evidence.Extension}";

    public static string FolderOf(Case @case) => $"{Wib.Local(@case.ReceivedAt).ToString("yyyy'/'MM", CultureInfo.InvariantCulture)}/{@case.Id}";

    public async Task<ArchivedEvidence> PutAsync(
        SharePointSite site, Case @case, Evidence evidence, Stream original, CancellationToken cancellationToken)
    {
        var drive = site.DriveId ?? throw new ArchiveUnavailableException($"the site has no library {ListNames.Screenshots}", null);
        var path = PathOf(@case, evidence);
        using var counted = await SizedAsync(original, evidence, cancellationToken);
        var start = counted.Position;
        try
        {
            using var item = await calls.PutAsync($"/drives/{drive}/root:/{path}:/content?{NeverReplace}", counted, evidence.MediaType, cancellationToken);
            return Accept(item.RootElement, @case, evidence, path, hash: null);
        }
        catch (GraphRefusedException e) when (e is { Status: 409, Code: Taken })
        {
            using var item = await calls.GetAsync($"/drives/{drive}/root:/{path}?$select=id,size,webUrl,file", cancellationToken);
            var hash = await HashAsync(counted, start, cancellationToken);
            return Accept(item.RootElement, @case, evidence, path, hash);
        }
    }

    // SharePoint wants a Content-Length, and the SDK sends one only for a stream that knows it.
    private static async Task<LentStream> SizedAsync(Stream original, Evidence evidence, CancellationToken cancellationToken)
    {
        if (original.CanSeek) return new LentStream(original);
        var copy = new MemoryStream(checked((int)evidence.Bytes));
        await original.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        return new LentStream(copy);
    }

    private static async Task<string> HashAsync(Stream content, long start, CancellationToken cancellationToken)
    {
        content.Position = start;
        return await QuickXorHash.OfAsync(content, cancellationToken);
    }

    /// <exception cref="ArchiveMismatchException">Another file stands there.</exception>
    private ArchivedEvidence Accept(JsonElement item, Case @case, Evidence evidence, string path, string? hash)
    {
        var same = item.GetProperty("size").GetInt64() == evidence.Bytes
            && (hash is null || HashOf(item) is not { } found || found == hash);
        if (same) return new ArchivedEvidence(path, item.GetProperty("id").GetString()!, item.GetProperty("webUrl").GetString()!);
        log.ArchiveMismatch(@case.Id, $"file {evidence.Sha256}");
        throw new ArchiveMismatchException($"{ListNames.Screenshots} {path} holds another file.");
    }

    private static string? HashOf(JsonElement item) =>
        item.TryGetProperty("file", out var file) && file.TryGetProperty("hashes", out var hashes)
        && hashes.TryGetProperty("quickXorHash", out var hash) ? hash.GetString() : null;
}
