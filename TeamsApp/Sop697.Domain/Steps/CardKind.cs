namespace Sop697.Domain.Steps;

/// <summary>What a card asks of the person who gets it.</summary>
public enum CardKind
{
    /// <summary>To the team: the report is safe, and how it stands.</summary>
    Receipt,

    /// <summary>To the owner at row 4: consult, answer, release, return or close.</summary>
    Consult,

    /// <summary>The owner's card while others are asked: who is waited for, and what the owner may still do.</summary>
    Waiting,

    /// <summary>To a consulted position at row 5.</summary>
    Answer,

    /// <summary>To the owner at row 6.</summary>
    Release,

    /// <summary>To the team at row 7: the exact text to post.</summary>
    Publish,

    /// <summary>To the team when the owner sent the report back.</summary>
    Correct,
}
