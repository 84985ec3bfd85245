using System.Text.Json.Serialization;
using Sop697.Domain.Audit;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Privacy;

namespace Sop697.Domain.Cases;

/// <summary>
/// Something that happened to a case. The stored shape is a contract: rows written years ago must still be read,
/// so a name or property is never changed, only added. Actor and time stand on the commit that holds the events.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CaseOpened), "caseOpened")]
[JsonDerivedType(typeof(EvidenceKept), "evidenceKept")]
[JsonDerivedType(typeof(CaseNumbered), "caseNumbered")]
[JsonDerivedType(typeof(StepMoved), "stepMoved")]
[JsonDerivedType(typeof(ConsultationRequested), "consultationRequested")]
[JsonDerivedType(typeof(ConsultationEnded), "consultationEnded")]
[JsonDerivedType(typeof(AnswerDrafted), "answerDrafted")]
[JsonDerivedType(typeof(DraftApproved), "draftApproved")]
[JsonDerivedType(typeof(Returned), "returned")]
[JsonDerivedType(typeof(CaseCorrected), "caseCorrected")]
[JsonDerivedType(typeof(Delegated), "delegated")]
[JsonDerivedType(typeof(AnswerReleased), "answerReleased")]
[JsonDerivedType(typeof(AnswerPublished), "answerPublished")]
[JsonDerivedType(typeof(CaseClosed), "caseClosed")]
[JsonDerivedType(typeof(EvidenceArchived), "evidenceArchived")]
[JsonDerivedType(typeof(DossierArchived), "dossierArchived")]
[JsonDerivedType(typeof(HardcopyFiled), "hardcopyFiled")]
[JsonDerivedType(typeof(MaskProposed), "maskProposed")]
[JsonDerivedType(typeof(EvidenceMasked), "evidenceMasked")]
[JsonDerivedType(typeof(OriginalSeen), "originalSeen")]
[JsonDerivedType(typeof(RenditionArchived), "renditionArchived")]
[JsonDerivedType(typeof(CardSent), "cardSent")]
[JsonDerivedType(typeof(CardUpdated), "cardUpdated")]
[JsonDerivedType(typeof(CardUndeliverable), "cardUndeliverable")]
[JsonDerivedType(typeof(CardMoved), "cardMoved")]
[JsonDerivedType(typeof(StandInNamed), "standInNamed")]
[JsonDerivedType(typeof(StandInEnded), "standInEnded")]
[JsonDerivedType(typeof(WorkStalled), "workStalled")]
[JsonDerivedType(typeof(WorkResumed), "workResumed")]
[JsonDerivedType(typeof(DueMoved), "dueMoved")]
[JsonDerivedType(typeof(Reminded), "reminded")]
[JsonDerivedType(typeof(Escalated), "escalated")]
[JsonDerivedType(typeof(DuplicateSuspected), "duplicateSuspected")]
[JsonDerivedType(typeof(DuplicateDenied), "duplicateDenied")]
[JsonDerivedType(typeof(CaseMerged), "caseMerged")]
[JsonDerivedType(typeof(AskerCounted), "askerCounted")]
[JsonDerivedType(typeof(AskerJoined), "askerJoined")]
[JsonDerivedType(typeof(AnswersSuggested), "answersSuggested")]
[JsonDerivedType(typeof(CaseErased), "caseErased")]
[JsonDerivedType(typeof(ContentErased), "contentErased")]
[JsonDerivedType(typeof(ErasureRepeated), "erasureRepeated")]
[JsonDerivedType(typeof(DecisionsRestored), "decisionsRestored")]
public abstract record CaseEvent;

/// <summary>SOP row 1: a question or complaint was received and reported.</summary>
/// <param name="SopRevision">The revision this case keeps to its end.</param>
/// <param name="Inquiry">What was reported.</param>
/// <param name="Rule">Whose agreement the answer needs.</param>
/// <param name="Team">Position that reports and will publish.</param>
/// <param name="Owner">Kepala Seksi who owns the case.</param>
/// <param name="Approver">Position above the owner, or null.</param>
/// <param name="Via">Door it came through: <c>http</c>, <c>chat</c>, <c>page</c> or <c>message</c>.</param>
/// <param name="StatutoryDueAt">When the law's own limit is over, UTC; null when its class has none.</param>
/// <param name="UrgentWord">The word that made it urgent, as listed; null when none was found.</param>
public sealed record CaseOpened(
    int SopRevision,
    Inquiry Inquiry,
    ApprovalRule Rule,
    string Team,
    string Owner,
    string? Approver,
    string Via,
    DateTimeOffset? StatutoryDueAt = null,
    string? UrgentWord = null) : CaseEvent;

/// <summary>SOP row 2: a screenshot is safe in evidence storage.</summary>
public sealed record EvidenceKept(Evidence Evidence) : CaseEvent;

/// <summary>The number people use, <c>MS-{year}-{serial:0000}</c>; year of receipt in WIB, never reused.</summary>
public sealed record CaseNumbered(string Number) : CaseEvent;

/// <summary>The case moved to another row.</summary>
/// <param name="To">Key of the row that is open now.</param>
/// <param name="DueAt">When that row is due, UTC.</param>
/// <param name="Passed">Rows done by the same action ("digabung").</param>
public sealed record StepMoved(string To, DateTimeOffset DueAt, IReadOnlyList<string> Passed) : CaseEvent;

/// <summary>SOP row 4: a position was asked.</summary>
/// <param name="Position">Who is asked.</param>
/// <param name="Note">The owner's words, may be empty.</param>
/// <param name="DueAt">When the answer is due, UTC.</param>
public sealed record ConsultationRequested(string Position, string Note, DateTimeOffset DueAt) : CaseEvent;

/// <summary>A consulted position is no longer waited for.</summary>
/// <param name="Position">Who was asked.</param>
/// <param name="How">Answered, approved, returned, or withdrawn because the owner released without it.</param>
public sealed record ConsultationEnded(string Position, ConsultationEnd How) : CaseEvent;

[JsonConverter(typeof(JsonStringEnumConverter<ConsultationEnd>))]
public enum ConsultationEnd
{
    [JsonStringEnumMemberName("dijawab")] Answered,
    [JsonStringEnumMemberName("disetujui")] Approved,
    [JsonStringEnumMemberName("dikembalikan")] Returned,
    [JsonStringEnumMemberName("ditarik")] Withdrawn,
}

/// <summary>SOP row 5: a new version of the answer. Versions count from 1 without gaps.</summary>
/// <param name="Draft">Its version.</param>
/// <param name="Text">As written.</param>
/// <param name="Position">Who wrote it.</param>
/// <param name="BasedOn">Number of the case whose released answer it was made from; null when it was not.</param>
public sealed record AnswerDrafted(int Draft, string Text, string Position, string? BasedOn = null) : CaseEvent;

/// <summary>A position agreed to a draft as it stands.</summary>
public sealed record DraftApproved(int Draft, string Position, string Note) : CaseEvent;

/// <summary>"Minta perbaikan": back to an earlier actor; the clock is not reset, rounds are counted.</summary>
public sealed record Returned(string Position, string To, string Reason, int Round) : CaseEvent;

/// <summary>The team mended what it had reported.</summary>
/// <param name="Rule">Whose agreement the answer needs now; null leaves it as it was.</param>
/// <param name="UrgentWord">The word that made it urgent, as listed; null when none was found.</param>
public sealed record CaseCorrected(Inquiry Inquiry, ApprovalRule? Rule = null, string? UrgentWord = null) : CaseEvent;

/// <summary>"Alihkan": a position handed its part to another.</summary>
/// <param name="From">Who handed over.</param>
/// <param name="To">Who has it now.</param>
/// <param name="Reason">In the words of the one who handed over.</param>
/// <param name="Agreement">The agreement that the rule asks of a Kepala Bidang went along, not only the question.</param>
public sealed record Delegated(string From, string To, string Reason, bool Agreement = false) : CaseEvent;

/// <summary>SOP row 6: the answer as it must be posted; frozen.</summary>
/// <param name="Draft">The draft that was released.</param>
/// <param name="Text">Its text.</param>
/// <param name="SelfReleased">Drafter and sole releaser are one person: allowed by the rule, flagged on the record.</param>
public sealed record AnswerReleased(int Draft, string Text, bool SelfReleased) : CaseEvent;

/// <summary>SOP row 7: the reply stands on the channel.</summary>
/// <param name="Permalink">Address of the reply, or null.</param>
/// <param name="ProofSha256">Screenshot of the reply, or null; one of the two is there.</param>
public sealed record AnswerPublished(string? Permalink, string? ProofSha256) : CaseEvent;

/// <summary>The end. Nothing but archiving, filing the paper and card upkeep follows.</summary>
public sealed record CaseClosed(Outcome Outcome, string? Reason) : CaseEvent;

/// <summary>A picture stands in the SharePoint library.</summary>
/// <param name="Sha256">Which picture.</param>
/// <param name="Path">Path within the library.</param>
/// <param name="ItemId">Drive item id.</param>
/// <param name="Url">Address in SharePoint.</param>
public sealed record EvidenceArchived(string Sha256, string Path, string ItemId, string Url) : CaseEvent;

/// <summary>The printed dossier stands in the SharePoint library; the bytes are not kept here, because the journal gives them again.</summary>
/// <param name="Sha256">Of the document that was put there.</param>
/// <param name="Path">Path within the library.</param>
/// <param name="ItemId">Drive item id.</param>
/// <param name="Url">Address in SharePoint.</param>
/// <param name="Masks">Version of the newest mask that its pictures show; null when nothing is covered.</param>
/// <param name="Instead">Path of the dossier that stood before, when it was printed anew because something else is covered now; null for the first.</param>
public sealed record DossierArchived(string Sha256, string Path, string ItemId, string Url, int? Masks = null, string? Instead = null) : CaseEvent;

/// <summary>The system looked for personal data on a picture, once.</summary>
/// <param name="Sha256">Which picture.</param>
/// <param name="Areas">What it found; empty when nothing.</param>
/// <param name="Read">False when the reader gave up: nothing is known of this picture.</param>
public sealed record MaskProposed(string Sha256, IReadOnlyList<MaskArea> Areas, bool Read) : CaseEvent;

/// <summary>"Samaran": a person said what must not be shown of a picture; the newest word counts.</summary>
/// <param name="Sha256">Which picture.</param>
/// <param name="Areas">Empty: "tidak ada data pribadi".</param>
public sealed record EvidenceMasked(string Sha256, IReadOnlyList<MaskArea> Areas) : CaseEvent;

/// <summary>A person saw a picture unmasked; told once for each person, picture and day, WIB.</summary>
public sealed record OriginalSeen(string Sha256) : CaseEvent;

/// <summary>The masked rendition of a picture stands in its SharePoint library; one that stood there before is gone.</summary>
/// <param name="Sha256">Of the original.</param>
/// <param name="Mask">Version of the commit that confirmed the mask it shows.</param>
/// <param name="Rendition">SHA-256 of the rendition.</param>
/// <param name="Path">Path within the library.</param>
/// <param name="ItemId">Drive item id.</param>
/// <param name="Url">Address in SharePoint.</param>
public sealed record RenditionArchived(string Sha256, int Mask, string Rendition, string Path, string ItemId, string Url) : CaseEvent;

/// <summary>"Hardcopy diarsipkan": the signed paper lies in the archive.</summary>
/// <param name="Location">Where, in the words of who filed it.</param>
/// <param name="ScanSha256">A picture of the signed sheet that was matched by its code, or null.</param>
public sealed record HardcopyFiled(string Location, string? ScanSha256 = null) : CaseEvent;

/// <summary>A card stands in somebody's chat.</summary>
/// <param name="Card">Key of the card within the case.</param>
/// <param name="Position">Whom it is for.</param>
/// <param name="Face">What it showed.</param>
/// <param name="Copies">One for each holder of the position.</param>
public sealed record CardSent(string Card, string Position, string Face, IReadOnlyList<CardCopy> Copies) : CaseEvent;

/// <summary>Where a copy of a card stands. The ids are opaque.</summary>
public sealed record CardCopy(string ObjectId, string ConversationId, string ActivityId);

/// <summary>Every copy of a card now shows another face.</summary>
public sealed record CardUpdated(string Card, string Face) : CaseEvent;

/// <summary>Earlier answers were offered to whoever answers the case.</summary>
public sealed record AnswersSuggested(IReadOnlyList<SuggestedAnswer> Answers) : CaseEvent;

/// <summary>A card could not be delivered: the bot is blocked or not installed, or nobody holds the position.</summary>
/// <param name="Card">Key of the card within the case.</param>
/// <param name="Position">Whom it is for.</param>
/// <param name="Reason">In words, Indonesian.</param>
/// <param name="ObjectId">Which holder of the position was not reached; null for the position as a whole.</param>
public sealed record CardUndeliverable(string Card, string Position, string Reason, string? ObjectId = null) : CaseEvent;

/// <summary>Somebody no longer acts for a position: the copies of its card in that chat are closed for good.</summary>
/// <param name="Card">Key of the card within the case.</param>
/// <param name="Position">Whom it is for.</param>
/// <param name="ObjectId">Who had it.</param>
/// <param name="To">Who acts for the position now, as it was then; empty when nobody does.</param>
/// <param name="StandIn">Position from which that person stood in; null for who acted for the card's position itself.</param>
public sealed record CardMoved(string Card, string Position, string ObjectId, IReadOnlyList<Holder> To, string? StandIn = null) : CaseEvent;

/// <summary>Nobody of a position can be reached: whoever holds a position above acts for it in this case, too.</summary>
/// <param name="Position">Who cannot be reached.</param>
/// <param name="Label">Its title.</param>
/// <param name="By">Whose holders stand in.</param>
public sealed record StandInNamed(string Position, string Label, string By) : CaseEvent;

/// <summary>Somebody nearer was reached: that position no longer stands in.</summary>
public sealed record StandInEnded(string Position, string By) : CaseEvent;

/// <summary>Owed work failed so often that somebody must look; it stays owed.</summary>
public sealed record WorkStalled(string Work, string Reason) : CaseEvent;

/// <summary>Stalled work was done after all; nobody need look any more.</summary>
public sealed record WorkResumed(string Work) : CaseEvent;

/// <summary>A report looks like earlier ones; the team is asked.</summary>
public sealed record DuplicateSuspected(IReadOnlyList<Resemblance> Like) : CaseEvent;

/// <summary>"Berbeda": the team says that it is a case of its own.</summary>
public sealed record DuplicateDenied : CaseEvent;

/// <summary>"Kasus yang sama": this one is answered with an earlier case.</summary>
/// <param name="Into">The earlier case.</param>
/// <param name="Number">Its number; null when it had none yet.</param>
public sealed record CaseMerged(string Into, string? Number) : CaseEvent;

/// <summary>The earlier case counts the asker of this one.</summary>
public sealed record AskerCounted(string Into) : CaseEvent;

/// <summary>Somebody else asks the same: the same answer must be posted there too.</summary>
public sealed record AskerJoined(Asker Asker) : CaseEvent;

/// <summary>Who else asked, without saying who.</summary>
/// <param name="CaseId">The report that was merged.</param>
/// <param name="Number">Its number; null when it had none yet.</param>
/// <param name="Channel">Where the answer must be posted.</param>
/// <param name="SourceUrl">Address of that post, or null.</param>
public sealed record Asker(string CaseId, string? Number, Channel Channel, string? SourceUrl);
