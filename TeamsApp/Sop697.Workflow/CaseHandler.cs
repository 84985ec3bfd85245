using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Load, decide, append. The only place that adds to the journal.</summary>
public sealed class CaseHandler(IJournal journal, IShownCards shownCards, IDueTable due, IWorkQueue queue, IRules office, ILogger<CaseHandler> log)
{
    /// <summary>How long a nudge may take before the sweep looks after the case.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private const int MaxTries = 12;

    private readonly CaseMemory memory = new();

    /// <summary>The case as it stands, or null. Only what was added since this process last saw it is read.</summary>
    public async Task<LoadedCase?> LoadAsync(string caseId, CancellationToken cancellationToken)
    {
        var known = memory.Recall(caseId);
        var added = await journal.ReadAsync(caseId, known?.State.Version ?? 0, cancellationToken);
        if (added.Count == 0) return known;
        var state = added.Aggregate(known?.State, (s, sealedCommit) => CaseEvolution.Apply(s, sealedCommit.Commit));
        return memory.Keep(LoadedCase.Of(state!, [.. known?.Commits ?? [], .. added]));
    }

    /// <summary>The case as this process remembers it when that is new enough, else as it stands.</summary>
    /// <param name="atLeast">A version that the caller knows to be there; 0 when it knows none.</param>
    public async Task<LoadedCase?> LoadAsync(string caseId, int atLeast, CancellationToken cancellationToken) =>
        atLeast > 0 && memory.Recall(caseId) is { } known && known.State.Version >= atLeast ? known : await LoadAsync(caseId, cancellationToken);

    /// <summary>
    /// Takes a person's command. When it is accepted it is committed before this returns, and its work is nudged.
    /// The first try decides by what is remembered and reads nothing: what it accepts the journal still refuses if somebody wrote
    /// meanwhile, and what it does not accept is decided again by what stands, so that nobody is refused by an old copy. A case that is
    /// to be opened counts as new in that try.
    /// </summary>
    /// <param name="pressed">The card that was answered; null when there was none.</param>
    /// <exception cref="WriteContentionException">Others wrote again and again; nothing was committed.</exception>
    public async Task<Handled> HandleAsync(
        string caseId, CaseCommand command, PressedCard? pressed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var rules = await office.ReadAsync(cancellationToken);
        // Beside all that the press waits for anyway; when it is refused, nobody waits for this.
        var looking = FindAsync(pressed, cancellationToken);
        DueRow? row = null;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var fresh = tries > 0;
            var loaded = fresh ? await LoadAsync(caseId, cancellationToken) : memory.Recall(caseId);
            if (!fresh && loaded is null && command is not OpenCase) continue;
            if (loaded is not null && command is PersonCommand press && Arrival.Of(loaded.State, press, rules) is { } arrived)
            {
                // What arrived owes work of its own, also when the press itself turns out to be a repeat.
                row ??= await due.ScheduleAsync(caseId, command.Now + Grace, cancellationToken);
                loaded = await RecordAsync(loaded, new RecordWork(command.Now, [arrived]), cancellationToken);
            }

            var decision = CaseDecider.Decide(loaded?.State, command, rules);
            if (decision is not Decision.Accepted accepted)
            {
                if (!fresh) continue;
                Measures.Decided(command.GetType().Name, decision is Decision.Refused refused ? refused.Refusal.Code : "repeated");
                if (row is not null) Nudge(row);
                return new Handled(decision, loaded?.State);
            }

            row ??= await due.ScheduleAsync(caseId, command.Now + Grace, cancellationToken);
            var commit = Commit(caseId, command.Now, accepted, loaded, pressed?.Seal(loaded, await looking));
            if (await journal.AppendAsync(commit, [], cancellationToken))
            {
                Measures.Decided(command.GetType().Name, "accepted");
                Nudge(row);
                return new Handled(accepted, Extend(loaded, commit).State);
            }

            // What took the version may have been the record of this very card.
            if (await looking is null) looking = FindAsync(pressed, cancellationToken);
            Measures.Conflicted();
        }

        throw new WriteContentionException(caseId);
    }

    /// <summary>
    /// Gives a journal that was restored from a backup what SharePoint's copy has of it, as it was sealed, and then says so on the record. Repeating
    /// it after a crash gives back what is still missing.
    /// </summary>
    /// <exception cref="InvalidOperationException">With these decisions the journal would not be whole.</exception>
    /// <exception cref="WriteContentionException">Another decision has taken the place of one of them.</exception>
    public async Task<Handled> RestoreAsync(JournalRestoration restoration, DateTimeOffset now, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(restoration);
        if (restoration is not { InTheWay: [], Missing: [var first, ..] missing }) throw new InvalidOperationException($"Nothing can be given back to case {restoration.CaseId}.");
        foreach (var commit in missing)
            if (!await journal.AppendAsync(commit.Read(), [], cancellationToken)) throw new WriteContentionException(restoration.CaseId);
        return await HandleAsync(restoration.CaseId, new RecordRestoration(now, first.Version, missing[^1].Version, reason), null, cancellationToken);
    }

    /// <summary>Puts facts of performed work on the record. No nudge: whoever performed it is still there.</summary>
    public async Task<LoadedCase?> RecordAsync(string caseId, RecordWork command, CancellationToken cancellationToken) =>
        await LoadAsync(caseId, cancellationToken) is { } loaded ? await RecordAsync(loaded, command, cancellationToken) : null;

    /// <inheritdoc cref="RecordAsync(string, RecordWork, CancellationToken)"/>
    /// <param name="known">
    /// The case as it was read before the work. It is not read again: when somebody wrote meanwhile, the journal refuses the
    /// version and only then is there something new to read.
    /// </param>
    public Task<LoadedCase> RecordAsync(LoadedCase known, RecordWork command, CancellationToken cancellationToken) =>
        RecordAsync(known, command, [], cancellationToken);

    /// <inheritdoc cref="RecordAsync(LoadedCase, RecordWork, CancellationToken)"/>
    /// <param name="shown">The cards that this work showed; kept also when none of its facts is news.</param>
    public async Task<LoadedCase> RecordAsync(
        LoadedCase known, RecordWork command, IReadOnlyList<ShownCard> shown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(command);
        var rules = await office.ReadAsync(cancellationToken);
        var loaded = known;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (CaseDecider.Decide(loaded.State, command, rules) is not Decision.Accepted accepted)
            {
                if (Keepable(loaded, shown) is { Count: > 0 } kept) await shownCards.KeepAsync(loaded.State.Id, kept, cancellationToken);
                return loaded;
            }

            var commit = Commit(loaded.State.Id, command.Now, accepted, loaded, null);
            if (await journal.AppendAsync(commit, Keepable(loaded, shown), cancellationToken)) return Extend(loaded, commit);
            loaded = await LoadAsync(loaded.State.Id, cancellationToken) ?? throw new WriteContentionException(loaded.State.Id);
        }

        throw new WriteContentionException(loaded.State.Id);
    }

    private static SealedCommit Commit(string caseId, DateTimeOffset at, Decision.Accepted accepted, LoadedCase? loaded, AnsweredCard? card) =>
        new Commit(
            caseId,
            (loaded?.State.Version ?? 0) + 1,
            at,
            accepted.By,
            accepted.Events,
            card,
            loaded?.Commits[^1].Hash ?? Domain.Audit.Commit.Genesis).Seal();

    /// <summary>A card that was on its way while the case was erased is made true like the others, and not kept.</summary>
    private static IReadOnlyList<ShownCard> Keepable(LoadedCase loaded, IReadOnlyList<ShownCard> shown) => loaded.State.Erased is null ? shown : [];

    private Task<string?> FindAsync(PressedCard? pressed, CancellationToken cancellationToken) =>
        pressed?.Id is { } id ? shownCards.FindAsync(pressed.Place, id, cancellationToken) : Task.FromResult<string?>(null);

    private LoadedCase Extend(LoadedCase? loaded, SealedCommit commit) =>
        memory.Keep(LoadedCase.Of(CaseEvolution.Apply(loaded?.State, commit.Commit)!, [.. loaded?.Commits ?? [], commit]));

    /// <summary>Nobody waits for it: the due row stands already, so what is lost with this process comes a minute later.</summary>
    private void Nudge(DueRow row) => _ = NudgeAsync(row);

    private async Task NudgeAsync(DueRow row)
    {
        try
        {
            await queue.NudgeAsync(row, TimeSpan.Zero, CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The decision is safe and the due row stands: the sweep performs what the nudge would have.
            log.NudgeFailed(row.CaseId, e);
        }
    }
}

/// <summary>A case with the journal it was folded from.</summary>
public sealed record LoadedCase(Case State, IReadOnlyList<SealedCommit> Commits)
{
    /// <summary>Of a case whose content was given up the texts are gone at once, whether storage has lost them already or not.</summary>
    internal static LoadedCase Of(Case state, IReadOnlyList<SealedCommit> commits) =>
        new(state, state.Erased is null ? commits : [.. commits.Select(c => c.Commit.Version <= state.Erased.Redacted.Count ? Redaction.Of(c) : c)]);
}

/// <summary>A pressed card: where it may be kept, and how to seal it.</summary>
/// <param name="Place">As in <see cref="IShownCards"/>.</param>
/// <param name="Id">Which card the press says it was, checked for its form only; null when it does not say.</param>
/// <param name="Seal">Makes what is sealed, from the journal as it was (null for a new case) and the kept text (null when there is none).</param>
public sealed record PressedCard(string Place, string? Id, Func<LoadedCase?, string?, AnsweredCard> Seal);

/// <summary>What became of a command, and the case as it stands after it.</summary>
public sealed record Handled(Decision Decision, Case? State);

/// <summary>The journal was written by others at every try.</summary>
public sealed class WriteContentionException(string caseId) : Exception($"Case {caseId} is written by too many at once.");
