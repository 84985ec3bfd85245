using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Workflow.Ports;

/// <summary>Brings cards to people and keeps them true. The channel is Teams; nothing here says so.</summary>
public interface IApprovalChannel
{
    /// <summary>Sends a card to one person.</summary>
    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome: it may be sent again later.</exception>
    Task<Delivery> SendAsync(Case @case, PlannedCard card, Person to, CancellationToken cancellationToken);

    /// <summary>Shows the present face on a copy that stands in a chat.</summary>
    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome: it may be repeated.</exception>
    Task<Delivery> UpdateAsync(Case @case, PlannedCard card, CardCopy copy, CancellationToken cancellationToken);
}

/// <summary>A copy that stands, or the reason why it never will until somebody mends it.</summary>
/// <param name="Shown">What stands in the chat now, when somebody can answer it; else null.</param>
public sealed record Delivery(CardCopy? Copy, string? Undeliverable, ShownCard? Shown = null);

/// <summary>The channel did not take it now.</summary>
public sealed class ChannelUnavailableException(string reason, TimeSpan? retryAfter, Exception? inner = null) : Exception(reason, inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The channel may have taken it all the same.</summary>
    public bool MayHaveArrived { get; init; }
}

/// <summary>Somebody who holds or acts for a position.</summary>
public sealed record Person(string ObjectId, string Name, string Upn, ActingKind Kind)
{
    /// <summary>"Pangkat/golongan" as printed below a signature; null when the office did not enter it.</summary>
    public string? Rank { get; init; }

    /// <summary>"NIP" as printed below a signature; null when the office did not enter it.</summary>
    public string? EmployeeNumber { get; init; }
}
