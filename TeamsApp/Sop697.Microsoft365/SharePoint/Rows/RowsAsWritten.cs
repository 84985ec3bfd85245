using System.Globalization;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>The builders of rows as a proof asks for them, with values in the form of <see cref="RowValues"/>.</summary>
internal sealed class RowsAsWritten(WorkingMinutes minutes) : IRowsAsWritten
{
    private static readonly IReadOnlySet<string> Numbered = new HashSet<string> { "NomorTiket" };
    private static readonly IReadOnlySet<string> Reckoned = new HashSet<string> { "DurasiKerjaMenit", "BatasMenit" };
    private static readonly IReadOnlySet<string> Personal = new HashSet<string> { "Ringkasan", "UrlTerbit", "BuktiUrl", "BuktiSamarUrl", "Aktor" };
    private static readonly HashSet<string> Bodies = ["Isi", "Isi2", "Isi3", "Isi4", "Hash"];

    public ExpectedRow Case(Case state) => Of(CaseRow.Of(state, Sop697Table.Find(state.SopRevision), minutes)) with { Reckoned = Reckoned, Quiet = Personal };

    public ExpectedRow Step(Case state, StepRecord step) =>
        Of(StepRow.Of(state, step, Sop697Table.Find(state.SopRevision), minutes)) with { Later = Numbered, Reckoned = Reckoned };

    public ExpectedRow Audit(SealedCommit entry, string? number) => Of(AuditRow.Of(entry, number)) with { Later = Numbered, Quiet = Personal };

    private static ExpectedRow Of(ListRow row)
    {
        var values = new Dictionary<string, string?>(row.Fields.Count);
        foreach (var field in row.Fields)
            if (!Bodies.Contains(field.Name)) values[field.Name] = RowValues.Of(field);
        return new ExpectedRow(row.List, row.Key, values);
    }
}

/// <summary>One form for a value, whether we are about to write it or SharePoint gave it back.</summary>
internal static class RowValues
{
    public static string? Of(Field field) => field.Amount is { } number ? number.ToString(CultureInfo.InvariantCulture) : Of(field.Chars);

    /// <summary>SharePoint trims a text and ends its lines otherwise.</summary>
    public static string? Of(string? text)
    {
        if (text is null) return null;
        var plain = text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text;
        plain = plain.Trim();
        return plain.Length == 0 ? null : plain;
    }
}
