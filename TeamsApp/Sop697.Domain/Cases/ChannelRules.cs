namespace Sop697.Domain.Cases;

/// <summary>What a channel takes, as data.</summary>
public static class ChannelRules
{
    /// <summary>Characters of a summary.</summary>
    public const int MaxSummary = 1000;

    /// <summary>Characters of a note or reason.</summary>
    public const int MaxReason = 1000;

    /// <summary>Characters of the place where paper lies; a column of one line holds it.</summary>
    public const int MaxLocation = 200;

    /// <summary>Longest reply in characters; the platforms' public limits for a comment or reply, ours for the website.</summary>
    private static readonly Dictionary<Channel, (string Label, int MaxReply)> Rules = new()
    {
        [Channel.Website] = ("Website", 5000),
        [Channel.Instagram] = ("Instagram", 2200),
        [Channel.Twitter] = ("X (Twitter)", 280),
        [Channel.Facebook] = ("Facebook", 5000),
        [Channel.Youtube] = ("YouTube", 5000),
    };

    public static string Label(Channel channel) => Rules[channel].Label;

    /// <summary>Characters that fit into one reply.</summary>
    public static int MaxReply(Channel channel) => Rules[channel].MaxReply;
}
