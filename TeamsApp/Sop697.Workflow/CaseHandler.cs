using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Load, decide, append. The only place that writes the journal.</summary>
public sealed class CaseHandler(IJournal journal, IDueTable due, IWorkQueue queue, IRules office, ILogger<CaseHandler> log)
{
    /// <summary>How long a nudge may take before the sweep looks after the case.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private const int MaxTries = 12;

    /// <summary>The case as it stands, or null.</summary>
    public async Task<LoadedCase?> LoadAsync(string caseId, CancellationToken cancellationToken)
    {
        var commits = await journal.ReadAsync(caseId, cancellationToken);
        return CaseEvolution.Fold(commits) is { } state ? new LoadedCase(state, commits) : null;
    }

    /// <summary>Takes a person's command. When it is accepted it is committed before this returns, and its work is nudged.</summary>
    /// <param name="answered">The card as shown and answered, made from the journal as it was; null when there was none.</param>
    /// <exception cref="WriteContentionException">Others wrote again and again; nothing was committed.</exception>
    public async Task<Handled> HandleAsync(
        string caseId, CaseCommand command, Func<LoadedCase, AnsweredCard?>? answered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var rules = await office.ReadAsync(cancellationToken);
        DueRow? row = null;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var loaded = await LoadAsync(caseId, cancellationToken);
            if (loaded is not null && command is PersonCommand press && Arrival.Of(loaded.State, press, rules) is { } arrived)
            {
                // What arrived owes work of its own, also when the press itself turns out to be a repeat.
                row ??= await due.ScheduleAsync(caseId, command.Now + Grace, cancellationToken);
                loaded = await RecordAsync(loaded, new RecordWork(command.Now, [arrived]), cancellationToken);
            }

            var decision = CaseDecider.Decide(loaded?.State, command, rules);
            if (decision is not Decision.Accepted accepted)
            {
                Measures.Decided(command.GetType().Name, decision is Decision.Refused refused ? refused.Refusal.Code : "repeated");
                if (row is not null) await NudgeAsync(row, cancellationToken);
                return new Handled(decision, loaded?.State);
            }

            row ??= await due.ScheduleAsync(caseId, command.Now + Grace, cancellationToken);
            var commit = Commit(caseId, command.Now, accepted, loaded, loaded is null ? null : answered?.Invoke(loaded));
            if (!await journal.AppendAsync(commit, cancellationToken))
            {
                Measures.Conflicted();
                continue;
            }

            Measures.Decided(command.GetType().Name, "accepted");
            await NudgeAsync(row, cancellationToken);
            return new Handled(accepted, CaseEvolution.Apply(loaded?.State, commit.Commit));
        }

        throw new WriteContentionException(caseId);
    }

    /// <summary>Puts facts of performed work on the record. No nudge: whoever performed it is still there.</summary>
    public async Task<LoadedCase?> RecordAsync(string caseId, RecordWork command, CancellationToken cancellationToken) =>
        await LoadAsync(caseId, cancellationToken) is { } loaded ? await RecordAsync(loaded, command, cancellationToken) : null;

    /// <inheritdoc cref="RecordAsync(string, RecordWork, CancellationToken)"/>
    /// <param name="known">
    /// The case as it was read before the work. It is not read again: when somebody wrote meanwhile, the journal refuses the
    /// version and only then is there something new to read.
    /// </param>
    public async Task<LoadedCase> RecordAsync(LoadedCase known, RecordWork command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(command);
        var rules = await office.ReadAsync(cancellationToken);
        var loaded = known;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (CaseDecider.Decide(loaded.State, command, rules) is not Decision.Accepted accepted) return loaded;
            var commit = Commit(loaded.State.Id, command.Now, accepted, loaded, null);
            if (await journal.AppendAsync(commit, cancellationToken))
                return new LoadedCase(CaseEvolution.Apply(loaded.State, commit.Commit)!, [.. loaded.Commits, commit]);
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

    private async Task NudgeAsync(DueRow row, CancellationToken cancellationToken)
    {
        try
        {
            await queue.NudgeAsync(row, TimeSpan.Zero, cancellationToken);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The decision is safe and the due row stands: the sweep performs what the nudge would have.
            log.NudgeFailed(row.CaseId, e);
        }
    }
}

/// <summary>A case with the journal it was folded from.</summary>
public sealed record LoadedCase(Case State, IReadOnlyList<SealedCommit> Commits);

/// <summary>What became of a command, and the case as it stands after it.</summary>
public sealed record Handled(Decision Decision, Case? State);

/// <summary>The journal was written by others at every try.</summary>
public sealed class WriteContentionException(string caseId) : Exception($"Case {caseId} is written by too many at once.");
