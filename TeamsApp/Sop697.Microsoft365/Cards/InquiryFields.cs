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
    internal static IReadOnlyList<AdaptiveElement> Of(CardTexts words, Office office, Inquiry? known)
    {
        var fields = words.Fields;
        List<AdaptiveElement> all =
        [
            Choice("channel", fields.Channel, Channels, known is null ? null : Codes.Of(known.Channel), fields.ChannelMissing, fields.Choose),
            Choice("kind", fields.Kind, Kinds(words), Codes.Of(known?.Kind ?? InquiryClass.Pertanyaan), fields.KindMissing, fields.Choose),
            Summary(fields, known?.Summary),
        ];
        if (office.Topics.Count > 0) all.Add(TopicChoice(fields, office, known?.Topic));
        all.Add(new AdaptiveTextInput(known?.SourceUrl is null ? fields.SourceUrl : fields.SourceUrlUnchanged)
        {
            Id = "sourceUrl",
            Style = AdaptiveTextInputStyle.Url,
            MaxLength = WebAddress.MaxLength,
            Placeholder = "https://",
        });
        all.Add(new AdaptiveToggleInput(fields.Urgent, fields.UrgentTitle) { Id = "urgent", Value = known?.Urgent == true ? "true" : "false" });
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
