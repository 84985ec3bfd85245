using System.Diagnostics;
using Sop697.Tests.Tenant;

namespace Sop697.Benchmarks;

/// <summary>All measurements, in an order in which one does not spoil the next.</summary>
internal sealed class Bench(TenantClient client, Plan plan)
{
    private const int Counted = 40;
    private const double MegaByte = 1024 * 1024;

    private readonly Product _product = new(client);
    private readonly List<BudgetLine> _budgets = [];

    public async Task<IReadOnlyList<BudgetLine>> RunAsync()
    {
        if (plan.Starts > 0) await StartsAsync();
        await using var cards = await CardWatch.StartAsync(client);
        await using var archive = new ArchiveWatch(client);
        var office = new Office(client, cards, archive);
        var load = new Load(_product);
        var tiny = Screenshot.Png(16, 16).Length;
        Tables.Say($"Warming up; pictures of {tiny} bytes (16x16) and {Screenshot.Png(1080, 2400).Length} bytes (1080x2400).");
        // Long, because the runtime goes on compiling until every method was called often.
        Tables.Load("Warm-up", await load.ForAsync(8, TimeSpan.FromSeconds(2 * plan.Seconds), m => office.WholeAsync(Tiny(), m)));
        await OneAnswerAsync(office, load);
        foreach (var concurrency in plan.Concurrency) await WholeAsync(office, load, concurrency);
        await WithoutSharePointAsync(office, load);
        var peak = (await _product.FiguresAsync()).PeakBytes / MegaByte;
        _budgets.Add(new("memory of the Functions process, peak under load", 150, peak, "MB"));
        return _budgets;
    }

    private async Task StartsAsync()
    {
        List<ProcessFigures> starts = [];
        for (var i = 0; i < plan.Starts; i++) starts.Add(await _product.RestartAsync());
        double[] ready = [.. starts.Select(s => s.ReadyMs).Order()];
        Tables.Say($"Start to first answered request: {string.Join(", ", ready.Select(r => $"{r / 1000:0.00}"))} s");
        Tables.Say($"CPU and memory shortly after the start: {starts[^1].CpuMs:0} ms, {starts[^1].PeakBytes / MegaByte:0} MB");
        _budgets.Add(new("start to first answered request, median", 1000, ready[ready.Length / 2], "ms"));
    }

    /// <summary>Counts calls and processor time of a new case and of one answered card, with a picture that costs nothing and with a real one.</summary>
    private async Task OneAnswerAsync(Office office, Load load)
    {
        // Not counted: an answer without a consultation is what no whole case does, so the runtime compiles it only now.
        await OneAnswerAsync(office, load, Tiny);
        var (open, answer) = await OneAnswerAsync(office, load, Tiny);
        var beside = open.CpuPerCase + answer.CpuPerCase;
        var (openReal, answerReal) = await OneAnswerAsync(office, load, Real);
        var with = openReal.CpuPerCase + answerReal.CpuPerCase;
        Tables.Say($"\nCPU of a new case {open.CpuPerCase:0.0} ms, of one answered card {answer.CpuPerCase:0.0} ms; of decoding and keeping a 1080x2400 PNG {openReal.CpuPerCase - open.CpuPerCase:0.0} ms");
        _budgets.Add(new("CPU for a case with one answer, beside decoding", 5, beside, "ms"));
        _budgets.Add(new("CPU for a case with one answer, with decoding", 25, with, "ms"));
        _budgets.Add(new("Graph calls for a new case with one screenshot", 2, open.CallsPerCase("graph"), ""));
        _budgets.Add(new("Graph calls for an answered card", 1, answer.CallsPerCase("graph"), ""));
    }

    private static async Task<(LoadResult Open, LoadResult Answer)> OneAnswerAsync(Office office, Load load, Func<byte[]> picture)
    {
        var ids = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var open = await load.TimesAsync(4, Counted, async m => ids.Enqueue(await office.OpenAsync(picture(), m)));
        var answer = await load.TimesAsync(4, ids.Count, m => ids.TryDequeue(out var id) ? office.AnswerAsync(id, m) : Task.CompletedTask);
        return (open, answer);
    }

    private async Task WholeAsync(Office office, Load load, int concurrency)
    {
        var result = await load.ForAsync(concurrency, TimeSpan.FromSeconds(plan.Seconds), m => office.WholeAsync(Real(), m));
        Tables.Load($"Whole cases, {concurrency} at once", result);
        _budgets.Add(new($"card action, door to answer, p95, {concurrency} at once", 300, result.Measures.Percentile(Office.Presses, 95), "ms"));
        _budgets.Add(new($"intake to first card, p95, {concurrency} at once", 2000, result.Measures.Percentile(Office.FirstCard, 95), "ms"));
    }

    /// <summary>Cases go on while SharePoint answers 503; once it is back everything arrives.</summary>
    private async Task WithoutSharePointAsync(Office office, Load load)
    {
        var before = await RowsAsync();
        await client.FaultAsync("* ^/v1.0/", status: 503, times: int.MaxValue);
        var result = await load.ForAsync(1, TimeSpan.FromSeconds(plan.Seconds), m => office.WholeAsync(Real(), m, untilArchived: false));
        Tables.Load("Whole cases, 1 at once, SharePoint answering 503", result);
        await client.ClearFaultsAsync();
        var clock = Stopwatch.StartNew();
        await Eventually.Async(() => HasArrivedAsync(before, result.Cases), arrived => arrived, "the archive to catch up", TimeSpan.FromMinutes(5));
        _budgets.Add(new("card action, door to answer, p95, SharePoint 503", 300, result.Measures.Percentile(Office.Presses, 95), "ms"));
        _budgets.Add(new("intake to first card, p95, SharePoint 503", 2000, result.Measures.Percentile(Office.FirstCard, 95), "ms"));
        _budgets.Add(new("archive complete after SharePoint recovered", 60, clock.Elapsed.TotalSeconds, "s"));
    }

    private async Task<bool> HasArrivedAsync(int before, int cases)
    {
        if (await RowsAsync() < before + cases) return false;
        var newest = (await client.GetAsync($"/_tenant/sharepoint/lists/Aduan/items?top={Math.Max(1, cases)}")).AsArray();
        return newest.All(row => (string?)row!["Status"] == "selesai");
    }

    private async Task<int> RowsAsync() =>
        (await client.GetAsync("/_tenant/sharepoint/lists")).AsArray().Where(l => (string?)l!["name"] == "Aduan").Sum(l => (int)l!["count"]!);

    private static byte[] Tiny() => Screenshot.Png(16, 16);

    private static byte[] Real() => Screenshot.Png(1080, 2400);
}
