using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Sop697.Domain;
using Sop697.Microsoft365.Teams;
using Sop697.Workflow.Doctor;

namespace Sop697.Microsoft365.Doctor;

/// <summary>The keys that Teams signs with are published where we look, by whom we trust.</summary>
internal sealed class BotKeysCheck(IHttpClientFactory clients, IOptions<BotOptions> options) : ICheck
{
    public string Name => "bot-keys";

    public LocalText Title { get; } = new("Kunci tanda tangan Teams", "Signing keys of Teams");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(BotAuthentication.MetadataClient);
        var metadata = await client.GetFromJsonAsync<JsonElement>(new Uri(options.Value.OpenIdMetadata), cancellationToken);
        var issuer = metadata.TryGetProperty("issuer", out var named) ? named.GetString() : null;
        if (issuer == options.Value.Issuer) return Finding.Good("Penerbitnya cocok.", "The issuer matches.");
        return Finding.Wrong(
            new LocalText($"Penerbit di sana {issuer}, di pengaturan {options.Value.Issuer}.", $"The issuer there is {issuer}, in the settings {options.Value.Issuer}."),
            new LocalText("Betulkan Bot:Issuer atau Bot:OpenIdMetadata.", "Mend Bot:Issuer or Bot:OpenIdMetadata."));
    }
}

/// <summary>The Connector takes our token. Asked for a chat that does not exist, so that nobody is disturbed.</summary>
internal sealed class ConnectorCheck(IHttpClientFactory clients, BotTokens tokens, IOptions<BotOptions> options) : ICheck
{
    public string Name => "connector";

    public LocalText Title { get; } = new("Bot Connector menerima bot ini", "The Bot Connector takes this bot");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Value.ServiceUrl.TrimEnd('/') + "/v3/conversations/pemeriksaan/members"));
        request.Headers.Authorization = await tokens.HeaderAsync(cancellationToken);
        using var client = clients.CreateClient(ConnectorClient.Client);
        using var answer = await client.SendAsync(request, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            return Finding.Wrong(
                new LocalText("Connector menolak token bot (401).", "The Connector refuses the bot's token (401)."),
                new LocalText(
                    "Pastikan Azure Bot memakai Bot:AppId yang sama, single tenant, dan kanal Teams-nya aktif.",
                    "See that the Azure Bot has the same Bot:AppId, is single tenant, and has the Teams channel switched on."));
        }

        return (int)answer.StatusCode < 500
            ? Finding.Good("Token diterima.", "The token is taken.")
            : Finding.Unchecked(new LocalText($"Connector menjawab {(int)answer.StatusCode}.", $"The Connector answered {(int)answer.StatusCode}."));
    }
}

/// <summary>Teams and people find the function app under its public address, and it can take decisions.</summary>
internal sealed class EndpointCheck(IHttpClientFactory clients, IOptions<BotOptions> options) : ICheck
{
    public string Name => "endpoint";

    public LocalText Title { get; } = new("Alamat publik", "Public address");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var address = $"{options.Value.PublicUrl.TrimEnd('/')}/api/health";
        var status = await Endpoint.StatusAsync(clients, HttpMethod.Get, address, cancellationToken);
        if (status == 200) return Finding.Good("Menjawab.", "It answers.");
        return Finding.Wrong(
            status is null ? new LocalText($"{address} tidak menjawab.", $"{address} does not answer.") : new LocalText($"{address} menjawab {status}.", $"{address} answered {status}."),
            status == 503
                ? new LocalText("Aplikasi berjalan tetapi tidak mencapai penyimpanannya; lihat pemeriksaan penyimpanan.", "The app runs but does not reach its storage; see the checks of storage.")
                : new LocalText("Pastikan aplikasi Functions berjalan dan App:PublicUrl adalah alamatnya.", "See that the function app runs and that App:PublicUrl is its address."));
    }
}

/// <summary>The door that Teams uses is the address of the Azure Bot, and is closed to who brings no token.</summary>
internal sealed class EndpointGuardCheck(IHttpClientFactory clients, IOptions<BotOptions> options) : ICheck
{
    public string Name => "endpoint-guard";

    public LocalText Title { get; } = new("Pintu bot terkunci", "The bot's door is locked");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var address = $"{options.Value.PublicUrl.TrimEnd('/')}/api/messages";
        var status = await Endpoint.StatusAsync(clients, HttpMethod.Post, address, cancellationToken);
        if (status is 401 or 403) return Finding.Good($"Tanpa token ditolak ({status}).", $"Refused without a token ({status}).");
        return Finding.Wrong(
            status is null ? new LocalText($"{address} tidak menjawab.", $"{address} does not answer.") : new LocalText($"{address} menjawab {status} kepada yang tanpa token.", $"{address} answered {status} to a caller without a token."),
            new LocalText(
                "Pastikan alamat itu aplikasi ini, dan messaging endpoint Azure Bot menunjuk ke sana.",
                "See that this address is this app, and that the messaging endpoint of the Azure Bot points there."));
    }
}

internal static class Endpoint
{
    /// <returns>Null when nobody answers there.</returns>
    public static async Task<int?> StatusAsync(IHttpClientFactory clients, HttpMethod method, string address, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient();
        using var request = new HttpRequestMessage(method, new Uri(address));
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
