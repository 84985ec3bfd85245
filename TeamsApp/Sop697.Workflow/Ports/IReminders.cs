using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>
/// What each person is still to be reminded of, so that one message can speak for many cases. An entry is moved forward before and
/// after its message is sent: whoever finds it after a crash knows whether the message may have gone out.
/// </summary>
public interface IReminders
{
    /// <summary>Puts an entry into a person's box unless one with its key stands there, in whatever state.</summary>
    Task AddAsync(string objectId, ReminderEntry entry, CancellationToken cancellationToken);

    /// <summary>Everything in a person's box.</summary>
    Task<ReminderBox> ReadAsync(string objectId, CancellationToken cancellationToken);

    /// <summary>Moves entries to a state, and notes what was sent to the person when. All of a hundred at once, or none.</summary>
    /// <returns>
    /// False when an entry that was to be sent is no longer as it was read: somebody else is at it. Later moves are never refused.
    /// </returns>
    Task<bool> MoveAsync(string objectId, IReadOnlyList<ReminderEntry> entries, ReminderState to, ReminderStanding standing, CancellationToken cancellationToken);

    /// <summary>Forgets entries. Repeating it is harmless.</summary>
    Task RemoveAsync(string objectId, IReadOnlyList<ReminderEntry> entries, CancellationToken cancellationToken);

    /// <summary>A person wants the morning digest, or no longer.</summary>
    Task SwitchDigestAsync(string objectId, bool on, CancellationToken cancellationToken);
}

public enum ReminderState
{
    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>Somebody sends it, or died while sending: then it may have been sent.</summary>
    Sending,

    /// <summary>Sent, and perhaps not on the record yet.</summary>
    Sent,

    /// <summary>On the record. Kept a while, so that a run that began earlier does not put it into the box again.</summary>
    Done,
}

/// <param name="Key">Unique within the box: case, clock and moment, or the day of a digest.</param>
/// <param name="CaseId">Null for a digest.</param>
/// <param name="Fact">What goes on the record once it was sent; null for a digest.</param>
/// <param name="Urgent">Goes out at once, at night too.</param>
/// <param name="At">When it was put into the box, UTC.</param>
public sealed record ReminderEntry(string Key, string? CaseId, CaseEvent? Fact, bool Urgent, DateTimeOffset At)
{
    public ReminderState State { get; init; }

    /// <summary>Tells this entry from a changed one, opaque; null before it was read.</summary>
    public string? Stamp { get; init; }
}

/// <param name="LastSent">When the person last got a reminder, UTC.</param>
/// <param name="LastDigest">Day, WIB, of the last morning digest.</param>
/// <param name="DigestOff">The person does not want the morning digest.</param>
public sealed record ReminderStanding(DateTimeOffset? LastSent, DateOnly? LastDigest, bool DigestOff)
{
    public static ReminderStanding New { get; } = new(null, null, false);
}

public sealed record ReminderBox(IReadOnlyList<ReminderEntry> Entries, ReminderStanding Standing)
{
    public IReadOnlyList<ReminderEntry> In(ReminderState state) => [.. Entries.Where(e => e.State == state)];
}
