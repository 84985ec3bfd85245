using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;

namespace Sop697.Documents.Dossiers;

/// <summary>Drafts with what was decided about them, the released answer and the proof that it was posted.</summary>
internal static class AnswerParts
{
    internal static IEnumerable<Block> Drafts(DossierSource source)
    {
        if (source.State.Drafts.Count == 0) return [new Words("Tidak ada draf jawaban.") { Size = 9 }];
        return
        [
            .. source.State.Drafts.SelectMany(d => (Block[])
            [
                new Words($"Draf {d.Version}, oleh {d.Written.By.Name}, {d.Written.By.Title}, {Wording.Moment(d.Written.At)}") { Size = 9, Bold = true, StaysWithNext = true },
                Parts.Quote(d.Text),
                new Space(2),
            ]),
            Decisions(source),
        ];
    }

    internal static IEnumerable<Block> Release(DossierSource source) => source.State.Release is not { } release
        ? [new Words("Tidak ada jawaban yang dirilis.") { Size = 9 }]
        :
        [
            new Words(
                $"Dirilis oleh {release.At.By.Name}, {release.At.By.Title}, {Wording.Moment(release.At.At)}, dari draf {release.Draft}"
                + (release.SelfReleased ? "; penyusun dan perilis orang yang sama." : ".")) { Size = 9, StaysWithNext = true },
            Parts.Quote(release.Text),
        ];

    internal static IEnumerable<Block> Publication(DossierSource source)
    {
        if (source.State.Publication is not { } published)
            return [new Words(source.State.Closing is { } closing ? $"Tidak diterbitkan. {Wording.Of(closing.Outcome)}{(closing.Reason is { } why ? $": {why}" : ".")}" : "Belum diterbitkan.") { Size = 9 }];
        return
        [
            Parts.Pairs(
                ("Diterbitkan oleh", $"{published.At.By.Name}, {published.At.By.Title}"),
                ("Waktu", Wording.Moment(published.At.At)),
                ("Tautan", published.Permalink ?? "tidak dicatat; lihat tangkapan layar"),
                ("Tangkapan layar", published.ProofSha256 is { } proof ? $"SHA-256 {proof}" : Wording.None)),
        ];
    }

    /// <summary>Who agreed and who sent back, in the order in which it happened.</summary>
    private static Block Decisions(DossierSource source)
    {
        var rows = (from sealedCommit in source.Commits
                    let commit = sealedCommit.Commit
                    from happened in commit.Events
                    let told = Told(source, happened)
                    where told is not null
                    select Row.Of(Wording.Short(commit.At), Wording.Person(commit.By), told)).ToList();
        return rows.Count == 0
            ? new Words("Tidak ada persetujuan atau pengembalian yang tercatat.") { Size = 9 }
            : new Table([new(1.6f), new(3), new(6)], rows) { Head = Row.Titles("Waktu (WIB)", "Oleh", "Keputusan") };
    }

    private static string? Told(DossierSource source, CaseEvent happened) => happened switch
    {
        DraftApproved e => $"Menyetujui draf {e.Draft}{(e.Note.Length > 0 ? $": {e.Note}" : "")}",
        Returned e => $"Mengembalikan kepada {source.Label(e.To)} (putaran {e.Round}): {e.Reason}",
        AnswerReleased e => $"Merilis draf {e.Draft}",
        _ => null,
    };
}
