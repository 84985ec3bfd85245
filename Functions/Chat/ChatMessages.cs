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

/// <summary>Words and pictures in the chat.</summary>
internal sealed class ChatMessages(
    ChatReplies replies, ChatPictures pictures, IReportDrafts drafts, AwaitedProofs proofs, SignedSheets sheets, CaseHandler cases, KeptCards cards, INumbering numbering, CaseFinder finder, AnswerFinder answers, IReminders reminders, AppOptions app, TimeProvider time)
{
    /// <summary>How long a report that was begun in a dialog waits for its picture.</summary>
    private static readonly TimeSpan DraftLife = TimeSpan.FromHours(4);

    private static readonly LocalText DigestOn = new("Ringkasan pagi dikirim setiap hari kerja.", "The morning digest comes on working days.");
    private static readonly LocalText DigestOff = new(
        "Ringkasan pagi tidak dikirim lagi; pengingat tetap dikirim. Ketik \"ringkasan nyala\" untuk menerimanya lagi.",
        "No more morning digests; reminders still come. Type \"digest on\" to have them again.");

    internal async Task TextAsync(InboundActivity.TextMessage message, Actor by, Office office, CancellationToken cancellationToken)
    {
        var chat = Chat(message.From);
        switch (ChatCommand.Read(message.Text))
        {
            case ChatCommand.Digest digest:
                await reminders.SwitchDigestAsync(by.ObjectId, digest.On, cancellationToken);
                await replies.ReplyAsync(chat, (digest.On ? DigestOn : DigestOff).In(message.From.Locale), cancellationToken);
                break;
            case ChatCommand.Delegate hand:
                await replies.ReplyAsync(chat, (await HandOverAsync(hand, by, office, cancellationToken)).In(message.From.Locale), cancellationToken);
                break;
            case ChatCommand.Status status when await FindAsync(status.Number, cancellationToken) is { } loaded && CaseAccess.MayRead(loaded.State, by):
                var card = StatusCard.Draw(loaded.State, office, Context(message.From), by);
                await cards.KeepViewAsync(loaded.State.Id, card, cancellationToken);
                await replies.ReplyAsync(chat, card, cancellationToken);
                break;
            case ChatCommand.Status:
                await replies.ReplyAsync(chat, Refusals.NoSuchCase.Text.In(message.From.Locale), cancellationToken);
                break;
            case ChatCommand.Proof proof:
                await replies.ReplyAsync(chat, WithoutPicture("bukti", "proof", proof.Number).In(message.From.Locale), cancellationToken);
                break;
            case ChatCommand.Add add:
                await replies.ReplyAsync(chat, WithoutPicture("tambah", "add", add.Number).In(message.From.Locale), cancellationToken);
                break;
            case var other:
                await replies.ReplyAsync(chat, await AnswerAsync(other, by, office, Context(message.From), cancellationToken), cancellationToken);
                break;
        }
    }

    private static LocalText WithoutPicture(string id, string en, CaseNumber number) => new(
        $"Gambarnya belum ada. Tempel gambar dan tulisan \"{id} {number}\" dalam satu pesan, lalu kirim.",
        $"There is no picture yet. Send the picture and the words \"{en} {number}\" in one message.");

    private async Task<LocalText> HandOverAsync(ChatCommand.Delegate hand, Actor by, Office office, CancellationToken cancellationToken)
    {
        if (await FindAsync(hand.Number, cancellationToken) is not { } loaded) return Refusals.NoSuchCase.Text;
        if (office.Position(hand.From) is not { } from || office.Position(hand.To) is not { } to) return Refusals.NoOneToConsult.Text;
        var own = by.Is(from.Key) ? null : from.Key;
        var handled = await cases.HandleAsync(loaded.State.Id, new DelegateTo(time.GetUtcNow(), by, null, to, hand.Reason, own), null, cancellationToken);
        return handled.Decision is Decision.Refused refused
            ? CaseAccess.MayRead(loaded.State, by) || by.Seats.Any(s => s.Position.Role == Role.Admin) ? refused.Refusal.Text : Refusals.NoSuchCase.Text
            : new LocalText($"{loaded.State.Number}: bagian {from.Label} dialihkan kepada {to.Label}.", $"{loaded.State.Number}: the part of {from.Label} was handed over to {to.Label}.");
    }

    private async Task<RenderedCard> AnswerAsync(ChatCommand command, Actor by, Office office, CardContext context, CancellationToken cancellationToken) => command switch
    {
        ChatCommand.Tasks => TaskCard.Draw(await finder.TasksAsync(by, cancellationToken), context),
        ChatCommand.Search search => SearchCard.Draw(search.Words, await finder.SearchAsync(by, search.Words, office, cancellationToken), office, context),
        ChatCommand.Answers about => AnswerSearchCard.Draw(about.Words, await answers.SearchAsync(by, about.Words, cancellationToken), office, context),
        ChatCommand.Help { Asked: false } => StatusCard.NotUnderstood(context),
        _ => StatusCard.Help(context),
    };

    internal async Task PicturesAsync(InboundActivity.PicturesMessage message, Actor by, Office office, CancellationToken cancellationToken)
    {
        var (chat, language) = (Chat(message.From), message.From.Locale);
        if (!by.Seats.Any(s => s.Position.Role == Role.TimMediaSosial))
        {
            await replies.ReplyAsync(chat, Refusals.NotTeam.Text.In(language), cancellationToken);
            return;
        }

        var (kept, fault) = await pictures.KeepAsync(message.From, message.Pictures, cancellationToken);
        if (fault is not null)
        {
            await replies.ReplyAsync(chat, fault.In(language), cancellationToken);
            return;
        }

        var text = ChatCommand.Read(message.Text) switch
        {
            ChatCommand.Proof proof => await AttachAsync(proof.Number, by, kept, EvidencePurpose.Proof, cancellationToken),
            ChatCommand.Add add => await AttachAsync(add.Number, by, kept, EvidencePurpose.Question, cancellationToken),
            _ => null,
        };
        if (text is not null)
        {
            await replies.ReplyAsync(chat, text.In(language), cancellationToken);
            return;
        }

        if (await sheets.FindAsync(kept, cancellationToken) is { } sheet)
        {
            await AskWhereAsync(sheet, by, office, message.From, cancellationToken);
            return;
        }

        var awaiting = await proofs.OfAsync(by, cancellationToken);
        var begun = await drafts.FindAsync(by.ObjectId, time.GetUtcNow() - DraftLife, cancellationToken);
        var form = IntakeForm.Draw([.. kept.Select(e => e.Sha256)], message.From.ActivityId, awaiting, office, Context(message.From), begun);
        await cards.KeepFormAsync(message.From.ObjectId, form, cancellationToken);
        await replies.ReplyAsync(chat, form, cancellationToken);
    }

    internal Task WelcomeAsync(InboundActivity.Installed installed, CancellationToken cancellationToken) =>
        replies.ReplyAsync(Chat(installed.From), StatusCard.Help(Context(installed.From)), cancellationToken);

    internal static ConversationReference Chat(Caller from) => new(from.ConversationId, from.ServiceUrl, from.UserChannelId);

    /// <summary>A picture with the code of a printed sheet: the sender is asked where the paper lies, or told why it is not that paper.</summary>
    private async Task AskWhereAsync(ScannedSheet sheet, Actor by, Office office, Caller from, CancellationToken cancellationToken)
    {
        var (state, why) = await sheets.MatchAsync(sheet.Code, by, cancellationToken);
        if (state is null)
        {
            await replies.ReplyAsync(Chat(from), why!.In(from.Locale), cancellationToken);
            return;
        }

        var card = ScanCard.Draw(state, sheet.Sha256, office, Context(from));
        await cards.KeepViewAsync(state.Id, card, cancellationToken);
        await replies.ReplyAsync(Chat(from), card, cancellationToken);
    }

    private async Task<LocalText> AttachAsync(
        CaseNumber number, Actor by, IReadOnlyList<Evidence> kept, EvidencePurpose purpose, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is not { } loaded) return Refusals.NoSuchCase.Text;
        var add = new AddEvidence(time.GetUtcNow(), by, [.. kept.Select(e => e with { Purpose = purpose })]);
        var handled = await cases.HandleAsync(loaded.State.Id, add, null, cancellationToken);
        var name = loaded.State.Number;
        return handled.Decision switch
        {
            Decision.Refused refused => refused.Refusal.Text,
            Decision.Repeated when loaded.State.IsClosed => new LocalText($"{name} sudah ditutup; gambar tidak ditambahkan.", $"{name} is closed; nothing was added."),
            Decision.Repeated => new LocalText($"Gambar itu sudah ada pada {name}.", $"That picture is already in {name}."),
            _ when purpose == EvidencePurpose.Proof => new LocalText(
                $"Bukti jawaban ditambahkan pada {name}. Sekarang tekan \"Sudah diterbitkan\" pada kartunya.",
                $"Proof was added to {name}. Now press \"Published\" on its card."),
            _ => new LocalText($"Tangkapan layar ditambahkan pada {name}.", $"The screenshot was added to {name}."),
        };
    }

    private async Task<LoadedCase?> FindAsync(CaseNumber number, CancellationToken cancellationToken) =>
        await numbering.CaseOfAsync(number.Year, number.Serial, cancellationToken) is { } caseId
            ? await cases.LoadAsync(caseId, cancellationToken)
            : null;

    private CardContext Context(Caller from) =>
        new(app.PublicUrl, time.GetUtcNow(), from.UserChannelId is { } viewer ? [viewer] : [], from.Locale ?? "id");
}
