using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>Boxes of people in memory, with the rule that matters: what is to be sent must stand as it was read.</summary>
internal sealed class BoxOfLists : IReminders
{
    private readonly Dictionary<string, Dictionary<string, ReminderEntry>> _boxes = [];
    private readonly Dictionary<string, ReminderStanding> _people = [];
    private int _stamp;

    /// <summary>Called before entries are moved to a state; throws to let the process die there.</summary>
    internal Action<ReminderState>? BeforeMove { get; set; }

    internal IReadOnlyList<ReminderEntry> Of(string position) => [.. Box($"o-{position}").Values];

    public Task AddAsync(string objectId, ReminderEntry entry, CancellationToken cancellationToken)
    {
        Box(objectId).TryAdd(entry.Key, entry with { Stamp = $"{++_stamp}" });
        return Task.CompletedTask;
    }

    public Task<ReminderBox> ReadAsync(string objectId, CancellationToken cancellationToken) =>
        Task.FromResult(new ReminderBox([.. Box(objectId).Values], _people.GetValueOrDefault(objectId, ReminderStanding.New)));

    public Task<bool> MoveAsync(
        string objectId, IReadOnlyList<ReminderEntry> entries, ReminderState to, ReminderStanding standing, CancellationToken cancellationToken)
    {
        BeforeMove?.Invoke(to);
        var box = Box(objectId);
        if (to == ReminderState.Sending && entries.Any(e => box.GetValueOrDefault(e.Key)?.Stamp != e.Stamp)) return Task.FromResult(false);
        foreach (var entry in entries) box[entry.Key] = box[entry.Key] with { State = to, Stamp = $"{++_stamp}" };
        _people[objectId] = standing with { DigestOff = _people.GetValueOrDefault(objectId, ReminderStanding.New).DigestOff };
        return Task.FromResult(true);
    }

    public Task RemoveAsync(string objectId, IReadOnlyList<ReminderEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries) Box(objectId).Remove(entry.Key);
        return Task.CompletedTask;
    }

    public Task SwitchDigestAsync(string objectId, bool on, CancellationToken cancellationToken)
    {
        _people[objectId] = _people.GetValueOrDefault(objectId, ReminderStanding.New) with { DigestOff = !on };
        return Task.CompletedTask;
    }

    private Dictionary<string, ReminderEntry> Box(string objectId) => _boxes.TryGetValue(objectId, out var box) ? box : _boxes[objectId] = [];
}
