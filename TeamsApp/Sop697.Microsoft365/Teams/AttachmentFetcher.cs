using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

/// <summary>
/// Fetches what somebody pasted or attached. The address came in an activity, so its host is checked first, and our token
/// goes to the Connector alone.
/// </summary>
public sealed class AttachmentFetcher(
    IHttpClientFactory clients, ConnectorClient connector, IOptions<BotOptions> options, ILogger<AttachmentFetcher> logger)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "bot-attachments";

    /// <summary>Bytes of one file.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private const int Chunk = 81_920;

    /// <summary>Hosts of Teams itself that keep pasted pictures and take the bot's token.</summary>
    private static readonly string[] TokenHosts = ["smba.trafficmanager.net", ".asm.skype.com", ".teams.microsoft.com"];
    private static readonly string[] SharePoint = [".sharepoint.com"];

    private readonly BotOptions _bot = options.Value;

    /// <param name="serviceUrl">Of the authenticated activity that brought the picture.</param>
    /// <exception cref="ChannelUnavailableException">Throttled, down or timed out: it may be tried again, but the address lives shortly.</exception>
    public async Task<FetchedPicture> FetchAsync(AttachedPicture picture, string serviceUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!Uri.TryCreate(picture.Url, UriKind.Absolute, out var address) || !IsAllowed(address, picture.NeedsBotToken, serviceUrl))
            return Refused(FetchFault.HostNotAllowed, address);
        try
        {
            return await GetAsync(address, picture.NeedsBotToken, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ChannelUnavailableException("attachment could not be read", null, e);
        }
    }

    private async Task<FetchedPicture> GetAsync(Uri address, bool withToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (withToken) request.Headers.Authorization = await connector.AuthorizationAsync(cancellationToken);
        using var client = clients.CreateClient(Client);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(client.Timeout);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (response.StatusCode is HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500)
            throw new ChannelUnavailableException($"attachment: {(int)response.StatusCode}", response.Headers.RetryAfter?.Delta);
        if (!response.IsSuccessStatusCode) return Refused(FetchFault.Gone, address);
        if (response.Content.Headers.ContentLength > MaxBytes) return Refused(FetchFault.TooLarge, address);
        await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
        return await ReadAsync(stream, (int?)response.Content.Headers.ContentLength ?? 0, limit.Token) is { } bytes ? new FetchedPicture(bytes, null) : Refused(FetchFault.TooLarge, address);
    }

    /// <summary>A length may be missing or a lie, so it is counted while reading.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var kept = new MemoryStream(length);
        var buffer = new byte[Chunk];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (kept.Length + read > MaxBytes) return null;
            kept.Write(buffer, 0, read);
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }

    private bool IsAllowed(Uri address, bool withToken, string serviceUrl)
    {
        if (IsSameOrigin(address, serviceUrl) || IsSameOrigin(address, _bot.ServiceUrl)) return true;
        if (address.Scheme != Uri.UriSchemeHttps) return false;
        return Matches(address, withToken ? TokenHosts : [.. SharePoint, .. _bot.FileHosts]);
    }

    private static bool IsSameOrigin(Uri address, string other) =>
        Uri.TryCreate(other, UriKind.Absolute, out var known)
        && known.Scheme == address.Scheme
        && string.Equals(known.Authority, address.Authority, StringComparison.OrdinalIgnoreCase);

    /// <param name="hosts">Whole names, or suffixes that begin with a dot.</param>
    private static bool Matches(Uri address, IReadOnlyList<string> hosts) => hosts.Any(h => h.StartsWith('.')
        ? address.IsDefaultPort && address.Host.EndsWith(h, StringComparison.OrdinalIgnoreCase)
        : string.Equals(address.Authority, h, StringComparison.OrdinalIgnoreCase));

    private FetchedPicture Refused(FetchFault fault, Uri? address)
    {
        Log.NotFetched(logger, fault, address?.Host);
        return new FetchedPicture(default, fault);
    }
}

/// <summary>The bytes, or why there are none.</summary>
public sealed record FetchedPicture(ReadOnlyMemory<byte> Bytes, FetchFault? Fault);

public enum FetchFault
{
    /// <summary>The address is not one of Teams, SharePoint or the settings.</summary>
    HostNotAllowed,

    /// <summary>More than <see cref="AttachmentFetcher.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>Its short-lived address no longer answers, or points elsewhere.</summary>
    Gone,
}
