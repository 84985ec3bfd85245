using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;

namespace Sop697.Documents.Dossiers;

/// <summary>The whole dossier of one case, from the lembar kendali to the signatures.</summary>
internal static class CaseDossier
{
    internal static byte[] ToPdf(DossierSource source) => Sheet.ToPdf(
        new SheetSetup($"Berkas kasus {source.Number}", source.Commits[^1].Commit.At)
        {
            Paper = source.Print.Paper == PaperSize.F4 ? Paper.F4 : Paper.A4,
            Foot = $"{source.Number} · sidik {source.Hash}",
        },
        Blocks(source));

    private static IEnumerable<Block> Blocks(DossierSource source) =>
    [
        .. ControlSheet.Of(source),
        new Space(6),
        DispositionSheet.Of(source),
        .. PicturePages.Of(source, EvidencePurpose.Question, "Tangkapan layar"),
        new PageBreak(),
        .. Parts.Section("Draf jawaban dan keputusan", AnswerParts.Drafts(source)),
        .. Parts.Section("Jawaban yang dirilis", AnswerParts.Release(source)),
        .. Parts.Section("Bukti penerbitan", AnswerParts.Publication(source)),
        .. PicturePages.Of(source, EvidencePurpose.Proof, "Bukti jawaban terkirim"),
        new PageBreak(),
        .. Parts.Section("Kartu yang dijawab", AnsweredCards.Of(source)),
        .. Parts.Section("Riwayat", Trail(source)),
        new Together([.. Parts.Section("Pengesahan", Signatures(source))]),
    ];

    private static Table Trail(DossierSource source) => new(
        [new(0.8f), new(1.6f), new(3), new(5.4f)],
        [.. History.Of(source.Commits, source.Label).Select(h => Row.Of($"{h.Version}", Wording.Short(h.At), Wording.Person(h.By), h.What.Id))])
    {
        Head = Row.Titles("Versi", "Waktu (WIB)", "Oleh", "Peristiwa"),
    };

    private static IEnumerable<Block> Signatures(DossierSource source) =>
    [
        new Words("Naskah ini dicetak dari jurnal kasus. Sidik pada kaki halaman dan kode QR menandai keputusan terakhir yang tercetak.") { Size = 8.5f },
        new Space(2),
        Parts.Signatures(source, ("Disiapkan oleh", source.State.Team), ("Diperiksa oleh", source.State.Owner), ("Mengetahui", source.State.Approver)),
        new Space(6),
        Parts.Pairs(("Diarsipkan di", Wording.Blank + Wording.Blank), ("Tanggal", Wording.Blank), ("Arsiparis", Wording.Blank)),
    ];
}
