using Sop697.Domain.Privacy;
using Sop697.Domain.Time;

namespace Sop697.Domain.Cases;

/// <summary>An effect that is still owed, as data. Its key names it in logs and on the record.</summary>
public abstract record Work(string Key);

/// <summary>The keys of owed work, by what it is about.</summary>
internal static class WorkKey
{
    internal const string Number = "nomor";

    internal const string Due = "batas";

    internal const string Compare = "ganda";

    internal const string Join = "penanya";
    internal const string Dossier = "berkas";
    internal const string Erase = "hapus";

    internal const string StandIns = "pengganti";

    /// <param name="standIn">Position whose holders stand in, or null.</param>
    internal static string Card(string key, string? standIn = null) => standIn is null ? $"kartu/{key}" : $"kartu/{key}/{standIn}";

    internal static string Moved(string key) => $"{Card(key)}/pindah";

    internal static string Picture(string sha256) => $"arsip/{sha256}";

    internal static string Rendition(string sha256, int mask) => FormattableString.Invariant($"samar/{sha256}/{mask}");
}

/// <summary>Give the case its number of the year.</summary>
/// <param name="Year">Year of receipt in WIB.</param>
public sealed record AssignNumber(int Year) : Work(WorkKey.Number)
{
    /// <summary><c>MS-2026-0001</c>.</summary>
    public string Format(int serial) => new CaseNumber(Year, serial).ToString();
}

/// <summary>Look for earlier reports that this one looks like, and let it be found by later ones. Owed with the number, and done with it.</summary>
public sealed record CompareReport() : Work(WorkKey.Compare);

/// <summary>Count the asker of a merged case on the earlier one.</summary>
public sealed record CountAsker(string Into, Asker Asker) : Work(WorkKey.Join);

/// <summary>Make a card stand in a chat, or make the one that stands there true.</summary>
/// <param name="Card">Which.</param>
/// <param name="Shown">The case as the card must show it.</param>
/// <param name="Untrue">Copies that show something else.</param>
/// <param name="To">Object ids of those who must get a copy of their own; null for everybody who acts for the position.</param>
/// <param name="StandIn">Position whose holders they are, who stand in for the card's own; null for its own.</param>
public sealed record ShowCard(PlannedCard Card, Case Shown, IReadOnlyList<CardCopy> Untrue, IReadOnlyList<string>? To, string? StandIn = null)
    : Work(WorkKey.Card(Card.Key, StandIn));

/// <summary>Put on the record who stands in for positions that cannot be reached, and who no longer does.</summary>
public sealed record NameStandIns(IReadOnlyList<CaseEvent> Changes) : Work(WorkKey.StandIns);

/// <summary>Close the copies of those who no longer act for a card's position, and say to whom it moved.</summary>
/// <param name="Card">With the face that those copies get.</param>
/// <param name="Shown">The case as the card must show it.</param>
/// <param name="From">Who had it.</param>
public sealed record MoveCard(PlannedCard Card, Case Shown, IReadOnlyList<Leaver> From) : Work(WorkKey.Moved(Card.Key));

/// <summary>What is done while SharePoint is brought up to the journal, and never while somebody waits for a card.</summary>
public abstract record ArchiveWork(string Key) : Work(Key);

/// <summary>Put a picture into the SharePoint library.</summary>
public sealed record ArchiveEvidence(Evidence Evidence) : ArchiveWork(WorkKey.Picture(Evidence.Sha256));

/// <summary>Print the dossier of a case that ended, and put it into the SharePoint library; again when something else is covered on its pictures.</summary>
public sealed record ArchiveDossier() : ArchiveWork(WorkKey.Dossier);

/// <summary>Put the masked rendition of a picture into its SharePoint library.</summary>
public sealed record ArchiveRendition(Evidence Evidence, PictureMask Mask) : ArchiveWork(WorkKey.Rendition(Evidence.Sha256, Mask.Confirmed?.At.Version ?? 0));

/// <summary>Remove the content of a case that was given up, from both copies and from all that is made of them.</summary>
public sealed record EraseContent() : ArchiveWork(WorkKey.Erase);

/// <summary>Put due dates on the record that calendar, settings or the case's own law now ask for.</summary>
public sealed record MoveDue(IReadOnlyList<DueMoved> Moves) : Work(WorkKey.Due);

/// <summary>Computed from state, never queued: a crash delays what is owed and loses nothing.</summary>
public static class OwedWork
{
    /// <summary>What is owed as far as it is known without the office.</summary>
    public static IReadOnlyList<Work> Pending(Case state, SopRules rules, DateTimeOffset now) => Pending(state, rules, now, Roster.Unknown);

    /// <param name="roster">Who acts for which position now.</param>
    public static IReadOnlyList<Work> Pending(Case state, SopRules rules, DateTimeOffset now, Roster roster)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rules);
        if (state.Number is null) return [new AssignNumber(Wib.Year(state.ReceivedAt)), new CompareReport()];
        // Cards follow once the dates are right: a card drawn now would be drawn again.
        var moves = Recalculating.Moves(state, rules);
        IEnumerable<Work> shown = moves.Count > 0 ? [new MoveDue(moves)] : Cards(state, rules, now, roster);
        return
        [
            .. state.Merged is { IsCounted: false } merged ? [new CountAsker(merged.Into, new(state.Id, state.Number, state.Inquiry.Channel, state.Inquiry.SourceUrl))] : Array.Empty<Work>(),
            .. shown,
            .. ForArchive(state),
        ];
    }

    /// <summary>What SharePoint lacks besides the rows. Follows from the case alone: no card has to be planned to know it.</summary>
    public static IReadOnlyList<ArchiveWork> ForArchive(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Number is null) return [];
        return state.Erased switch { null => Papers(state), { Done: null } => [new EraseContent()], _ => [] };
    }

    private static List<ArchiveWork> Papers(Case state) =>
    [
        .. Pictures(state),
        .. Masking.Unarchived(state),
        // When all it shows is safe; a proof that came late would have to be printed again.
        .. IsDossierOwed(state) && !Pictures(state).Any() ? [new ArchiveDossier()] : Array.Empty<ArchiveWork>(),
    ];

    /// <summary>The case ended, and no dossier that shows its pictures as they are covered now is archived yet.</summary>
    public static bool IsDossierOwed(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Erased is null && state.IsClosed && state.Dossier?.Masks != state.MaskVersion;
    }

    private static IEnumerable<ArchiveEvidence> Pictures(Case state) =>
        state.Evidence.DistinctBy(e => e.Sha256).Where(e => !state.Archived.ContainsKey(e.Sha256)).Select(e => new ArchiveEvidence(e));

    private static IEnumerable<Work> Cards(Case state, SopRules rules, DateTimeOffset now, Roster roster)
    {
        var shown = Handing.Anticipate(state, rules, now);
        var plan = CardPlan.Of(shown, rules.TableOf(state));
        var changes = StandIns.Changes(state, plan, roster);
        return
        [
            .. changes.Count > 0 ? [new NameStandIns(changes)] : Array.Empty<Work>(),
            .. plan.Select(c => Moving.Owed(state, shown, c, roster)).OfType<MoveCard>(),
            .. plan.Select(c => new ShowCard(c, shown, Moving.Untrue(state, c, roster), Moving.Lacking(state, c, roster)))
                .Where(w => w.To is not { Count: 0 } || w.Untrue.Count > 0),
            .. plan.SelectMany(c => StandIns.Lacking(state, c, roster).Select(l => new ShowCard(c, shown, [], l.People, l.By))),
        ];
    }
}
