using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>Cards follow the position and not the person: who must get one, and whose copy must be closed.</summary>
public static class Moving
{
    /// <returns>
    /// Object ids of those who act for the card's position and have no copy; null for whoever the office says at that
    /// moment, when nobody has one and it is not known who should.
    /// </returns>
    internal static IReadOnlyList<string>? Lacking(Case state, PlannedCard card, Roster roster)
    {
        if (!card.IsOpen) return [];
        var have = Copies(state, card).Select(c => c.ObjectId).ToHashSet();
        return roster.Of(card.Position) is { Count: > 0 } acting
            ? [.. acting.Select(h => h.ObjectId).Where(id => !have.Contains(id))]
            : have.Count > 0 ? [] : null;
    }

    /// <summary>Copies that do not show the card's present face. Those that must be closed are not made true before.</summary>
    internal static IReadOnlyList<CardCopy> Untrue(Case state, PlannedCard card, Roster roster)
    {
        if (!state.Cards.TryGetValue(card.Key, out var sent) || sent.Face == card.Face) return [];
        var acting = card.IsOpen ? StandIns.Levels(state, card.Position, roster)?.SelectMany(l => l.People).Select(h => h.ObjectId).ToHashSet() : null;
        return acting is null ? sent.Copies : [.. sent.Copies.Where(c => acting.Contains(c.ObjectId))];
    }

    /// <summary>The closing of the copies of those who no longer act for an open card's position; null when there are none.</summary>
    internal static MoveCard? Owed(Case state, Case shown, PlannedCard card, Roster roster)
    {
        if (!card.IsOpen || StandIns.Levels(state, card.Position, roster) is not { } levels) return null;
        var now = levels.SelectMany(l => l.People).Select(h => h.ObjectId).ToHashSet();
        var copies = Copies(state, card);
        var unreached = state.Unreached.GetValueOrDefault(card.Key)?.Keys ?? [];
        List<Leaver> leavers = [.. copies.Select(c => c.ObjectId).Union(unreached).Where(id => !now.Contains(id))
            .Select(id => new Leaver(id, [.. copies.Where(c => c.ObjectId == id)], StandIns.Before(state, card, id, roster)))];
        return leavers.Count == 0 ? null : new MoveCard(card with { IsOpen = false, Face = "pindah", MovedTo = Present(levels, copies) }, shown, leavers);
    }

    /// <summary>What somebody is told who presses on a copy that was closed because the card moved.</summary>
    internal static Refusal? Refusal(Case state, PersonCommand command) =>
        command.Seen is { Card: { } key }
        && state.Cards.TryGetValue(key, out var sent)
        && sent.Moved.LastOrDefault(m => m.ObjectId == command.By.ObjectId) is { } moved
            ? Refusals.CardMoved(moved.To, moved.StandIn)
            : null;

    /// <summary>Why a card moved, in a clause after "karena".</summary>
    /// <param name="standIn">As in <see cref="CardMoved"/>.</param>
    public static LocalText Why(IReadOnlyList<Holder> to, string? standIn = null)
    {
        ArgumentNullException.ThrowIfNull(to);
        return to switch
        {
            [_, ..] when standIn is not null => new("yang bersangkutan sudah dapat dihubungi lagi", "who should have it can be reached again"),
            [] => new("jabatannya sedang kosong", "the position is vacant"),
            [{ Kind: ActingKind.Atasan }, ..] => new("jabatannya untuk sementara dijalankan atasannya", "the one above acts for the position for now"),
            [{ Kind: not ActingKind.Definitif } stand, ..] => new($"jabatannya sementara dijalankan {stand.Kind}", $"the position is held by an acting official ({stand.Kind}) for now"),
            _ => new("pemegang jabatannya berganti", "the position has another holder"),
        };
    }

    /// <summary>"Plh. Siti Maryam, …"; empty when nobody acts.</summary>
    public static string Names(IReadOnlyList<Holder> to) =>
        string.Join(", ", to.Select(h => ActingNames.Of(h.Kind, h.Name)));

    /// <summary>The nearest who have the card; while nobody has it, those who are to get it.</summary>
    private static IReadOnlyList<Holder> Present(IReadOnlyList<(string Position, IReadOnlyList<Holder> People)> levels, IReadOnlyList<CardCopy> copies) =>
        levels.Select(l => l.People).FirstOrDefault(l => l.Any(h => copies.Any(c => c.ObjectId == h.ObjectId))) ?? levels[^1].People;

    private static IReadOnlyList<CardCopy> Copies(Case state, PlannedCard card) =>
        state.Cards.TryGetValue(card.Key, out var sent) ? sent.Copies : [];
}

/// <summary>Somebody whose copies of a card must be closed.</summary>
/// <param name="StandIn">As in <see cref="CardMoved"/>.</param>
public sealed record Leaver(string ObjectId, IReadOnlyList<CardCopy> Copies, string? StandIn);
