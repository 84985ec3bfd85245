using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Answers "what waits for me" and "where was that case" for one person, never more than that person may read.</summary>
public sealed class CaseFinder(ICaseIndex index, CaseHandler cases, IRules office, TimeProvider time)
{
    /// <summary>More than that nobody reads on a phone; the rest is counted.</summary>
    public const int MostShown = 10;

    /// <summary>How many closed cases are looked through for words, and how many months back.</summary>
    private const int MostSearched = 5_000;

    private const int MonthsSearched = 24;

    /// <summary>What waits for a person: urgent first, then by due date. Each is read from the journal, so that it is true.</summary>
    public async Task<TaskList> TasksAsync(Actor person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        List<(CaseLine Line, DateTimeOffset Due)> mine = [];
        await foreach (var line in index.OpenAsync(cancellationToken))
            if (line.DueFor(person) is { } due) mine.Add((line, due));

        List<WaitingTask> shown = [];
        var gone = 0;
        foreach (var (line, due) in mine.OrderByDescending(m => m.Line.Urgent).ThenBy(m => m.Due).ThenBy(m => m.Line.CaseId, StringComparer.Ordinal))
        {
            if (shown.Count == MostShown) break;
            if (await FindAsync(line.CaseId, person, cancellationToken) is { } card) shown.Add(new(card.Case, card.Card, due));
            else gone++;
        }

        return new TaskList(shown, mine.Count - gone);
    }

    /// <summary>The card that waits for a person in a case; null when none does any more.</summary>
    /// <param name="key">Key of the card that is meant; null for the first.</param>
    public async Task<(Case Case, PlannedCard Card)?> FindAsync(string caseId, Actor person, CancellationToken cancellationToken, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await cases.LoadAsync(caseId, cancellationToken) is not { } loaded) return null;
        var rules = await office.ReadAsync(cancellationToken);
        var card = CardPlan.Of(loaded.State, rules.TableOf(loaded.State)).FirstOrDefault(p =>
            p.IsOpen && p.Kind is not (CardKind.Receipt or CardKind.Waiting) && StandIns.MayAct(loaded.State, person, p.Position) && (key is null || p.Key == key));
        return card is null ? null : (loaded.State, card);
    }

    /// <summary>Cases that a person may read and that hold every word: open ones first, then closed ones from the latest.</summary>
    public async Task<FoundCases> SearchAsync(Actor person, IReadOnlyList<string> words, Office office, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(office);
        var all = person.Seats.Any(s => s.Position.Role == Role.KepalaDinas);
        bool Fits(CaseLine l) => (all || l.Chain.Any(person.Is)) && l.Holds(words, office.Topics.FirstOrDefault(t => t.Key == l.Topic)?.Label);

        List<CaseLine> open = [];
        await foreach (var line in index.OpenAsync(cancellationToken))
            if (Fits(line)) open.Add(line);
        List<CaseLine> found = [.. open.OrderByDescending(l => l.ReceivedAt).Take(MostShown)];
        var isMore = open.Count > MostShown;

        var searched = 0;
        var month = Wib.Day(time.GetUtcNow());
        for (var back = 0; back < MonthsSearched && searched < MostSearched && !isMore; back++)
            await foreach (var line in index.ClosedAsync(month.AddMonths(-back), cancellationToken))
            {
                if (++searched > MostSearched) break;
                if (!Fits(line)) continue;
                isMore = found.Count == MostShown;
                if (isMore) break;
                found.Add(line);
            }

        return new FoundCases(found, isMore || searched > MostSearched);
    }
}

/// <param name="Shown">The first of them.</param>
/// <param name="Total">How many there are.</param>
public sealed record TaskList(IReadOnlyList<WaitingTask> Shown, int Total);

/// <param name="DueAt">UTC.</param>
public sealed record WaitingTask(Case Case, PlannedCard Card, DateTimeOffset DueAt);

/// <param name="IsMore">There may be others that were not looked at.</param>
public sealed record FoundCases(IReadOnlyList<CaseLine> Lines, bool IsMore);
