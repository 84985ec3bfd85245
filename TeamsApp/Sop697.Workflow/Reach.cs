using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Who can be reached where. When somebody is back, what could not be brought meanwhile is brought at once.</summary>
public sealed class Reach(IConversations conversations, IWaitingCases waiting, IDueTable due, IWorkQueue queue, TimeProvider time)
{
    /// <summary>How long a nudge may take before the sweep looks after the case.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>A person acted in a chat: it is there.</summary>
    /// <param name="mayBeBack">The person may have blocked or removed the bot before, so it is looked up whether anything waited.</param>
    public async Task IsThereAsync(string objectId, ConversationReference chat, bool mayBeBack, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chat);
        var known = await conversations.FindAsync(objectId, cancellationToken);
        var now = chat with { UserChannelId = chat.UserChannelId ?? known?.UserChannelId };
        if (known != now) await conversations.SaveAsync(objectId, now, cancellationToken);
        if (mayBeBack || known?.IsRemoved == true) await SendWhatWaitedAsync(objectId, cancellationToken);
    }

    /// <summary>The bot was removed from a chat.</summary>
    public Task IsGoneAsync(string objectId, ConversationReference chat, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chat);
        return conversations.SaveAsync(objectId, chat with { IsRemoved = true }, cancellationToken);
    }

    private async Task SendWhatWaitedAsync(string objectId, CancellationToken cancellationToken)
    {
        foreach (var caseId in await waiting.FindAsync(objectId, cancellationToken))
        {
            var row = await due.ScheduleAsync(caseId, time.GetUtcNow() + Grace, cancellationToken);
            await queue.NudgeAsync(row, TimeSpan.Zero, cancellationToken);
            await waiting.ForgetAsync(objectId, caseId, cancellationToken);
        }
    }
}
