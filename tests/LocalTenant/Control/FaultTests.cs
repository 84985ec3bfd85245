using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sop697.LocalTenant;

namespace Sop697.Tests.LocalTenant;

public sealed class FaultTests : IAsyncLifetime
{
    private const string Lists = "/sites/localhost:/sites/sop697:/lists";
    private readonly RunningTenant _tenant = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _tenant.InitializeAsync();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private async Task<HttpStatusCode> CallAsync(string path = Lists)
    {
        using var answer = await _tenant.GraphAsync(HttpMethod.Get, path);
        return answer.StatusCode;
    }

    [Fact]
    public async Task A_fault_is_played_as_often_as_ordered_and_counted()
    {
        await _tenant.FaultAsync(new { match = "GET /v1.0/sites/.*/lists$", status = 503, retryAfter = 2, times = 2 });
        using var first = await _tenant.GraphAsync(HttpMethod.Get, Lists);
        var other = await CallAsync("/sites/root");
        var second = await CallAsync();
        var third = await CallAsync();
        var report = await _tenant.Http.GetFromJsonAsync<JsonArray>("/_tenant/faults", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), first.Headers.RetryAfter!.Delta);
        Assert.Equal("serviceNotAvailable", (await first.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["error"]!["code"]!.GetValue<string>());
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], [other, second, third]);
        Assert.Equal(2, report![0]!["hits"]!.GetValue<int>());
    }

    [Fact]
    public async Task Retry_after_is_also_written_as_a_date()
    {
        await _tenant.FaultAsync(new { match = "* /v1.0/", status = 429, retryAfterDate = 90 });
        using var answer = await _tenant.GraphAsync(HttpMethod.Get, Lists);
        Assert.NotNull(answer.Headers.RetryAfter!.Date);
        Assert.Equal((HttpStatusCode)429, answer.StatusCode);
    }

    [Fact]
    public async Task A_row_is_there_although_the_answer_was_a_504()
    {
        var list = await _tenant.CasesAsync("Kasus hilang jawab");
        await _tenant.FaultAsync(new { match = "POST .*/items$", status = 504, afterCommit = true, times = 1 });
        using var answer = await _tenant.GraphAsync(HttpMethod.Post, $"{Lists}/{list}/items", new { fields = new Dictionary<string, string> { ["CaseKey"] = "k" } });
        var rows = await _tenant.App.Sites[RunningTenant.Site].Lists[list].Items.GetAsync(cancellationToken: Cancel);

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Single(rows!.Value!);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_dropped_connection_may_have_done_its_work_or_not(bool afterCommit, int rows)
    {
        var list = await _tenant.CasesAsync("Kasus putus");
        await _tenant.FaultAsync(new { match = "POST .*/items$", drop = true, afterCommit, times = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            using var answer = await _tenant.GraphAsync(HttpMethod.Post, $"{Lists}/{list}/items", new { fields = new { } });
        });
        var dropped = await DroppedAsync();
        var found = await _tenant.App.Sites[RunningTenant.Site].Lists[list].Items.GetAsync(cancellationToken: Cancel);

        Assert.Equal(rows, found!.Value!.Count);
        Assert.Equal(1, dropped.Statuses[0]);
    }

    /// <summary>A caller may see the broken connection a moment before the server has counted it.</summary>
    private async Task<Sop697.LocalTenant.Control.RequestCount> DroppedAsync()
    {
        while (true)
        {
            var counts = await _tenant.Http.GetFromJsonAsync<List<Sop697.LocalTenant.Control.RequestCount>>("/_tenant/requests", Cancel);
            if (counts!.SingleOrDefault(c => c is { Method: "POST", Route: "/v1.0/sites/{site}/lists/{list}/items" }) is { } counted) return counted;
            await Task.Delay(20, Cancel);
        }
    }

    [Fact]
    public async Task A_fault_with_a_time_is_played_any_number_of_times_and_then_ends()
    {
        await _tenant.FaultAsync(new { match = "GET .*/lists$", status = 503, seconds = 0 });
        var ended = await CallAsync();
        await _tenant.FaultAsync(new { match = "GET .*/lists$", status = 503, seconds = 600 });
        var during = new[] { await CallAsync(), await CallAsync(), await CallAsync() };

        Assert.Equal(HttpStatusCode.OK, ended);
        Assert.All(during, s => Assert.Equal(HttpStatusCode.ServiceUnavailable, s));
    }

    [Fact]
    public async Task A_fault_is_taken_back_by_its_id()
    {
        using var made = await _tenant.Http.PostAsJsonAsync("/_tenant/faults", new { match = "GET .*/lists$", status = 503, times = 9 }, Cancel);
        var id = (await made.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["id"]!.GetValue<string>();
        using var removed = await _tenant.Http.DeleteAsync($"/_tenant/faults/{id}", Cancel);
        using var twice = await _tenant.Http.DeleteAsync($"/_tenant/faults/{id}", Cancel);

        Assert.Equal(HttpStatusCode.OK, await CallAsync());
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (removed.StatusCode, twice.StatusCode));
    }

    [Fact]
    public async Task A_delay_alone_only_slows_the_call_down()
    {
        await _tenant.FaultAsync(new { match = "GET .*/lists$", delayMs = 60, times = 1 });
        var status = await CallAsync();
        var report = await _tenant.Http.GetFromJsonAsync<JsonArray>("/_tenant/faults", Cancel);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, report![0]!["hits"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_login_can_fail_too_and_clearing_heals_everything()
    {
        await _tenant.FaultAsync(new { match = "POST .*/oauth2/v2.0/token", status = 500, times = 5 });
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => _tenant.AppTokenAsync(Personas.AppClientId));
        using var cleared = await _tenant.Http.DeleteAsync("/_tenant/faults", Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
        Assert.NotEmpty(await _tenant.AppTokenAsync(Personas.AppClientId));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("GET [")]
    public async Task A_fault_that_cannot_be_understood_is_refused_with_a_reason(string match)
    {
        using var answer = await _tenant.Http.PostAsJsonAsync("/_tenant/faults", new { match, status = 500 }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("match", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
