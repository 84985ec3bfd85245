using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>
/// Deletes rows and folders of a case by its key. Graph puts what it deletes into the site's recycle bin, which empties itself after 93 days
/// and which a site administrator may empty at once; we have no permission for that.
/// </summary>
internal sealed class SharePointEraser(SiteMap sites, GraphCalls calls, ThrottleGate gate, ILogger<SharePointEraser> log) : IArchiveEraser
{
    /// <summary>Rows of steps say nothing but who, when and whether in time; they stay.</summary>
    private static readonly string[] Lists = [ListNames.Cases, ListNames.Audit];

    public async Task EraseAsync(Case @case, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var site = await sites.FindAsync(cancellationToken);
        try
        {
            List<string> addresses = [];
            foreach (var list in Lists) addresses.AddRange(await RowsAsync(site, list, @case.Id, cancellationToken));
            await foreach (var drive in Pages.ReadAsync(calls, site.Drives, cancellationToken))
                addresses.Add($"/drives/{drive.GetProperty("id").GetString()}/root:/{EvidenceUpload.FolderOf(@case)}");
            foreach (var some in addresses.Chunk(GraphBatch.Most)) await DeleteAsync(some, cancellationToken);
            log.CaseErased(@case.Id, addresses.Count);
        }
        catch (GraphRefusedException e)
        {
            throw new ArchiveUnavailableException($"{e.Status} {e.Code}".TrimEnd(), null, e);
        }
    }

    private async Task<List<string>> RowsAsync(SharePointSite site, string list, string caseId, CancellationToken cancellationToken)
    {
        var items = site.Items(list);
        List<string> found = [];
        await foreach (var row in Pages.ReadAsync(calls, Pages.Rows(items, ["CaseKey"], Pages.Equal("CaseKey", caseId)), cancellationToken))
            found.Add($"{items}/{row.GetProperty("id").GetString()}");
        return found;
    }

    /// <summary>What is gone already is as good as deleted: a repeat finds it so.</summary>
    private async Task DeleteAsync(string[] addresses, CancellationToken cancellationToken)
    {
        var members = addresses.Select((address, i) => new BatchMember(Id(i), "DELETE", address));
        using var body = await calls.SendAsync(Method.POST, GraphBatch.Address, GraphBatch.Write(members), cancellationToken);
        var answers = GraphBatch.Read(body.RootElement);
        for (var i = 0; i < addresses.Length; i++)
        {
            var answer = answers.GetValueOrDefault(Id(i)) ?? new BatchAnswer(504, default(JsonElement), null, null);
            if (answer.Ok || answer.Status == 404) continue;
            if (GraphCalls.IsBusy(answer.Status)) throw calls.Busy(answer.Status, answer.Code, answers.Values.Max(a => gate.Read(a.RetryAfter)));
            throw new GraphRefusedException(answer.Status, answer.Code);
        }
    }

    private static string Id(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
