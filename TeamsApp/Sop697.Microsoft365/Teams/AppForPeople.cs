using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

/// <summary>
/// Puts the app into the personal scope of somebody who never opened it, and tells people by the activity feed. An app may do both only for
/// itself. Sources: Learn, "Proactive installation of apps using Graph API to send messages" and "userTeamwork: sendActivityNotification".
/// </summary>
internal sealed class AppForPeople(GraphCalls graph, IOptions<BotOptions> options, ILogger<AppForPeople> logger)
{
    /// <summary>Where the catalogue is, whichever Graph is asked: it is read as a name and not followed.</summary>
    private const string Catalogue = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps";

    private readonly BotOptions _bot = options.Value;

    internal bool IsPossible => _bot.CatalogAppId.Length > 0;

    /// <summary>Installs the app unless it is there, and finds the person's chat with the bot.</summary>
    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome: repeating it is harmless.</exception>
    internal async Task<(string? ChatId, string? Why)> InstallAsync(string objectId, CancellationToken cancellationToken)
    {
        try
        {
            var installation = await FindAsync(objectId, cancellationToken);
            if (installation is null)
            {
                await AddAsync(objectId, cancellationToken);
                installation = await FindAsync(objectId, cancellationToken) ?? throw new ChannelUnavailableException("the app is installed and not listed yet", null);
            }

            using var chat = await graph.GetAsync($"{Apps(objectId)}/{Uri.EscapeDataString(installation)}/chat", cancellationToken);
            Log.AppInstalled(logger);
            return (chat.RootElement.GetProperty("id").GetString(), null);
        }
        catch (GraphRefusedException e)
        {
            Log.AppNotInstalled(logger, e.Status, e.Code);
            return (null, DeliveryWords.Of(e));
        }
        catch (ArchiveUnavailableException e)
        {
            throw new ChannelUnavailableException($"installing the app: {e.Message}", e.RetryAfter, e);
        }
    }

    /// <summary>A line in the activity feed, which also reaches who has blocked the bot.</summary>
    /// <param name="due">As people read it.</param>
    /// <returns>False when the person was not told; nothing depends on it.</returns>
    internal async Task<bool> NotifyAsync(FeedActivity activity, string objectId, string number, string due, string preview, CancellationToken cancellationToken)
    {
        if (!IsPossible) return false;
        try
        {
            await graph.TellAsync(Method.POST, $"{Teamwork(objectId)}/sendActivityNotification", Notification(activity, number, due, preview), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is GraphRefusedException or ArchiveUnavailableException)
        {
            Log.NotNotified(logger, e is GraphRefusedException refused ? refused.Status : 0);
            return false;
        }
    }

    private async Task<string?> FindAsync(string objectId, CancellationToken cancellationToken)
    {
        var filter = Uri.EscapeDataString($"teamsApp/id eq '{_bot.CatalogAppId}'");
        using var found = await graph.GetAsync($"{Apps(objectId)}?$expand=teamsApp&$filter={filter}", cancellationToken);
        return found.RootElement.GetProperty("value").EnumerateArray().Select(i => i.GetProperty("id").GetString()).FirstOrDefault();
    }

    /// <summary>Somebody else may have installed it meanwhile.</summary>
    private async Task AddAsync(string objectId, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"teamsApp@odata.bind":"{{Catalogue}}/{{_bot.CatalogAppId}}"}"""));
        try
        {
            await graph.TellAsync(Method.POST, Apps(objectId), body, cancellationToken);
        }
        catch (GraphRefusedException e) when (e.Status == 409)
        {
            Log.AppInstalled(logger);
        }
    }

    private byte[] Notification(FeedActivity activity, string number, string due, string preview)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("topic");
            json.WriteString("source", "text");
            json.WriteString("value", "SOP 697");
            json.WriteString("webUrl", $"https://teams.microsoft.com/l/chat/0/0?users=28:{_bot.AppId}");
            json.WriteEndObject();
            json.WriteString("activityType", activity.Type);
            json.WriteStartObject("previewText");
            json.WriteString("content", preview);
            json.WriteEndObject();
            json.WriteStartArray("templateParameters");
            foreach (var (name, value) in FeedActivity.Parameters(number, due))
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("value", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static string Teamwork(string objectId) => $"/users/{Uri.EscapeDataString(objectId)}/teamwork";

    private static string Apps(string objectId) => $"{Teamwork(objectId)}/installedApps";
}
