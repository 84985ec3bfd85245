using System.Text;
using System.Text.Json;
using Sop697.LocalTenant.Control;
using Sop697.LocalTenant.Graph.People;

namespace Sop697.LocalTenant.Connector;

/// <summary>The part of the Bot Connector's REST interface that a Teams bot uses in personal chats.</summary>
public static class ConnectorRoutes
{
    /// <summary>Largest activity, in bytes of UTF-16.</summary>
    public const int MaxActivityBytes = 100 * 1024;

    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public static void MapConnector(this IEndpointRouteBuilder app)
    {
        var tokens = app.ServiceProvider.GetRequiredService<ConnectorTokens>();
        var api = app.MapGroup("/connector/v3").AddEndpointFilter(tokens);
        api.MapPost("/conversations", Create);
        api.MapPost("/conversations/{conversation}/activities", SendAsync);
        api.MapPost("/conversations/{conversation}/activities/{activity}", SendAsync);
        api.MapPut("/conversations/{conversation}/activities/{activity}", UpdateAsync);
        api.MapDelete("/conversations/{conversation}/activities/{activity}", Delete);
        api.MapGet("/conversations/{conversation}/members", (string conversation) => Members(conversation, p => new[] { Member(p) }));
        api.MapGet("/conversations/{conversation}/pagedmembers", (string conversation) => Members(conversation, p => new { members = new[] { Member(p) } }));
        api.MapGet("/conversations/{conversation}/members/{member}", OneMember);
        api.MapGet("/attachments/{id}/views/{view}", Attachment);
    }

    private static IResult Create(JsonElement body, ChatStore chats, Accounts accounts)
    {
        var member = body.Child("members") is { ValueKind: JsonValueKind.Array } members && members.GetArrayLength() == 1
            ? members[0].Text("id")
            : null;
        var persona = Personas.All.FirstOrDefault(p => p.ChannelId == member || p.AadObjectId.ToString() == member);
        var tenant = body.Text("tenantId") ?? body.Child("channelData")?.Child("tenant")?.Text("id");
        if (tenant != Personas.TenantId) return Error(400, "BadArgument", "Unknown tenantId.");
        if (persona is null) return Error(400, "BadArgument", "Failed to decrypt pairwise id, or the member is not in the tenant.");
        return PersonaReach.Of(persona, chats, accounts) switch
        {
            ReachState.Installed => Results.Json(new { id = persona.ConversationId }, statusCode: StatusCodes.Status201Created),
            ReachState.Blocked => Error(403, "ConversationBlockedByUser", "User blocked the conversation with the bot."),
            _ => NotInstalled(),
        };
    }

    private static async Task<IResult> SendAsync(
        string conversation, HttpRequest request, ChatStore chats, Accounts accounts, ThreadRates rates, TimeProvider clock)
    {
        var (persona, activity, refusal) = await ReadAsync(conversation, request, chats, accounts);
        if (refusal is not null) return refusal;
        if (rates.Refuse(conversation) is { } wait) return TooMany(request, wait);
        if (activity.Text("type") == "typing")
        {
            chats.Typing(persona!.Key);
            return Results.Json(new { id = "" }, statusCode: StatusCodes.Status202Accepted);
        }
        var message = chats.Add(persona!.Key, Fill(new ChatMessage { Id = "", At = clock.GetUtcNow() }, activity));
        return Results.Json(new { id = message.Id }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        string conversation, string activity, HttpRequest request, ChatStore chats, Accounts accounts, ThreadRates rates, TimeProvider clock)
    {
        var (persona, body, refusal) = await ReadAsync(conversation, request, chats, accounts);
        if (refusal is not null) return refusal;
        if (rates.Refuse(conversation) is { } wait) return TooMany(request, wait);
        if (chats.Find(persona!.Key, activity) is not { From: null }) return NoActivity();
        var now = clock.GetUtcNow();
        chats.Change(persona.Key, activity, ChatChange.Updated, m => Fill(m with { UpdatedAt = now, View = null }, body));
        return Results.Json(new { id = activity });
    }

    private static IResult Delete(string conversation, string activity, ChatStore chats)
    {
        if (PersonaOf(conversation) is not { } persona) return NoConversation();
        if (chats.Find(persona.Key, activity) is not { From: null }) return NoActivity();
        chats.Change(persona.Key, activity, ChatChange.Deleted, m => m with { Deleted = true });
        return Results.Ok();
    }

    private static IResult Members(string conversation, Func<Persona, object> shape) =>
        PersonaOf(conversation) is { } persona ? Results.Json(shape(persona)) : NoConversation();

    private static IResult OneMember(string conversation, string member)
    {
        if (PersonaOf(conversation) is not { } persona) return NoConversation();
        return member == persona.ChannelId || member == persona.AadObjectId.ToString()
            ? Results.Json(Member(persona))
            : Error(404, "MemberNotFoundInConversation", "The member is not part of the conversation.");
    }

    private static IResult Attachment(string id, string view, FileStore files) =>
        view == "original" && files.Find(id) is { } path
            ? Results.File(path, "application/octet-stream")
            : Error(404, "AttachmentNotFound", "The attachment or view does not exist.");

    private static async Task<(Persona? Persona, JsonElement Activity, IResult? Refusal)> ReadAsync(
        string conversation, HttpRequest request, ChatStore chats, Accounts accounts)
    {
        if (PersonaOf(conversation) is not { } persona) return (null, default, NoConversation());
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (body.Length * sizeof(char) > MaxActivityBytes) return (null, default, Error(413, "MessageSizeTooBig", "Message size too large."));
        if (PersonaReach.Of(persona, chats, accounts) is var reach and not ReachState.Installed)
            return (null, default, reach == ReachState.Blocked ? Error(403, "MessageWritesBlocked", "Message writes are blocked: the user blocked the bot.") : NotInstalled());
        try
        {
            var activity = JsonSerializer.Deserialize<JsonElement>(body);
            return activity.Text("type") is null
                ? (null, default, Error(400, "BadSyntax", "The activity has no type."))
                : (persona, activity, null);
        }
        catch (JsonException)
        {
            return (null, default, Error(400, "BadSyntax", "The body is not JSON."));
        }
    }

    private static ChatMessage Fill(ChatMessage message, JsonElement activity)
    {
        var card = activity.Child("attachments") is { ValueKind: JsonValueKind.Array } attachments
            ? attachments.EnumerateArray().FirstOrDefault(a => a.Text("contentType") == CardType)
            : default;
        return message with { Text = activity.Text("text"), Summary = activity.Text("summary"), Card = card.Child("content") };
    }

    private static object Member(Persona persona) => new
    {
        id = persona.ChannelId,
        name = persona.Name,
        aadObjectId = persona.AadObjectId,
        objectId = persona.AadObjectId,
        userPrincipalName = persona.Upn,
        email = persona.Upn,
        tenantId = Personas.TenantId,
        userRole = "user",
    };

    private static Persona? PersonaOf(string conversation) => Personas.All.FirstOrDefault(p => p.ConversationId == conversation);

    /// <summary>What Teams says of a lost licence was never seen; that it counts as not being there is assumed.</summary>
    private static IResult NotInstalled() => Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    private static IResult NoConversation() => Error(404, "ConversationNotFound", "Conversation not found.");

    private static IResult NoActivity() => Error(404, "ActivityNotFoundInConversation", "Activity not found in the conversation.");

    private static IResult TooMany(HttpRequest request, TimeSpan wait)
    {
        request.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString();
        return Error(429, "Throttled", "Too many requests for this thread.");
    }

    private static IResult Error(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
