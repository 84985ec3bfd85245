namespace Sop697.Microsoft365.Cards.Texts;

/// <summary>The report of a month.</summary>
public sealed record ReportTexts
{
    /// <summary>Names of months as in a title, from January.</summary>
    public required IReadOnlyList<string> Months { get; init; }

    /// <summary>{0} month and year.</summary>
    public required string Title { get; init; }

    /// <summary>{0} when it was counted.</summary>
    public required string Why { get; init; }

    public required string Received { get; init; }
    public required string Responded { get; init; }
    public required string StillOpen { get; init; }
    public required string Late { get; init; }

    public required string Trend { get; init; }

    /// <summary>{0} target.</summary>
    public required string TrendAndTarget { get; init; }

    /// <summary>Short names of indicators by code.</summary>
    public required IReadOnlyDictionary<string, string> Indicators { get; init; }

    /// <summary>{0} value, {1} target, {2} achievement.</summary>
    public required string Result { get; init; }

    /// <summary>{0} value.</summary>
    public required string ResultWithoutTarget { get; init; }
    public required string NothingCounted { get; init; }
    public required string Met { get; init; }
    public required string NotMet { get; init; }

    /// <summary>{0} lower, {1} upper bound.</summary>
    public required string Range { get; init; }
    public required string Below { get; init; }
    public required string Above { get; init; }
    public required string WorkingHours { get; init; }

    /// <summary>Between whole number and decimals.</summary>
    public required char Comma { get; init; }

    /// <summary>Buttons.</summary>
    public required string Document { get; init; }
    public required string Workbook { get; init; }
    public required string LateWhere { get; init; }
    public required string LateNowhere { get; init; }

    /// <summary>{0} row, {1} position, {2} how often.</summary>
    public required string LateRow { get; init; }

    /// <summary>{0} how many more.</summary>
    public required string LateMore { get; init; }

    /// <summary>{0} how many.</summary>
    public required string Unreadable { get; init; }
}
