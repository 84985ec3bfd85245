using System.Globalization;
using Sop697.Domain.Audit;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>A commit in <c>Jurnal</c>: body and hash exactly as in the journal; written once.</summary>
internal static class AuditRow
{
    private const int MostParts = 4;

    /// <summary>Six digits, so that keys sort as versions do.</summary>
    public static string KeyOf(string caseId, int version) => string.Create(CultureInfo.InvariantCulture, $"{caseId}/{version:D6}");

    /// <param name="number">Case number as known when the row is written, or null.</param>
    /// <exception cref="InvalidOperationException">The body does not fit into four notes.</exception>
    public static ListRow Of(SealedCommit entry, string? number)
    {
        var commit = entry.Commit;
        var key = KeyOf(commit.CaseId, commit.Version);
        return new ListRow(
            ListNames.Audit,
            key,
            [
                Field.Text("Title", key),
                Field.Text("Kunci", key),
                Field.Text("CaseKey", commit.CaseId),
                Field.Text("NomorTiket", number),
                Field.Number("Versi", commit.Version),
                Field.Utc("WaktuUtc", commit.At),
                Field.Wib("WaktuWib", commit.At),
                Field.Text("Aktor", commit.By.Name),
                Field.Text("JabatanKode", commit.By.Position),
                Field.Text("Peristiwa", string.Join(", ", commit.Events.Select(EventName.Of).Distinct())),
                .. Body(entry.Body, key),
                Field.Text("HashSebelum", commit.PreviousHash),
                Field.Text("Hash", entry.Hash),
            ]);
    }

    private static IEnumerable<Field> Body(string body, string key)
    {
        var parts = TextCut.Parts(body, Field.LongestNote);
        if (parts.Count > MostParts) throw new InvalidOperationException($"Commit {key} is too long for the audit list: {body.Length} characters.");
        return Enumerable.Range(0, MostParts).Select(i => Field.Note(i == 0 ? "Isi" : $"Isi{i + 1}", i < parts.Count ? parts[i] : null));
    }
}
