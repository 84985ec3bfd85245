using System.Text.Json.Serialization;

namespace Sop697.Microsoft365.Cards.Model;

/// <summary>A button.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(AdaptiveSubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(AdaptiveOpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(AdaptiveShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(AdaptiveToggleVisibilityAction), "Action.ToggleVisibility")]
public abstract record AdaptiveAction
{
    public string? Title { get; init; }
    public AdaptiveActionStyle? Style { get; init; }
}

/// <summary>Calls us and shows what we answer.</summary>
/// <param name="Verb">What is wanted; in lower case.</param>
/// <param name="Data">What the card is about. The inputs are merged in by the client.</param>
public sealed record AdaptiveExecuteAction(string Verb, CardData Data) : AdaptiveAction
{
    public AdaptiveAssociatedInputs? AssociatedInputs { get; init; }

    /// <summary>For clients that know no Execute: the same wish, arriving as a message.</summary>
    public AdaptiveAction? Fallback { get; init; }
}

/// <summary>Sends the data as a message; the verb stands in <see cref="CardData.Verb"/>.</summary>
public sealed record AdaptiveSubmitAction(CardData Data) : AdaptiveAction
{
    public AdaptiveAssociatedInputs? AssociatedInputs { get; init; }
}

public sealed record AdaptiveOpenUrlAction(string Url) : AdaptiveAction;

/// <summary>Unfolds a form. Inputs of sibling forms are not sent, those of the card around it are.</summary>
public sealed record AdaptiveShowCardAction(AdaptiveCard Card) : AdaptiveAction;

/// <summary>Shows and hides elements by their ids, within the client.</summary>
public sealed record AdaptiveToggleVisibilityAction(IReadOnlyList<string> TargetElements) : AdaptiveAction;

[JsonConverter(typeof(CamelCaseEnum<AdaptiveActionStyle>))]
public enum AdaptiveActionStyle { Default, Positive, Destructive }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveAssociatedInputs>))]
public enum AdaptiveAssociatedInputs { Auto, None }

/// <summary>What a button carries. It proves nothing: who pressed comes from the token, what may happen from the journal.</summary>
/// <param name="CaseId">The case, or empty when there is none yet.</param>
/// <param name="Step">Row that was open when the card was made.</param>
/// <param name="Version"><c>Case.ContentVersion</c> when the card was made.</param>
/// <param name="Card">Key of the planned card.</param>
public sealed record CardData(string CaseId, string Step, int Version, string Card)
{
    /// <summary>Content id of the card that this stands on; its place is empty while the card is drawn, see <see cref="RenderedCard"/>.</summary>
    public string Shown { get; init; } = "";

    /// <summary>Only where the action itself has no verb.</summary>
    public string? Verb { get; init; }

    /// <summary>Pending pictures that a new report is made from.</summary>
    public IReadOnlyList<string>? Pictures { get; init; }

    /// <summary>Activity id of the message that brought the pictures: what the report is called, however often its form is sent.</summary>
    public string? Message { get; init; }

    /// <summary>Another case that the button is about.</summary>
    public string? Other { get; init; }

    /// <summary>Number of the case whose released answer fills the field, or is to fill it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>A pending picture that proves the reply.</summary>
    public string? Proof { get; init; }
}
