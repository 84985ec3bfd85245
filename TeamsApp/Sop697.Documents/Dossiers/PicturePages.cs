using System.Globalization;
using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;

namespace Sop697.Documents.Dossiers;

/// <summary>
/// Screenshots, one to a page. What is printed is the rendition that the source holds: the masked one where there is one, else the
/// picture as it was sent; the caption names the original by its hash.
/// </summary>
internal static class PicturePages
{
    private const float MostHeight = 215;

    internal static IEnumerable<Block> Of(DossierSource source, EvidencePurpose purpose, string heading)
    {
        var pictures = source.State.Evidence.Where(e => e.Purpose == purpose).DistinctBy(e => e.Sha256).ToList();
        return pictures.SelectMany((e, i) => Page(source, e, $"{heading} {i + 1} dari {pictures.Count}"));
    }

    private static IEnumerable<Block> Page(DossierSource source, Evidence evidence, string heading) =>
    [
        new PageBreak(),
        Words.Heading(heading),
        new Words(string.Create(CultureInfo.InvariantCulture, $"Asli: {evidence.Width} x {evidence.Height} piksel, {evidence.Bytes} bita, SHA-256 {evidence.Sha256}"))
        {
            Size = 7.5f, Ink = Parts.Grey, StaysWithNext = true,
        },
        .. source.Masks.TryGetValue(evidence.Sha256, out var mask) && mask.Areas.Count > 0
            ? [new Words(string.Create(CultureInfo.InvariantCulture, $"Data pribadi disamarkan: {mask.Areas.Count} bagian. Aslinya tersegel.")) { Size = 7.5f, Ink = Parts.Grey, StaysWithNext = true }]
            : Array.Empty<Block>(),
        new Space(2),
        source.Pictures.TryGetValue(evidence.Sha256, out var jpeg)
            ? new Picture(jpeg, MostHeight) { Align = Align.Centre }
            : new Words("Gambar tidak dapat diambil saat dicetak; aslinya ada di pustaka SharePoint.") { Size = 9 },
    ];
}
