using System.Text;
using Sop697.Documents.Sheets;

namespace Sop697.Tests.Documents;

/// <summary>Skia writes its random id as hex or, when it happens to be mostly letters, as a string in parentheses.</summary>
public sealed class StableIdTests
{
    [Fact]
    public void However_the_random_id_was_written_the_same_content_gives_the_same_bytes()
    {
        var hex = Written("11111111-1111-1111-1111-111111111111", "<0A> <0A>");
        Assert.Equal(hex, Written("22222222-2222-2222-2222-222222222222", "(ab]c\\)d) (ab]c\\)d)"));
        Assert.NotEqual(hex, Written("11111111-1111-1111-1111-111111111111", "<0A> <0A>", "lain"));
        Assert.Matches("^%PDF isi<xmpMM:DocumentID>uuid:[0-9a-f-]{36}<\n<</Size 3\n/ID \\[<([0-9A-F]{32})> <\\1>\\]>>\nstartxref$", hex);
    }

    [Fact]
    public void A_document_without_an_id_is_a_fault() => Assert.Throws<InvalidOperationException>(() => StableIds.Replace(Encoding.Latin1.GetBytes("%PDF")));

    private static string Written(string uuid, string ids, string content = "isi") =>
        Encoding.Latin1.GetString(StableIds.Replace(Encoding.Latin1.GetBytes($"%PDF {content}<xmpMM:DocumentID>uuid:{uuid}<\n<</Size 3\n/ID [{ids}]>>\nstartxref")));
}
