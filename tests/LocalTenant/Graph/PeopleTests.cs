using System.Net.Http.Json;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Sop697.LocalTenant;

namespace Sop697.Tests.LocalTenant;

public sealed class PeopleTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static readonly Persona Kasi = Personas.Find("kasi")!;
    private static readonly Persona Siti = Personas.Find("kasi2")!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_found_by_id_by_upn_and_by_filter()
    {
        var byId = await tenant.App.Users[Kasi.AadObjectId.ToString()].GetAsync(cancellationToken: Cancel);
        var byUpn = await tenant.App.Users[Kasi.Upn].GetAsync(r => r.QueryParameters.Select = ["id", "displayName"], Cancel);
        var found = await tenant.App.Users.GetAsync(r => r.QueryParameters.Filter = $"userPrincipalName eq '{Kasi.Upn}'", Cancel);
        var nobody = await Lists.RefusedAsync(() => tenant.App.Users["tidak.ada@dinkes.local"].GetAsync(cancellationToken: Cancel));

        Assert.Equal((Kasi.Name, Kasi.Upn), (byId!.DisplayName, byId.UserPrincipalName));
        Assert.Equal((Kasi.AadObjectId.ToString(), null), (byUpn!.Id, byUpn.Mail));
        Assert.Equal(Kasi.AadObjectId.ToString(), found!.Value!.Single().Id);
        Assert.Equal("Request_ResourceNotFound", nobody.Error!.Code);
    }

    [Fact]
    public async Task The_app_installs_itself_once_and_learns_the_conversation()
    {
        var installed = tenant.App.Users[Kasi.AadObjectId.ToString()].Teamwork.InstalledApps;
        var before = (await installed.GetAsync(r => r.QueryParameters.Filter = $"teamsApp/externalId eq '{Personas.AppClientId}'", Cancel))!.Value!.Single();
        await installed[before.Id].DeleteAsync(cancellationToken: Cancel);
        var none = await installed.GetAsync(cancellationToken: Cancel);
        static UserScopeTeamsAppInstallation Wanted() => new UserScopeTeamsAppInstallation
        {
            AdditionalData = new Dictionary<string, object> { ["teamsApp@odata.bind"] = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/44444444-6970-4697-8697-000000000001" },
        };
        await installed.PostAsync(Wanted(), cancellationToken: Cancel);
        var twice = await Lists.RefusedAsync(() => installed.PostAsync(Wanted(), cancellationToken: Cancel));
        var after = (await installed.GetAsync(r => r.QueryParameters.Expand = ["teamsApp"], Cancel))!.Value!.Single();
        var chat = await installed[after.Id].Chat.GetAsync(cancellationToken: Cancel);

        Assert.Empty(none!.Value!);
        Assert.Equal(409, twice.ResponseStatusCode);
        Assert.Equal(Personas.AppClientId, after.TeamsApp!.ExternalId);
        Assert.Equal(Kasi.ConversationId, chat!.Id);
    }

    [Fact]
    public async Task An_account_that_was_disabled_or_deleted_is_seen_so_and_only_by_who_may_read_full_profiles()
    {
        async Task<bool?> EnabledAsync(GraphServiceClient graph) =>
            (await graph.Users[Siti.Upn].GetAsync(r => r.QueryParameters.Select = ["accountEnabled"], Cancel))!.AccountEnabled;
        async Task ChangeAsync(string state) => (await tenant.Http.PostAsJsonAsync("/_tenant/accounts", new { persona = Siti.Key, state }, Cancel)).EnsureSuccessStatusCode();

        Assert.Equal((true, null), (await EnabledAsync(tenant.Admin), await EnabledAsync(tenant.App)));
        await ChangeAsync("Disabled");
        Assert.Equal((false, null), (await EnabledAsync(tenant.Admin), await EnabledAsync(tenant.App)));
        await ChangeAsync("Gone");
        Assert.Equal(404, (await Lists.RefusedAsync(() => EnabledAsync(tenant.Admin))).ResponseStatusCode);
        await ChangeAsync("Enabled");
        Assert.True(await EnabledAsync(tenant.Admin));
    }

    [Fact]
    public async Task The_catalogue_is_read_by_the_administrator_only()
    {
        var filter = $"externalId eq '{Personas.AppClientId}'";
        var app = await tenant.Admin.AppCatalogs.TeamsApps.GetAsync(r => r.QueryParameters.Filter = filter, Cancel);
        var error = await Lists.RefusedAsync(() => tenant.App.AppCatalogs.TeamsApps.GetAsync(r => r.QueryParameters.Filter = filter, Cancel));

        Assert.Single(app!.Value!);
        Assert.Equal(403, error.ResponseStatusCode);
    }
}
