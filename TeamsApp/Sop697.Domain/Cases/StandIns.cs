using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>Nobody of a position could be reached with a card of this case, so whoever holds one above acts for it, too ("atasan").</summary>
/// <param name="Position">Whose cards are meant.</param>
/// <param name="Label">Its title then, for what is signed in its name.</param>
/// <param name="By">Position whose holders stand in.</param>
/// <param name="Ended">Somebody nearer was reached; null while it lasts.</param>
public sealed record StandIn(string Position, string Label, string By, Stamp Named, Stamp? Ended = null);

/// <summary>
/// Who acts for a position in one case: its holders, and while none of them can be reached whoever the record names to stand in. Who
/// holds which position comes from the office, who stands in from the journal, and nothing from a card.
/// </summary>
public static class StandIns
{
    /// <summary>A person in a position, with the manner for the record; null when the person may not act for it.</summary>
    public static ActedBy? As(Case state, Actor actor, string? position)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.As(position) ?? (Present(state, position).FirstOrDefault(s => actor.Is(s.By)) is { } stand
            ? new ActedBy(actor.ObjectId, actor.Name, stand.Position, stand.Label, ActingKind.Atasan)
            : null);
    }

    /// <inheritdoc cref="As"/>
    public static bool MayAct(Case state, Actor actor, string position) => As(state, actor, position) is not null;

    /// <summary>Positions whose holders stand in for another now, the nearest first.</summary>
    public static IReadOnlyList<string> For(Case state, string position)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. Present(state, position).Select(s => s.By)];
    }

    /// <summary>The farthest of them: the one that was named because nobody nearer could be reached; null when none stands in.</summary>
    public static string? Last(Case state, string position) => For(state, position) is [.., var last] ? last : null;

    /// <summary>Who is told of the silence of a position: the one above it, and above whoever stands in for it.</summary>
    /// <param name="above">Key of the position above another; null at the top.</param>
    public static string? Above(Case state, string position, Func<string, string?> above)
    {
        ArgumentNullException.ThrowIfNull(above);
        return above(Last(state, position) ?? position);
    }

    /// <summary>Who has to be named because nobody could be reached, and whose standing in is over because somebody nearer has the card.</summary>
    internal static IReadOnlyList<CaseEvent> Changes(Case state, IReadOnlyList<PlannedCard> plan, Roster roster) =>
    [
        .. from card in plan.Where(Asks).GroupBy(c => c.Position).Select(g => g.Last())
           from change in Changes(state, card, roster)
           select change,
    ];

    /// <summary>Copies that stand-ins are owed: only while nobody nearer has one or could be reached, and only once the record names them.</summary>
    internal static IEnumerable<(string By, IReadOnlyList<string> People)> Lacking(Case state, PlannedCard card, Roster roster)
    {
        if (!Asks(card) || Levels(state, card.Position, roster) is not { } levels) yield break;
        for (var i = 1; i < levels.Count && levels.Take(i).All(l => IsCutOff(state, card, l.People)); i++)
        {
            var by = levels[i].Position;
            List<string> lacking = [.. levels[i].People.Select(p => p.ObjectId).Except(Having(state, card))];
            var onRecord = Present(state, card.Position).Any(s => s.By == by && s.Named.Version <= state.Version);
            if (onRecord && lacking.Count > 0) yield return (by, lacking);
        }
    }

    /// <summary>Everybody who acts for a position now, nearest first, each level in its manner; null when that is not known.</summary>
    internal static IReadOnlyList<(string Position, IReadOnlyList<Holder> People)>? Levels(Case state, string position, Roster roster)
    {
        List<(string, IReadOnlyList<Holder>)> levels = [];
        foreach (var key in (IEnumerable<string>)[position, .. For(state, position)])
        {
            if (roster.Of(key) is not { } people) return null;
            levels.Add((key, key == position ? people : [.. people.Select(p => p with { Kind = ActingKind.Atasan })]));
        }

        return levels;
    }

    /// <summary>Position from which a former reader of a card stood in; null when that was not so.</summary>
    internal static string? Before(Case state, PlannedCard card, string person, Roster roster) => state.StandIns
        .LastOrDefault(s => s.Position == card.Position && s.Ended is not null && roster.Of(s.By)?.Any(h => h.ObjectId == person) == true)?.By;

    /// <summary>Part of a card's face: it says who stands in.</summary>
    internal static string Mark(Case state, string position) => string.Concat(For(state, position).Select(by => $"/{by}"));

    /// <summary>A receipt asks for nothing that the case would wait for.</summary>
    private static bool Asks(PlannedCard card) => card is { IsOpen: true, Kind: not CardKind.Receipt };

    private static IEnumerable<StandIn> Present(Case state, string? position) => state.StandIns.Where(s => s.Ended is null && s.Position == position);

    private static IEnumerable<CaseEvent> Changes(Case state, PlannedCard card, Roster roster)
    {
        if (Levels(state, card.Position, roster) is not { } levels) return [];
        var having = Having(state, card).ToHashSet();
        var nearest = levels.TakeWhile(l => !l.People.Any(p => having.Contains(p.ObjectId))).Count();
        if (nearest < levels.Count) return levels.Skip(nearest + 1).Select(l => new StandInEnded(card.Position, l.Position));
        // A position without anybody is not one that cannot be reached: who acts for a vacant one the office says.
        return levels[0].People.Count > 0 && levels.All(l => IsCutOff(state, card, l.People)) && Next(state, card, levels[^1].Position, roster) is { } by
            ? [new StandInNamed(card.Position, roster.Posts[card.Position].Label, by)]
            : [];
    }

    /// <summary>The first position on the way up that somebody holds who was not tried in vain; a list that goes round in a circle ends, too.</summary>
    private static string? Next(Case state, PlannedCard card, string from, Roster roster)
    {
        HashSet<string> seen = [card.Position, from];
        var tried = Unreached(state, card);
        var key = roster.Posts.GetValueOrDefault(from)?.Superior;
        for (; key is not null && seen.Add(key); key = roster.Posts.GetValueOrDefault(key)?.Superior)
            if (roster.Of(key)?.Any(h => h.Kind != ActingKind.Atasan && !tried.ContainsKey(h.ObjectId)) == true) return key;
        return null;
    }

    private static bool IsCutOff(Case state, PlannedCard card, IReadOnlyList<Holder> people)
    {
        var (tried, having) = (Unreached(state, card), Having(state, card).ToHashSet());
        return people.All(p => tried.ContainsKey(p.ObjectId) && !having.Contains(p.ObjectId));
    }

    private static IEnumerable<string> Having(Case state, PlannedCard card) =>
        state.Cards.TryGetValue(card.Key, out var sent) ? sent.Copies.Select(c => c.ObjectId) : [];

    private static IReadOnlyDictionary<string, string> Unreached(Case state, PlannedCard card) =>
        state.Unreached.GetValueOrDefault(card.Key) ?? new Dictionary<string, string>();
}
