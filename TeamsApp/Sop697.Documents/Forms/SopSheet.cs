using Sop697.Documents.Dossiers;
using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Documents.Forms;

/// <summary>
/// The SOP as a sheet (PermenPANRB 35/2012): identity, then the flowchart beside the rows. What is printed is the table that the
/// product works by; the marks of the flowchart and the requirements were lost in the scan and are a proposal.
/// </summary>
internal static class SopSheet
{
    private const float RowHeight = 17;

    /// <summary>Columns of "Pelaksana" as the scanned sheet names them.</summary>
    private static readonly string[] Actors = ["Kepala Dinas", "Kepala Bidang", "Kepala Seksi", "Pengelola/ Penanggung jawab"];

    internal static byte[] ToPdf(SopTable table, PrintSettings print, DateTimeOffset madeAt) => Sheet.ToPdf(
        new SheetSetup($"SOP {table.Number}", madeAt)
        {
            Paper = (print.Paper == PaperSize.F4 ? Paper.F4 : Paper.A4).Turned,
            Foot = $"SOP {table.Number}, revisi {table.Revision}",
        },
        [.. Identity(table, print), new PageBreak(), .. Flowchart(table)]);

    private static IEnumerable<Block> Identity(SopTable table, PrintSettings print) =>
    [
        new Table([new(1), new(1)],
        [
            new Row(
            [
                new Cell([new Space(14), new Words(Wording.Office) { Size = 14, Bold = true, Align = Align.Centre }, new Words(print.Letterhead) { Size = 8.5f, Align = Align.Centre }]),
                new Cell(
                [
                    Parts.Pairs(4,
                        ("NOMOR SOP", table.Number),
                        ("TANGGAL PEMBUATAN", SopText.Made),
                        ("TANGGAL REVISI", SopText.Revised),
                        ("TANGGAL EFEKTIF", Wording.Day(table.Effective)),
                        ("DISAHKAN OLEH", "KEPALA DINAS KESEHATAN KOTA MALANG")),
                    new Space(16),
                    new Words(Wording.Blank) { Size = 9, Align = Align.Centre },
                    new Words($"NIP. {Wording.Blank[..26]}") { Size = 9, Align = Align.Centre },
                    new Space(1),
                    Parts.Pairs(4, ("NAMA SOP", table.Name.ToUpperInvariant())),
                ]),
            ]),
            Pair("DASAR HUKUM", SopText.Law, "KUALIFIKASI PELAKSANA", SopText.Qualifications),
            Pair("KETERKAITAN", SopText.Related, "PERALATAN/PERLENGKAPAN", SopText.Equipment),
            Pair("PERINGATAN", [SopText.Warning], "PENCATATAN DAN PENDATAAN", SopText.Records),
        ]),
    ];

    private static Row Pair(string left, IReadOnlyList<string> leftItems, string right, IReadOnlyList<string> rightItems) =>
        new([List(left, leftItems), List(right, rightItems)]);

    private static Cell List(string title, IReadOnlyList<string> items) => new(
    [
        new Words(title) { Size = 9, Bold = true },
        .. items.Select((item, i) => new Words(items.Count > 1 ? $"{i + 1}. {item}" : item) { Size = 9 }),
    ]);

    private static IEnumerable<Block> Flowchart(SopTable table) =>
    [
        Parts.Title($"PROSEDUR {table.Name.ToUpperInvariant()}"),
        new Space(2),
        new Table(
            [new(0.8f), new(5.2f), .. Actors.Select(_ => new Column(2.3f)), new(3.2f), new(1.5f), new(3), new(2.6f)],
            [.. table.Steps.Select((s, i) => StepRow(table, s, i))])
        {
            Head = Row.Titles(["No", "Uraian Kegiatan", .. Actors, "Kelengkapan (usulan)", "Waktu", "Output", "Keterangan"]),
        },
        new Space(2),
        Words.Remark(
            "Simbol dan kelengkapan adalah usulan: tanda bagan alir pada naskah asli tidak terbaca. Kapsul: mulai atau selesai; kotak: kegiatan; belah ketupat: "
            + "keputusan; panah: arah. Uraian memakai ejaan yang dibetulkan."),
    ];

    private static Row StepRow(SopTable table, SopStep step, int index)
    {
        var columns = ColumnsOf(step);
        var symbol = index == 0 || index == table.Steps.Count - 1 ? Symbol.Capsule : step.Exits.Select(e => e.LeadsTo).Distinct().Count() > 1 ? Symbol.Diamond : Symbol.Box;
        return new Row(
        [
            Small($"{step.Number}."),
            Small(step.Activity),
            .. Enumerable.Range(0, Actors.Length).Select(c => new Cell(
                [new Drawing(RowHeight, (canvas, area) => FlowSymbols.Draw(canvas, area, columns.Contains(c) ? symbol : Symbol.None, index > 0, index < table.Steps.Count - 1))])),
            Small(step.Requirement),
            Small(step.Limit.ToString()),
            Small(step.Output),
            Small(step.RelatedSop ?? ""),
        ]);
    }

    /// <summary>Row 5 is answered by a Kepala Bidang or a Kepala Seksi; what the product does itself, the sheet gives to the team.</summary>
    private static int[] ColumnsOf(SopStep step) => step.Actor switch
    {
        StepActor.Owner => [2],
        StepActor.Consulted => [1, 2],
        _ => [3],
    };

    private static Cell Small(string text) => new([new Words(text) { Size = 8 }]);
}
