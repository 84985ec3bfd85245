using System.Text;
using Microsoft.Kiota.Abstractions;
using Sop697.Domain;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint;
using Sop697.Workflow.Doctor;

namespace Sop697.Microsoft365.Doctor;

/// <summary>The site is there, and the app may read it.</summary>
internal sealed class SiteCheck(GraphCalls calls, GraphSettings settings) : ICheck
{
    public string Name => "site";

    public LocalText Title { get; } = new("Situs SharePoint terbaca", "SharePoint site readable");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SiteMap.SiteIdAsync(calls, settings, cancellationToken);
            return Finding.Good("Terbaca.", "Readable.");
        }
        catch (GraphRefusedException e) when (e.Status is 401 or 403)
        {
            return Finding.Wrong(
                new LocalText($"Situs {settings.Site} tertutup bagi aplikasi ({e.Status}).", $"The site {settings.Site} is closed to the app ({e.Status})."),
                SiteWriteCheck.Grant);
        }
        catch (GraphRefusedException e) when (e.Status is 404 or 400)
        {
            return Finding.Wrong(
                new LocalText($"Tidak ada situs {settings.Site}.", $"There is no site {settings.Site}."),
                new LocalText("Betulkan SharePoint:Site: host:/sites/nama.", "Mend SharePoint:Site: host:/sites/name."));
        }
    }
}

/// <summary>
/// The app may write on the site. Proved by opening an upload into the library and taking it back before a byte was sent: nothing is
/// left, not even in the recycle bin.
/// </summary>
internal sealed class SiteWriteCheck(GraphCalls calls, SiteMap sites, IHttpClientFactory clients) : ICheck
{
    internal static readonly LocalText Grant = new(
        "Administrator memberi aplikasi ini peran write pada situs: POST /sites/{id}/permissions (lihat docs/permissions.md).",
        "An administrator grants this app the role write on the site: POST /sites/{id}/permissions (see docs/permissions.md).");

    public string Name => "site-write";

    public LocalText Title { get; } = new("Situs SharePoint dapat ditulisi", "SharePoint site writable");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if ((await sites.FindAsync(cancellationToken)).DriveId is not { } drive)
            return Finding.Unchecked(new LocalText($"Pustaka {ListNames.Screenshots} belum ada.", $"The library {ListNames.Screenshots} is not there."));
        try
        {
            var address = $"/drives/{drive}/root:/pemeriksaan-{Guid.NewGuid():N}.tmp:/createUploadSession";
            using var session = await calls.SendAsync(Method.POST, address, Encoding.UTF8.GetBytes("{}"), cancellationToken);
            await TakeBackAsync(session.RootElement.GetProperty("uploadUrl").GetString()!, cancellationToken);
            return Finding.Good("Dapat ditulisi.", "Writable.");
        }
        catch (GraphRefusedException e) when (e.Status is 401 or 403)
        {
            return Finding.Wrong(new LocalText($"Aplikasi tidak boleh menulis ({e.Status}).", $"The app may not write ({e.Status})."), Grant);
        }
    }

    // The address is its own key and takes no token. One that stays open ends by itself.
    private async Task TakeBackAsync(string uploadUrl, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient();
            using var answer = await client.DeleteAsync(new Uri(uploadUrl), cancellationToken);
        }
        catch (HttpRequestException)
        {
        }
    }
}

/// <summary>SharePoint takes our calls as fast as we make them. To be looked at after the other calls.</summary>
internal sealed class ThrottlingCheck(GraphWitness witness) : ICheck
{
    /// <summary>SharePoint begins to tell when a fifth is left.</summary>
    private const double Little = 0.2;

    public string Name => "throttling";

    public LocalText Title { get; } = new("Batas laju SharePoint", "Throttling by SharePoint");

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var remedy = new LocalText(
            "Aplikasi menunggu dan mengulang sendiri. Bila sering: cari aplikasi lain yang membebani situs ini.",
            "The app waits and repeats by itself. If it happens often: look for other apps that load this site.");
        if (witness.Throttled > 0)
            return Task.FromResult(Finding.Wrong(new LocalText($"Diminta menunggu {witness.Throttled} kali selama pemeriksaan.", $"Told to wait {witness.Throttled} times during this look."), remedy));
        if (witness.Left < Little)
            return Task.FromResult(Finding.Note(new LocalText($"Sisa jatah {witness.Left:P0}.", $"{witness.Left:P0} of the allowance is left."), remedy));
        return Task.FromResult(witness.Stamp is null
            ? Finding.Unchecked(new LocalText("Graph belum menjawab sama sekali.", "Graph has not answered at all."))
            : Finding.Good("Longgar.", "Ample room."));
    }
}

/// <summary>As <c>clock-storage</c>, against Graph.</summary>
internal sealed class GraphClockCheck(GraphWitness witness) : ICheck
{
    public string Name => "clock-graph";

    public LocalText Title { get; } = new("Jam mesin terhadap Graph", "Clock against Graph");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(witness.Stamp is { } stamp
        ? ClockSkew.Of(stamp.Theirs, stamp.Ours)
        : Finding.Unchecked(new LocalText("Graph belum menjawab sama sekali.", "Graph has not answered at all.")));
}
