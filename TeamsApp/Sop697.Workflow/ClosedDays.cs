using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sop697.Domain.Dashboard;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Sums of the days on which cases were closed. Days that are over are counted once and kept, a snapshot for each month, so that a look
/// costs what was closed since yesterday and not what the archive holds.
/// </summary>
public sealed class ClosedDays(ICaseIndex index, ISnapshots snapshots)
{
    /// <summary>Days, today among them, that are read each time: the index follows the journal within seconds, through a bad day within hours.</summary>
    private const int Moving = 2;

    private const int ManyLines = 1_000;

    private readonly ConcurrentDictionary<DateOnly, (DateOnly On, CountedMonth Month)> known = new();

    /// <param name="from">First day that is wanted, WIB.</param>
    /// <param name="today">The day it is, WIB.</param>
    public async Task<IReadOnlyList<DaySums>> ReadAsync(DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        var months = await Task.WhenAll(Months(from, today).Select(m => MonthAsync(m, today, cancellationToken)));
        return [.. months.SelectMany(d => d).Where(d => d.Day >= from)];
    }

    /// <summary>Counts what is kept anew from the index, for what reached it late.</summary>
    /// <param name="from">First day that is wanted, WIB.</param>
    /// <param name="today">The day it is, WIB.</param>
    public async Task RenewAsync(DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var month in Months(from, today))
            if (Settled(month, today) is { } settled) await CountAsync(new CountedMonth(month, month.AddDays(-1), []), settled, today, cancellationToken);
    }

    private static IEnumerable<DateOnly> Months(DateOnly from, DateOnly today)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= today; month = month.AddMonths(1)) yield return month;
    }

    /// <summary>The last day of a month that is over for good; null when none is.</summary>
    private static DateOnly? Settled(DateOnly month, DateOnly today)
    {
        var (last, quiet) = (month.AddMonths(1).AddDays(-1), today.AddDays(-Moving));
        return quiet < month ? null : last < quiet ? last : quiet;
    }

    private async Task<IReadOnlyList<DaySums>> MonthAsync(DateOnly month, DateOnly today, CancellationToken cancellationToken)
    {
        var settled = Settled(month, today);
        var kept = settled is { } day ? await KeptAsync(month, day, today, cancellationToken) : new CountedMonth(month, month.AddDays(-1), []);
        if (kept.Through == month.AddMonths(1).AddDays(-1)) return kept.Days;
        return [.. kept.Days, .. await ReadAsync(month, today, kept.Through, cancellationToken)];
    }

    private async Task<CountedMonth> KeptAsync(DateOnly month, DateOnly settled, DateOnly today, CancellationToken cancellationToken)
    {
        // Whatever this process knows from yesterday, the night may have counted anew elsewhere.
        if (known.TryGetValue(month, out var last) && last.On == today && last.Month.Through >= settled) return last.Month;
        var kept = Read(await snapshots.ReadAsync(Name(month), cancellationToken)) ?? new CountedMonth(month, month.AddDays(-1), []);
        if (kept.Through < settled) return await CountAsync(kept, settled, today, cancellationToken);
        known[month] = (today, kept);
        return kept;
    }

    private async Task<CountedMonth> CountAsync(CountedMonth kept, DateOnly settled, DateOnly today, CancellationToken cancellationToken)
    {
        var counted = kept with { Through = settled, Days = [.. kept.Days, .. await ReadAsync(kept.Month, settled, kept.Through, cancellationToken)] };
        // An empty month costs one call whenever it is asked for; kept, it would hide what is brought in from elsewhere later.
        if (counted.Days.Count == 0) return counted;
        await snapshots.SaveAsync(Name(kept.Month), JsonSerializer.Serialize(counted, CountedMonthJson.Default.CountedMonth), cancellationToken);
        known[kept.Month] = (today, counted);
        return counted;
    }

    /// <summary>Days of a month after one and until another.</summary>
    private async Task<IReadOnlyList<DaySums>> ReadAsync(DateOnly month, DateOnly until, DateOnly after, CancellationToken cancellationToken) => DaySums.Of(
        await index.ClosedAsync(month, ClosedPlace.EndOf(until), ManyLines, cancellationToken)
            .TakeWhile(l => Wib.Day(l.ClosedAt!.Value) > after)
            .ToListAsync(cancellationToken));

    private static CountedMonth? Read(string? json) => json is null ? null : JsonSerializer.Deserialize(json, CountedMonthJson.Default.CountedMonth);

    private static string Name(DateOnly month) => month.ToString("'dasbor-'yyyyMM", CultureInfo.InvariantCulture);
}

/// <summary>The days of a month that are counted.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Through">The last day that is counted; the day before the month when none is.</param>
/// <param name="Days">Those on which a case was closed.</param>
internal sealed record CountedMonth(DateOnly Month, DateOnly Through, IReadOnlyList<DaySums> Days);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CountedMonth))]
internal sealed partial class CountedMonthJson : JsonSerializerContext;
