using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>
/// What a person is reminded of, in one message: one case by itself, or several as a list. It decides nothing; its buttons bring the
/// card that does. The notification is the title, which holds no word of a citizen.
/// </summary>
public static class ReminderCard
{
    /// <summary>A list of cases that others hold says more about each, so it says less of the question.</summary>
    private const int SummaryLength = 60;

    public static RenderedCard Draw(ReminderNote note, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(note);
        // Names of positions have no limit, so the last rows may have to go; they are counted, and "tugas" shows them.
        for (var shown = note.Items.Count; shown > 1; shown--)
        {
            var drawn = RenderedCard.Of(Build(note with { Items = [.. note.Items.Take(shown)] }, office, context));
            if (drawn.Json.Length * sizeof(char) < CardRenderer.BudgetBytes) return drawn;
        }

        return RenderedCard.Of(Build(note with { Items = [.. note.Items.Take(1)] }, office, context));
    }

    private static AdaptiveCard Build(ReminderNote note, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language);
        if (note is { Total: 1, Items: [var only] })
            return SimpleCard.Of(CardSheet.Format(words.Reminders.Title, Heading(only, words, context)), [.. Body(only, office, words, context), .. HandOn(only, words)]);
        return SimpleCard.Of(
            CardSheet.Format(note.Items.Any(i => i.Told is null) ? words.Reminders.DigestTitle : words.Reminders.ToldTitle, note.Total), [.. note.Items.Select(i => Row(i, office, words, context)), .. More(note, words)]);
    }

    /// <summary>Who is told of silence may end it.</summary>
    private static IEnumerable<AdaptiveElement> HandOn(ReminderItem item, CardTexts words)
    {
        if (item is { Told.Level: > 0, Case.Number: { } number })
            yield return new AdaptiveTextBlock(CardSheet.Format(words.Reminders.HandOn, CardSheet.Format(words.Chat.Show, number), words.Buttons.Delegate)) { IsSubtle = true };
    }

    private static AdaptiveContainer Row(ReminderItem item, Office office, CardTexts words, CardContext context) =>
        new([new AdaptiveTextBlock(Heading(item, words, context)) { Weight = AdaptiveTextWeight.Bolder }, .. Body(item, office, words, context)]) { Separator = true };

    private static string Heading(ReminderItem item, CardTexts words, CardContext context)
    {
        var wanted = item switch
        {
            { Card: { } card } => CardRenderer.Wanted(item.Case, card, context),
            { Told.Level: 0 } => words.Reminders.UrgentCase,
            _ => words.Reminders.NoResponse,
        };
        return $"{item.Case.Number ?? words.Wanted.Unnumbered} · {wanted}";
    }

    private static IEnumerable<AdaptiveElement> Body(ReminderItem item, Office office, CardTexts words, CardContext context)
    {
        var state = item.Case;
        if (state.Inquiry.Urgent) yield return CardSheet.Loud(words.Wanted.Urgent);
        yield return TaskCard.Brief(state.Inquiry.Summary, SummaryLength);
        if (item.Told is not null)
        {
            var holder = Markdown.Escape(office.Position(item.Holder)?.Label ?? item.Holder);
            yield return new AdaptiveTextBlock(CardSheet.Format(words.Reminders.HeldSince, holder, words.Wib.Of(item.Since)));
        }

        yield return Due(item, words, context);
        var data = new CardData(state.Id, state.Open?.Step ?? "", state.ContentVersion, item.Card?.Key ?? StatusCard.Key);
        yield return TaskCard.ShowButton(data, state.Number ?? words.Wanted.Unnumbered, words);
    }

    /// <summary>How late it is in words: a colour alone would say nothing to some.</summary>
    private static AdaptiveTextBlock Due(ReminderItem item, CardTexts words, CardContext context)
    {
        var due = words.Wib.Of(item.DueAt);
        if (context.Now <= item.DueAt) return new AdaptiveTextBlock(CardSheet.Format(words.Chat.DueBy, due)) { IsSubtle = true, Spacing = AdaptiveSpacing.Small };
        return CardSheet.Loud(CardSheet.Format(words.Reminders.Late, due, Length(context.Now - item.DueAt, words)));
    }

    private static string Length(TimeSpan late, CardTexts words) => late switch
    {
        { TotalDays: >= 1 } => CardSheet.Format(words.Reminders.Days, (int)late.TotalDays),
        { TotalHours: >= 1 } => CardSheet.Format(words.Reminders.Hours, (int)late.TotalHours),
        _ => CardSheet.Format(words.Reminders.Minutes, Math.Max(1, (int)late.TotalMinutes)),
    };

    private static IEnumerable<AdaptiveElement> More(ReminderNote note, CardTexts words)
    {
        if (note.Total > note.Items.Count)
            yield return new AdaptiveTextBlock(CardSheet.Format(words.Reminders.More, note.Total - note.Items.Count)) { IsSubtle = true };
    }
}
