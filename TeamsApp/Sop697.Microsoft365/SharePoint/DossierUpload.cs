using System.Globalization;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>A printed dossier in the library <c>Berkas</c>: the file, then its columns, by which people find it.</summary>
internal sealed class DossierUpload(GraphCalls calls)
{
    private const string Replace = "@microsoft.graph.conflictBehavior=replace";
    private const string Role = "berkas_kasus";

    /// <summary>Follows from the case alone, so that a repeat meets its own file.</summary>
    public static string PathOf(Case @case, PrintedDossier dossier)
    {
        var received = Wib.Local(@case.ReceivedAt).ToString("yyyy'/'MM", CultureInfo.InvariantCulture);
        return $"{received}/{@case.Id}/{dossier.Name}";
    }

    public static ListRow RowOf(Case @case, PrintedDossier dossier) => new(ListNames.Documents, @case.Id,
    [
        Field.Text("NomorTiket", @case.Number),
        Field.Text("Sha256", dossier.Sha256),
        Field.Choice("Peran", Role),
        Field.Number("Tahun", Wib.Year(@case.ReceivedAt)),
    ]);

    public async Task<ArchivedDossier> PutAsync(SharePointSite site, Case @case, PrintedDossier dossier, CancellationToken cancellationToken)
    {
        var drive = site.DocumentsDriveId ?? throw new ArchiveUnavailableException($"the site has no library {ListNames.Documents}", null);
        var path = PathOf(@case, dossier);
        using var content = new MemoryStream(dossier.Pdf.ToArray(), writable: false);
        using var item = await calls.PutAsync($"/drives/{drive}/root:/{path}:/content?{Replace}", content, "application/pdf", cancellationToken);
        var id = item.RootElement.GetProperty("id").GetString()!;
        using var fields = await calls.SendAsync(Method.PATCH, $"/drives/{drive}/items/{id}/listItem/fields", Body(@case, dossier), cancellationToken);
        return new ArchivedDossier(dossier.Sha256, path, id, item.RootElement.GetProperty("webUrl").GetString()!);
    }

    private static byte[] Body(Case @case, PrintedDossier dossier)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json)) RowOf(@case, dossier).WriteTo(writer, clear: true);
        return json.ToArray();
    }
}
