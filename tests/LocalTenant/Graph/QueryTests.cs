using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sop697.LocalTenant.Graph;

namespace Sop697.Tests.LocalTenant;

public sealed class QueryTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string> FilledAsync(string name, int rows = 7)
    {
        var list = await tenant.CasesAsync(name);
        for (var i = 1; i <= rows; i++)
            await tenant.AddAsync(list, ("CaseKey", $"k-{i:D3}"), ("Status", i % 2 == 0 ? "Genap" : "Ganjil"), ("Minutes", (decimal)i), ("Due", new DateTime(2026, 11, i, 0, 0, 0, DateTimeKind.Utc)));
        return list;
    }

    private async Task<List<string>> KeysAsync(string list, string? filter = null, string? orderBy = null, int? top = null)
    {
        var page = await tenant.App.Sites[RunningTenant.Site].Lists[list].Items.GetAsync(r =>
        {
            r.QueryParameters.Expand = ["fields"];
            r.QueryParameters.Filter = filter;
            r.QueryParameters.Orderby = orderBy is null ? null : [orderBy];
            r.QueryParameters.Top = top;
        }, Cancel);
        return [.. page!.Value!.Select(i => (string)i.Fields!.AdditionalData["CaseKey"])];
    }

    [Theory]
    [InlineData("fields/CaseKey eq 'k-003'", "k-003")]
    [InlineData("fields/CaseKey eq 'K-003'", "k-003")]
    [InlineData("fields/Minutes gt 5", "k-006 k-007")]
    [InlineData("fields/Minutes ge 6", "k-006 k-007")]
    [InlineData("fields/Minutes lt 3", "k-001 k-002")]
    [InlineData("fields/Minutes le 2", "k-001 k-002")]
    [InlineData("fields/Minutes ne 4 and fields/Minutes lt 6", "k-001 k-002 k-003 k-005")]
    [InlineData("fields/Status eq 'Genap' and fields/Minutes gt 3", "k-004 k-006")]
    [InlineData("startswith(fields/CaseKey,'k-00') and fields/Minutes eq 7", "k-007")]
    [InlineData("fields/Due ge '2026-11-06T00:00:00Z'", "k-006 k-007")]
    [InlineData("(fields/Due lt 2026-11-03T00:00:00Z)", "k-001 k-002")]
    [InlineData("fields/Status eq null", "")]
    public async Task A_filter_finds_its_rows(string filter, string keys)
    {
        var list = await FilledAsync($"Saring {Guid.NewGuid():N}"[..20]);
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries), await KeysAsync(list, filter));
    }

    [Fact]
    public async Task A_quote_inside_a_text_is_written_twice()
    {
        var list = await tenant.CasesAsync("Kutip");
        await tenant.AddAsync(list, ("CaseKey", "Jum'at & Sabtu"));
        Assert.Equal(["Jum'at & Sabtu"], await KeysAsync(list, "fields/CaseKey eq 'Jum''at & Sabtu'"));
    }

    [Theory]
    [InlineData("fields/Remark eq 'x'", null)]
    [InlineData(null, "fields/Remark")]
    [InlineData("fields/CaseKey eq 'k' and fields/Remark eq 'x'", null)]
    [InlineData("fields/Note eq 'x'", null)]
    [InlineData("fields/Unknown eq 'x'", null)]
    [InlineData("CaseKey eq 'x'", null)]
    [InlineData("contains(fields/CaseKey,'x')", null)]
    public async Task What_is_not_indexed_or_not_understood_is_refused_also_on_a_small_list(string? filter, string? orderBy)
    {
        var list = await FilledAsync($"Tolak {Guid.NewGuid():N}"[..20], rows: 1);
        var error = await Lists.RefusedAsync(() => KeysAsync(list, filter, orderBy));
        Assert.Equal((400, "invalidRequest"), (error.ResponseStatusCode, error.Error!.Code));
    }

    [Theory]
    [InlineData("fields/Minutes", "k-001")]
    [InlineData("fields/Minutes desc", "k-007")]
    [InlineData("fields/CaseKey desc", "k-007")]
    public async Task Rows_come_in_the_order_of_an_indexed_column_page_after_page(string orderBy, string first)
    {
        var list = await FilledAsync($"Urut {Guid.NewGuid():N}"[..20]);
        var items = tenant.App.Sites[RunningTenant.Site].Lists[list].Items;
        var page = await items.GetAsync(r => { r.QueryParameters.Top = 3; r.QueryParameters.Orderby = [orderBy]; r.QueryParameters.Expand = ["fields"]; }, Cancel);
        var keys = new List<string>();
        var pages = 1;
        for (; ; pages++)
        {
            keys.AddRange(page!.Value!.Select(i => (string)i.Fields!.AdditionalData["CaseKey"]));
            if (page.OdataNextLink is null) break;
            page = await items.WithUrl(page.OdataNextLink).GetAsync(cancellationToken: Cancel);
        }

        Assert.Equal(3, pages);
        Assert.Equal(first, keys[0]);
        Assert.Equal(7, keys.Distinct().Count());
        Assert.Equal(orderBy.EndsWith("desc", StringComparison.Ordinal) ? [.. keys.OrderDescending()] : keys.Order().ToList(), keys);
    }

    [Fact]
    public async Task A_filtered_list_is_paged_with_absolute_links_that_keep_the_filter()
    {
        var list = await FilledAsync("Halaman");
        var items = tenant.App.Sites[RunningTenant.Site].Lists[list].Items;
        var page = await items.GetAsync(r => { r.QueryParameters.Top = 2; r.QueryParameters.Filter = "fields/Status eq 'Ganjil'"; }, Cancel);
        var next = await items.WithUrl(page!.OdataNextLink!).GetAsync(cancellationToken: Cancel);

        Assert.StartsWith(tenant.Options.GraphUrl, page.OdataNextLink!, StringComparison.Ordinal);
        Assert.Equal(["1", "3"], page.Value!.Select(i => i.Id));
        Assert.Equal(["5", "7"], next!.Value!.Select(i => i.Id));
        Assert.Null(next.OdataNextLink);
    }

    [Fact]
    public async Task Beyond_the_threshold_a_wide_first_comparison_fails_and_a_narrow_one_does_not()
    {
        var list = await FilledAsync("Ambang");
        var settings = tenant.Services.GetRequiredService<GraphSettings>();
        settings.Threshold = 3;
        try
        {
            var alone = await Lists.RefusedAsync(() => KeysAsync(list, "fields/Status eq 'Ganjil'", top: 1));
            using var both = await tenant.GraphAsync(HttpMethod.Get, $"/sites/{RunningTenant.Site}:/lists/{list}/items?$filter=fields/Status eq 'Ganjil' and fields/CaseKey eq 'k-001'");
            using var unindexed = await tenant.GraphAsync(
                HttpMethod.Get, $"/sites/{RunningTenant.Site}:/lists/{list}/items?$filter=fields/Remark eq 'x'", headers: ("Prefer", "HonorNonIndexedQueriesWarningMayFailRandomly"));
            var inner = (await unindexed.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["error"]!["innerError"]!["code"]!.GetValue<string>();

            Assert.Equal((400, "notSupported"), (alone.ResponseStatusCode, alone.Error!.Code));
            Assert.Equal(429, (int)both.StatusCode);
            Assert.Equal("tooManyResources", inner);
            Assert.Equal(["k-001"], await KeysAsync(list, "fields/CaseKey eq 'k-001' and fields/Status eq 'Ganjil'"));
            Assert.Equal(7, (await KeysAsync(list)).Count);
        }
        finally
        {
            settings.Threshold = 5000;
        }
    }

    [Theory]
    [InlineData("/sites/localhost:/sites/sop697:/lists")]
    [InlineData("/sites/localhost:%2Fsites%2Fsop697/lists")]
    [InlineData("/sites/localhost%3A%2Fsites%2Fsop697/lists")]
    [InlineData("/sites/localhost/getByPath(path='sites%2Fsop697')/lists")]
    public async Task Every_spelling_of_the_sites_address_leads_to_it(string path)
    {
        using var answer = await tenant.GraphAsync(HttpMethod.Get, path);
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_site_is_found_by_path_and_by_its_id_and_another_one_is_not()
    {
        var site = await tenant.App.Sites["localhost:/sites/sop697"].GetAsync(cancellationToken: Cancel);
        var same = await tenant.App.Sites[site!.Id].GetAsync(cancellationToken: Cancel);
        var error = await Lists.RefusedAsync(() => tenant.App.Sites["localhost:/sites/lain"].GetAsync(cancellationToken: Cancel));

        Assert.Equal(site.Id, same!.Id);
        Assert.Equal(404, error.ResponseStatusCode);
    }
}
