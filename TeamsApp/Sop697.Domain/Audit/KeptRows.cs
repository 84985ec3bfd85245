using Sop697.Domain.Cases;

namespace Sop697.Domain.Audit;

/// <summary>A row as it stands in SharePoint.</summary>
/// <param name="Values">By column, in the one form in which values are compared; empty ones are left out.</param>
public sealed record KeptRow(string List, string Key, IReadOnlyDictionary<string, string> Values);

/// <summary>A row of the audit list, and the commit it says it holds.</summary>
public sealed record KeptCommit(StoredCommit Commit, KeptRow Row);

/// <summary>Everything SharePoint has about a case.</summary>
public sealed record KeptCase(string CaseId, IReadOnlyList<KeptRow> Cases, IReadOnlyList<KeptRow> Steps, IReadOnlyList<KeptCommit> Audit)
{
    public static KeptCase Nothing(string caseId) => new(caseId, [], [], []);
}

/// <summary>A row as the product would write it now.</summary>
/// <param name="Values">Every column that follows from the journal; null where the row must be empty.</param>
public sealed record ExpectedRow(string List, string Key, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>Columns that may be empty, because what they say was not known yet when the row was written.</summary>
    public IReadOnlySet<string> Later { get; init; } = new HashSet<string>();

    /// <summary>Columns that were reckoned with the calendar of that time, which is not in the journal: a difference proves nothing.</summary>
    public IReadOnlySet<string> Reckoned { get; init; } = new HashSet<string>();

    /// <summary>Columns whose values are not repeated in a finding: they may speak of a person.</summary>
    public IReadOnlySet<string> Quiet { get; init; } = new HashSet<string>();
}

/// <summary>How the product writes its rows.</summary>
public interface IRowsAsWritten
{
    ExpectedRow Case(Case state);

    ExpectedRow Step(Case state, StepRecord step);

    /// <summary>The row of a commit without its text and hash, which are compared as such.</summary>
    ExpectedRow Audit(SealedCommit entry, string? number);
}

/// <summary>How far SharePoint is known to be with a case; what lies behind is owed and not missing.</summary>
/// <param name="Version">Last commit whose audit row was written.</param>
/// <param name="Steps">Number of step rows that were written.</param>
public sealed record ArchiveReach(int Version, int Steps)
{
    /// <summary>Takes all of it for written.</summary>
    public static ArchiveReach All { get; } = new(int.MaxValue, int.MaxValue);
}
