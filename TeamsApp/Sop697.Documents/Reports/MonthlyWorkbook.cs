using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Sop697.Documents.Reports;

/// <summary>The monthly document as a workbook: numbers as numbers, so that they can be summed and sorted.</summary>
internal static class MonthlyWorkbook
{
    private static readonly double[] RegisterWidths = [5, 17, 16, 16, 18, 26, 40, 28, 15];
    private static readonly double[] IndicatorWidths = [5, 40, 46, 12, 18, 12, 24, 16, 44];

    private sealed record Styles(StyleId Title, StyleId Wrapped, StyleId Time, StyleId Value);

    internal static async Task<byte[]> WriteAsync(MonthlyRegister register, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(stream, cancellationToken: cancellationToken))
        {
            var styles = Made(book);
            await RegisterAsync(book, register, styles, cancellationToken);
            await IndicatorsAsync(book, register.Report, styles, cancellationToken);
            await NotesAsync(book, register, styles, cancellationToken);
            await book.FinishAsync(cancellationToken);
        }

        return stream.ToArray();
    }

    private static Styles Made(Spreadsheet book) => new(
        book.AddStyle(new Style { Font = { Bold = true }, Fill = { Color = System.Drawing.Color.FromArgb(0xE6, 0xEE, 0xF0) }, Alignment = { WrapText = true } }),
        book.AddStyle(new Style { Alignment = { WrapText = true, Vertical = VerticalAlignment.Top } }),
        book.AddStyle(new Style { Format = NumberFormat.Custom("dd-mm-yyyy hh:mm"), Alignment = { Vertical = VerticalAlignment.Top } }),
        book.AddStyle(new Style { Format = NumberFormat.Custom("0.0"), Alignment = { Vertical = VerticalAlignment.Top } }));

    private static async Task RegisterAsync(Spreadsheet book, MonthlyRegister register, Styles styles, CancellationToken cancellationToken)
    {
        await BeginAsync(book, "Daftar", RegisterWidths, ReportCells.RegisterTitles, styles, cancellationToken);
        var number = 0;
        foreach (var row in register.Rows)
        {
            await book.AddRowAsync(
                [
                    new StyledCell(++number, styles.Wrapped),
                    new StyledCell(Wib.Local(row.ReceivedAt), styles.Time),
                    Text(row.Number ?? ReportCells.None), Text(ChannelRules.Label(row.Channel)), Text(ReportCells.Kind(row)), Text(ReportCells.Topic(row, register.Office)),
                    Text(ReportCells.Status(row)), Text(ReportCells.Result(row)), Text(ReportCells.InTime(row)),
                ],
                cancellationToken);
        }

        StyledCell Text(string text) => new(text, styles.Wrapped);
    }

    /// <summary>A target that is a range, or none, is told in words; an achievement that there is not is "n/a" and never an empty cell that sums as 0.</summary>
    private static async Task IndicatorsAsync(Spreadsheet book, MonthlyReport report, Styles styles, CancellationToken cancellationToken)
    {
        await BeginAsync(book, "Indikator", IndicatorWidths, ReportCells.IndicatorTitles, styles, cancellationToken);
        var number = 0;
        foreach (var line in report.Lines)
        {
            var target = line.Target.Direction == IndicatorDirection.Range ? null : line.Target.Target;
            await book.AddRowAsync(
                [
                    new StyledCell(++number, styles.Wrapped),
                    Text(ReportCells.Goal(line)), Text(line.Name), Text(ReportCells.Unit(line)),
                    Value(target, IndicatorText.Wanted(line.Target)),
                    Value(line.Actual, IndicatorText.None),
                    Value(line.Achievement is { Side: null } plain ? Math.Max(0, plain.Percent) : null, IndicatorText.Of(line.Achievement)),
                    Text(ReportCells.Band(line, report)), Text(ReportCells.Remark(line)),
                ],
                cancellationToken);
        }

        StyledCell Text(string text) => new(text, styles.Wrapped);
        StyledCell Value(decimal? value, string otherwise) => value is { } known ? new(known, styles.Value) : Text(otherwise);
    }

    private static async Task NotesAsync(Spreadsheet book, MonthlyRegister register, Styles styles, CancellationToken cancellationToken)
    {
        await BeginAsync(book, "Keterangan", [120], [ReportCells.Title(register)], styles, cancellationToken);
        string[] notes = [ReportCells.Summary(register), ReportCells.Counted(register), .. Indicator.All.Select(i => $"{i.Name}: {i.Meaning}"), ReportCells.Closing(register)];
        foreach (var note in notes) await book.AddRowAsync([new StyledCell(note, styles.Wrapped)], cancellationToken);
    }

    private static async Task BeginAsync(Spreadsheet book, string name, double[] widths, string[] titles, Styles styles, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < widths.Length; i++) options.Column(i + 1).Width = widths[i];
        await book.StartWorksheetAsync(name, options, cancellationToken);
        await book.AddRowAsync([.. titles.Select(t => new StyledCell(t, styles.Title))], cancellationToken);
    }
}
