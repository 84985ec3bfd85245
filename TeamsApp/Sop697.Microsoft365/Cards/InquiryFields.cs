using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>The fields of a report; their ids are the contract's names.</summary>
internal static class InquiryFields
{
    /// <param name="known">
    /// What was reported before. The address of the post is not written out again, because it may name the citizen's
    /// account: an empty field keeps it.
    /// </param>
    internal static IReadOnlyList<AdaptiveElement> Of(CardTexts words, Office office, Inquiry? known) => Of(
        words,
        office,
        known is null ? FilledFields.None : FilledFields.Of(known) with { SourceUrl = null },
        known?.SourceUrl is null ? words.Fields.SourceUrl : words.Fields.SourceUrlUnchanged);

    /// <param name="filled">What the reader typed, given back; the link too, for it is nobody's but the reader's yet.</param>
    internal static IReadOnlyList<AdaptiveElement> Of(CardTexts words, Office office, FilledFields filled) => Of(words, office, filled, words.Fields.SourceUrl);

    private static List<AdaptiveElement> Of(CardTexts words, Office office, FilledFields filled, string linkLabel)
    {
        var fields = words.Fields;
        List<AdaptiveElement> all =
        [
            Choice("channel", fields.Channel, Channels, filled.Channel, fields.ChannelMissing, fields.Choose),
            Choice("kind", fields.Kind, Kinds(words), filled.Kind ?? Codes.Of(InquiryClass.Pertanyaan), fields.KindMissing, fields.Choose),
            Summary(fields, filled.Summary),
        ];
        if (office.Topics.Count > 0) all.Add(TopicChoice(fields, office, filled.Topic));
        all.Add(new AdaptiveTextInput(linkLabel)
        {
            Id = "sourceUrl",
            Style = AdaptiveTextInputStyle.Url,
            MaxLength = WebAddress.MaxLength,
            Placeholder = "https://",
            Value = filled.SourceUrl,
        });
        all.Add(new AdaptiveToggleInput(fields.Urgent, fields.UrgentTitle) { Id = "urgent", Value = filled.Urgent ? "true" : "false" });
        return all;
    }

    private static IReadOnlyList<AdaptiveChoice> Channels { get; } =
        [.. Enum.GetValues<Channel>().Select(c => new AdaptiveChoice(ChannelRules.Label(c), Codes.Of(c)))];

    private static IReadOnlyList<AdaptiveChoice> Kinds(CardTexts words) =>
        [.. words.Kinds.Select(k => new AdaptiveChoice(k.Value, Codes.Of(k.Key)))];

    private static AdaptiveTextInput Summary(FieldTexts fields, string? value) => new(fields.Summary)
    {
        Id = "summary",
        IsMultiline = true,
        IsRequired = true,
        ErrorMessage = fields.SummaryMissing,
        MaxLength = ChannelRules.MaxSummary,
        Value = value,
    };

    /// <summary>"No topic" is a choice of its own: a compact list cannot be emptied again.</summary>
    private static AdaptiveChoiceSetInput TopicChoice(FieldTexts fields, Office office, string? value) => new(
        fields.Topic,
        [new(fields.NoTopic, NoTopic), .. office.Topics.Select(t => new AdaptiveChoice(t.Label, t.Key))])
    {
        Id = "topic",
        Style = AdaptiveChoiceInputStyle.Compact,
        Value = value ?? NoTopic,
    };

    /// <summary>What the form sends for no topic. An empty value is dropped by some clients.</summary>
    internal const string NoTopic = "-";

    private static AdaptiveChoiceSetInput Choice(
        string id, string label, IReadOnlyList<AdaptiveChoice> choices, string? value, string missing, string placeholder) => new(label, choices)
        {
            Id = id,
            Style = AdaptiveChoiceInputStyle.Compact,
            Value = value,
            IsRequired = true,
            ErrorMessage = missing,
            Placeholder = placeholder,
        };
}

/// <summary>What stands in the fields of a report already, as a form sends it; null where nothing does.</summary>
public sealed record FilledFields(string? Channel, string? Kind, string? Summary, string? Topic, string? SourceUrl, bool Urgent)
{
    public static FilledFields None { get; } = new(null, null, null, null, null, false);

    public static FilledFields Of(Inquiry inquiry)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        return new(Codes.Of(inquiry.Channel), Codes.Of(inquiry.Kind), inquiry.Summary, inquiry.Topic, inquiry.SourceUrl, inquiry.Urgent);
    }

    /// <summary>As a form sent them, right or wrong.</summary>
    /// <param name="inputs">By contract name.</param>
    public static FilledFields Of(IReadOnlyDictionary<string, string> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        string? Get(string name) => inputs.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
        return new(Get("channel"), Get("kind"), Get("summary"), Get("topic"), Get("sourceUrl"), Get("urgent") == "true");
    }
}
