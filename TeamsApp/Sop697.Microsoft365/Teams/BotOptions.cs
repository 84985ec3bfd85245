using Microsoft.Extensions.Options;

namespace Sop697.Microsoft365.Teams;

/// <summary>Settings of the bot, section <c>Bot</c>, and the address of our own pages. None has a default that opens a door.</summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>App registration of the bot; the audience of every token that Teams sends.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Where the keys of the Bot Connector are published; https.</summary>
    public string OpenIdMetadata { get; set; } = "";

    /// <summary>Who issues the tokens that Teams sends.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Where a chat is opened with somebody who has not written yet; ends with a slash.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>For our own token towards the Connector.</summary>
    public string TokenScope { get; set; } = "";

    /// <summary>
    /// Id of the app in the organisation's catalogue, by which it is installed for people who never opened it; empty leaves that to the
    /// administrator's setup policy.
    /// </summary>
    public string CatalogAppId { get; set; } = "";

    /// <summary>Host names, with port if any, from which attached files may be fetched besides SharePoint and the Connector.</summary>
    public IList<string> FileHosts { get; } = [];

    /// <summary>Messages that one chat takes in a second; Teams' own limit unless the channel is another.</summary>
    public int ChatMessagesPerSecond { get; set; } = 7;

    /// <summary>Messages that one chat takes in 30 seconds.</summary>
    public int ChatMessagesPer30Seconds { get; set; } = 60;

    /// <summary>Directory tenant that the chats belong to; from <c>AzureAd:TenantId</c>.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Address of our own pages; from <c>App:PublicUrl</c>.</summary>
    public string PublicUrl { get; set; } = "";
}

/// <summary>Names the setting that keeps the program from starting.</summary>
internal sealed class BotOptionsValidation : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        List<string> faults = [];
        Require(faults, "Bot:AppId", options.AppId);
        Require(faults, "Bot:Issuer", options.Issuer);
        Require(faults, "Bot:TokenScope", options.TokenScope);
        Require(faults, "AzureAd:TenantId", options.TenantId);
        RequireAddress(faults, "Bot:OpenIdMetadata", options.OpenIdMetadata, Uri.UriSchemeHttps);
        RequireAddress(faults, "Bot:ServiceUrl", options.ServiceUrl, null);
        RequireAddress(faults, "App:PublicUrl", options.PublicUrl, null);
        if (options.CatalogAppId.Length > 0 && !Guid.TryParse(options.CatalogAppId, out _)) faults.Add("Bot:CatalogAppId must be the id of the app in the organisation's catalogue.");
        if (options.ChatMessagesPerSecond < 1 || options.ChatMessagesPer30Seconds < 1) faults.Add("Bot:ChatMessagesPerSecond and Bot:ChatMessagesPer30Seconds must be 1 or more.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Require(List<string> faults, string setting, string value)
    {
        if (string.IsNullOrWhiteSpace(value)) faults.Add($"{setting} is not set.");
    }

    private static void RequireAddress(List<string> faults, string setting, string value, string? scheme)
    {
        var fits = Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && (scheme is null ? uri.Scheme is "http" or "https" : uri.Scheme == scheme);
        if (!fits) faults.Add($"{setting} must be an absolute {scheme ?? "http or https"} address.");
    }
}
