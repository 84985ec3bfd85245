using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>
/// A case in one line: enough to find it by who holds it or by words. Derived from state and possibly seconds behind it, so nothing is
/// decided on it: whoever acts reads the journal.
/// </summary>
/// <param name="Version">Version of the journal it was derived from.</param>
/// <param name="Number">Null until numbered.</param>
/// <param name="Step">Key of the open row; null once closed.</param>
/// <param name="Held">Whose turn it is, each with a due date; empty when it is nobody's.</param>
/// <param name="Chain">Positions that may read the case, besides the Kepala Dinas.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="ClosedAt">UTC; null while open.</param>
/// <param name="OnTime">As <see cref="Case.OnTime"/>.</param>
/// <param name="IsErased">Its content was given up; the summary says only that.</param>
public sealed record CaseLine(
    string CaseId,
    int Version,
    string? Number,
    string Summary,
    Channel Channel,
    InquiryClass Kind,
    string? Topic,
    bool Urgent,
    string? Step,
    IReadOnlyList<HeldPart> Held,
    IReadOnlyList<string> Chain,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ClosedAt,
    Outcome? Outcome,
    bool? OnTime = null,
    bool IsErased = false)
{
    public static CaseLine Of(Case state, SopTable table)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(table);
        var inquiry = state.Inquiry;
        return new(
            state.Id, state.Version, state.Number, inquiry.Summary, inquiry.Channel, inquiry.Kind, inquiry.Topic, inquiry.Urgent, state.Open?.Step,
            [.. HeldBy(state, table)], CaseAccess.Chain(state), state.ReceivedAt, state.Closing?.At.At, state.Closing?.Outcome, state.OnTime, state.Erased is not null);
    }

    /// <summary>The same but for the version: a reader would see no difference.</summary>
    public bool Says(CaseLine? other) => other is not null
        && Held.SequenceEqual(other.Held)
        && Chain.SequenceEqual(other.Chain)
        && this with { Version = 0, Held = [], Chain = [] } == other with { Version = 0, Held = [], Chain = [] };

    /// <summary>Open: a part that is held is past its due time. Closed: a row took longer than its limit.</summary>
    public bool IsLate(DateTimeOffset now) => ClosedAt is null ? Held.Any(h => h.DueAt < now) : OnTime == false;

    /// <summary>When the earliest part of these positions is due, UTC; null when none of them holds it.</summary>
    public DateTimeOffset? DueFor(Actor person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Held.Where(h => person.Is(h.Position) || (h.StandIn is { } by && person.Is(by))).Select(h => (DateTimeOffset?)h.DueAt).Min();
    }

    /// <summary>Whether every word stands somewhere in number, summary, channel, kind or topic, whatever its case.</summary>
    /// <param name="topicLabel">Name of the topic as people read it, or null.</param>
    public bool Holds(IReadOnlyList<string> words, string? topicLabel)
    {
        ArgumentNullException.ThrowIfNull(words);
        string?[] places = [Number, Summary, Codes.Of(Channel), ChannelRules.Label(Channel), Codes.Of(Kind), Topic, topicLabel];
        return words.All(w => places.Any(p => p?.Contains(w, StringComparison.OrdinalIgnoreCase) == true));
    }

    private static IEnumerable<HeldPart> HeldBy(Case state, SopTable table)
    {
        if (state.Open is not { } open) return [];
        return table[open.Step].Actor == StepActor.Consulted
            ? state.Waiting.Select(c => Part(c.Position, c.DueAt))
            : state.Holders(table).Select(p => Part(p, open.DueAt));
        HeldPart Part(string position, DateTimeOffset due) => new(position, due) { StandIn = StandIns.Last(state, position) };
    }
}

/// <summary>A part of a case that waits for a position.</summary>
/// <param name="DueAt">UTC.</param>
public sealed record HeldPart(string Position, DateTimeOffset DueAt)
{
    /// <summary>Position whose holders stand in because nobody of it can be reached; null when none does.</summary>
    public string? StandIn { get; init; }
}
