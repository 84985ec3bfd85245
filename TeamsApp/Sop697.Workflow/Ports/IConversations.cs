namespace Sop697.Workflow.Ports;

/// <summary>Which chat reaches a person. Learnt from activities, or opened once and kept.</summary>
public interface IConversations
{
    Task<ConversationReference?> FindAsync(string objectId, CancellationToken cancellationToken);

    Task SaveAsync(string objectId, ConversationReference reference, CancellationToken cancellationToken);
}

/// <param name="ConversationId">Opaque.</param>
/// <param name="ServiceUrl">Where its Connector answers; ends with a slash.</param>
/// <param name="UserChannelId">The person's opaque id in the channel (<c>29:…</c>), or null when not yet seen.</param>
public sealed record ConversationReference(string ConversationId, string ServiceUrl, string? UserChannelId)
{
    /// <summary>The person took the bot out of the chat: nothing can be sent until it is put back.</summary>
    public bool IsRemoved { get; init; }
}
