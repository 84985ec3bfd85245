using Microsoft.AspNetCore.Http.Metadata;
using Sop697.LocalTenant.Control;
using Sop697.LocalTenant.Graph.People;

namespace Sop697.LocalTenant.Connector;

/// <summary>The chats as tools and the page see them: what a persona reads, types, attaches and presses.</summary>
public static class ChatRoutes
{
    private const long MaxUploadBytes = 128L * 1024 * 1024;

    public static void MapChats(this IEndpointRouteBuilder app)
    {
        app.MapGet("/_tenant/chats", Overview);
        app.MapGet("/_tenant/events", ChatEvents.Stream);
        app.MapGet("/_tenant/rates", (ThreadRates rates) => Results.Json(new { perThread = rates.On }));
        app.MapPost("/_tenant/rates", (RatesRequest body, ThreadRates rates) => Results.Json(new { perThread = rates.On = body.PerThread }));
        var chat = app.MapGroup("/_tenant/chats/{persona}").AddEndpointFilter(KnownPersonaAsync);
        chat.MapGet("/messages", ListAsync);
        chat.MapPost("/messages", SendAsync).WithMetadata(new UploadLimit(MaxUploadBytes));
        chat.MapPost("/messages/{id}/execute", ExecuteAsync);
        chat.MapPost("/messages/{id}/refresh", RefreshAsync);
        chat.MapPost("/extension", (string persona, ExtensionRequest request, MessageExtension extension) => extension.OpenAsync(Personas.Find(persona)!, null, request));
        chat.MapPost("/extension/submit", (string persona, ExtensionRequest request, MessageExtension extension) => extension.SubmitAsync(Personas.Find(persona)!, null, request));
        chat.MapPost("/messages/{id}/extension", (string persona, string id, ExtensionRequest request, ChatStore chats, MessageExtension extension) =>
            OnMessageAsync(chats.Find(persona, id), m => extension.OpenAsync(Personas.Find(persona)!, m, request)));
        chat.MapPost("/messages/{id}/extension/submit", (string persona, string id, ExtensionRequest request, ChatStore chats, MessageExtension extension) =>
            OnMessageAsync(chats.Find(persona, id), m => extension.SubmitAsync(Personas.Find(persona)!, m, request)));
        chat.MapPost("/block", Block);
        chat.MapPost("/seen", Seen);
        chat.MapGet("/files/{id}", FileOf);
        // Where a Teams file lives: the address holds a ticket and takes no token.
        app.MapGet("/personal/{owner}/_layouts/15/download.aspx", Download);
    }

    /// <summary>A message as the page and the tools read it.</summary>
    public static object Shape(string persona, ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new
        {
            message.Id,
            message.At,
            message.UpdatedAt,
            From = message.From ?? "bot",
            message.Text,
            message.Summary,
            Card = message.Shown,
            Refresh = message.RefreshFor(Personas.Find(persona)!) is not null,
            message.Delivered,
            Files = message.Files.Select(f => new { f.Id, f.Name, f.MediaType, f.Size, f.Inline, Url = $"/_tenant/chats/{persona}/files/{f.Id}" }),
        };
    }

    private static IResult Overview(ChatStore chats, Accounts accounts) => Results.Json(Personas.All.Select(p =>
    {
        var last = chats.Read(p.Key, top: 1) is [var newest] ? newest : null;
        var member = chats.Member(p.Key);
        return new
        {
            p.Key,
            p.Name,
            p.Position,
            Unread = chats.Unread(p.Key),
            member.Blocked,
            Reach = PersonaReach.Of(p, chats, accounts),
            member.Installed,
            Last = last is null ? null : new { last.Id, last.At, From = last.From ?? "bot", Preview = last.Text ?? last.Summary },
        };
    }));

    private static async Task<IResult> ListAsync(
        string persona, ChatStore chats, CardActions actions, bool refresh = false, int? top = null, string? before = null, string? locale = null)
    {
        var messages = chats.Read(persona, top ?? int.MaxValue, before);
        if (refresh)
        {
            foreach (var message in messages) await actions.RefreshAsync(Personas.Find(persona)!, message, locale);
            messages = chats.Read(persona, top ?? int.MaxValue, before);
        }
        return Results.Json(messages.Select(m => Shape(persona, m)));
    }

    private static async Task<IResult> SendAsync(string persona, HttpRequest request, PersonaMessages messages)
    {
        var draft = await messages.ReadAsync(request);
        if (draft is null) return Results.BadRequest(new { error = "Send text, or a form with text and file." });
        return Results.Json(Shape(persona, await messages.SendAsync(Personas.Find(persona)!, draft)), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ExecuteAsync(string persona, string id, ExecuteRequest press, ChatStore chats, CardActions actions) =>
        chats.Find(persona, id) is { } message
            ? Results.Json(await actions.ExecuteAsync(Personas.Find(persona)!, message, press))
            : Results.NotFound(new { error = "No such message." });

    private static async Task<IResult> OnMessageAsync(ChatMessage? message, Func<ChatMessage, Task<TaskReply>> ask) =>
        message is null ? Results.NotFound(new { error = "No such message." }) : Results.Json(await ask(message));

    private static async Task<IResult> RefreshAsync(string persona, string id, ChatStore chats, CardActions actions, string? locale = null) =>
        chats.Find(persona, id) is not { } message
            ? Results.NotFound(new { error = "No such message." })
            : await actions.RefreshAsync(Personas.Find(persona)!, message, locale) is { } answer ? Results.Json(answer) : Results.NoContent();

    private static IResult Block(string persona, BlockRequest body, ChatStore chats)
    {
        chats.Change(persona, m => m with { Blocked = body.Blocked });
        return Results.Json(new { blocked = body.Blocked });
    }

    private static IResult Seen(string persona, SeenRequest body, ChatStore chats)
    {
        if (!long.TryParse(body.Id, out var id)) return Results.BadRequest(new { error = "id is not a message id." });
        if (!long.TryParse(chats.Member(persona).Seen, out var seen) || id > seen) chats.Change(persona, m => m with { Seen = body.Id });
        return Results.NoContent();
    }

    private static IResult FileOf(string persona, string id, ChatStore chats, FileStore files, HttpResponse response)
    {
        var file = chats.Read(persona).SelectMany(m => m.Files).FirstOrDefault(f => f.Id == id);
        if (file is null || files.Find(id) is not { } path) return Results.NotFound();
        response.Headers.XContentTypeOptions = "nosniff";
        // Only pictures are shown; anything else could run as a page of this origin.
        return file.MediaType is "image/png" or "image/jpeg" or "image/webp" or "image/gif"
            ? Results.File(path, file.MediaType)
            : Results.File(path, "application/octet-stream", file.Name);
    }

    private static IResult Download(string? tempauth, FileStore files) =>
        files.FindByTicket(tempauth) is { } path ? Results.File(path, "application/octet-stream") : Results.StatusCode(StatusCodes.Status401Unauthorized);

    private static async ValueTask<object?> KnownPersonaAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Personas.Find(context.HttpContext.Request.RouteValues["persona"] as string ?? "") is null
            ? Results.NotFound(new { error = "No such persona." })
            : await next(context);

    private sealed record BlockRequest(bool Blocked);

    private sealed record SeenRequest(string? Id);

    private sealed record RatesRequest(bool PerThread);

    private sealed record UploadLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
