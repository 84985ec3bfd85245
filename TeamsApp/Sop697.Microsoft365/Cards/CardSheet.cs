using System.Globalization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>
/// A card while it is drawn, top to bottom: number and what is wanted, the question, the facts, the action. The builders
/// say what stands there, this says how it looks.
/// </summary>
internal sealed class CardSheet(Case @case, PlannedCard card, Office office, CardContext context)
{
    private static readonly int[] QuoteLengths = [int.MaxValue, 300, 60];
    private readonly List<AdaptiveElement> _body = [];
    private readonly List<AdaptiveAction> _actions = [];
    private readonly HashSet<string> _inputs = [];

    internal Case Case => @case;
    internal PlannedCard Card => card;
    internal Office Office => office;
    internal CardContext Context => context;
    internal CardTexts Words { get; } = CardTexts.In(context.Language);
    internal SopTable Table { get; } = Sop697Table.Find(@case.SopRevision);

    /// <summary>0 shows everything; 1 cuts texts that only remind; 2 also leaves out what stands elsewhere. For the budget.</summary>
    internal int Brevity { get; init; }

    internal const int MostBrief = 2;

    internal string Number => Case.Number ?? Words.Wanted.Unnumbered;

    internal string Line(string wanted) => $"{Number} · {wanted}";

    internal CardSheet Heading(string wanted)
    {
        _body.Add(Title(Line(wanted)));
        if (Case.Inquiry.Urgent && !Case.IsClosed && card is { IsOpen: true } or { Kind: CardKind.Receipt }) _body.Add(Loud(Urgent));
        return card is { IsOpen: true, Kind: not CardKind.Receipt } ? Hint(StandIn()) : this;
    }

    /// <summary>A report that nobody ticked says which of its words made it urgent.</summary>
    private string Urgent => Case.UrgentWord is { } word ? Format(Words.Wanted.UrgentBecause, Words.Wanted.Urgent, Markdown.Escape(word)) : Words.Wanted.Urgent;

    /// <summary>Why the reader gets a card of a position below; its own holders read the same until they have the card.</summary>
    private string? StandIn() => StandIns.For(Case, card.Position) is [.., var by] ? Format(Words.Hints.StandIn, Position(card.Position), Position(by)) : null;

    /// <summary>What the citizen wants, and the way to the screenshot, which Teams itself cannot show.</summary>
    internal CardSheet Question()
    {
        var label = Case.Inquiry.Kind == InquiryClass.Pengaduan ? Words.Facts.Complaint : Words.Facts.Question;
        return Quote(label, Case.Inquiry.Summary, remindsOnly: true).Links();
    }

    /// <summary>Words of a person, letter for letter, under a small title.</summary>
    /// <param name="remindsOnly">May be cut when the card would grow too heavy.</param>
    internal CardSheet Quote(string label, string? text, bool remindsOnly)
    {
        if (string.IsNullOrWhiteSpace(text)) return this;
        _body.Add(new AdaptiveContainer([Small(label), Verbatim(remindsOnly ? Shortened(text) : text)]) { Style = AdaptiveContainerStyle.Emphasis });
        return this;
    }

    /// <summary>From whom the reader's part came, and why.</summary>
    internal CardSheet HandedBy(string position) => Case.HandOvers.LastOrDefault(h => h.To == position) is { } handed
        ? Quote($"{Words.Facts.HandedOverBy} {Person(handed.At.By)}", handed.Reason, remindsOnly: true)
        : this;

    internal CardSheet Facts(params IEnumerable<AdaptiveFact?> facts)
    {
        var present = facts.OfType<AdaptiveFact>().ToList();
        if (present.Count > 0) _body.Add(new AdaptiveFactSet(present));
        return this;
    }

    /// <summary>Channel, kind, topic: what the question is.</summary>
    internal IEnumerable<AdaptiveFact?> AboutFacts() => Brevity == MostBrief ? [] :
    [
        new(Words.Facts.Channel, ChannelRules.Label(Case.Inquiry.Channel)),
        new(Words.Facts.Kind, Words.Kinds[Case.Inquiry.Kind]),
        Case.Inquiry.Topic is { } topic ? new(Words.Facts.Topic, Topic(topic)) : null,
        Case.Askers.Count > 0 ? new(Words.Facts.Askers, Format(Words.Facts.AskersCount, Case.Askers.Count + 1)) : null,
    ];

    internal AdaptiveFact DueFact(DateTimeOffset due) => new(Words.Facts.Due, DueTime(due));

    /// <summary>The law's own limit beside that of the SOP; null when the class has none.</summary>
    internal AdaptiveFact? StatutoryFact() => Case.StatutoryDueAt is { } due ? new(Words.Facts.StatutoryDue, DueTime(due)) : null;

    /// <summary>A due time, with a mark when its year's holidays are not official yet.</summary>
    private string DueTime(DateTimeOffset due) => office.Rules.Calendar.StatusOf(due) switch
    {
        HolidayStatus.Official => Wib(due),
        HolidayStatus.Estimate => $"{Wib(due)} ({Words.Facts.EstimatedYear})",
        _ => $"{Wib(due)} ({Words.Facts.UnknownYear})",
    };

    /// <summary>Says in words that time is over; a colour alone would say nothing to some.</summary>
    internal CardSheet Overdue(DateTimeOffset due)
    {
        if (context.Now > due) _body.Add(Loud(Words.Wanted.Overdue));
        return this;
    }

    internal CardSheet Hint(string? sentence)
    {
        if (!string.IsNullOrEmpty(sentence)) _body.Add(new AdaptiveTextBlock(sentence) { IsSubtle = true });
        return this;
    }

    internal CardSheet Warn(string sentence)
    {
        _body.Add(Loud(sentence));
        return this;
    }

    internal CardSheet Add(AdaptiveElement element)
    {
        _body.Add(element);
        return this;
    }

    internal CardSheet AddIf(bool wanted, Func<AdaptiveElement> element) => wanted ? Add(element()) : this;

    internal CardSheet Action(AdaptiveAction action)
    {
        _actions.Add(action);
        return this;
    }

    internal CardSheet Actions(IEnumerable<AdaptiveAction> actions)
    {
        _actions.AddRange(actions);
        return this;
    }

    internal CardSheet ActionIf(bool wanted, Func<AdaptiveAction> action) => wanted ? Action(action()) : this;

    /// <summary>The row that is open leaves this to this actor.</summary>
    internal bool Offers(Verb verb, StepActor by) => Case.Open is { } open && Table[open.Step].Exit(verb, by) is not null;

    /// <summary>
    /// Ids are unique within a card, because some clients refuse a card with two alike. The first field of a name has
    /// the plain name, a further one the verb before it; the door takes the verb off again.
    /// </summary>
    internal string InputId(string verb, string name) => _inputs.Add(name) ? name : $"{verb}_{name}";

    internal CardData Data => new(Case.Id, (Case.Open ?? Case.Steps[^1]).Step, Case.ContentVersion, card.Key) { Suggestion = Using?.Number };

    /// <summary>Earlier answers that may be offered on this card now.</summary>
    internal IReadOnlyList<SuggestedAnswer> Offered { get; } = card.IsOpen ? Suggesting.Offered(@case, office.Rules.Settings, context.Now) : [];

    /// <summary>The offered answer that the reader wants to use.</summary>
    internal SuggestedAnswer? Using => context.Using is { } number ? Offered.FirstOrDefault(a => a.Number == number) : null;

    internal string Wib(DateTimeOffset at) => Words.Wib.Of(at);

    internal string Position(string key) => Markdown.Escape(office.Position(key)?.Label ?? key);

    /// <summary>"Name, title" as frozen then.</summary>
    internal string Person(ActedBy by) =>
        by.Position == Actor.System.Seats[0].Position.Key ? Words.Facts.System : Markdown.Escape($"{by.Name}, {by.Title}");

    /// <summary>That a card did not arrive, why, and who acts instead.</summary>
    internal string Missing(MissingCard missing)
    {
        var sentence = (missing.SomeHaveIt, missing.StandIn) switch
        {
            (true, not null) => Words.Hints.UndeliveredButStandIn,
            (true, _) => Words.Hints.UndeliveredToSome,
            _ => Words.Hints.Undelivered,
        };
        return Format(sentence, Position(missing.Position), Markdown.Escape(missing.Why), missing.StandIn is { } by ? Position(by) : "");
    }

    internal string Topic(string key) => Markdown.Escape(office.Topics.FirstOrDefault(t => t.Key == key)?.Label ?? key);

    internal string Row(string key) =>
        Format(Words.Facts.StepOf, Table[key].Number, Table.Steps.Count, Words.Steps.GetValueOrDefault(key, Table[key].Title));

    internal AdaptiveCard Build() => new()
    {
        FallbackText = _body.OfType<AdaptiveTextBlock>().FirstOrDefault()?.Text,
        Refresh = Refresh(),
        Body = _body,
        Actions = _actions.Count > 0 ? _actions : null,
    };

    internal static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    internal static AdaptiveTextBlock Title(string text) => new(text)
    {
        Size = AdaptiveTextSize.Large,
        Weight = AdaptiveTextWeight.Bolder,
        Style = AdaptiveTextBlockStyle.Heading,
    };

    internal static AdaptiveTextBlock Loud(string text) => new(text)
    {
        Weight = AdaptiveTextWeight.Bolder,
        Color = AdaptiveTextColor.Attention,
        Spacing = AdaptiveSpacing.Small,
    };

    private static AdaptiveTextBlock Small(string text) => new(text) { Size = AdaptiveTextSize.Small, Weight = AdaptiveTextWeight.Bolder };

    /// <summary>Clients expand {{DATE(…)}} even here; a citizen's braces are not a wish for that.</summary>
    internal static AdaptiveRichTextBlock Verbatim(string text) =>
        new([new AdaptiveTextRun(text.Replace("{{", "{\u2060{", StringComparison.Ordinal))]) { Spacing = AdaptiveSpacing.Small };

    private string Shortened(string text) =>
        text.Length > QuoteLengths[Brevity] ? $"{text[..QuoteLengths[Brevity]]}{Words.Hints.LongText}" : text;

    /// <summary>Only the way to the screenshot.</summary>
    internal CardSheet Evidence() => Case.Evidence.Count > 0 ? Link(EvidencePage) : this;

    /// <summary>The way to the reply that was posted.</summary>
    internal CardSheet Reply() => WebAddress.Of(Case.Publication?.Permalink)?.AbsoluteUri is { } reply
        ? Link(new AdaptiveOpenUrlAction(reply) { Title = Words.Buttons.Reply })
        : this;

    /// <summary>Of a case that ended: the way to its printed dossier, and whether the signed paper was filed.</summary>
    internal CardSheet Paper() => Case.IsClosed
        ? Facts(Case.Hardcopy is { } filed ? new AdaptiveFact(Words.Facts.Hardcopy, $"{Markdown.Escape(filed.Location)} ({Wib(filed.At.At)}, {Person(filed.At.By)})") : null)
            .Link(new AdaptiveOpenUrlAction($"{context.PublicUrl}/api/cases/{Uri.EscapeDataString(Case.Id)}/dossier") { Title = Words.Buttons.Dossier })
        : this;

    /// <summary>The way to the nota dinas about the case as it stands.</summary>
    internal CardSheet Memo() => Link(new AdaptiveOpenUrlAction($"{context.PublicUrl}/api/cases/{Uri.EscapeDataString(Case.Id)}/memo") { Title = Words.Buttons.Memo });

    private AdaptiveOpenUrlAction EvidencePage => PageOf(Case.Id, Words.Buttons.Screenshots);

    /// <summary>The way to any case; who may see it is decided there.</summary>
    internal AdaptiveOpenUrlAction PageOf(string caseId, string title) =>
        new($"{context.PublicUrl}/api/evidence/{Uri.EscapeDataString(caseId)}") { Title = title };

    /// <summary>The post's address may name an account, so it is a button and never a text.</summary>
    private CardSheet Links()
    {
        List<AdaptiveAction> links = [];
        if (Case.Evidence.Count > 0) links.Add(EvidencePage);
        if (WebAddress.Of(Case.Inquiry.SourceUrl) is { } source) links.Add(new AdaptiveOpenUrlAction(source.AbsoluteUri) { Title = Words.Buttons.Source });
        return links.Count > 0 ? Add(new AdaptiveActionSet(links)) : this;
    }

    private CardSheet Link(AdaptiveAction link) => Add(new AdaptiveActionSet([link]));

    private AdaptiveRefresh? Refresh() => card.IsOpen && context.ViewerIds.Count > 0
        ? new(new AdaptiveExecuteAction("refresh", Data), [.. context.ViewerIds.Take(AdaptiveRefresh.MaxUsers)])
        : null;
}
