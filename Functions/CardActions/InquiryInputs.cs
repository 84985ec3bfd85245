using Sop697.Domain;
using Sop697.Domain.Cases;

namespace Sop697.Functions.CardActions;

/// <summary>The report's fields as a card carries them.</summary>
internal static class InquiryInputs
{
    private static readonly Refusal NoChannel = new("noChannel", new("Pilih kanalnya.", "Choose the channel."));
    private static readonly Refusal NoKind = new("noKind", new("Pilih jenisnya.", "Choose the kind."));
    private static readonly Refusal NoSuchTopic = new("noSuchTopic", new("Topik itu tidak dikenal.", "That topic is not known."));

    /// <returns>An inquiry, or the first thing that is wrong.</returns>
    internal static (Inquiry? Inquiry, Refusal? Fault) Read(CardPress press)
    {
        if (Codes.Find<Channel>(press.Input("channel")) is not { } channel) return (null, NoChannel);
        if (Codes.Find<InquiryClass>(press.Input("kind")) is not { } kind) return (null, NoKind);
        var topic = Optional(press.Input("topic"));
        if (topic is not null && press.Office.Topics.All(t => t.Key != topic)) return (null, NoSuchTopic);
        var link = Optional(press.Input("sourceUrl"));
        if (link is not null && WebAddress.Of(link) is null) return (null, Refusals.BadLink);
        return (new Inquiry(channel, kind, press.Input("summary"), topic, link, Optional(press.Input("sourceAccount")), null, press.Input("urgent") == "true"), null);
    }

    private static string? Optional(string value) => value.Length > 0 ? value : null;
}
