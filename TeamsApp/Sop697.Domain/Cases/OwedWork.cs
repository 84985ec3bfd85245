using System.Globalization;

namespace Sop697.Domain.Cases;

/// <summary>An effect that is still owed, as data. Its key names it in logs and on the record.</summary>
public abstract record Work(string Key);

/// <summary>The keys of owed work, by what it is about.</summary>
internal static class WorkKey
{
    internal const string Number = "nomor";

    internal const string Due = "batas";

    internal static string Card(string key) => $"kartu/{key}";

    internal static string Picture(string sha256) => $"arsip/{sha256}";
}

/// <summary>Give the case its number of the year.</summary>
/// <param name="Year">Year of receipt in WIB.</param>
public sealed record AssignNumber(int Year) : Work(WorkKey.Number)
{
    /// <summary><c>MS-2026-0001</c>.</summary>
    public string Format(int serial) => string.Create(CultureInfo.InvariantCulture, $"MS-{Year}-{serial:0000}");
}

/// <summary>Make a card stand in a chat, or make the one that stands there true.</summary>
/// <param name="Card">Which.</param>
/// <param name="Shown">The case as the card must show it.</param>
public sealed record ShowCard(PlannedCard Card, Case Shown) : Work(WorkKey.Card(Card.Key));

/// <summary>Put a picture into the SharePoint library.</summary>
public sealed record ArchiveEvidence(Evidence Evidence) : Work(WorkKey.Picture(Evidence.Sha256));

/// <summary>Put due dates on the record that calendar, settings or the case's own law now ask for.</summary>
public sealed record MoveDue(IReadOnlyList<DueMoved> Moves) : Work(WorkKey.Due);

/// <summary>Computed from state, never queued: a crash delays what is owed and loses nothing.</summary>
public static class OwedWork
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    public static IReadOnlyList<Work> Pending(Case state, SopRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rules);
        if (state.Number is null) return [new AssignNumber(state.ReceivedAt.ToOffset(Wib).Year)];
        // Cards follow once the dates are right: a card drawn now would be drawn again.
        var moves = Recalculating.Moves(state, rules);
        IEnumerable<Work> shown = moves.Count > 0 ? [new MoveDue(moves)] : Cards(state, rules, now);
        return
        [
            .. shown,
            .. state.Evidence.DistinctBy(e => e.Sha256).Where(e => !state.Archived.ContainsKey(e.Sha256)).Select(e => new ArchiveEvidence(e)),
        ];
    }

    private static IEnumerable<Work> Cards(Case state, SopRules rules, DateTimeOffset now)
    {
        var shown = Handing.Anticipate(state, rules, now);
        return CardPlan.Of(shown, rules.TableOf(state)).Where(c => IsOwed(state, c)).Select(c => new ShowCard(c, shown));
    }

    private static bool IsOwed(Case state, PlannedCard card) =>
        state.Cards.TryGetValue(card.Key, out var sent) ? sent.Face != card.Face : card.IsOpen;
}
