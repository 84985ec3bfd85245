using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Sop697.Documents.Sheets;

/// <summary>
/// Skia makes the document's id from the clock. An id made from the content is as unique, and the same input gives the same
/// bytes. It stands twice in the metadata, where its length stays, and twice in the trailer, where Skia writes it as hex or, when
/// it happens to be mostly letters, as a shorter string; no offset of the file points behind it.
/// </summary>
internal static partial class StableIds
{
    private const string TrailerId = "/ID [";
    private const string TrailerEnd = "]>>";

    /// <exception cref="InvalidOperationException">The document has no such trailer: Skia has changed how it writes.</exception>
    public static byte[] Replace(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var start = text.LastIndexOf(TrailerId, StringComparison.Ordinal);
        var end = text.LastIndexOf(TrailerEnd, StringComparison.Ordinal);
        if (start < 0 || end < start) throw new InvalidOperationException("The PDF has no id in its trailer.");
        var (head, tail) = (text[..start], text[end..]);
        var zeroed = MetadataId().Replace(head, Guid.Empty.ToString("D"));
        var id = new Guid(SHA256.HashData(Encoding.Latin1.GetBytes(zeroed + tail)).AsSpan(0, 16));
        var hex = id.ToString("N").ToUpperInvariant();
        return Encoding.Latin1.GetBytes($"{MetadataId().Replace(head, id.ToString("D"))}{TrailerId}<{hex}> <{hex}>{tail}");
    }

    [GeneratedRegex("(?<=<xmpMM:(Document|Instance)ID>uuid:)[0-9a-f-]{36}(?=<)")]
    private static partial Regex MetadataId();
}
