using System.Net;
using System.Net.Http.Headers;
using Microsoft.Graph.Models;
using Sop697.LocalTenant;
using GraphList = Microsoft.Graph.Models.List;

namespace Sop697.Tests.LocalTenant;

public sealed class PermissionTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_writes_rows_but_makes_no_lists_and_no_columns()
    {
        var list = await tenant.CasesAsync("Izin");
        var row = await tenant.AddAsync(list, ("CaseKey", "k"));
        var noList = await Lists.RefusedAsync(() => tenant.App.Sites[RunningTenant.Site].Lists.PostAsync(new GraphList { DisplayName = "Baru" }, cancellationToken: Cancel));
        var noColumn = await Lists.RefusedAsync(() => tenant.App.Sites[RunningTenant.Site].Lists[list].Columns.PostAsync(Lists.Text("Baru"), cancellationToken: Cancel));

        Assert.NotNull(row);
        Assert.All([noList, noColumn], e => Assert.Equal((403, "accessDenied"), (e.ResponseStatusCode, e.Error!.Code)));
    }

    [Fact]
    public async Task A_grant_of_read_takes_writing_away_and_write_gives_it_back()
    {
        var list = await tenant.CasesAsync("Izin baca");
        Task Grant(string role) => tenant.Owner.Sites[RunningTenant.Site].Permissions.PostAsync(new Permission
        {
            Roles = [role],
            GrantedToIdentities = [new IdentitySet { Application = new Identity { Id = Personas.AppClientId } }],
        }, cancellationToken: Cancel);

        await Grant("read");
        var error = await Lists.RefusedAsync(() => tenant.AddAsync(list, ("CaseKey", "k")));
        var read = await tenant.App.Sites[RunningTenant.Site].Lists[list].Items.GetAsync(cancellationToken: Cancel);
        await Grant("write");
        var row = await tenant.AddAsync(list, ("CaseKey", "k"));

        Assert.Equal(403, error.ResponseStatusCode);
        Assert.Empty(read!.Value!);
        Assert.NotNull(row);
    }

    [Fact]
    public async Task Only_a_token_for_graph_with_roles_opens_graph()
    {
        async Task<HttpStatusCode> With(string? token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, tenant.Options.GraphUrl + "/sites/root");
            if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await tenant.Http.SendAsync(request, Cancel);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await With(await tenant.AppTokenAsync(Personas.AppClientId)));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await With("bukan.token.ini"));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(await tenant.AppTokenAsync(Personas.AppClientId, "https://api.botframework.com/.default")));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(await tenant.PersonaTokenAsync(new { persona = "kasi", audience = "graph", forged = true })));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(await tenant.PersonaTokenAsync(new { persona = "kasi", audience = "graph", expired = true })));
        Assert.Equal(HttpStatusCode.Forbidden, await With(await tenant.PersonaTokenAsync(new { persona = "kasi", audience = "graph" })));
    }

    [Fact]
    public async Task Columns_are_added_indexed_later_and_refused_twice()
    {
        var list = await tenant.CasesAsync("Kolom");
        var columns = tenant.Admin.Sites[RunningTenant.Site].Lists[list].Columns;
        var made = await columns.PostAsync(Lists.Text("Extra"), cancellationToken: Cancel);
        await tenant.AddAsync(list, ("Extra", "x"));
        var twice = await Lists.RefusedAsync(() => columns.PostAsync(Lists.Text("extra"), cancellationToken: Cancel));
        var note = await Lists.RefusedAsync(() => columns.PostAsync(
            new ColumnDefinition { Name = "LongNote", Text = new TextColumn { AllowMultipleLines = true }, Indexed = true }, cancellationToken: Cancel));
        await columns[made!.Id].PatchAsync(new ColumnDefinition { Indexed = true }, cancellationToken: Cancel);
        var found = await tenant.App.Sites[RunningTenant.Site].Lists[list].Items.GetAsync(r => r.QueryParameters.Filter = "fields/Extra eq 'x'", Cancel);

        Assert.Equal((409, 400), (twice.ResponseStatusCode, note.ResponseStatusCode));
        Assert.Single(found!.Value!);
    }

    [Fact]
    public async Task A_list_is_found_by_the_name_it_was_made_with_and_by_the_name_it_shows()
    {
        await tenant.CasesAsync("NamaAwal");
        await tenant.Admin.Sites[RunningTenant.Site].Lists["NamaAwal"].PatchAsync(new GraphList { DisplayName = "Nama yang tampil" }, cancellationToken: Cancel);
        var byName = await tenant.App.Sites[RunningTenant.Site].Lists["NamaAwal"].GetAsync(r => r.QueryParameters.Expand = ["columns"], Cancel);
        var found = await tenant.App.Sites[RunningTenant.Site].Lists.GetAsync(r => r.QueryParameters.Filter = "displayName eq 'Nama yang tampil'", Cancel);
        var twice = await Lists.RefusedAsync(() => tenant.CasesAsync("NamaAwal"));

        Assert.Equal("Nama yang tampil", byName!.DisplayName);
        Assert.True(byName.Columns!.Single(c => c.Name == "CaseKey").EnforceUniqueValues);
        Assert.Equal(byName.Id, found!.Value!.Single().Id);
        Assert.Equal(409, twice.ResponseStatusCode);
    }
}
