namespace Sop697.Domain.Steps;

/// <summary>One revision of the SOP as data. A case keeps the revision it began under.</summary>
/// <param name="Number">Full number as printed.</param>
/// <param name="Revision">0 for the original of 1 March 2021.</param>
/// <param name="Effective">First day on which it applies.</param>
/// <param name="Name">Title as printed.</param>
/// <param name="Steps">The rows, in the order of the SOP.</param>
public sealed record SopTable(string Number, int Revision, DateOnly Effective, string Name, IReadOnlyList<SopStep> Steps)
{
    /// <exception cref="KeyNotFoundException">No such row in this revision.</exception>
    public SopStep this[string key] =>
        Steps.FirstOrDefault(s => s.Key == key) ?? throw new KeyNotFoundException($"SOP revision {Revision} has no step '{key}'.");

    /// <summary>The row in which a case begins: the one that offers <see cref="Verb.Open"/>.</summary>
    public SopStep First => Steps.First(s => s.Exit(Verb.Open) is not null);

    /// <summary>Rows strictly between two rows, in order: what one action did at once ("digabung").</summary>
    public IEnumerable<SopStep> Between(string from, string to)
    {
        var (start, end) = (this[from].Number, this[to].Number);
        return Steps.Where(s => s.Number > start && s.Number < end);
    }
}

/// <summary>A row of the SOP table.</summary>
/// <param name="Number">Row number as printed.</param>
/// <param name="Key">Stable ASCII key; stored in events and lists.</param>
/// <param name="Title">Short Indonesian name for cards.</param>
/// <param name="Activity">"Uraian Kegiatan" with its spelling corrected.</param>
/// <param name="Actor">"Pelaksana": who holds the step.</param>
/// <param name="Requirement">"Persyaratan/Kelengkapan"; blank in the scanned SOP, so this is a proposal.</param>
/// <param name="Limit">"Waktu".</param>
/// <param name="Output">"Output" as printed.</param>
/// <param name="RelatedSop">"Keterangan", or null.</param>
/// <param name="Card">The card its actor gets, or null when the row needs no person.</param>
/// <param name="Exits">What may be done here and where it leads.</param>
public sealed record SopStep(
    int Number,
    string Key,
    string Title,
    string Activity,
    StepActor Actor,
    string Requirement,
    TimeLimit Limit,
    string Output,
    string? RelatedSop,
    CardKind? Card,
    IReadOnlyList<StepExit> Exits)
{
    public StepExit? Exit(Verb verb) => Exits.FirstOrDefault(e => e.Verb == verb);

    public StepExit? Exit(Verb verb, StepActor by) => Exits.FirstOrDefault(e => e.Verb == verb && e.By == by);
}

/// <summary>Who, seen from one case, may act at a step.</summary>
public enum StepActor
{
    /// <summary>The product itself.</summary>
    System,

    /// <summary>The team that reported the case ("Tim media sosial").</summary>
    Team,

    /// <summary>The Kepala Seksi who owns the case from step 3 to 6.</summary>
    Owner,

    /// <summary>The Kabid or other Kasi who was asked and has not answered yet.</summary>
    Consulted,
}

/// <summary>A thing that may be done at a step.</summary>
/// <param name="Verb">What.</param>
/// <param name="By">By whom.</param>
/// <param name="LeadsTo">Key of the next row; null closes the case.</param>
public sealed record StepExit(Verb Verb, StepActor By, string? LeadsTo);

/// <summary>"Waktu" of a row.</summary>
/// <param name="Amount">Number of <paramref name="Unit"/>.</param>
/// <param name="Unit">Working days or working minutes.</param>
public sealed record TimeLimit(int Amount, LimitUnit Unit)
{
    public static TimeLimit Hari(int amount) => new(amount, LimitUnit.WorkingDay);

    public static TimeLimit Menit(int amount) => new(amount, LimitUnit.WorkingMinute);

    public override string ToString() => $"{Amount} {(Unit == LimitUnit.WorkingDay ? "hari" : "menit")}";
}

public enum LimitUnit
{
    WorkingDay,
    WorkingMinute,
}
