using Sop697.Domain.Indicators;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>Invented months in numbers.</summary>
internal static class ExampleReport
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 1, 5, 0, TimeSpan.Zero);

    private static readonly long[] InTime = [14, 12, 18, 9, 16, 15, 20, 17, 13, 15];

    internal static MonthlyReport October => Of(10, [Target("tepat_waktu", 90), Target("ditanggapi", 95), Target("waktu_tanggap", 8), Target("langkah_mutu", 95)]) with
    {
        Late = [new("jawab", "kabid", 4), new("terbitkan", "tim", 2), new("kirim", "sistem", 1)],
        Bands = [new(91, "Sangat Baik"), new(76, "Baik"), new(66, "Cukup"), new(51, "Kurang"), new(0, "Sangat Kurang")],
    };

    /// <summary>Nobody has set a target, and nothing was answered yet.</summary>
    internal static MonthlyReport FirstMonth => Of(1, []) with
    {
        Lines = [.. Indicator.All.Select(i => Line(i, 1, i == Indicator.Responded ? new(0, 3) : default, []))],
        Trend = [Line(Indicator.OnTime, 1, default, [])],
    };

    /// <summary>A whole year, every indicator a range and off it, late everywhere, and cases that cannot be read.</summary>
    internal static MonthlyReport Longest => Of(12, [.. Indicator.All.Select(i => Target(i.Code, null) with { Direction = IndicatorDirection.Range, Lower = 40.25m, Upper = 60.75m })]) with
    {
        Late = [.. Enumerable.Range(1, 40).Select(i => new LateSpot("konsultasi", $"kepala_seksi_dengan_nama_yang_panjang_sekali_{i}", 1000 - i))],
        Bands = [new(0, new string('x', 80))],
        Unreadable = 12,
    };

    private static MonthlyReport Of(int month, IReadOnlyList<IndicatorTarget> targets) => new(
        IndicatorPeriod.Month(2026, month),
        [
            Line(Indicator.OnTime, month, new(15, 20), targets),
            Line(Indicator.Responded, month, new(19, 22), targets),
            Line(Indicator.ResponseTime, month, new(19 * 410, 19), targets),
            Line(Indicator.StepsInTime, month, new(139, 146), targets),
        ],
        [.. Enumerable.Range(1, month).Select(m => Line(Indicator.OnTime, m, m == 4 ? default : new(InTime[(m - 1) % InTime.Length], 20), targets))],
        [],
        At,
        0);

    private static IndicatorTarget Target(string code, decimal? target) => new(2026, code, null, null, Indicator.Find(code)!.Direction, target);

    private static IndicatorLine Line(Indicator indicator, int month, Ratio counted, IReadOnlyList<IndicatorTarget> targets)
    {
        var target = targets.FirstOrDefault(t => t.Code == indicator.Code) ?? IndicatorTarget.None(2026, indicator);
        var period = IndicatorPeriod.Month(2026, month);
        var actual = indicator.Actual(counted);
        return new($"{period.Key}/semua/{indicator.Code}", indicator, period, IndicatorScope.All, counted, target, actual, Achievement.Of(actual, target));
    }
}
