using System.Net.Http.Json;
using Sop697.LocalTenant.Control;

namespace Sop697.Tests.LocalTenant;

public sealed class RequestCountTests : IAsyncLifetime
{
    private readonly RunningTenant _tenant = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _tenant.InitializeAsync();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private async Task<List<RequestCount>> CountsAsync(string query = "") =>
        (await _tenant.Http.GetFromJsonAsync<List<RequestCount>>("/_tenant/requests" + query, Cancel))!;

    [Fact]
    public async Task Calls_are_counted_by_method_and_template_with_bytes_and_members_of_a_batch_apart()
    {
        var list = await _tenant.CasesAsync("Kasus hitung");
        using (await _tenant.Http.DeleteAsync("/_tenant/requests", Cancel))
        {
            await _tenant.AddAsync(list, ("CaseKey", "a"));
            await _tenant.AddAsync(list, ("CaseKey", "b"));
            object[] requests = [new { id = "1", method = "GET", url = $"/sites/{RunningTenant.SiteId}/lists/{list}/items/1" }, new { id = "2", method = "GET", url = $"/sites/{RunningTenant.SiteId}/lists/{list}/items/9" }];
            using var batch = await _tenant.GraphAsync(HttpMethod.Post, "/$batch", new { requests });
        }

        var counts = await CountsAsync();
        var posts = counts.Single(c => c is { Method: "POST", Route: "/v1.0/sites/{site}/lists/{list}/items" });
        var members = counts.Single(c => c.Method == "BATCH GET");

        Assert.Equal(("graph", 2, 2), (posts.Area, posts.Count, posts.Statuses[201]));
        Assert.True(posts is { BytesIn: > 20, BytesOut: > 100 });
        Assert.Equal(1, counts.Single(c => c.Route == "/v1.0/$batch").Count);
        Assert.Equal("/v1.0/sites/{site}/lists/{list}/items/{item}", members.Route);
        Assert.Equal((1, 1), (members.Statuses[200], members.Statuses[404]));
        Assert.Contains(counts, c => c is { Area: "login", Method: "POST", Route: "/{tenant}/oauth2/v2.0/token" });
        Assert.DoesNotContain(counts, c => c.Route.StartsWith("/_tenant", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_calls_since_a_time_are_counted_when_asked_and_faults_count_too()
    {
        await _tenant.FaultAsync(new { match = "GET /v1.0/", status = 503, times = 1 });
        using var answer = await _tenant.GraphAsync(HttpMethod.Get, "/sites/root");
        var future = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddMinutes(1).ToString("O"));

        Assert.Equal(1, (await CountsAsync()).Single(c => c.Area == "graph").Statuses[503]);
        Assert.Empty(await CountsAsync("?since=" + future));
    }
}
