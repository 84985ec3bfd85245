using Sop697.Domain.Cases;

namespace Sop697.Microsoft365.Cards.Texts;

/// <summary>English: the second language. Titles of office and channel stay as they are.</summary>
internal static class English
{
    internal static CardTexts Texts { get; } = new()
    {
        Language = "en",
        Wib = new(["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], ':'),
        Kinds = new Dictionary<InquiryClass, string>
        {
            [InquiryClass.Pertanyaan] = "Question",
            [InquiryClass.Pengaduan] = "Complaint",
            [InquiryClass.InformasiPublik] = "Request for public information",
            [InquiryClass.Aspirasi] = "Suggestion",
            [InquiryClass.BukanKewenangan] = "Not our authority",
            [InquiryClass.Spam] = "Spam, advertising or hoax",
        },
        Outcomes = new Dictionary<Outcome, string>
        {
            [Outcome.Dijawab] = "Answered",
            [Outcome.Spam] = "Spam, advertising or hoax",
            [Outcome.BukanKewenangan] = "Not the health office's authority",
            [Outcome.DiteruskanLapor] = "Handed over to SP4N-LAPOR!",
            [Outcome.DiteruskanSambat] = "Handed over to Sambat Online",
            [Outcome.DiteruskanPpid] = "Handed over to PPID",
        },
        Steps = new Dictionary<string, string>
        {
            ["terima"] = "Receive the question or complaint",
            ["tangkap_layar"] = "Take the screenshot",
            ["kirim"] = "Send the screenshot to the Kepala Seksi",
            ["konsultasi"] = "Consult about the answer",
            ["jawab"] = "Give the answer",
            ["serahkan"] = "Hand the answer to the team",
            ["terbitkan"] = "Reply on social media",
        },
        Wanted = Wanted,
        Facts = Facts,
        Buttons = Buttons,
        Fields = Fields,
        Hints = Hints,
        Done = Done,
        Waiting = Waiting,
        Chat = Chat,
        Reminders = Reminders,
    };

    private static WantedTexts Wanted => new()
    {
        Unnumbered = "New report",
        Receipt = "Report received",
        Consult = "Please take this up",
        Waiting = "Waiting for consulted answers",
        Answer = "Please answer",
        Approve = "Please approve the draft answer",
        Release = "Please release the answer",
        AskAgain = "The draft needs approval",
        Publish = "Post the answer on the channel",
        Correct = "Please correct the report",
        Intake = "Report a question or complaint",
        Closed = "Closed",
        Finished = "Dealt with",
        HandedOver = "Handed over",
        Moved = "Card moved",
        Urgent = "URGENT",
        Overdue = "Overdue",
    };

    private static FactTexts Facts => new()
    {
        Question = "The citizen asks",
        Complaint = "The citizen complains",
        Channel = "Channel",
        Kind = "Kind",
        Topic = "Topic",
        Received = "Received",
        Due = "Due",
        StatutoryDue = "Limit of the law",
        EstimatedYear = "estimate",
        UnknownYear = "without holidays: no calendar of that year yet",
        Agreement = "Approval",
        AgreementNone = "Not needed, Kepala Seksi alone",
        AgreementPeer = "Other Kepala Seksi",
        AgreementGiven = "{0}: given",
        AgreementMissing = "{0}: not yet",
        AskedBy = "Asked by",
        Note = "Note",
        Draft = "Draft answer",
        NewerDraft = "A newer draft, not approved yet, by",
        WrittenBy = "Draft written by",
        Reason = "Reason",
        ReturnedBy = "Returned by",
        ReleasedBy = "Released by",
        Answer = "Answer",
        Position = "Stands at",
        Holder = "With",
        By = "By",
        At = "At",
        Result = "Result",
        Screenshots = "Evidence",
        Attention = "Needs attention",
        Permalink = "Proof of reply",
        StepOf = "Step {0} of {1}: {2}",
        Pictures = "{0} screenshot(s)",
        Nobody = "nobody holds this position",
        System = "System",
    };

    private static ButtonTexts Buttons => new()
    {
        AnswerMyself = "Answer myself",
        SaveAnswer = "Save draft answer",
        AskApproval = "Send for approval",
        Consult = "Consult",
        ConsultAgain = "Consult again",
        ConsultAlso = "Consult others too",
        SendConsult = "Send consultation",
        ReleaseNow = "Release now",
        ReleaseWithoutWaiting = "Release without waiting",
        Release = "Release",
        ChangeDraft = "Change draft & ask approval",
        ReturnToTeam = "Return to the team",
        Return = "Return",
        SendReturn = "Return for this reason",
        Close = "Close without answer",
        SendClose = "Close the case",
        Delegate = "Hand over",
        SendDelegate = "Hand over now",
        Approve = "Approve",
        Answer = "Answer",
        AnswerDifferently = "Answer differently",
        SendAnswer = "Send answer",
        Published = "Published",
        Correct = "Send correction",
        Open = "Send to the Kepala Seksi",
        ContinueInChat = "Save, then send the picture",
        IsProofOf = "This proves the reply of {0}",
        Screenshots = "See screenshots",
        Source = "Original post",
        Reply = "Open the posted reply",
    };

    private static FieldTexts Fields => new()
    {
        Channel = "Channel",
        Kind = "Kind",
        Summary = "Summary, without the citizen's name, phone or identity number",
        Topic = "Topic",
        NoTopic = "No topic",
        SourceUrl = "Link of the post (may be empty)",
        SourceUrlUnchanged = "Link of the post (leave empty if unchanged)",
        Urgent = "Urgent",
        UrgentTitle = "Must be dealt with at once, such as poisoning, AEFI or an outbreak",
        Answer = "Answer for {0}, at most {1} characters",
        ReleaseText = "Answer to release for {0}, at most {1} characters",
        PublishText = "Text of the answer: copy it exactly",
        To = "Consult",
        Note = "Note (may be empty)",
        ApproveNote = "Note with the approval (may be empty)",
        Reason = "Reason",
        ReturnReason = "What must be mended",
        DelegateTo = "Hand over to",
        Outcome = "Closed because",
        Permalink = "Link of the posted reply",
        Choose = "Choose",
        ChannelMissing = "Choose the channel.",
        KindMissing = "Choose the kind.",
        SummaryMissing = "Summarise the question or complaint.",
        AnswerMissing = "Write the answer first.",
        ToMissing = "Choose the position.",
        ReasonMissing = "Give the reason first.",
        OutcomeMissing = "Choose why the case is closed.",
    };

    private static HintTexts Hints => new()
    {
        AnswerThenApproval = "Your answer goes to {0} for approval first.",
        AnswerThenConsult = "This answer needs another Kepala Seksi's approval: save the draft, then consult.",
        ChangedTextNeedsApproval = "A changed text needs approval again before it is released.",
        NotYetApproved = "This draft cannot be released yet: {0} has not approved it.",
        NoDraftYet = "There is no draft answer yet.",
        Publish = "Give the link of the posted reply, or paste its screenshot in this chat with the words \"proof {0}\". Make sure the reply holds no personal data.",
        Intake = "Complete this report so that the Kepala Seksi can act on it at once.",
        IntakeWithoutPicture = "Fill in this report first. Then send its screenshot in the chat with SOP 697; what you filled in will be there.",
        PictureLeftBehind = "SOP 697 could not fetch the picture of that message.",
        PicturesLeftBehind = "Some pictures of that message could not be fetched. Add them later in the chat with \"add\" and the number of the case.",
        IntakeOrProof = "If this picture proves a posted reply, choose its case below.",
        Correct = "Mend the fields below. More screenshots: paste them in this chat with the words \"add {0}\".",
        Receipt = "You will be told when the answer is ready to be posted.",
        Undelivered = "The card for {0} has not arrived: {1}",
        UndeliveredToSome = "The card for {0} has not reached every holder of the position: {1}",
        Stalled = "Some system work is delayed; the administrator should look.",
        LongText = "… in full on the evidence page",
    };

    private static DoneTexts Done => new()
    {
        Consulted = "Consulted {0}",
        Answered = "Answer written",
        Approved = "Draft approved",
        Returned = "Returned",
        ReturnedTo = "Returned to {0}",
        Withdrawn = "No longer needed: the Kepala Seksi went on without waiting",
        Released = "Answer released to the social media team",
        SelfReleased = "Answer written and released by the Kepala Seksi alone",
        Published = "Answer posted",
        Corrected = "Report corrected",
        Closed = "Closed: {0}",
        HandedOverTo = "Handed over to {0}",
        Nothing = "Nothing more is to be done on this card.",
        MovedTo = "This card has moved to {0} ({1}) because {2}.",
        MovedToNobody = "This card no longer waits for you as {0} because {1}.",
        Opened = "Report sent to the Kepala Seksi",
    };

    private static WaitingTexts Waiting => new()
    {
        Waiting = "Waiting",
        Until = "{0}, due {1}",
        Answered = "Answered",
        Approved = "Approved",
        Returned = "Returned",
        Withdrawn = "Not waited for",
    };

    private static ReminderTexts Reminders => new()
    {
        HandOn = "To hand it on type: delegate {0} {1} position-key reason",
        Title = "Reminder: {0}",
        DigestTitle = "Reminder: {0} cases wait for you",
        ToldTitle = "Reminder: {0} cases below you need attention",
        NoResponse = "No response yet",
        UrgentCase = "Urgent case came in",
        HeldSince = "With {0} since {1}",
        Late = "Was due {0}, late by {1}",
        Days = "{0} days",
        Hours = "{0} hours",
        Minutes = "{0} minutes",
        More = "{0} more cases. Type \"tasks\" to see what waits for you.",
    };

    private static ChatTexts Chat => new()
    {
        HelpTitle = "Help for SOP 697",
        HelpIntro = "This bot helps the health office answer questions and complaints on social media.",
        Commands =
        [
            ("a screenshot", "pasted alone: starts a report"),
            ("proof MS-2026-0001", "with a picture: proves the posted reply"),
            ("add MS-2026-0001", "with a picture: more of the question"),
            ("status MS-2026-0001", "where a case stands"),
            ("tasks", "everything that waits for you"),
            ("search polio saturday", "cases that hold these words"),
            ("digest off", "no morning digest; \"digest on\" to have it again"),
            ("delegate MS-2026-0001 kasi kasi2 on leave", "administrator, or who was told of silence: hands over another position's part"),
            ("help", "this page"),
        ],
        HelpCards = "Cards that ask something of you arrive in this chat; press their buttons to act.",
        StatusTitle = "Case status",
        TasksTitle = "Your tasks ({0})",
        MoreTasks = "{0} more tasks wait for you, due later.",
        DueBy = "Due {0}",
        DueMissed = "Was due {0}",
        Show = "Open {0}",
        SearchTitle = "Found for: {0}",
        NothingFound = "No case that you may see holds these words.",
        MoreFound = "There are more. Add a word to narrow it down.",
        WaitsFor = "waits for {0}",
        NoTasks = "Nothing waits for you.",
    };
}
