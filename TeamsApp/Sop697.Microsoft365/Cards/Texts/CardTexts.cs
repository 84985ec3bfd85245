using Sop697.Domain.Cases;

namespace Sop697.Microsoft365.Cards.Texts;

/// <summary>Every word of the cards in one language. A missing one does not compile.</summary>
public sealed record CardTexts
{
    /// <param name="language">BCP 47 tag; anything but English reads Indonesian.</param>
    public static CardTexts In(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English.Texts : Indonesian.Texts;

    public required string Language { get; init; }
    public required WibWords Wib { get; init; }
    public required IReadOnlyDictionary<InquiryClass, string> Kinds { get; init; }
    public required IReadOnlyDictionary<Outcome, string> Outcomes { get; init; }
    public required IReadOnlyDictionary<LikenessKind, string> Likenesses { get; init; }

    /// <summary>Titles of SOP rows by key; a row that is not here is shown as the SOP table names it.</summary>
    public required IReadOnlyDictionary<string, string> Steps { get; init; }

    public required WantedTexts Wanted { get; init; }
    public required FactTexts Facts { get; init; }
    public required ButtonTexts Buttons { get; init; }
    public required FieldTexts Fields { get; init; }
    public required HintTexts Hints { get; init; }
    public required DoneTexts Done { get; init; }
    public required WaitingTexts Waiting { get; init; }
    public required ChatTexts Chat { get; init; }
    public required ReminderTexts Reminders { get; init; }
    public required ReportTexts Report { get; init; }
}

/// <summary>Titles: what is wanted of the reader.</summary>
public sealed record WantedTexts
{
    public required string Unnumbered { get; init; }
    public required string Receipt { get; init; }
    public required string Consult { get; init; }
    public required string Waiting { get; init; }
    public required string Answer { get; init; }
    public required string Approve { get; init; }
    public required string Release { get; init; }
    public required string AskAgain { get; init; }
    public required string Mend { get; init; }
    public required string Publish { get; init; }
    public required string Correct { get; init; }
    public required string Intake { get; init; }
    public required string Closed { get; init; }
    public required string Finished { get; init; }
    public required string HandedOver { get; init; }
    public required string Moved { get; init; }
    public required string Urgent { get; init; }

    /// <summary>{0} urgent, {1} a word of the report.</summary>
    public required string UrgentBecause { get; init; }
    public required string Overdue { get; init; }
    public required string Scan { get; init; }
}

/// <summary>Names of facts.</summary>
public sealed record FactTexts
{
    public required string Question { get; init; }
    public required string Complaint { get; init; }
    public required string Channel { get; init; }
    public required string Kind { get; init; }
    public required string Topic { get; init; }
    public required string Received { get; init; }
    public required string Due { get; init; }
    public required string StatutoryDue { get; init; }

    /// <summary>Mark of a due time whose year has only an estimated calendar.</summary>
    public required string EstimatedYear { get; init; }

    /// <summary>Mark of a due time whose year has no calendar at all.</summary>
    public required string UnknownYear { get; init; }

    public required string Agreement { get; init; }
    public required string AgreementNone { get; init; }
    public required string AgreementPeer { get; init; }

    /// <summary>{0} who must agree, before there is a draft.</summary>
    public required string AgreementNeeded { get; init; }
    public required string AgreementGiven { get; init; }
    public required string AgreementMissing { get; init; }
    public required string ApprovalNote { get; init; }
    public required string AskedBy { get; init; }
    public required string Note { get; init; }
    public required string Draft { get; init; }
    public required string WrittenBy { get; init; }
    public required string NewerDraft { get; init; }
    public required string Reason { get; init; }
    public required string ReturnedBy { get; init; }
    public required string HandedOverBy { get; init; }
    public required string ReleasedBy { get; init; }
    public required string Answer { get; init; }
    public required string Position { get; init; }
    public required string Holder { get; init; }
    public required string By { get; init; }
    public required string At { get; init; }
    public required string Result { get; init; }
    public required string Screenshots { get; init; }
    public required string Attention { get; init; }
    public required string Permalink { get; init; }

    /// <summary>{0} row number, {1} rows, {2} title.</summary>
    public required string StepOf { get; init; }

    /// <summary>{0} number.</summary>
    public required string Pictures { get; init; }
    public required string Nobody { get; init; }
    public required string Askers { get; init; }

    /// <summary>{0} is how many asked.</summary>
    public required string AskersCount { get; init; }
    public required string System { get; init; }
    public required string Hardcopy { get; init; }
    public required string Masks { get; init; }
    public required string MasksAwaitLook { get; init; }
    public required string BasedOn { get; init; }

    /// <summary>{0} number.</summary>
    public required string AnswerTo { get; init; }

    /// <summary>{0} summary.</summary>
    public required string AskedThen { get; init; }
}

/// <summary>Buttons.</summary>
public sealed record ButtonTexts
{
    public required string AnswerMyself { get; init; }
    public required string SaveAnswer { get; init; }
    public required string AskApproval { get; init; }
    public required string Consult { get; init; }
    public required string ConsultAgain { get; init; }
    public required string ConsultAlso { get; init; }
    public required string SendConsult { get; init; }
    public required string ReleaseNow { get; init; }
    public required string ReleaseWithoutWaiting { get; init; }
    public required string Release { get; init; }
    public required string ChangeDraft { get; init; }
    public required string ReturnToTeam { get; init; }
    public required string Return { get; init; }
    public required string SendReturn { get; init; }
    public required string Close { get; init; }
    public required string SendClose { get; init; }
    public required string Delegate { get; init; }
    public required string SendDelegate { get; init; }
    public required string Approve { get; init; }
    public required string Answer { get; init; }
    public required string AnswerDifferently { get; init; }
    public required string SendAnswer { get; init; }
    public required string Published { get; init; }
    public required string Correct { get; init; }
    public required string Open { get; init; }
    public required string ContinueInChat { get; init; }

    /// <summary>{0} case number.</summary>
    public required string IsProofOf { get; init; }
    public required string Screenshots { get; init; }
    public required string LookAtMasks { get; init; }
    public required string Source { get; init; }
    public required string Reply { get; init; }

    /// <summary>{0} is the number of another case.</summary>
    public required string SameAs { get; init; }

    public required string Different { get; init; }

    /// <summary>{0} is the number of another case.</summary>
    public required string LookAt { get; init; }
    public required string Dossier { get; init; }
    public required string Memo { get; init; }
    public required string SopSheet { get; init; }
    public required string FileHardcopy { get; init; }
    public required string SendFile { get; init; }

    /// <summary>{0} how many.</summary>
    public required string Suggestions { get; init; }

    /// <summary>{0} number.</summary>
    public required string UseSuggestion { get; init; }
    public required string WithoutSuggestion { get; init; }
}

/// <summary>Labels and errors of fields.</summary>
public sealed record FieldTexts
{
    public required string Channel { get; init; }
    public required string Kind { get; init; }
    public required string Summary { get; init; }
    public required string Topic { get; init; }
    public required string NoTopic { get; init; }
    public required string SourceUrl { get; init; }
    public required string SourceUrlUnchanged { get; init; }
    public required string Urgent { get; init; }
    public required string UrgentTitle { get; init; }

    /// <summary>{0} channel, {1} characters.</summary>
    public required string Answer { get; init; }

    /// <summary>{0} channel, {1} characters.</summary>
    public required string ReleaseText { get; init; }
    public required string PublishText { get; init; }
    public required string To { get; init; }
    public required string Note { get; init; }
    public required string ApproveNote { get; init; }
    public required string Reason { get; init; }
    public required string ReturnReason { get; init; }
    public required string DelegateTo { get; init; }

    /// <summary>Whose part is handed on, when it is not the reader's own.</summary>
    public required string DelegateFrom { get; init; }
    public required string Outcome { get; init; }
    public required string Permalink { get; init; }
    public required string Choose { get; init; }
    public required string ChannelMissing { get; init; }
    public required string KindMissing { get; init; }
    public required string SummaryMissing { get; init; }
    public required string AnswerMissing { get; init; }
    public required string ToMissing { get; init; }
    public required string ReasonMissing { get; init; }
    public required string Location { get; init; }
    public required string LocationMissing { get; init; }
    public required string OutcomeMissing { get; init; }
}

/// <summary>Sentences that help.</summary>
public sealed record HintTexts
{
    /// <summary>{0} who must agree.</summary>
    public required string AnswerThenApproval { get; init; }
    public required string AnswerThenConsult { get; init; }
    public required string ChangedTextNeedsApproval { get; init; }
    public required string NotYetApproved { get; init; }
    public required string NoDraftYet { get; init; }

    /// <summary>{0} position.</summary>
    public required string ReturnsTo { get; init; }

    /// <summary>{0} case number.</summary>
    public required string Publish { get; init; }
    public required string Intake { get; init; }
    public required string IntakeOrProof { get; init; }

    /// <summary>Above the earlier cases that a report looks like.</summary>
    public required string LooksLike { get; init; }

    /// <summary>{0} is a likeness, {1} when the earlier one was received, {2} how it stood.</summary>
    public required string LooksLikeOne { get; init; }

    /// <summary>{0} is how many others asked the same.</summary>
    public required string PostAlso { get; init; }

    /// <summary>{0} is how many are not named here.</summary>
    public required string PostAlsoMore { get; init; }
    public required string IntakeWithoutPicture { get; init; }

    /// <summary>The only pictures of a message did not come along.</summary>
    public required string PictureLeftBehind { get; init; }

    /// <summary>Some pictures of a message did not come along.</summary>
    public required string PicturesLeftBehind { get; init; }

    /// <summary>{0} case number.</summary>
    public required string Correct { get; init; }
    public required string Receipt { get; init; }

    /// <summary>{0} position, {1} why.</summary>
    public required string Undelivered { get; init; }

    /// <summary>{0} position, {1} why.</summary>
    public required string UndeliveredToSome { get; init; }

    /// <summary>{0} position, {1} reason, {2} position that stands in.</summary>
    public required string UndeliveredButStandIn { get; init; }

    /// <summary>{0} position, {1} position that stands in.</summary>
    public required string StandIn { get; init; }
    public required string Stalled { get; init; }
    public required string Scan { get; init; }
    public required string LongText { get; init; }

    /// <summary>{0} number.</summary>
    public required string UsingSuggestion { get; init; }

    /// <summary>{0} who, {1} released, {2} review.</summary>
    public required string BehindSuggestion { get; init; }
    public required string PastReview { get; init; }
}

/// <summary>What happened, for finished cards.</summary>
public sealed record DoneTexts
{
    public required string Consulted { get; init; }
    public required string Answered { get; init; }
    public required string Approved { get; init; }
    public required string Returned { get; init; }
    public required string ReturnedTo { get; init; }
    public required string Withdrawn { get; init; }
    public required string Released { get; init; }
    public required string SelfReleased { get; init; }
    public required string Published { get; init; }
    public required string Corrected { get; init; }
    public required string Closed { get; init; }
    public required string HandedOverTo { get; init; }
    public required string Nothing { get; init; }

    /// <summary>{0} who acts now, {1} position, {2} why.</summary>
    public required string MovedTo { get; init; }

    /// <summary>{0} position, {1} why.</summary>
    public required string MovedToNobody { get; init; }
    public required string Opened { get; init; }
}

/// <summary>How each consulted position stands.</summary>
public sealed record WaitingTexts
{
    public required string Waiting { get; init; }

    /// <summary>{0} position, {1} time.</summary>
    public required string Until { get; init; }
    public required string Answered { get; init; }
    public required string Approved { get; init; }
    public required string Returned { get; init; }
    public required string Withdrawn { get; init; }
}

/// <summary>Reminders, escalations and the morning digest.</summary>
public sealed record ReminderTexts
{
    /// <summary>{0} title of the button that opens the case, {1} title of the form there.</summary>
    public required string HandOn { get; init; }

    /// <summary>{0} number and what is wanted.</summary>
    public required string Title { get; init; }

    /// <summary>{0} how many.</summary>
    public required string DigestTitle { get; init; }

    /// <summary>{0} how many; all of them wait for others.</summary>
    public required string ToldTitle { get; init; }
    public required string NoResponse { get; init; }
    public required string UrgentCase { get; init; }

    /// <summary>{0} position, {1} time.</summary>
    public required string HeldSince { get; init; }

    /// <summary>{0} time, {1} how long ago.</summary>
    public required string Late { get; init; }
    public required string Days { get; init; }
    public required string Hours { get; init; }
    public required string Minutes { get; init; }

    /// <summary>{0} how many more.</summary>
    public required string More { get; init; }
}

/// <summary>Help, status and lists in the chat.</summary>
public sealed record ChatTexts
{
    public required string HelpTitle { get; init; }
    public required string HelpIntro { get; init; }
    public required string NotUnderstood { get; init; }
    public required IReadOnlyList<(string Say, string Meaning)> Commands { get; init; }
    public required string HelpCards { get; init; }
    public required string StatusTitle { get; init; }

    /// <summary>{0} how many.</summary>
    public required string TasksTitle { get; init; }

    /// <summary>{0} how many more.</summary>
    public required string MoreTasks { get; init; }

    /// <summary>{0} time.</summary>
    public required string DueBy { get; init; }

    /// <summary>{0} time.</summary>
    public required string DueMissed { get; init; }
    public required string Show { get; init; }

    /// <summary>{0} what was looked for.</summary>
    public required string SearchTitle { get; init; }
    public required string NothingFound { get; init; }
    public required string MoreFound { get; init; }

    /// <summary>{0} who.</summary>
    public required string WaitsFor { get; init; }
    public required string NoTasks { get; init; }

    /// <summary>{0} what was looked for.</summary>
    public required string AnswersTitle { get; init; }
    public required string NoAnswers { get; init; }
}
