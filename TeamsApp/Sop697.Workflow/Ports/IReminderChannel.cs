using Sop697.Domain;
using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>Brings one message about everything a person is reminded of.</summary>
public interface IReminderChannel
{
    /// <returns>Null when it arrived; else why it never will until somebody mends it.</returns>
    /// <exception cref="ChannelUnavailableException">Not taken now, or nobody knows: <see cref="ChannelUnavailableException.MayHaveArrived"/>.</exception>
    Task<string?> SendAsync(string objectId, ReminderNote note, CancellationToken cancellationToken);

    /// <summary>A few words instead of a card.</summary>
    /// <inheritdoc cref="SendAsync"/>
    Task<string?> TellAsync(string objectId, LocalText words, CancellationToken cancellationToken);
}

/// <param name="Items">The first of what the message is about, the most pressing first.</param>
/// <param name="Total">How many cases it is about.</param>
public sealed record ReminderNote(IReadOnlyList<ReminderItem> Items, int Total);

/// <param name="Card">The card that waits for the reader; null when the reader is only told.</param>
/// <param name="Holder">Position whose turn it is.</param>
/// <param name="Since">When it became its turn, UTC.</param>
/// <param name="DueAt">UTC.</param>
/// <param name="Told">Why the reader is told of somebody else's part; null for the reader's own.</param>
public sealed record ReminderItem(Case Case, PlannedCard? Card, string Holder, DateTimeOffset Since, DateTimeOffset DueAt, Escalated? Told);
