using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>
/// Buttons and the forms they unfold. One decision is one form, and what a form demands stands inside it: the required
/// field of another decision would hold this one up.
/// </summary>
internal static class CardForms
{
    private const int ExpandedChoices = 6;

    /// <summary>Acts at once, with the fields of the card around it.</summary>
    internal static AdaptiveExecuteAction Execute(this CardSheet sheet, string verb, string title, AdaptiveActionStyle? style = null) =>
        Execute(sheet.Data, verb, title, style);

    internal static AdaptiveExecuteAction Execute(
        CardData data, string verb, string title, AdaptiveActionStyle? style = null, AdaptiveAssociatedInputs? inputs = null) => new(verb, data)
        {
            Title = title,
            Style = style,
            AssociatedInputs = inputs,
            Fallback = new AdaptiveSubmitAction(data with { Verb = verb }) { Title = title, Style = style, AssociatedInputs = inputs },
        };

    internal static AdaptiveShowCardAction Form(string title, IReadOnlyList<AdaptiveElement> fields, params IReadOnlyList<AdaptiveAction> actions) =>
        new(new AdaptiveCard { Body = fields, Actions = actions }) { Title = title };

    /// <summary>One text and what may become of it.</summary>
    internal static AdaptiveAction TextForm(
        this CardSheet sheet, string verb, string title, string label, string? hint, string? prefilled, params IReadOnlyList<AdaptiveAction> actions)
    {
        var limit = ChannelRules.MaxReply(sheet.Case.Inquiry.Channel);
        var field = new AdaptiveTextInput(ForChannel(sheet, label, limit))
        {
            Id = sheet.InputId(verb, "text"),
            IsMultiline = true,
            IsRequired = true,
            ErrorMessage = sheet.Words.Fields.AnswerMissing,
            MaxLength = limit,
            Value = prefilled,
        };
        return Form(title, hint is null ? [field] : [Subtle(hint), field], actions);
    }

    internal static AdaptiveAction ConsultForm(this CardSheet sheet, string title)
    {
        var choices = Consultable(sheet);
        var to = new AdaptiveChoiceSetInput(sheet.Words.Fields.To, choices)
        {
            Id = sheet.InputId("consult", "to"),
            IsMultiSelect = true,
            Style = AdaptiveChoiceInputStyle.Expanded,
            IsRequired = true,
            ErrorMessage = sheet.Words.Fields.ToMissing,
            Value = Suggested(sheet, choices),
        };
        var note = new AdaptiveTextInput(sheet.Words.Fields.Note)
        {
            Id = sheet.InputId("consult", "note"),
            IsMultiline = true,
            MaxLength = ChannelRules.MaxReason,
        };
        return Form(title, [to, note], sheet.Execute("consult", sheet.Words.Buttons.SendConsult, AdaptiveActionStyle.Positive));
    }

    /// <param name="sheet">The card.</param>
    /// <param name="title">Of the button.</param>
    /// <param name="to">Key of the position that gets the case; null when the title says so.</param>
    internal static AdaptiveAction ReturnForm(this CardSheet sheet, string title, string? to = null)
    {
        var reason = Reason(sheet, "return", sheet.Words.Fields.ReturnReason);
        return Form(title, to is null || sheet.Brevity == CardSheet.MostBrief ? [reason] : [Subtle(CardSheet.Format(sheet.Words.Hints.ReturnsTo, sheet.Position(to))), reason], sheet.Execute("return", sheet.Words.Buttons.SendReturn));
    }

    private static AdaptiveTextBlock Subtle(string sentence) => new(sentence) { IsSubtle = true };

    internal static AdaptiveAction CloseForm(this CardSheet sheet)
    {
        var outcome = new AdaptiveChoiceSetInput(
            sheet.Words.Fields.Outcome,
            [.. sheet.Words.Outcomes.Where(o => o.Key is not (Outcome.Dijawab or Outcome.Digabung)).Select(o => new AdaptiveChoice(o.Value, Codes.Of(o.Key)))])
        {
            Id = sheet.InputId("close", "outcome"),
            Style = AdaptiveChoiceInputStyle.Expanded,
            IsRequired = true,
            ErrorMessage = sheet.Words.Fields.OutcomeMissing,
        };
        return Form(
            sheet.Words.Buttons.Close,
            [outcome, Reason(sheet, "close", sheet.Words.Fields.Reason)],
            sheet.Execute("close", sheet.Words.Buttons.SendClose, AdaptiveActionStyle.Destructive));
    }

    internal static AdaptiveAction DelegateForm(this CardSheet sheet, IReadOnlyList<AdaptiveChoice> choices) => DelegateForm(sheet, choices, []);

    /// <summary>"Alihkan" for a position that is silent: its part to another.</summary>
    /// <param name="silent">Keys of the positions whose part it may be.</param>
    internal static AdaptiveAction HandOnForm(this CardSheet sheet, IReadOnlyList<string> silent)
    {
        var owners = silent.Contains(sheet.Case.Owner);
        var choices = owners ? Choices(sheet, p => p.Role == Role.KepalaSeksi && p.Key != sheet.Case.Owner && p.Key != sheet.Case.Approver) : Consultable(sheet);
        var from = new AdaptiveChoiceSetInput(sheet.Words.Fields.DelegateFrom, Choices(sheet, p => silent.Contains(p.Key)))
        {
            Id = sheet.InputId("delegate", "from"),
            Style = AdaptiveChoiceInputStyle.Expanded,
            IsRequired = true,
            ErrorMessage = sheet.Words.Fields.ToMissing,
            Value = silent[0],
        };
        return DelegateForm(sheet, choices, from);
    }

    private static AdaptiveShowCardAction DelegateForm(CardSheet sheet, IReadOnlyList<AdaptiveChoice> choices, params IReadOnlyList<AdaptiveElement> before)
    {
        var to = new AdaptiveChoiceSetInput(sheet.Words.Fields.DelegateTo, choices)
        {
            Id = sheet.InputId("delegate", "to"),
            Style = choices.Count > ExpandedChoices ? AdaptiveChoiceInputStyle.Compact : AdaptiveChoiceInputStyle.Expanded,
            IsRequired = true,
            ErrorMessage = sheet.Words.Fields.ToMissing,
        };
        return Form(
            sheet.Words.Buttons.Delegate,
            [.. before, to, Reason(sheet, "delegate", sheet.Words.Fields.Reason)],
            sheet.Execute("delegate", sheet.Words.Buttons.SendDelegate));
    }

    /// <summary>"Arsipkan hardcopy": where the signed paper lies.</summary>
    internal static AdaptiveAction FileForm(this CardSheet sheet) =>
        Form(sheet.Words.Buttons.FileHardcopy, [sheet.LocationField()], sheet.Execute("file", sheet.Words.Buttons.SendFile, AdaptiveActionStyle.Positive));

    internal static AdaptiveTextInput LocationField(this CardSheet sheet) => new(sheet.Words.Fields.Location)
    {
        Id = sheet.InputId("file", "lokasi"),
        IsRequired = true,
        ErrorMessage = sheet.Words.Fields.LocationMissing,
        MaxLength = ChannelRules.MaxLocation,
    };

    /// <summary>SOP row 4: Kepala Bidang and other Kepala Seksi; not who is being waited for already.</summary>
    internal static IReadOnlyList<AdaptiveChoice> Consultable(CardSheet sheet)
    {
        var waiting = sheet.Case.Waiting.Select(c => c.Position).ToHashSet();
        return Choices(sheet, p => p.Role is Role.KepalaBidang or Role.KepalaSeksi && p.Key != sheet.Case.Owner && !waiting.Contains(p.Key));
    }

    internal static IReadOnlyList<AdaptiveChoice> Choices(CardSheet sheet, Func<Position, bool> suits) =>
        [.. sheet.Office.Positions.Where(suits).Select(p => new AdaptiveChoice(WithHolders(sheet, p), p.Key))];

    internal static string ForChannel(CardSheet sheet, string format, int limit) =>
        CardSheet.Format(format, ChannelRules.Label(sheet.Case.Inquiry.Channel), limit);

    /// <summary>A position without a holder would swallow the question in silence, so the choice says so.</summary>
    private static string WithHolders(CardSheet sheet, Position position)
    {
        if (sheet.Brevity == CardSheet.MostBrief) return position.Label;
        var holders = sheet.Office.HoldersOf(position.Key);
        var who = holders.Count > 0 ? string.Join(", ", holders.Select(Holder)) : sheet.Words.Facts.Nobody;
        return $"{position.Label} ({who})";
    }

    private static string Holder(Person holder) => ActingNames.Of(holder.Kind, holder.Name);

    private static string? Suggested(CardSheet sheet, IReadOnlyList<AdaptiveChoice> choices)
    {
        var byTopic = sheet.Office.Topics.FirstOrDefault(t => t.Key == sheet.Case.Inquiry.Topic)?.Position;
        var byRule = sheet.Case.Rule == ApprovalRule.KasiDanKabid ? sheet.Case.Approver : null;
        return new[] { byRule, byTopic }.FirstOrDefault(p => choices.Any(c => c.Value == p));
    }

    private static AdaptiveTextInput Reason(CardSheet sheet, string verb, string label) => new(label)
    {
        Id = sheet.InputId(verb, "reason"),
        IsMultiline = true,
        IsRequired = true,
        ErrorMessage = sheet.Words.Fields.ReasonMissing,
        MaxLength = ChannelRules.MaxReason,
    };
}
