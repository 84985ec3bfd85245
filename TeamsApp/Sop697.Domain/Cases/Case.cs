using Sop697.Domain.Knowledge;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>The state of one run of the SOP, folded from its journal. Only <see cref="CaseEvolution"/> makes one.</summary>
public sealed record Case
{
    public required string Id { get; init; }

    /// <summary>Version of the last commit folded in.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// Version of the last commit that changed what a person must decide about (question, evidence, draft, step).
    /// A card that showed an older one must be shown anew.
    /// </summary>
    public required int ContentVersion { get; init; }

    /// <summary>
    /// Version of the last commit that changed what an endorsement is about: the question, its pictures, the draft or the
    /// released text. Who endorses must have seen it.
    /// </summary>
    public int MaterialVersion { get; init; }

    /// <summary>Version of the last commit that changed what the team reported: the question or its pictures.</summary>
    public int ReportVersion { get; init; }

    public required int SopRevision { get; init; }

    /// <summary>Null until the system has numbered the case.</summary>
    public string? Number { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public required ActedBy ReportedBy { get; init; }
    public required Inquiry Inquiry { get; init; }
    public required ApprovalRule Rule { get; init; }
    public required string Team { get; init; }
    public required string Owner { get; init; }
    public string? Approver { get; init; }

    /// <summary>When the law's own limit is over; null when its class has none.</summary>
    public DateTimeOffset? StatutoryDueAt { get; init; }

    /// <summary>The word that made it urgent, as listed when it was reported; null when none was found.</summary>
    public string? UrgentWord { get; init; }

    /// <summary>Reminders that are on the record.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>Who was told of silence.</summary>
    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
    public IReadOnlyList<StepRecord> Steps { get; init; } = [];
    public IReadOnlyList<Consultation> Consultations { get; init; } = [];
    public IReadOnlyList<Draft> Drafts { get; init; } = [];

    /// <summary>Earlier answers that were offered; null while none was.</summary>
    public Suggestions? Suggested { get; init; }

    public IReadOnlyList<ReturnNote> Returns { get; init; } = [];
    public IReadOnlyList<HandOver> HandOvers { get; init; } = [];
    public Release? Release { get; init; }
    public Publication? Publication { get; init; }
    public Closing? Closing { get; init; }

    /// <summary>Earlier cases that the report looks like, the surest first.</summary>
    public IReadOnlyList<Resemblance> Like { get; init; } = [];

    /// <summary>"Berbeda": who said so; null while nobody has.</summary>
    public Stamp? LikeDenied { get; init; }

    /// <summary>The earlier case that answers this one; null for a case of its own.</summary>
    public Merger? Merged { get; init; }

    /// <summary>Others who asked the same and get the same answer; the case's own asker is not among them.</summary>
    public IReadOnlyList<Asker> Askers { get; init; } = [];

    /// <summary>The team has still to say whether it is an earlier case. Once an answer is released it is too late.</summary>
    public bool IsAskedForLikeness => Like.Count > 0 && LikeDenied is null && Release is null && !IsClosed;

    /// <summary>The printed dossier in SharePoint; null until it stands there.</summary>
    public ArchivedDossier? Dossier { get; init; }

    /// <summary>Dossiers that were archived before the newest, under paths of their own, because something else was covered on their pictures.</summary>
    public IReadOnlyList<ArchivedDossier> OlderDossiers { get; init; } = [];

    /// <summary>Where the signed paper lies; null until somebody filed it.</summary>
    public Hardcopy? Hardcopy { get; init; }

    /// <summary>Its content was given up; null while it is kept. From then on nothing here holds a text about the citizen.</summary>
    public Erasure? Erased { get; init; }

    /// <summary>What of its pictures must not be shown, by the SHA-256 of the original.</summary>
    public IReadOnlyDictionary<string, PictureMask> Masks { get; init; } = new Dictionary<string, PictureMask>();

    /// <summary>Version of the last commit that covered something else on a picture that is printed; 0 while nothing is covered.</summary>
    public int MaskVersion { get; init; }

    /// <summary>Who saw which picture unmasked, with the last day of it.</summary>
    public IReadOnlyList<OriginalView> Views { get; init; } = [];

    public IReadOnlyDictionary<string, ArchivedEvidence> Archived { get; init; } = new Dictionary<string, ArchivedEvidence>();
    public IReadOnlyDictionary<string, SentCard> Cards { get; init; } = new Dictionary<string, SentCard>();

    /// <summary>Cards that nobody of their position has, with why not, by card key.</summary>
    public IReadOnlyDictionary<string, string> Undeliverable { get; init; } = new Dictionary<string, string>();

    /// <summary>By card key: holders of its position who could not be reached, by object id, and why; others may have it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Unreached { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Who stood in for positions that could not be reached, in the order in which they were named.</summary>
    public IReadOnlyList<StandIn> StandIns { get; init; } = [];

    /// <summary>Owed work that needs a person to look, by work key.</summary>
    public IReadOnlyDictionary<string, string> Stalled { get; init; } = new Dictionary<string, string>();

    public bool IsClosed => Closing is not null;

    /// <summary>Every row was done within its limit ("tepat waktu"); null while open.</summary>
    public bool? OnTime => IsClosed ? Steps.All(s => s.Finished is { } f && f.At <= s.DueAt) : null;

    /// <summary>The open step; null once closed.</summary>
    public StepRecord? Open => IsClosed ? null : Steps[^1];

    public Draft? LatestDraft => Drafts.Count == 0 ? null : Drafts[^1];

    public IEnumerable<Consultation> Waiting => Consultations.Where(c => c.Ended is null);

    /// <summary>The last pass through a row that had time of its own; a row only passed over by a combined action had none.</summary>
    public StepRecord? LastOf(string step) => Steps.LastOrDefault(s => s.Step == step && s.Finished?.Version != s.Opened.Version);

    /// <summary>Keys of the positions whose turn it is; empty when it is the system's or nobody's.</summary>
    public IReadOnlyList<string> Holders(SopTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (Open is not { } open) return [];
        return table[open.Step].Actor switch
        {
            StepActor.Team => [Team],
            StepActor.Owner => [Owner],
            StepActor.Consulted => [.. Waiting.Select(c => c.Position)],
            _ => [],
        };
    }
}

/// <summary>Who and when, taken from the commit an event stands in.</summary>
public sealed record Stamp(int Version, DateTimeOffset At, ActedBy By);

/// <summary>One pass through a row of the SOP.</summary>
/// <param name="Index">Position among the case's step records, from 0; with the step it names a card.</param>
/// <param name="Step">Row key.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="DueAt">UTC.</param>
/// <param name="Opened">Commit that opened it.</param>
/// <param name="Finished">Commit that ended it, or null while open.</param>
/// <param name="Combined">Done together with the next row by one action ("digabung").</param>
public sealed record StepRecord(
    int Index, string Step, DateTimeOffset StartedAt, DateTimeOffset DueAt, Stamp Opened, Stamp? Finished = null, bool Combined = false)
{
    /// <summary>When its clock started, UTC: a row that came back in a loop goes on with the time of its first pass.</summary>
    public DateTimeOffset ClockFrom { get; init; } = StartedAt;
}

/// <summary>A question to another position, with its own clock.</summary>
public sealed record Consultation(
    int Index, string Position, string Note, DateTimeOffset DueAt, Stamp Asked, Stamp? Ended = null, ConsultationEnd? How = null)
{
    /// <summary>When its clock started, UTC: asked again in a loop, a position goes on with the time of the first question.</summary>
    public DateTimeOffset ClockFrom { get; init; } = Asked.At;
}

/// <summary>A version of the answer.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Endorsed">Positions that wrote or approved exactly this text and have not returned it since.</param>
public sealed record Draft(int Version, string Text, Stamp Written, IReadOnlyList<string> Endorsed)
{
    /// <summary>Object id of the person behind each of those positions: one person may hold several.</summary>
    public IReadOnlyDictionary<string, string> EndorsedBy { get; init; } = new Dictionary<string, string>();

    /// <summary>Number of the case whose released answer it was made from; null when it was not.</summary>
    public string? BasedOn { get; init; }

    /// <summary>What was said in agreeing to it, by positions that still stand behind it; who agreed without a word is not here.</summary>
    public IReadOnlyList<ApprovalNote> Notes { get; init; } = [];
}

/// <summary>Words that came with an agreement: no condition of it, but the owner reads them before the release.</summary>
/// <param name="Note">Never empty.</param>
public sealed record ApprovalNote(string Position, string Note, Stamp At);

public sealed record ReturnNote(string From, string To, string Reason, int Round, Stamp At);

/// <summary>A position handed its part to another.</summary>
public sealed record HandOver(string From, string To, string Reason, Stamp At);

public sealed record Release(int Draft, string Text, bool SelfReleased, Stamp At);

public sealed record Publication(string? Permalink, string? ProofSha256, Stamp At);

public sealed record Closing(Outcome Outcome, string? Reason, Stamp At);

/// <summary>The earlier case that answers a merged one.</summary>
/// <param name="Into">The earlier case.</param>
/// <param name="Number">Its number, or null.</param>
/// <param name="IsCounted">The earlier case counts this one's asker.</param>
public sealed record Merger(string Into, string? Number, bool IsCounted);

/// <param name="Sha256">Of the document.</param>
/// <param name="Path">Path within the library.</param>
/// <param name="ItemId">Drive item id.</param>
/// <param name="Url">Address in SharePoint.</param>
public sealed record ArchivedDossier(string Sha256, string Path, string ItemId, string Url)
{
    /// <summary><see cref="Case.MaskVersion"/> that its pictures show.</summary>
    public int Masks { get; init; }
}

/// <summary>The signed paper in the archive.</summary>
/// <param name="ScanSha256">A picture of the signed sheet, or null.</param>
public sealed record Hardcopy(string Location, string? ScanSha256, Stamp At);

public sealed record ArchivedEvidence(string Path, string ItemId, string Url);

/// <summary>A card that stands in one or more chats.</summary>
/// <param name="Copies">Those that are kept true; the copies of people whom the card has left are not among them.</param>
public sealed record SentCard(string Position, string Face, IReadOnlyList<CardCopy> Copies)
{
    /// <summary>People whose copies were closed because the card moved on.</summary>
    public IReadOnlyList<MovedCard> Moved { get; init; } = [];
}

/// <summary>A card left somebody who no longer acts for its position.</summary>
public sealed record MovedCard(string ObjectId, IReadOnlyList<Holder> To, Stamp At)
{
    /// <inheritdoc cref="CardMoved.StandIn"/>
    public string? StandIn { get; init; }
}

/// <summary>A reminder that is on the record.</summary>
public sealed record Reminder(DueClock Clock, int Index, string Position, ReminderKind Kind, int Number, ReminderEnd How, Stamp At);

/// <summary>Somebody was told of silence.</summary>
public sealed record Escalation(DueClock Clock, int Index, string From, string To, int Level, Stamp At);
