using Sop697.Functions.CardActions;
using Sop697.Functions.Chat;
using Sop697.Microsoft365.Teams;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// <c>POST /api/messages</c>: everything Teams tells us. The token is proved before this runs; here the activity must match
/// it. Who acts is taken from the activity, never from card data.
/// </summary>
internal sealed class MessagesDoor(
    IEnumerable<ICardActionHandler> handlers,
    ChatMessages messages,
    ReportDialog dialog,
    ChatReplies replies,
    IDirectory directory,
    Reach reach,
    Deliveries deliveries,
    TimeProvider time)
{
    private const int MaxBytes = 256 * 1024;

    private readonly Dictionary<string, ICardActionHandler> byVerb = handlers.ToDictionary(h => h.TriggerVerb);

    internal async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        if (await ReadAsync(context) is not { } activity)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!BotAuthentication.Accepts(context.User, activity))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        switch (InboundActivity.Read(activity))
        {
            case InboundActivity.CardAction action:
                await ActAsync(context, action, cancellationToken);
                break;
            case InboundActivity.DialogAsked asked:
                await AnswerAsync(context, await dialog.OpenAsync(asked, await WhoAsync(asked.From, cancellationToken), await OfficeAsync(cancellationToken), cancellationToken));
                break;
            case InboundActivity.DialogSent sent:
                await AnswerAsync(context, await dialog.SendAsync(sent, await WhoAsync(sent.From, cancellationToken), await OfficeAsync(cancellationToken), cancellationToken));
                break;
            case InboundActivity.TextMessage text:
                await IsThereAsync(text.From, mayBeBack: true, cancellationToken);
                await deliveries.OnceAsync(text.From.ActivityId, async limit => await messages.TextAsync(text, await WhoAsync(text.From, limit), await OfficeAsync(limit), limit));
                break;
            case InboundActivity.PicturesMessage pictures:
                await IsThereAsync(pictures.From, mayBeBack: true, cancellationToken);
                await deliveries.OnceAsync(pictures.From.ActivityId, async limit => await messages.PicturesAsync(pictures, await WhoAsync(pictures.From, limit), await OfficeAsync(limit), limit));
                break;
            case InboundActivity.Installed installed:
                await IsThereAsync(installed.From, mayBeBack: true, cancellationToken);
                await deliveries.OnceAsync(Welcome(installed.From), limit => messages.WelcomeAsync(installed, limit));
                break;
            case InboundActivity.Removed removed:
                await deliveries.OnceAsync(removed.From.ActivityId, limit => ForgetAsync(removed.From, limit));
                break;
        }
    }

    private async Task ActAsync(HttpContext context, InboundActivity.CardAction action, CancellationToken cancellationToken)
    {
        await IsThereAsync(action.From, mayBeBack: false, cancellationToken);
        var office = await OfficeAsync(cancellationToken);
        var press = new CardPress(action, office.Find(action.From.ObjectId, action.From.Name), office, time.GetUtcNow());
        var answer = byVerb.TryGetValue(action.Verb, out var handler)
            ? await handler.HandleActionInvokedAsync(press, cancellationToken)
            : InvokeAnswer.Error("unknownVerb", press.Language.StartsWith("en", StringComparison.Ordinal) ? "This button is not known." : "Tombol ini tidak dikenal.");
        if (action.IsInvoke) await context.Response.WriteAsJsonAsync(answer, ActivityJson.Default.InvokeAnswer, "application/json", cancellationToken);
        else await AnswerSubmitAsync(action, answer, cancellationToken);
    }

    private static Task AnswerAsync(HttpContext context, TaskAnswer answer) =>
        context.Response.WriteAsJsonAsync(answer, ActivityJson.Default.TaskAnswer, "application/json", context.RequestAborted);

    /// <summary>An old client's Submit cannot carry an answer: a refusal becomes a message, a card is put in place of the pressed one.</summary>
    private async Task AnswerSubmitAsync(InboundActivity.CardAction action, InvokeAnswer answer, CancellationToken cancellationToken)
    {
        var chat = ChatMessages.Chat(action.From);
        if (answer.Type == InvokeAnswer.ErrorType)
            await replies.ReplyAsync(chat, answer.Value.TryGetProperty("message", out var message) ? message.GetString() ?? "" : "", cancellationToken);
        else if (answer.Type != InvokeAnswer.MessageType && action.CardActivityId is { } pressed)
            await replies.UpdateAsync(chat, pressed, answer.Value, cancellationToken);
    }

    private Task IsThereAsync(Caller from, bool mayBeBack, CancellationToken cancellationToken) =>
        reach.IsThereAsync(from.ObjectId, ChatMessages.Chat(from), mayBeBack, cancellationToken);

    /// <summary>Who puts the bot back is welcomed again.</summary>
    private async Task ForgetAsync(Caller from, CancellationToken cancellationToken)
    {
        await reach.IsGoneAsync(from.ObjectId, ChatMessages.Chat(from), cancellationToken);
        await deliveries.ForgetAsync(Welcome(from), cancellationToken);
    }

    private static string Welcome(Caller from) => $"welcome:{from.ConversationId}";

    private Task<Office> OfficeAsync(CancellationToken cancellationToken) => directory.ReadAsync(time.GetUtcNow(), cancellationToken);

    private async Task<Domain.Cases.Actor> WhoAsync(Caller from, CancellationToken cancellationToken) =>
        (await OfficeAsync(cancellationToken)).Find(from.ObjectId, from.Name);

    private static async Task<Activity?> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBytes) return null;
            body.Write(buffer, 0, read);
        }

        return Activity.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
    }
}
