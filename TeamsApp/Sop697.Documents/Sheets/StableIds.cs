using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Sop697.Documents.Sheets;

/// <summary>
/// Skia makes the document's id from the clock. An id made from the content is as unique, and the same input gives the same
/// bytes. Its length stays, so that every offset in the file does.
/// </summary>
internal static partial class StableIds
{
    public static byte[] Replace(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var places = Ids().Matches(text).SelectMany(m => m.Groups["id"].Captures).ToList();
        foreach (var place in places) pdf.AsSpan(place.Index, place.Length).Fill((byte)'0');
        var id = new Guid(SHA256.HashData(pdf).AsSpan(0, 16));
        foreach (var place in places)
            Encoding.ASCII.GetBytes(place.Length == 36 ? id.ToString("D") : id.ToString("N").ToUpperInvariant()).CopyTo(pdf, place.Index);
        return pdf;
    }

    [GeneratedRegex(@"/ID \[<(?<id>[0-9A-F]{32})> <(?<id>[0-9A-F]{32})>\]|<xmpMM:(Document|Instance)ID>uuid:(?<id>[0-9a-f-]{36})<")]
    private static partial Regex Ids();
}
