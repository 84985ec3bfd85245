using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sop697.Tests.Tenant;

namespace Sop697.Benchmarks;

/// <summary>How long the dashboard takes over a large archive: everything a browser fetches, one after the other, which is the longest it can be.</summary>
internal sealed partial class DashboardBench(TenantClient client, int lines)
{
    private const string Load = "load of the dashboard";
    private const string First = "first page of the list";
    private const string Common = "search, a page of a common word";
    private const string Piece = "search, a piece for a rare word";
    private const string Whole = "search, the whole archive for a rare word";
    private const int Times = 20;

    private readonly Product product = new(client);
    private readonly Measures measures = new();

    public async Task<IReadOnlyList<BudgetLine>> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        // The tenant's six ports stand in a row: page, login, blobs, queues, tables, Functions.
        await SyntheticIndex.WriteAsync(new Uri($"http://127.0.0.1:{client.Page.Port + 4}/devstoreaccount1"), lines, await client.NowAsync());
        Tables.Say($"{lines} lines in the index after {clock.Elapsed.TotalSeconds:0} s");
        var never = await AfterStartAsync();
        var again = await AfterStartAsync();
        for (var i = 0; i < Times; i++) measures.Add(Load, await LoadAsync());
        for (var i = 0; i < Times; i++) await measures.TimeAsync(First, () => SearchAsync(""));
        for (var i = 0; i < Times; i++) await measures.TimeAsync(Common, () => SearchAsync("posyandu sabtu"));
        await measures.TimeAsync(Whole, RareAsync);
        Tables.Say($"{"stage, ms",-44} {"n",6} {"p50",8} {"p95",8} {"p99",8}");
        foreach (var stage in measures.Stages) Tables.Say($"{stage,-44} {measures.Count(stage),6} {measures.Percentile(stage, 50),8:0} {measures.Percentile(stage, 95),8:0} {measures.Percentile(stage, 99),8:0}");
        return
        [
            new($"dashboard over {lines} cases, load, p95", 1000, measures.Percentile(Load, 95), "ms"),
            new("the same, the first one after a start", 1000, again, "ms"),
            new("the same, the first one ever, when nothing is kept yet", 3000, never, "ms"),
            new("first page of the list, p95", 1000, measures.Percentile(First, 95), "ms"),
            new("search, one piece, p95", 1000, measures.Percentile(Piece, 95), "ms"),
        ];
    }

    /// <summary>The process is new, and has answered somebody who asked for something else.</summary>
    private async Task<double> AfterStartAsync()
    {
        await product.RestartAsync();
        await client.Http.GetStringAsync(new Uri(client.Functions, "/api/health"));
        return await LoadAsync();
    }

    private async Task<double> LoadAsync()
    {
        var clock = Stopwatch.StartNew();
        var page = await client.Http.GetStringAsync(new Uri(client.Functions, "/api/dashboard/tab"));
        foreach (var file in File().Matches(page).Select(m => m.Value).Distinct()) await client.Http.GetByteArrayAsync(new Uri(client.Functions, file));
        var numbers = await SendAsync(HttpMethod.Get, "/api/dashboard/numbers?per=bulan", null);
        var took = clock.Elapsed.TotalMilliseconds;
        if ((int)numbers["finished"]!["cases"]! == 0 || (int)numbers["open"]!["cases"]! == 0) throw new InvalidOperationException("The dashboard counts nothing.");
        return took;
    }

    private Task<JsonNode> SearchAsync(string words, string? after = null) => SendAsync(HttpMethod.Post, "/api/dashboard/cases", new JsonObject { ["words"] = words, ["after"] = after });

    private async Task<int> RareAsync()
    {
        var found = 0;
        for (string? after = null, end = ""; end is not null; end = after)
        {
            var page = await measures.TimeAsync(Piece, () => SearchAsync("kucing", after));
            found += page["cases"]!.AsArray().Count;
            after = (string?)page["next"];
        }

        return found == 1 ? found : throw new InvalidOperationException($"{found} cases are about a cat.");
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(client.Functions, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await client.TokenAsync("kadis"));
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    [GeneratedRegex("/api/dashboard/files/[^\"]+")]
    private static partial Regex File();
}
