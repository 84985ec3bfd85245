using System.Text.Json.Serialization;

namespace Sop697.Microsoft365.Cards.Model;

/// <summary>A field. What it demands is demanded again by the domain; a client may not enforce it.</summary>
/// <param name="Label">Always shown, unlike a placeholder.</param>
public abstract record AdaptiveInput(string Label) : AdaptiveElement
{
    public bool? IsRequired { get; init; }
    public string? ErrorMessage { get; init; }
}

public sealed record AdaptiveTextInput(string Label) : AdaptiveInput(Label)
{
    public string? Value { get; init; }
    public string? Placeholder { get; init; }
    public bool? IsMultiline { get; init; }
    public int? MaxLength { get; init; }
    public AdaptiveTextInputStyle? Style { get; init; }
}

/// <summary>One or more of several; more than one arrive joined by commas.</summary>
public sealed record AdaptiveChoiceSetInput(string Label, IReadOnlyList<AdaptiveChoice> Choices) : AdaptiveInput(Label)
{
    public string? Value { get; init; }
    public string? Placeholder { get; init; }
    public bool? IsMultiSelect { get; init; }
    public AdaptiveChoiceInputStyle? Style { get; init; }
    public bool Wrap { get; init; } = true;
}

public sealed record AdaptiveChoice(string Title, string Value);

public sealed record AdaptiveToggleInput(string Label, string Title) : AdaptiveInput(Label)
{
    public string Value { get; init; } = "false";
    public bool Wrap { get; init; } = true;
}

/// <param name="Value"><c>yyyy-MM-dd</c>, or null.</param>
public sealed record AdaptiveDateInput(string Label, string? Value = null) : AdaptiveInput(Label);

[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextInputStyle>))]
public enum AdaptiveTextInputStyle { Text, Url }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveChoiceInputStyle>))]
public enum AdaptiveChoiceInputStyle { Compact, Expanded }
