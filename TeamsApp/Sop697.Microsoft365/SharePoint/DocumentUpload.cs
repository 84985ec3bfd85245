using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>A printed document in the library <c>Berkas</c>: the file, then its columns, by which people find it.</summary>
internal sealed class DocumentUpload(GraphCalls calls)
{
    private const string Replace = "@microsoft.graph.conflictBehavior=replace";
    private const string DossierRole = "berkas_kasus";
    private const string MonthRole = "laporan_bulanan";

    /// <summary>Follows from the case alone, so that a repeat meets its own file.</summary>
    public static string PathOf(Case @case, PrintedDossier dossier) => $"{EvidenceUpload.FolderOf(@case)}/{dossier.Name}";

    public static ListRow RowOf(Case @case, PrintedDossier dossier) => new(ListNames.Documents, @case.Id,
    [
        Field.Text("NomorTiket", @case.Number),
        Field.Text("Sha256", dossier.Sha256),
        Field.Choice("Peran", DossierRole),
        Field.Number("Tahun", Wib.Year(@case.ReceivedAt)),
    ]);

    /// <summary>In the folder of the month, beside those of its cases.</summary>
    public static string PathOf(ClosedMonth month) => $"{FolderOf(month)}/laporan-{month.Month}.pdf";

    public static string FolderOf(ClosedMonth month) => month.Month.Replace('-', '/');

    public static ListRow RowOf(ClosedMonth month, string sha256) => new(ListNames.Documents, month.Month,
    [
        Field.Text("NomorTiket", null),
        Field.Text("Sha256", sha256),
        Field.Choice("Peran", MonthRole),
        Field.Number("Tahun", ClosedMonth.DayOf(month.Month).Year),
    ]);

    public async Task<(string Path, string Url)> PutAsync(SharePointSite site, ClosedMonth month, string sha256, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        var path = PathOf(month);
        return (path, (await PutAsync(site, path, pdf, RowOf(month, sha256), cancellationToken)).Url);
    }

    public async Task<ArchivedDossier> PutAsync(SharePointSite site, Case @case, PrintedDossier dossier, CancellationToken cancellationToken)
    {
        var path = PathOf(@case, dossier);
        var (id, url) = await PutAsync(site, path, dossier.Pdf, RowOf(@case, dossier), cancellationToken);
        return new ArchivedDossier(dossier.Sha256, path, id, url);
    }

    private async Task<(string Id, string Url)> PutAsync(SharePointSite site, string path, ReadOnlyMemory<byte> pdf, ListRow row, CancellationToken cancellationToken)
    {
        var drive = site.DocumentsDriveId ?? throw new ArchiveUnavailableException($"the site has no library {ListNames.Documents}", null);
        using var content = new MemoryStream(pdf.ToArray(), writable: false);
        using var item = await calls.PutAsync($"/drives/{drive}/root:/{path}:/content?{Replace}", content, "application/pdf", cancellationToken);
        var id = item.RootElement.GetProperty("id").GetString()!;
        using var fields = await calls.SendAsync(Method.PATCH, $"/drives/{drive}/items/{id}/listItem/fields", Body(row), cancellationToken);
        return (id, item.RootElement.GetProperty("webUrl").GetString()!);
    }

    private static byte[] Body(ListRow row)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json)) row.WriteTo(writer, clear: true);
        return json.ToArray();
    }
}
