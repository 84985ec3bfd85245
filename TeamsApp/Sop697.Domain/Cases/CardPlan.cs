using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>Which cards must stand in which chats, derived from state alone: what was sent before is compared, never trusted.</summary>
public static class CardPlan
{
    public const string ReceiptKey = "terima/receipt";

    /// <summary>Of every card of a case whose content was given up: it says so and nothing else.</summary>
    private const string ErasedFace = "dihapus";

    public static IReadOnlyList<PlannedCard> Of(Case state, SopTable table)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(table);
        List<PlannedCard> plan = [Receipt(state), .. StepCards(state, table), .. state.Consultations.Select(c => Asked(state, c, table))];
        var planned = plan.Select(p => p.Key).ToHashSet();
        plan.AddRange(state.Cards.Where(c => !planned.Contains(c.Key)).Select(c => HandedOver(state, c.Key, c.Value, table)));
        return state.Erased is null ? plan : [.. plan.Select(p => p with { IsOpen = false, Face = ErasedFace })];
    }

    /// <summary>Cards that did not arrive with everybody, with why not. One that nobody needs any more is no trouble to anybody.</summary>
    public static IReadOnlyList<MissingCard> Missing(Case state, SopTable table)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(table);
        if (state.Undeliverable.Count + state.Unreached.Count == 0 || state.IsClosed) return [];
        var plan = Of(state, table).ToDictionary(p => p.Key);
        var nobody = state.Undeliverable.Select(u => new MissingCard(u.Key, PositionOf(u.Key, plan), u.Value, false));
        var some = from card in state.Unreached
                   where !state.Undeliverable.ContainsKey(card.Key)
                   from why in card.Value.Values.Distinct()
                   let position = PositionOf(card.Key, plan)
                   select new MissingCard(card.Key, position, why, true) { StandIn = StandIns.Last(state, position) };
        return [.. nobody.Concat(some).Where(m => !plan.TryGetValue(m.Card, out var card) || card.IsOpen)];
    }

    /// <summary>A card is missed before its step is open, too; then only its key tells for whom it is.</summary>
    private static string PositionOf(string key, Dictionary<string, PlannedCard> plan) =>
        plan.TryGetValue(key, out var card) ? card.Position : key.Split('/')[^1];

    /// <summary>Who is waited for though the question did not reach them, and why; the owner can ask somebody else, unless somebody stands in.</summary>
    public static IEnumerable<MissingCard> Unreached(Case state, SopTable table)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(table);
        var row = table.Steps.First(s => s.Actor == StepActor.Consulted);
        return from asked in state.Waiting
               let key = Key(row.Key, asked.Index, asked.Position)
               let nobody = state.Undeliverable.GetValueOrDefault(key)
               let stand = nobody is null ? StandIns.Last(state, asked.Position) : null
               let why = nobody ?? (stand is null ? null : state.Unreached.GetValueOrDefault(key)?.Values.First())
               where why is not null
               select new MissingCard(key, asked.Position, why, stand is not null) { StandIn = stand };
    }

    private static PlannedCard Receipt(Case state) => new(
        ReceiptKey, CardKind.Receipt, state.Team, -1, !state.IsClosed, ReceiptFace(state), state.Closing?.At);

    private static string ReceiptFace(Case state) => StandingFace(state) + (state.IsAskedForMasks() ? "/samaran" : "");

    private static string StandingFace(Case state) => state.Closing is { } closing
        ? $"tutup@{closing.At.Version}{(state.Askers.Count > 0 ? $"/{state.Askers.Count}" : "")}{(state.Hardcopy is { } paper ? $"/arsip@{paper.At.Version}" : "")}"
        : $"buka@{state.ReportVersion}{(state.IsAskedForLikeness ? "/ganda" : "")}";

    private static IEnumerable<PlannedCard> StepCards(Case state, SopTable table)
    {
        foreach (var record in state.Steps)
        {
            var row = table[record.Step];
            if (row.Card is not { } kind) continue;

            // Who finished a row keeps its card, even when the case was handed over later.
            var position = record.Finished?.By.Position ?? (row.Actor == StepActor.Team ? state.Team : state.Owner);
            var key = Key(row.Key, record.Index, position);
            if (record.Finished is not { } finished)
                yield return new(key, kind, position, record.Index, true, $"buka@{state.ContentVersion}{StandIns.Mark(state, position)}");
            else if (IsWaitingFor(state, record, row, table) && state.Cards.ContainsKey(key))
                yield return new(key, CardKind.Waiting, position, record.Index, true, $"menunggu@{state.ContentVersion}{StandIns.Mark(state, position)}{Unsure(state, table)}", finished);
            else
                yield return new(key, kind, position, record.Index, false, $"selesai@{finished.Version}", finished);
        }
    }

    private static string Unsure(Case state, SopTable table) =>
        string.Concat(Unreached(state, table).Select(m => m.StandIn is { } by ? $"/{m.Position}:{by}" : "/belum-sampai").Distinct());

    /// <summary>The owner acted, others are asked, and the open row still leaves the owner something to do.</summary>
    private static bool IsWaitingFor(Case state, StepRecord record, SopStep row, SopTable table) =>
        state.Open is { } open
        && row.Actor == StepActor.Owner
        && record.Index == open.Index - 1
        && table[open.Step] is { Actor: StepActor.Consulted } asked
        && asked.Exits.Any(e => e.By == StepActor.Owner);

    private static PlannedCard Asked(Case state, Consultation asked, SopTable table)
    {
        var row = table.Steps.First(s => s.Actor == StepActor.Consulted);
        var face = asked.Ended is { } ended ? $"selesai@{ended.Version}" : $"buka@{state.ContentVersion}{StandIns.Mark(state, asked.Position)}";
        return new(Key(row.Key, asked.Index, asked.Position), CardKind.Answer, asked.Position, asked.Index, asked.Ended is null, face, asked.Ended);
    }

    private static PlannedCard HandedOver(Case state, string key, SentCard sent, SopTable table)
    {
        var parts = key.Split('/');
        var row = table[parts[0]];
        var kind = row.Actor == StepActor.Consulted ? CardKind.Answer : row.Card ?? CardKind.Receipt;
        return new(key, kind, sent.Position, int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), false, $"alih@{HandedOverAt(state, sent.Position)?.Version}");
    }

    /// <summary>Who last handed over the part of a position, and when; null when nobody did.</summary>
    internal static Stamp? HandedOverAt(Case state, string position) => state.HandOvers.LastOrDefault(h => h.From == position)?.At;

    /// <summary>Names a card that a case sends, and not a view that somebody asked for.</summary>
    public static bool IsKey(string card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.Contains('/', StringComparison.Ordinal);
    }

    private static string Key(string step, int index, string position) => FormattableString.Invariant($"{step}/{index}/{position}");
}

/// <summary>A card that did not arrive.</summary>
/// <param name="Card">Its key.</param>
/// <param name="Position">Whom it is for.</param>
/// <param name="Why">In words, Indonesian.</param>
/// <param name="SomeHaveIt">Another holder of the position has it.</param>
public sealed record MissingCard(string Card, string Position, string Why, bool SomeHaveIt)
{
    /// <summary>Position that stands in and was given the card; null when none does.</summary>
    public string? StandIn { get; init; }
}
