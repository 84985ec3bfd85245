using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Sop697.Tests.LocalTenant;

public sealed class BatchTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The SDK unescapes the addresses of a batch, so a site goes by its id there.
    private Microsoft.Graph.Sites.Item.Lists.Item.Items.ItemsRequestBuilder Items(string list) => tenant.App.Sites[RunningTenant.SiteId].Lists[list].Items;

    private static ListItem Row(string key) => new() { Fields = new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["CaseKey"] = key } } };

    [Fact]
    public async Task A_failed_member_takes_down_what_depends_on_it_and_nothing_else()
    {
        var list = await tenant.CasesAsync("Kumpulan");
        await tenant.AddAsync(list, ("CaseKey", "ada"));
        var batch = new BatchRequestContentCollection(tenant.App);
        var duplicate = await batch.AddBatchRequestStepAsync(Items(list).ToPostRequestInformation(Row("ada")));
        var dependent = await batch.AddBatchRequestStepAsync(Items(list).ToPostRequestInformation(Row("ikut")));
        var alone = await batch.AddBatchRequestStepAsync(Items(list).ToPostRequestInformation(Row("sendiri")));
        batch.BatchRequestSteps[dependent].DependsOn = [duplicate];
        var answer = await tenant.App.Batch.PostAsync(batch, Cancel);
        var statuses = await answer.GetResponsesStatusCodesAsync();
        var made = await answer.GetResponseByIdAsync<ListItem>(alone);
        var rows = await Items(list).GetAsync(cancellationToken: Cancel);

        Assert.Equal(HttpStatusCode.Conflict, statuses[duplicate]);
        Assert.Equal((HttpStatusCode)424, statuses[dependent]);
        Assert.Equal(HttpStatusCode.Created, statuses[alone]);
        Assert.NotNull(made.ETag);
        Assert.Equal(2, rows!.Value!.Count);
    }

    [Fact]
    public async Task A_member_carries_its_own_headers()
    {
        var list = await tenant.CasesAsync("Kumpulan etag");
        var made = await tenant.AddAsync(list, ("Status", "A"));
        var batch = new BatchRequestContentCollection(tenant.App);
        var patch = Items(list)[made!.Id].Fields.ToPatchRequestInformation(new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Status"] = "B" } });
        patch.Headers.Add("If-Match", "\"basi,9\"");
        var id = await batch.AddBatchRequestStepAsync(patch);
        var statuses = await (await tenant.App.Batch.PostAsync(batch, Cancel)).GetResponsesStatusCodesAsync();

        Assert.Equal(HttpStatusCode.PreconditionFailed, statuses[id]);
    }

    [Fact]
    public async Task A_filter_in_a_member_finds_its_row()
    {
        var list = await tenant.CasesAsync("Kumpulan cari");
        await tenant.AddAsync(list, ("CaseKey", "k 1"));
        var batch = new BatchRequestContentCollection(tenant.App);
        var id = await batch.AddBatchRequestStepAsync(Items(list).ToGetRequestInformation(r => r.QueryParameters.Filter = "fields/CaseKey eq 'k 1'"));
        var page = await (await tenant.App.Batch.PostAsync(batch, Cancel)).GetResponseByIdAsync<ListItemCollectionResponse>(id);

        Assert.Single(page.Value!);
    }

    [Fact]
    public async Task A_fault_on_a_member_is_a_429_inside_a_200()
    {
        var list = await tenant.CasesAsync("Kumpulan sesak");
        await tenant.FaultAsync(new { match = "BATCH POST /lists/.*/items", status = 429, retryAfter = 7, times = 1 });
        var batch = new BatchRequestContentCollection(tenant.App);
        var first = await batch.AddBatchRequestStepAsync(Items(list).ToPostRequestInformation(Row("a")));
        var second = await batch.AddBatchRequestStepAsync(Items(list).ToPostRequestInformation(Row("b")));
        var answer = await tenant.App.Batch.PostAsync(batch, Cancel);
        var statuses = await answer.GetResponsesStatusCodesAsync();
        using var member = await answer.GetResponseByIdAsync(first);

        Assert.Equal(((HttpStatusCode)429, HttpStatusCode.Created), (statuses[first], statuses[second]));
        Assert.Equal("7", member.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task More_than_twenty_members_are_refused()
    {
        var requests = Enumerable.Range(1, 21).Select(i => new { id = $"{i}", method = "GET", url = "/sites/root" });
        using var answer = await tenant.GraphAsync(HttpMethod.Post, "/$batch", new { requests });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Members_that_wait_for_each_other_fail_instead_of_hanging()
    {
        object[] requests = [new { id = "1", method = "GET", url = "/sites/root", dependsOn = new[] { "2" } }, new { id = "2", method = "GET", url = "/sites/root", dependsOn = new[] { "1" } }];
        using var answer = await tenant.GraphAsync(HttpMethod.Post, "/$batch", new { requests });
        var members = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["responses"]!.AsArray();
        Assert.All(members, m => Assert.True(m!["status"]!.GetValue<int>() >= 400));
    }
}
