using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sop697.Domain.Indicators;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>The indicators of the whole office as they were last counted, kept so that a page need not read every journal, or SharePoint, to show them.</summary>
public sealed class IndicatorBoard(ISnapshots snapshots)
{
    /// <summary>The last count takes the place of the one before.</summary>
    public Task SaveAsync(IndicatorCount count, int year, IReadOnlyList<IndicatorTarget> targets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(count);
        var counted = from period in IndicatorPeriod.Begun(year, count.At)
                      from indicator in Indicator.All
                      let ratio = count.Sums.Of(indicator, period, IndicatorScope.All)
                      select new CountedIndicator(indicator.Code, period.First, period.Months, ratio.Numerator, ratio.Denominator);
        var kept = new CountedYear(count.At, targets, [.. counted]);
        return snapshots.SaveAsync(Name(year), JsonSerializer.Serialize(kept, CountedYearJson.Default.CountedYear), cancellationToken);
    }

    /// <summary>Null when that year was not counted yet.</summary>
    public async Task<IndicatorsKept?> ReadAsync(int year, CancellationToken cancellationToken)
    {
        if (await snapshots.ReadAsync(Name(year), cancellationToken) is not { } json) return null;
        var kept = JsonSerializer.Deserialize(json, CountedYearJson.Default.CountedYear)!;
        return new IndicatorsKept(
            kept.At,
            [
                .. from one in kept.Counted
                   let indicator = Indicator.Find(one.Code)
                   where indicator is not null
                   select IndicatorLine.Of(new Ratio(one.Numerator, one.Denominator), kept.Targets, indicator, new(one.First, one.Months), IndicatorScope.All),
            ]);
    }

    private static string Name(int year) => string.Create(CultureInfo.InvariantCulture, $"capaian-{year}");
}

/// <param name="At">When they were counted, UTC.</param>
/// <param name="Lines">Every indicator for each month, quarter and the year, all cases together.</param>
public sealed record IndicatorsKept(DateTimeOffset At, IReadOnlyList<IndicatorLine> Lines);

internal sealed record CountedYear(DateTimeOffset At, IReadOnlyList<IndicatorTarget> Targets, IReadOnlyList<CountedIndicator> Counted);

internal sealed record CountedIndicator(string Code, DateOnly First, int Months, long Numerator, long Denominator);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CountedYear))]
internal sealed partial class CountedYearJson : JsonSerializerContext;
