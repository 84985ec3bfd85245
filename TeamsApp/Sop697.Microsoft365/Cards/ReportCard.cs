using System.Globalization;
using Sop697.Domain.Indicators;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>The numbers of a month in one message: how many, how they stand against their targets, and where time was lost. It names no case.</summary>
public static class ReportCard
{
    private const int MostLate = 6;

    /// <summary>Parts of a bar where a client draws no charts.</summary>
    private const int BarLength = 10;

    public static RenderedCard Draw(MonthlyReport report, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language);
        var month = $"{words.Report.Months[report.Month.First.Month - 1]} {report.Month.First.Year}";
        return RenderedCard.Of(SimpleCard.Of(
            CardSheet.Format(words.Report.Title, month),
            [.. Body(report, office, words)],
            [Document(report, "pdf", words.Report.Document, context), Document(report, "xlsx", words.Report.Workbook, context)]));
    }

    private static AdaptiveOpenUrlAction Document(MonthlyReport report, string ending, string title, CardContext context) =>
        new($"{context.PublicUrl}/api/reports/{report.Month.Key}.{ending}") { Title = title };

    private static IEnumerable<AdaptiveElement> Body(MonthlyReport report, Office office, CardTexts words)
    {
        yield return new AdaptiveTextBlock(CardSheet.Format(words.Report.Why, words.Wib.Of(report.At))) { IsSubtle = true };
        yield return new AdaptiveFactSet(
        [
            new(words.Report.Received, Number(report.Received)),
            new(words.Report.Responded, Number(report.Responded)),
            new(words.Report.StillOpen, Number(report.Open)),
            new(words.Report.Late, Number(report.LateCases)),
        ]);
        if (report.Unreadable > 0) yield return CardSheet.Loud(CardSheet.Format(words.Report.Unreadable, report.Unreadable));
        if (Trend(report, words) is { } trend) yield return trend;
        foreach (var line in report.Lines) yield return Indicator(line, report.Bands, words.Report);
        yield return Late(report, office, words);
    }

    private static AdaptiveVerticalBarChart? Trend(MonthlyReport report, CardTexts words)
    {
        List<(string Month, IndicatorLine Line, decimal Value)> bars = [];
        foreach (var line in report.Trend)
            if (line.Actual is { } value)
                bars.Add((words.Wib.Months[line.Period.First.Month - 1], line, value));
        if (bars.Count == 0) return null;
        var title = bars[^1].Line.Target is { Target: { } target, Direction: not IndicatorDirection.Range }
            ? CardSheet.Format(words.Report.TrendAndTarget, Number(target, words.Report))
            : words.Report.Trend;
        return new AdaptiveVerticalBarChart(
            title,
            [.. bars.Select(b => new AdaptiveChartPoint(b.Month, Math.Round(b.Value, 1, MidpointRounding.AwayFromZero)))],
            new AdaptiveContainer([Bold(title), .. bars.Select(b => Bar(b.Month, b.Value, b.Line.Achievement, words.Report))]) { Separator = true })
        {
            ShowBarValues = true,
            Separator = true,
        };
    }

    /// <summary>The number stands beside the bar, because a bar of signs says little to a screen reader.</summary>
    private static AdaptiveColumnSet Bar(string month, decimal value, Achievement? achievement, ReportTexts words)
    {
        var full = (int)(Math.Clamp(value, 0, 100) * BarLength / 100);
        return new(
        [
            new([new AdaptiveTextBlock(month)], "44px"),
            new([new AdaptiveTextBlock(new string('█', full) + new string('░', BarLength - full)) { Color = ColorOf(achievement) }], "auto"),
            new([new AdaptiveTextBlock($"{Number(value, words)} %")]),
        ])
        { Spacing = AdaptiveSpacing.Small };
    }

    private static AdaptiveContainer Indicator(IndicatorLine line, IReadOnlyList<AchievementBand> bands, ReportTexts words)
    {
        List<AdaptiveElement> items = [Bold(words.Indicators.GetValueOrDefault(line.Indicator.Code, Markdown.Escape(line.Name))), Text(Result(line, words))];
        if (line.Achievement is { } achievement)
        {
            items.Add(Text(string.Join(" · ", new[] { achievement.Met ? words.Met : words.NotMet, Side(achievement, words), Band(achievement, bands) }.OfType<string>())) with
            {
                Color = ColorOf(achievement),
                Weight = AdaptiveTextWeight.Bolder,
            });
        }

        return new(items) { Separator = true };
    }

    private static string Result(IndicatorLine line, ReportTexts words)
    {
        if (line.Actual is not { } actual) return words.NothingCounted;
        var value = Measured(Number(actual, words), line.Indicator.Unit, words);
        return Wanted(line, words) is { } wanted && line.Achievement is { } achievement
            ? CardSheet.Format(words.Result, value, wanted, Number(Math.Max(0, achievement.Percent), words))
            : CardSheet.Format(words.ResultWithoutTarget, value);
    }

    private static string? Wanted(IndicatorLine line, ReportTexts words) => line.Target switch
    {
        { Direction: IndicatorDirection.Range, Lower: { } lower, Upper: { } upper } =>
            Measured(CardSheet.Format(words.Range, Number(lower, words), Number(upper, words)), line.Indicator.Unit, words),
        { Direction: not IndicatorDirection.Range, Target: { } target } => Measured(Number(target, words), line.Indicator.Unit, words),
        _ => null,
    };

    private static string Measured(string number, IndicatorUnit unit, ReportTexts words) => unit == IndicatorUnit.Percent ? $"{number} %" : $"{number} {words.WorkingHours}";

    private static string? Side(Achievement achievement, ReportTexts words) => achievement.Side switch
    {
        RangeSide.Below => words.Below,
        RangeSide.Above => words.Above,
        _ => null,
    };

    private static string? Band(Achievement achievement, IReadOnlyList<AchievementBand> bands) =>
        AchievementBand.Of(achievement, bands) is { } label ? Markdown.Escape(label) : null;

    private static AdaptiveContainer Late(MonthlyReport report, Office office, CardTexts words)
    {
        if (report.Late.Count == 0) return new([Text(words.Report.LateNowhere)]) { Separator = true };
        var rows = report.Late.Take(MostLate).Select(l => Text(CardSheet.Format(words.Report.LateRow, Row(l.Step, words), Holder(l.Position, office, words), l.Count)));
        var more = report.Late.Count > MostLate ? [Text(CardSheet.Format(words.Report.LateMore, report.Late.Count - MostLate))] : Array.Empty<AdaptiveTextBlock>();
        return new([Bold(words.Report.LateWhere), .. rows, .. more]) { Separator = true };
    }

    private static string Row(string step, CardTexts words) =>
        words.Steps.GetValueOrDefault(step) ?? Domain.Steps.Sop697Table.Current.Steps.FirstOrDefault(s => s.Key == step)?.Title ?? step;

    private static string Holder(string position, Office office, CardTexts words) =>
        position == Domain.Cases.Actor.System.Seats[0].Position.Key ? words.Facts.System : Markdown.Escape(office.Position(position)?.Label ?? position);

    private static AdaptiveTextColor? ColorOf(Achievement? achievement) => achievement switch
    {
        null => AdaptiveTextColor.Accent,
        { Met: true } => AdaptiveTextColor.Good,
        _ => AdaptiveTextColor.Attention,
    };

    private static string Number(decimal value, ReportTexts words) => IndicatorText.Of(value).Replace(',', words.Comma);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static AdaptiveTextBlock Bold(string text) => new(text) { Weight = AdaptiveTextWeight.Bolder };

    private static AdaptiveTextBlock Text(string text) => new(text) { Spacing = AdaptiveSpacing.Small };
}
