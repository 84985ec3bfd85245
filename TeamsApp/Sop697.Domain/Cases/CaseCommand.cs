using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>Somebody's wish. Imperative, complete, and with the time it was uttered; the domain reads no clock.</summary>
/// <param name="Now">UTC.</param>
public abstract record CaseCommand(DateTimeOffset Now);

/// <summary>SOP rows 1 and 2: report a question or complaint with its screenshots.</summary>
/// <param name="Rule">Whose agreement the answer needs, by topic and kind.</param>
/// <param name="Team">The reporter's position.</param>
/// <param name="Owner">Kepala Seksi who gets it.</param>
/// <param name="Approver">Position above the owner, or null.</param>
/// <param name="Via"><c>http</c>, <c>chat</c>, <c>page</c> or <c>message</c>.</param>
public sealed record OpenCase(
    DateTimeOffset Now,
    Actor By,
    Inquiry Inquiry,
    IReadOnlyList<Evidence> Evidence,
    ApprovalRule Rule,
    string Team,
    string Owner,
    string? Approver,
    string Via) : CaseCommand(Now);

/// <summary>A command of a person about an open case.</summary>
/// <param name="By">Who, from the validated token.</param>
/// <param name="Seen">The card that was pressed, or null when it came another way.</param>
public abstract record PersonCommand(DateTimeOffset Now, Actor By, SeenCard? Seen) : CaseCommand(Now)
{
    public abstract Verb Verb { get; }
}

/// <param name="Card">Key of the card, or null when the sender did not say.</param>
/// <param name="Version"><see cref="Case.ContentVersion"/> that the card showed.</param>
public sealed record SeenCard(string? Card, int Version)
{
    /// <summary>Where it was pressed, from the validated activity; null when that is not known.</summary>
    public CardCopy? Copy { get; init; }
}

/// <summary>SOP row 4: ask the Kabid or other Kasi.</summary>
public sealed record Consult(DateTimeOffset Now, Actor By, SeenCard? Seen, IReadOnlyList<Position> To, string Note) : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Consult;
}

/// <summary>SOP row 5: write an answer.</summary>
/// <param name="BasedOn">Number of the case whose offered answer it was made from, or null; only what was offered counts.</param>
public sealed record Answer(DateTimeOffset Now, Actor By, SeenCard? Seen, string Text, string? BasedOn = null) : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Answer;
}

/// <summary>SOP row 5: agree to the draft as it stands.</summary>
public sealed record Approve(DateTimeOffset Now, Actor By, SeenCard? Seen, string Note) : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Approve;
}

/// <summary>"Minta perbaikan": back to an earlier actor, with a reason.</summary>
public sealed record Return(DateTimeOffset Now, Actor By, SeenCard? Seen, string Reason) : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Return;
}

/// <summary>The team mends its report after a return.</summary>
/// <param name="Rule">Whose agreement the mended report needs, by topic and kind; null leaves it as it was.</param>
/// <param name="Owner">Kepala Seksi of the mended report's topic; heeded when the topic is another than before.</param>
/// <param name="Approver">Who approves for that one, or null.</param>
public sealed record Correct(DateTimeOffset Now, Actor By, SeenCard? Seen, Inquiry Inquiry, ApprovalRule? Rule = null, string? Owner = null, string? Approver = null)
    : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Correct;
}

/// <summary>SOP row 6: hand this text to the team.</summary>
/// <param name="BasedOn">As in <see cref="Answer"/>.</param>
public sealed record ReleaseAnswer(DateTimeOffset Now, Actor By, SeenCard? Seen, string Text, string? BasedOn = null) : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Release;
}

/// <summary>SOP row 7: it stands on the channel.</summary>
/// <param name="Permalink">Address of the reply, or null.</param>
/// <param name="Proof">SHA-256 of a proof picture kept before, or null to take the newest one.</param>
public sealed record Publish(DateTimeOffset Now, Actor By, SeenCard? Seen, string? Permalink, string? Proof) : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Publish;
}

/// <summary>End without an answer.</summary>
public sealed record CloseCase(DateTimeOffset Now, Actor By, SeenCard? Seen, Outcome Outcome, string Reason) : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Close;
}

/// <summary>"Alihkan": hand one's own part to another position, or that of a position one may speak for.</summary>
/// <param name="From">
/// Whose part it is, when it is not one's own: the administrator may hand over any, and who was told of a position's silence that position's.
/// </param>
public sealed record DelegateTo(DateTimeOffset Now, Actor By, SeenCard? Seen, Position To, string Reason, string? From = null) : PersonCommand(Now, By, Seen)
{
    public override Verb Verb => Verb.Delegate;
}

/// <summary>"Arsipkan hardcopy": the signed paper of a case that ended was put into the archive.</summary>
/// <param name="Location">Where: room, cupboard, folder.</param>
/// <param name="Scan">A picture of the signed sheet, or null.</param>
public sealed record FileHardcopy(DateTimeOffset Now, Actor By, string Location, Evidence? Scan = null) : CaseCommand(Now);

/// <summary>"Simpan samaran": what must not be shown of a picture.</summary>
/// <param name="Areas">Empty: "tidak ada data pribadi".</param>
public sealed record MaskEvidence(DateTimeOffset Now, Actor By, string Sha256, IReadOnlyList<MaskArea> Areas) : CaseCommand(Now);

/// <summary>"Lihat asli": somebody is about to see a picture unmasked.</summary>
public sealed record SeeOriginal(DateTimeOffset Now, Actor By, string Sha256) : CaseCommand(Now);

/// <summary>Add pictures to an open case: more of the question, or proof of the reply.</summary>
public sealed record AddEvidence(DateTimeOffset Now, Actor By, IReadOnlyList<Evidence> Evidence) : CaseCommand(Now);

/// <summary>The runner reports what it did: numbers given, cards sent, files archived, work that stalls.</summary>
/// <param name="Facts">Only events of effects; anything already known is left out.</param>
public sealed record RecordWork(DateTimeOffset Now, IReadOnlyList<CaseEvent> Facts) : CaseCommand(Now);

/// <summary>"Kasus yang sama": close this one and answer it with an earlier one.</summary>
/// <param name="Alike">The case that the team was asked about.</param>
/// <param name="Into">The case that is answered: that one, or the one it was merged into itself.</param>
/// <param name="Number">Of <paramref name="Into"/>, or null.</param>
public sealed record MergeCase(DateTimeOffset Now, Actor By, string Alike, string Into, string? Number) : CaseCommand(Now);

/// <summary>"Berbeda": it is a case of its own.</summary>
public sealed record DenyDuplicate(DateTimeOffset Now, Actor By) : CaseCommand(Now);

/// <summary>The runner counts the asker of a merged case on the earlier one.</summary>
public sealed record JoinAsker(DateTimeOffset Now, Asker Asker) : CaseCommand(Now);
