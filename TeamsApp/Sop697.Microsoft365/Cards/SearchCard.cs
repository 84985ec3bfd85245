using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>"Cari": cases that hold some words, and how each stands.</summary>
public static class SearchCard
{
    public static RenderedCard Draw(IReadOnlyList<string> sought, FoundCases found, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(sought);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language);
        var title = CardSheet.Format(words.Chat.SearchTitle, Markdown.Escape(string.Join(' ', sought)));
        return RenderedCard.Of(SimpleCard.Of(title, found.Lines.Count == 0
            ? [new AdaptiveTextBlock(words.Chat.NothingFound)]
            : [.. found.Lines.Select(l => Row(l, office, words)), .. found.IsMore ? [new AdaptiveTextBlock(words.Chat.MoreFound) { IsSubtle = true }] : Array.Empty<AdaptiveElement>()]));
    }

    private static AdaptiveContainer Row(CaseLine line, Office office, CardTexts words)
    {
        var number = line.Number ?? words.Wanted.Unnumbered;
        return new(
        [
            new AdaptiveTextBlock($"{number} · {Standing(line, words)}") { Weight = AdaptiveTextWeight.Bolder },
            TaskCard.Brief(line.Summary),
            new AdaptiveTextBlock(line.ClosedAt is { } closed ? words.Wib.Of(closed) : CardSheet.Format(words.Chat.WaitsFor, Holders(line, office, words)))
            {
                IsSubtle = true,
                Spacing = AdaptiveSpacing.Small,
            },
            TaskCard.ShowButton(new CardData(line.CaseId, line.Step ?? Sop697Table.Current.Steps[^1].Key, line.Version, StatusCard.Key), number, words),
        ])
        { Separator = true };
    }

    private static string Standing(CaseLine line, CardTexts words)
    {
        if (line.Outcome is { } outcome) return words.Outcomes[outcome];
        return line.Step is { } step ? words.Steps.GetValueOrDefault(step, Sop697Table.Current[step].Title) : words.Wanted.Receipt;
    }

    private static string Holders(CaseLine line, Office office, CardTexts words) => line.Held.Count == 0
        ? words.Facts.System
        : string.Join(", ", line.Held.Select(h => Markdown.Escape(office.Position(h.Position)?.Label ?? h.Position)));
}
