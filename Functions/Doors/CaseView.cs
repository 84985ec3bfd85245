using Sop697.Domain;
using Sop697.Domain.Steps;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>A case as programs and pages read it. Part of the contract: fields are added, never changed.</summary>
/// <param name="Step">Key of the open SOP row, or null once closed.</param>
/// <param name="Status"><c>terbuka</c> or <c>selesai</c>.</param>
/// <param name="Holder">Position keys whose turn it is, comma-separated; empty when it is the system's.</param>
/// <param name="Due">When the open row is due, UTC.</param>
/// <param name="Version">Version of the journal.</param>
/// <param name="Answer">The released text, else the newest draft, else null.</param>
/// <param name="Outcome">How it ended, or null.</param>
/// <param name="NotArchived">Commits and pictures that SharePoint does not have yet.</param>
/// <param name="Problems">What somebody must look at: cards that did not arrive, work that stalls.</param>
/// <param name="StatutoryDue">When the law's own limit is over, UTC; null when its class has none.</param>
/// <param name="DueCalendar">How far the calendar of the due date's year may be trusted: <c>resmi</c>, <c>perkiraan</c> or <c>tidak_ada</c>.</param>
/// <param name="ErasedAt">When its content was given up, UTC: every text says so instead; null while it is kept.</param>
internal sealed record CaseView(
    string CaseId,
    string? Number,
    string? Step,
    string? StepTitle,
    string Status,
    string Holder,
    DateTimeOffset? Due,
    int Version,
    string? Answer,
    string? Outcome,
    DateTimeOffset ReceivedAt,
    int NotArchived,
    IReadOnlyList<string> Problems,
    IReadOnlyList<CaseViewLine> History,
    DateTimeOffset? StatutoryDue,
    string? DueCalendar,
    DateTimeOffset? ErasedAt)
{
    internal static CaseView Of(LoadedCase loaded, ArchiveCursor cursor, SopTable table, Office office, string language)
    {
        var state = loaded.State;
        string Label(string key) => office.Position(key)?.Label ?? key;
        var answered = loaded.Commits.Where(c => c.Commit.Card is not null).Select(c => c.Commit.Version).ToHashSet();
        var row = state.Open is { } open ? table[open.Step] : null;
        return new CaseView(
            state.Id,
            state.Number,
            row?.Key,
            row is null ? null : $"{row.Number}. {row.Title}",
            state.IsClosed ? "selesai" : "terbuka",
            string.Join(',', state.Holders(table)),
            state.Open?.DueAt,
            state.Version,
            state.Release?.Text ?? state.LatestDraft?.Text,
            state.Closing is { } closing ? Codes.Of(closing.Outcome) : null,
            state.ReceivedAt,
            Math.Max(0, state.Version - cursor.Version) + (state.Erased is null ? state.Evidence.DistinctBy(e => e.Sha256).Count(e => !state.Archived.ContainsKey(e.Sha256)) : 0),
            [
                .. Domain.Cases.CardPlan.Missing(state, table).Select(m => Undelivered(m, Label).In(language)),
                .. state.Stalled.Select(s => Domain.Cases.History.Stalled(s.Key, s.Value).In(language)),
            ],
            [.. Domain.Cases.History.Of(loaded.Commits, Label).Select(h => new CaseViewLine(h.Version, h.At, h.By.Name, h.By.Title, h.What.In(language), answered.Contains(h.Version)))],
            state.StatutoryDueAt,
            state.Open is { } due ? Codes.Of(office.Rules.Calendar.StatusOf(due.DueAt)) : null,
            state.Erased?.At.At);
    }

    private static LocalText Undelivered(Domain.Cases.MissingCard missing, Func<string, string> label) => missing switch
    {
        { SomeHaveIt: true, StandIn: { } by } => new(
            $"Kartu untuk {label(missing.Position)} belum sampai, maka {label(by)} bertindak sebagai atasan: {missing.Why}",
            $"The card for {label(missing.Position)} has not arrived, so {label(by)} acts as the one above: {missing.Why}"),
        { SomeHaveIt: true } => new(
            $"Kartu untuk {label(missing.Position)} belum sampai kepada semua pemegang jabatan itu: {missing.Why}",
            $"The card for {label(missing.Position)} has not reached every holder of the position: {missing.Why}"),
        _ => new($"Kartu untuk {label(missing.Position)} belum sampai: {missing.Why}", $"The card for {label(missing.Position)} has not arrived: {missing.Why}"),
    };
}

/// <param name="Version">Commit.</param>
/// <param name="At">UTC.</param>
/// <param name="Name">Person, as then.</param>
/// <param name="Position">Position, as then, with Plh or Plt.</param>
/// <param name="What">Sentence without subject.</param>
/// <param name="HasCard">Whether a card was answered, which can be looked at under the version.</param>
internal sealed record CaseViewLine(int Version, DateTimeOffset At, string Name, string Position, string What, bool HasCard);
