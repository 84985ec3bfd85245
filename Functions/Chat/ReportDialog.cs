using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.CardActions;
using Sop697.Functions.Hosting;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Chat;

/// <summary>
/// "Laporkan ke SOP 697" from the menu of any message, or beside the compose box: a dialog with the intake form. The case is the same as by
/// the chat; what follows comes in the chat with the bot.
/// </summary>
internal sealed class ReportDialog(
    FormReports reports, ChatPictures pictures, IReportDrafts drafts, ChatReplies replies, IConversations conversations, CaseHandler cases, KeptCards cards, CardFaces faces, AppOptions app, TimeProvider time)
{
    /// <summary>Id of the command in the app's manifest.</summary>
    internal const string Command = "laporkan";

    /// <summary>Teams waits five seconds for a dialog. A form without the picture is better than none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3.5);

    private static readonly LocalText Title = new("Laporkan ke SOP 697", "Report to SOP 697");
    private static readonly LocalText Unknown = new("Perintah ini tidak dikenal.", "This command is not known.");
    private static readonly LocalText Taken = new(
        "Laporan diterima. Kartunya ada di obrolan dengan SOP 697.", "The report was received. Its card is in the chat with SOP 697.");

    private static readonly LocalText Begun = new(
        "Isian laporan disimpan. Sekarang kirim tangkapan layarnya di obrolan dengan SOP 697.",
        "The report was saved. Now send its screenshot in the chat with SOP 697.");

    private static readonly LocalText Send = new(
        "Isian laporan Anda sudah disimpan. Kirim tangkapan layarnya di obrolan ini, tanpa tulisan; formulirnya sudah terisi.",
        "Your report was saved. Send its screenshot in this chat, without words; the form will be filled in.");

    internal async Task<TaskAnswer> OpenAsync(InboundActivity.DialogAsked asked, Actor by, Office office, CancellationToken cancellationToken)
    {
        var language = asked.From.Locale ?? "id";
        if (Refused(asked.Command, by) is { } no) return TaskAnswer.Message(no.In(language));
        var context = new CardContext(app.PublicUrl, time.GetUtcNow(), [], language);
        var report = await NameAsync(asked, cancellationToken);
        if (await cases.LoadAsync(FormReports.CaseOf(by.ObjectId, report), cancellationToken) is { } known)
            return TaskAnswer.Card(Title.In(language), IntakeForm.Sent(known.State, office, context));

        var (kept, left, fault) = await KeepAsync(asked, cancellationToken);
        var form = IntakeForm.Dialog([.. kept.Select(e => e.Sha256)], report, FilledFields.None, fault?.In(language), left, office, context);
        await cards.KeepFormAsync(by.ObjectId, form, cancellationToken);
        return TaskAnswer.Card(Title.In(language), form);
    }

    internal async Task<TaskAnswer> SendAsync(InboundActivity.DialogSent sent, Actor by, Office office, CancellationToken cancellationToken)
    {
        var press = new CardPress(sent.Form, by, office, time.GetUtcNow());
        if (Refused(sent.Command, by) is { } no) return TaskAnswer.Message(no.In(press.Language));
        RenderedCard Form(string? fault) => IntakeForm.Dialog(
            press.Data.Pictures ?? [], press.Data.Message ?? "", FilledFields.Of(press.Action.Inputs), fault, false, office, faces.Context(press) with { ViewerIds = [] });

        var refusal = press.Data.Pictures is { Count: > 0 }
            ? (await reports.OpenAsync(press, "message", () => Form(null), cancellationToken)).Refusal
            : await BeginAsync(press, cancellationToken);
        if (refusal is null) return TaskAnswer.Message((press.Data.Pictures is { Count: > 0 } ? Taken : Begun).In(press.Language));
        var again = Form(refusal.Text.In(press.Language));
        await cards.KeepFormAsync(by.ObjectId, again, cancellationToken);
        return TaskAnswer.Card(Title.In(press.Language), again);
    }

    /// <summary>Keeps what was filled in until the picture comes. The words in the chat are a courtesy: the dialog says the same.</summary>
    private async Task<Refusal?> BeginAsync(CardPress press, CancellationToken cancellationToken)
    {
        var (inquiry, fault) = InquiryInputs.Read(press);
        if (inquiry is null) return fault;
        if (inquiry.Summary.Length == 0) return Refusals.EmptySummary;
        if (inquiry.Summary.Length > ChannelRules.MaxSummary) return Refusals.SummaryTooLong;
        await drafts.SaveAsync(press.By.ObjectId, inquiry, press.Now, cancellationToken);
        if (await conversations.FindAsync(press.By.ObjectId, cancellationToken) is not { IsRemoved: false } chat) return null;
        try
        {
            await replies.ReplyAsync(chat, Send.In(press.Language), cancellationToken);
        }
        catch (ChannelUnavailableException)
        {
            // The dialog has said it.
        }

        return null;
    }

    /// <summary>In the chat with the bot a message is called as when its pictures were sent there, so that both ways lead to one case.</summary>
    private async Task<string> NameAsync(InboundActivity.DialogAsked asked, CancellationToken cancellationToken)
    {
        if (asked.Message is not { } message) return asked.Request;
        var own = await conversations.FindAsync(asked.From.ObjectId, cancellationToken);
        return own?.ConversationId == asked.From.ConversationId ? message.Id : $"{asked.From.ConversationId}/{message.Id}";
    }

    private async Task<(IReadOnlyList<Evidence> Kept, bool HasLeft, LocalText? Fault)> KeepAsync(InboundActivity.DialogAsked asked, CancellationToken cancellationToken)
    {
        if (asked.Message is not { } message) return ([], false, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var (kept, fault) = await pictures.KeepAsync(asked.From, message.Pictures, limit.Token);
            return fault is null ? (kept, message.HasOthers, null) : ([], message.HasOthers, fault);
        }
        catch (Exception e) when (e is ChannelUnavailableException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return ([], true, null);
        }
    }

    private static LocalText? Refused(string command, Actor by)
    {
        if (command != Command) return Unknown;
        return by.Seats.Any(s => s.Position.Role == Role.TimMediaSosial) ? null : Refusals.NotTeam.Text;
    }
}
