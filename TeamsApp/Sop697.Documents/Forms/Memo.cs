using Sop697.Documents.Dossiers;
using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;

namespace Sop697.Documents.Forms;

/// <summary>
/// "Nota dinas" of a case, as bahan: from the Kepala Seksi to the Kepala Bidang, to be numbered, dated and signed by hand. No stamp
/// belongs on it.
/// </summary>
internal static class Memo
{
    internal static byte[] ToPdf(DossierSource source) => Sheet.ToPdf(
        new SheetSetup($"Nota dinas {source.Number}", source.Commits[^1].Commit.At)
        {
            Paper = source.Print.Paper == PaperSize.F4 ? Paper.F4 : Paper.A4,
            Margins = new Margins(30, 20, 20, 21),
            Foot = $"{source.Number} · sidik {source.Hash[..16]}…",
        },
        [
            .. Parts.Letterhead(source.Print),
            new Space(3),
            Parts.Title("NOTA DINAS"),
            new Words("bahan, belum bernomor dan belum ditandatangani") { Size = 8, Align = Align.Centre, Ink = Parts.Grey },
            new Space(3),
            Head(source),
            new Rule(),
            new Space(3),
            .. Body(source),
            new Space(8),
            new Table([new(1), new(1)], [new Row([new Cell([]), new Cell([Parts.Signatures(source, ("", source.State.Owner))])])]) { Lined = false },
            .. Copies(source),
        ]);

    private static Table Head(DossierSource source)
    {
        var (to, from) = (source.State.Approver is { } above ? source.Label(above) : Wording.Blank, source.Label(source.State.Owner));
        var subject = $"Tanggapan {Wording.Of(source.State.Inquiry.Kind).ToLowerInvariant()} warga di {ChannelRules.Label(source.State.Inquiry.Channel)}, tiket {source.Number}";
        return source.Print.Memo == MemoForm.Baru
            ? Parts.Pairs(2.2f,
                ("Yth.", to), ("Dari", from), ("Tembusan", Wording.Blank), ("Tanggal", Wording.Blank), ("Nomor", NumberOf(source)),
                ("Sifat", source.State.Inquiry.Urgent ? "Segera" : "Biasa"), ("Lampiran", "1 (satu) berkas"), ("Hal", subject))
            : Parts.Pairs(2.2f, ("Nomor", NumberOf(source)), ("Kepada", to), ("Dari", from), ("Hal", subject), ("Tanggal", Wording.Blank));
    }

    /// <summary>As the office composes it; what only the office gives is a gap.</summary>
    private static string NumberOf(DossierSource source)
    {
        var print = source.Print;
        const string gap = "............";
        return print.NumberFormat.Length == 0 ? Wording.Blank : print.NumberFormat
            .Replace("{klasifikasi}", Filled(print.Classification), StringComparison.OrdinalIgnoreCase)
            .Replace("{urut}", gap, StringComparison.OrdinalIgnoreCase)
            .Replace("{unit}", Filled(print.Unit), StringComparison.OrdinalIgnoreCase)
            .Replace("{tahun}", $"{Domain.Time.Wib.Year(source.Commits[^1].Commit.At)}", StringComparison.OrdinalIgnoreCase);

        static string Filled(string value) => value.Length > 0 ? value : gap;
    }

    private static IEnumerable<Block> Body(DossierSource source)
    {
        var state = source.State;
        yield return Text($"Dengan hormat kami laporkan {Wording.Of(state.Inquiry.Kind).ToLowerInvariant()} warga yang diterima melalui {ChannelRules.Label(state.Inquiry.Channel)} pada {Wording.Moment(state.ReceivedAt)}, sebagai berikut:");
        yield return Parts.Quote(state.Inquiry.Summary);
        yield return new Space(3);
        if ((state.Release?.Text ?? state.LatestDraft?.Text) is { } answer)
        {
            yield return Text(state.Release is null ? "Rancangan jawaban yang kami mintakan arahan:" : "Jawaban yang disampaikan:");
            yield return Parts.Quote(answer);
            yield return new Space(3);
        }
        else if (state.Closing is { } closing)
        {
            yield return Text($"{Wording.Of(closing.Outcome)}. {closing.Reason}");
        }

        yield return Text(state.IsClosed ? "Demikian untuk menjadi periksa." : "Demikian, mohon arahan lebih lanjut.");
    }

    private static IEnumerable<Block> Copies(DossierSource source) =>
        source.Print.Memo == MemoForm.Baru ? [] : [new Space(6), new Words("Tembusan:") { Size = 9 }, new Words($"1. {Wording.Blank}") { Size = 9 }];

    private static Words Text(string text) => new(text) { Size = 11 };
}
