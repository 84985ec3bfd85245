using System.Text.Json.Serialization;

namespace Sop697.Microsoft365.Cards.Model;

/// <summary>Anything that stands in a card's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveTextBlock), "TextBlock")]
[JsonDerivedType(typeof(AdaptiveRichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(AdaptiveImage), "Image")]
[JsonDerivedType(typeof(AdaptiveFactSet), "FactSet")]
[JsonDerivedType(typeof(AdaptiveContainer), "Container")]
[JsonDerivedType(typeof(AdaptiveColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(AdaptiveActionSet), "ActionSet")]
[JsonDerivedType(typeof(AdaptiveVerticalBarChart), "Chart.VerticalBar")]
[JsonDerivedType(typeof(AdaptiveTextInput), "Input.Text")]
[JsonDerivedType(typeof(AdaptiveChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(AdaptiveToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(AdaptiveDateInput), "Input.Date")]
public abstract record AdaptiveElement
{
    public string? Id { get; init; }
    public AdaptiveSpacing? Spacing { get; init; }
    public bool? Separator { get; init; }
}

/// <summary>Our own words; a subset of markdown is understood, so anything from people goes through <see cref="Markdown"/>.</summary>
public sealed record AdaptiveTextBlock(string Text) : AdaptiveElement
{
    public bool Wrap { get; init; } = true;
    public AdaptiveTextSize? Size { get; init; }
    public AdaptiveTextWeight? Weight { get; init; }
    public AdaptiveTextColor? Color { get; init; }
    public bool? IsSubtle { get; init; }
    public AdaptiveTextBlockStyle? Style { get; init; }
}

/// <summary>Words of people, shown letter for letter: runs know no markdown and always wrap.</summary>
public sealed record AdaptiveRichTextBlock(IReadOnlyList<AdaptiveInline> Inlines) : AdaptiveElement;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveTextRun), "TextRun")]
public abstract record AdaptiveInline;

public sealed record AdaptiveTextRun(string Text) : AdaptiveInline
{
    public AdaptiveTextWeight? Weight { get; init; }
    public bool? Italic { get; init; }
}

public sealed record AdaptiveImage(string Url, string AltText) : AdaptiveElement;

public sealed record AdaptiveFactSet(IReadOnlyList<AdaptiveFact> Facts) : AdaptiveElement;

public sealed record AdaptiveFact(string Title, string Value);

public sealed record AdaptiveContainer(IReadOnlyList<AdaptiveElement> Items) : AdaptiveElement
{
    public AdaptiveContainerStyle? Style { get; init; }

    /// <summary>False until somebody unfolds it; null shows it.</summary>
    public bool? IsVisible { get; init; }
}

public sealed record AdaptiveColumnSet(IReadOnlyList<AdaptiveColumn> Columns) : AdaptiveElement;

/// <param name="Width"><c>stretch</c>, <c>auto</c> or a weight.</param>
public sealed record AdaptiveColumn(IReadOnlyList<AdaptiveElement> Items, string Width = "stretch")
{
    public string Type { get; init; } = "Column";
}

/// <summary>Bars that Teams draws. Other clients know no charts and show <see cref="Fallback"/>, which therefore says the same.</summary>
public sealed record AdaptiveVerticalBarChart(string Title, IReadOnlyList<AdaptiveChartPoint> Data, AdaptiveElement Fallback) : AdaptiveElement
{
    public string? XAxisTitle { get; init; }
    public string? YAxisTitle { get; init; }
    public bool? ShowBarValues { get; init; }
}

/// <param name="X">Under the bar.</param>
/// <param name="Y">Its height.</param>
public sealed record AdaptiveChartPoint(string X, decimal Y);

/// <summary>Buttons inside the body: they decide nothing.</summary>
public sealed record AdaptiveActionSet(IReadOnlyList<AdaptiveAction> Actions) : AdaptiveElement;

[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextSize>))]
public enum AdaptiveTextSize { Small, Default, Medium, Large }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextWeight>))]
public enum AdaptiveTextWeight { Lighter, Default, Bolder }

/// <summary>Theme colours only: they follow light, dark and high contrast.</summary>
[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextColor>))]
public enum AdaptiveTextColor { Default, Accent, Good, Warning, Attention }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextBlockStyle>))]
public enum AdaptiveTextBlockStyle { Default, Heading }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveContainerStyle>))]
public enum AdaptiveContainerStyle { Default, Emphasis, Good, Warning, Attention, Accent }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveSpacing>))]
public enum AdaptiveSpacing { None, Small, Default, Medium, Large }
