using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Graph.Models;

namespace Sop697.Tests.LocalTenant;

public sealed class ItemTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_comes_back_with_the_values_and_the_etag_it_was_written_with()
    {
        var list = await tenant.CasesAsync("Kasus baca");
        var due = new DateTime(2026, 11, 24, 8, 30, 15, 900, DateTimeKind.Utc);
        var made = await tenant.AddAsync(list, ("Title", "Satu"), ("CaseKey", "k1"), ("Minutes", 90m), ("Due", due), ("Urgent", true), ("Channel", "website"), ("Note", "baris\nbaris"));

        var read = await tenant.App.Sites[RunningTenant.Site].Lists[list].Items[made!.Id].GetAsync(r => r.QueryParameters.Expand = ["fields"], Cancel);

        var fields = read!.Fields!.AdditionalData;
        Assert.Equal("Satu", fields["Title"]);
        Assert.Equal("Satu", fields["LinkTitle"]);
        Assert.Equal(90m, Convert.ToDecimal(fields["Minutes"], null));
        Assert.Equal(new DateTime(2026, 11, 24, 8, 30, 15, DateTimeKind.Utc), ((DateTime)fields["Due"]).ToUniversalTime());
        Assert.Equal(true, fields["Urgent"]);
        Assert.Equal("baris\nbaris", fields["Note"]);
        Assert.Matches("^\"[0-9a-f-]{36},1\"$", read.ETag);
        Assert.Equal(read.ETag, made.ETag);
    }

    [Fact]
    public async Task Fields_are_sent_only_when_they_are_expanded_and_only_the_selected_ones()
    {
        var list = await tenant.CasesAsync("Kasus pilih");
        var made = await tenant.AddAsync(list, ("CaseKey", "k1"), ("Status", "Terbuka"));
        var bare = await tenant.App.Sites[RunningTenant.Site].Lists[list].Items[made!.Id].GetAsync(cancellationToken: Cancel);
        var selected = await tenant.App.Sites[RunningTenant.Site].Lists[list].Items[made.Id].GetAsync(r => r.QueryParameters.Expand = ["fields($select=Status)"], Cancel);

        Assert.Null(bare!.Fields);
        Assert.Equal("Terbuka", selected!.Fields!.AdditionalData["Status"]);
        Assert.False(selected.Fields.AdditionalData.ContainsKey("CaseKey"));
    }

    [Theory]
    [InlineData("Nothing", "x")]
    [InlineData("Minutes", "sembilan")]
    [InlineData("Urgent", "ya")]
    [InlineData("Due", "besok")]
    [InlineData("Status", 7)]
    [InlineData("Channel", "radio")]
    [InlineData("Modified", "2026-01-01T00:00:00Z")]
    public async Task A_value_that_does_not_fit_its_column_is_refused(string field, object value)
    {
        var list = await tenant.CasesAsync($"Kasus salah {field}");
        var error = await Lists.RefusedAsync(() => tenant.AddAsync(list, (field, value)));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal("invalidRequest", error.Error!.Code);
        Assert.Contains(field, error.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_ends_at_255_characters()
    {
        var list = await tenant.CasesAsync("Kasus panjang");
        Assert.NotNull(await tenant.AddAsync(list, ("Status", new string('a', 255))));
        Assert.Equal(400, (await Lists.RefusedAsync(() => tenant.AddAsync(list, ("Status", new string('a', 256))))).ResponseStatusCode);
    }

    [Theory]
    [InlineData(409, "nameAlreadyExists")]
    [InlineData(400, "invalidRequest")]
    public async Task A_unique_value_is_taken_once_without_regard_to_case_and_the_refusal_can_be_chosen(int status, string code)
    {
        await tenant.SettingsAsync(new { duplicateStatus = status });
        var list = await tenant.CasesAsync($"Kasus unik {status}");
        var first = await tenant.AddAsync(list, ("CaseKey", "abc"));
        var error = await Lists.RefusedAsync(() => tenant.AddAsync(list, ("CaseKey", "ABC")));
        await tenant.App.Sites[RunningTenant.Site].Lists[list].Items[first!.Id].DeleteAsync(cancellationToken: Cancel);
        var again = await tenant.AddAsync(list, ("CaseKey", "abc"));
        await tenant.SettingsAsync(new { duplicateStatus = 409 });

        Assert.Equal((status, code), (error.ResponseStatusCode, error.Error!.Code));
        Assert.NotEqual(first.Id, again!.Id);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(409)]
    public async Task A_stale_etag_stops_the_write_and_the_fresh_one_lets_it_through(int status)
    {
        await tenant.SettingsAsync(new { staleStatus = status });
        var list = await tenant.CasesAsync($"Kasus etag {status}");
        var made = await tenant.AddAsync(list, ("Status", "A"));
        Task<FieldValueSet?> Patch(string value) => tenant.App.Sites[RunningTenant.Site].Lists[list].Items[made!.Id].Fields.PatchAsync(
            new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Status"] = value } }, r => r.Headers.Add("If-Match", made.ETag!), Cancel);

        var patched = await Patch("B");
        var error = await Lists.RefusedAsync(() => Patch("C"));
        await tenant.SettingsAsync(new { staleStatus = 412 });

        Assert.Equal("B", patched!.AdditionalData["Status"]);
        Assert.Equal((status, "resourceModified"), (error.ResponseStatusCode, error.Error!.Code));
    }

    [Fact]
    public async Task A_patch_keeps_what_it_does_not_name_and_empties_what_is_null()
    {
        var list = await tenant.CasesAsync("Kasus tambal");
        var made = await tenant.AddAsync(list, ("CaseKey", "k"), ("Status", "A"), ("Remark", "r"));
        await tenant.App.Sites[RunningTenant.Site].Lists[list].Items[made!.Id].Fields.PatchAsync(
            new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Status"] = "B", ["Remark"] = null! } }, cancellationToken: Cancel);
        var read = await tenant.App.Sites[RunningTenant.Site].Lists[list].Items[made.Id].Fields.GetAsync(cancellationToken: Cancel);

        Assert.Equal("k", read!.AdditionalData["CaseKey"]);
        Assert.Equal("B", read.AdditionalData["Status"]);
        Assert.False(read.AdditionalData.ContainsKey("Remark"));
    }

    [Fact]
    public async Task A_deleted_row_is_gone_and_its_number_is_not_used_again()
    {
        var list = await tenant.CasesAsync("Kasus hapus");
        var made = await tenant.AddAsync(list, ("Status", "A"));
        await tenant.App.Sites[RunningTenant.Site].Lists[list].Items[made!.Id].DeleteAsync(cancellationToken: Cancel);
        var error = await Lists.RefusedAsync(() => tenant.App.Sites[RunningTenant.Site].Lists[list].Items[made.Id].GetAsync(cancellationToken: Cancel));
        var next = await tenant.AddAsync(list, ("Status", "A"));

        Assert.Equal("itemNotFound", error.Error!.Code);
        Assert.NotEqual(made.Id, next!.Id);
    }

    [Fact]
    public async Task Delta_tells_what_was_made_changed_and_deleted_since_the_last_link()
    {
        var list = await tenant.CasesAsync("Kasus delta");
        var a = await tenant.AddAsync(list, ("Status", "A"));
        var b = await tenant.AddAsync(list, ("Status", "B"));
        var items = tenant.App.Sites[RunningTenant.Site].Lists[list].Items;
        var first = await items.Delta.GetAsDeltaGetResponseAsync(cancellationToken: Cancel);
        await items[a!.Id].DeleteAsync(cancellationToken: Cancel);
        await items[b!.Id].Fields.PatchAsync(new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Status"] = "B2" } }, cancellationToken: Cancel);
        var second = await items.Delta.WithUrl(first!.OdataDeltaLink!).GetAsDeltaGetResponseAsync(cancellationToken: Cancel);
        var third = await items.Delta.WithUrl(second!.OdataDeltaLink!).GetAsDeltaGetResponseAsync(cancellationToken: Cancel);

        Assert.Equal([a.Id, b.Id], first.Value!.Select(i => i.Id));
        Assert.Equal([a.Id, b.Id], second.Value!.Select(i => i.Id));
        Assert.NotNull(second.Value![0].Deleted);
        Assert.Empty(third!.Value!);
    }

    [Fact]
    public async Task An_expired_delta_link_is_answered_with_the_place_to_start_again()
    {
        var list = await tenant.CasesAsync("Kasus delta lama");
        await tenant.SettingsAsync(new { expireDelta = true });
        using var answer = await tenant.GraphAsync(HttpMethod.Get, $"/sites/{RunningTenant.Site}:/lists/{list}/items/delta?token=latest");
        await tenant.SettingsAsync(new { expireDelta = false });

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("/items/delta", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_has_graphs_shape_and_its_ids_also_as_headers()
    {
        using var answer = await tenant.GraphAsync(HttpMethod.Get, $"/sites/{RunningTenant.Site}:/lists/tidak-ada/items", headers: ("client-request-id", "saya-1"));
        var error = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["error"]!;

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("itemNotFound", error["code"]!.GetValue<string>());
        Assert.Equal("saya-1", error["innerError"]!["client-request-id"]!.GetValue<string>());
        Assert.Equal(answer.Headers.GetValues("request-id").Single(), error["innerError"]!["request-id"]!.GetValue<string>());
    }
}
