using System.Globalization;
using Sop697.Documents.Dossiers;
using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Documents.Reports;

/// <summary>The monthly document on paper. What the office assigns is left to be filled in.</summary>
internal static class MonthlySheet
{
    private const string Blank = Wording.Blank;
    private const float Small = 8;

    private static readonly Column[] RegisterColumns = [new(1), new(3.2f), new(3.2f), new(2.6f), new(3), new(4), new(5.4f), new(4.2f), new(2.8f)];
    private static readonly Column[] IndicatorColumns = [new(1), new(5.2f), new(6), new(2), new(2.4f), new(2.4f), new(2.6f), new(2.6f), new(5)];

    internal static byte[] ToPdf(MonthlyRegister register)
    {
        var title = ReportCells.Title(register);
        return Sheet.ToPdf(new SheetSetup(title, register.Report.At) { Paper = Paper.Named(register.Office.Rules.Settings.Printing.Paper.ToString()).Turned, Margins = Margins.Usual with { Bottom = 20 }, Foot = title }, Blocks(register));
    }

    private static IEnumerable<Block> Blocks(MonthlyRegister register) =>
    [
        .. Parts.Letterhead(register.Office.Rules.Settings.Printing),
        new Space(3),
        Parts.Title("LAPORAN PENGADUAN MASYARAKAT MELALUI MEDIA SOSIAL"),
        new Words($"Bulan {register.Report.Month.Label}") { Size = 11, Align = Align.Centre, StaysWithNext = true },
        new Words($"Nomor: {Blank}") { Align = Align.Centre },
        new Space(3),
        new Words(ReportCells.Summary(register)) { Size = 9.5f },
        new Words(ReportCells.Counted(register)) { Size = 9.5f },
        new Space(3),
        Words.Heading("A. Daftar"),
        new Space(1),
        Register(register),
        new Space(4),
        Words.Heading("B. Indikator kinerja"),
        new Space(1),
        Indicators(register.Report),
        new Space(1.5f),
        .. Indicator.All.Select(i => Words.Remark($"{i.Name}: {i.Meaning}")),
        new Space(3),
        new Together([Words.Remark(ReportCells.Closing(register)), new Space(3), Signatures(register.Office)]),
    ];

    private static Block Register(MonthlyRegister register) => register.Rows.Count == 0
        ? new Words("Tidak ada yang diterima pada bulan ini.") { Size = 9.5f }
        : new Table(RegisterColumns, [.. register.Rows.Select((row, i) => Of(Number(i + 1), [.. Cells(row, register.Office)]))]) { Head = Titles(ReportCells.RegisterTitles) };

    private static IEnumerable<string> Cells(RegisterRow row, Office office) =>
    [
        ReportCells.Received(row), row.Number ?? ReportCells.None, ChannelRules.Label(row.Channel), ReportCells.Kind(row), ReportCells.Topic(row, office),
        ReportCells.Status(row), ReportCells.Result(row), ReportCells.InTime(row),
    ];

    private static Table Indicators(MonthlyReport report) =>
        new(IndicatorColumns, [.. report.Lines.Select((line, i) => Of(Number(i + 1), [.. Cells(line, report)]))]) { Head = Titles(ReportCells.IndicatorTitles) };

    private static IEnumerable<string> Cells(IndicatorLine line, MonthlyReport report) =>
    [
        ReportCells.Goal(line), line.Name, ReportCells.Unit(line), IndicatorText.Wanted(line.Target), IndicatorText.Of(line.Actual), IndicatorText.Of(line.Achievement),
        ReportCells.Band(line, report), ReportCells.Remark(line),
    ];

    /// <summary>The Kepala Seksi above the team draws it up, the one above that checks it, the Kepala Dinas takes note; names as they are held today.</summary>
    private static Table Signatures(Office office)
    {
        var seksi = office.Positions.FirstOrDefault(p => p.Role == Role.TimMediaSosial) is { Superior: { } above } ? office.Position(above) : null;
        seksi ??= office.Positions.FirstOrDefault(p => p.Role == Role.KepalaSeksi);
        var bidang = seksi?.Superior is { } next ? office.Position(next) : null;
        bidang ??= office.Positions.FirstOrDefault(p => p.Role == Role.KepalaBidang);
        (string Caption, Position? Position)[] places =
        [
            ("\nMengetahui,", office.Positions.FirstOrDefault(p => p.Role == Role.KepalaDinas)), ("\nDiperiksa oleh,", bidang), ($"Malang, {Blank[..24]}\nDisusun oleh,", seksi),
        ];
        return new Table(
            [new(1), new(1), new(1)],
            [
                new Row([.. places.Select(p => new Cell([Centred(p.Caption), Centred(p.Position?.Label ?? Blank, bold: true), new Space(18)]))]),
                new Row([.. places.Select(p => Signed(Signer(office, p.Position)))]),
            ])
        { Lined = false };
    }

    /// <summary>Somebody who only acts while nobody holds the position signs nothing in its name.</summary>
    private static Person? Signer(Office office, Position? position) =>
        position is not null && office.HoldersOf(position.Key) is [var only] && only.Kind != ActingKind.Atasan ? only : null;

    private static Cell Signed(Person? person) => new(
    [
        Centred(person is null ? Blank : ActingNames.Of(person.Kind, person.Name), bold: true),
        Centred(person?.Rank ?? $"Pangkat {Blank[..24]}"),
        Centred($"NIP. {person?.EmployeeNumber ?? Blank[..26]}"),
    ]);

    private static Words Centred(string text, bool bold = false) => new(text) { Size = 9, Bold = bold, Align = Align.Centre };

    private static Row Of(string number, IEnumerable<string> cells) => new([Cell(number), .. cells.Select(Cell)]);

    private static Cell Cell(string text) => new([new Words(text) { Size = Small }]);

    private static Row Titles(IEnumerable<string> titles) =>
        new([.. titles.Select(t => new Cell([new Words(t) { Bold = true, Size = Small, Align = Align.Centre }]))]) { Shaded = true };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
