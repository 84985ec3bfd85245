using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;

namespace Sop697.Documents.Dossiers;

/// <summary>"Lembar disposisi", half a folio: to whom the Kepala Seksi passed the matter, and what was asked.</summary>
internal static class DispositionSheet
{
    internal static Block Of(DossierSource source) => new Together(
    [
        new Table([new Column(1)], [new Row([new Cell(
        [
            new Space(1.5f),
            .. Parts.Letterhead(source.Print),
            Parts.Title("LEMBAR DISPOSISI"),
            new Space(2),
            Head(source),
            new Space(2),
            Body(source),
            new Space(2),
        ])])]),
    ]);

    private static Table Head(DossierSource source)
    {
        var state = source.State;
        return new Table([new Column(1), new Column(1)],
        [
            new Row(
            [
                new Cell([Parts.Pairs(4,
                    ("Surat dari", $"{ChannelRules.Label(state.Inquiry.Channel)} {Wording.Masked(state.Inquiry.SourceAccount)}".Trim()),
                    ("No. Surat", source.Number),
                    ("Tgl. Surat", state.Inquiry.PostedAt is { } posted ? Wording.Day(posted) : Wording.None))]),
                new Cell(
                [
                    Parts.Pairs(4, ("Diterima Tgl.", Wording.Day(state.ReceivedAt)), ("No. Agenda", Wording.Blank), ("Sifat", "")),
                    new Table([new Column(1), new Column(1), new Column(1)],
                    [
                        new Row([Box("Sangat segera", state.Inquiry.Urgent), Box("Segera"), Box("Rahasia")]),
                    ]) { Lined = false },
                ]),
            ]),
            new Row([new Cell([Parts.Pairs(2, ("Perihal", $"{Wording.Of(state.Inquiry.Kind)}: {state.Inquiry.Summary}"))]) { Span = 2 }]),
        ]);
    }

    private static Table Body(DossierSource source)
    {
        var asked = source.State.Consultations;
        var passed = asked.Select(c => c.Position).Distinct().ToList();
        var notes = asked.Where(c => c.Note.Length > 0).Select(c => c.Note).Distinct().ToList();
        return new Table([new Column(1), new Column(1)],
        [
            new Row(
            [
                new Cell([Label("Diteruskan kepada Sdr.:"), .. passed.Count > 0 ? passed.Select(Block (p) => new Tick(source.Label(p), On: true)) : [new Words($"\n{Wording.Blank}")]]),
                new Cell(
                [
                    Label("Dengan hormat harap:"),
                    new Tick("Tanggapan dan saran", On: passed.Count > 0),
                    new Tick("Proses lebih lanjut"),
                    new Tick("Koordinasi/konfirmasi"),
                ]),
            ]),
            new Row(
            [
                new Cell([Label("Catatan:"), new Words(string.Join("\n", notes)) { Size = 9 }]),
                new Cell([Parts.Signatures(source, ("", source.State.Owner)), new Words("Paraf dan tanggal: ....................") { Size = 8.5f, Align = Align.Centre }]),
            ]),
        ]);
    }

    private static Words Label(string text) => new(text) { Size = 9, Bold = true };

    private static Cell Box(string label, bool on = false) => new([new Tick(label, on) { Size = 8.5f }]);
}
