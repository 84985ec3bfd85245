using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>A finished step in <c>LangkahSOP</c>; written once.</summary>
internal static class StepRow
{
    public static string KeyOf(string caseId, int index) => $"{caseId}/{index}";

    /// <exception cref="InvalidOperationException">The step is still open.</exception>
    public static ListRow Of(Case @case, StepRecord step, SopTable table, WorkingMinutes minutes)
    {
        var finished = step.Finished ?? throw new InvalidOperationException($"Step {step.Index} is still open.");
        var key = KeyOf(@case.Id, step.Index);
        return new ListRow(ListNames.Steps, key, [.. Identity(@case, step, table[step.Step], key), .. Measures(step, finished, minutes)]);
    }

    private static IEnumerable<Field> Identity(Case @case, StepRecord step, SopStep row, string key) =>
    [
        Field.Text("Title", row.Title),
        Field.Text("Kunci", key),
        Field.Text("CaseKey", @case.Id),
        Field.Text("NomorTiket", @case.Number),
        Field.Number("Tahun", Wib.Year(@case.ReceivedAt)),
        Field.Number("Urutan", step.Index),
        Field.Number("LangkahNo", row.Number),
        Field.Text("LangkahKode", row.Key),
        Field.Text("LangkahNama", row.Title),
    ];

    private static IEnumerable<Field> Measures(StepRecord step, Stamp finished, WorkingMinutes minutes) =>
    [
        Field.Text("JabatanKode", finished.By.Position),
        Field.Choice("StatusJabatan", Codes.Of(finished.By.Kind)),
        Field.Utc("MulaiUtc", step.StartedAt),
        Field.Wib("MulaiWib", step.StartedAt),
        Field.Utc("BatasUtc", step.DueAt),
        Field.Wib("BatasWib", step.DueAt),
        Field.Utc("SelesaiUtc", finished.At),
        Field.Wib("SelesaiWib", finished.At),
        Field.Number("DurasiKerjaMenit", minutes(step.StartedAt, finished.At)),
        Field.Number("BatasMenit", minutes(step.StartedAt, step.DueAt)),
        Field.Flag("Memenuhi", finished.At <= step.DueAt),
        Field.Flag("Digabung", step.Combined),
    ];
}
