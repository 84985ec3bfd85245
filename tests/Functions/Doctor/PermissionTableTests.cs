using System.Text.Json.Nodes;
using Sop697.LocalTenant;
using Sop697.Microsoft365.Doctor;

namespace Sop697.Tests.Functions.Doctor;

/// <summary>What the docs say, what the doctor expects and what the local tenant grants are one.</summary>
[Collection(Examined.Name)]
public sealed class PermissionTableTests(ExaminedTenant tenant)
{
    private static readonly string Docs = File.ReadAllText(Repository.PathOf("TeamsApp", "docs", "permissions.md"));

    [Fact]
    public void The_docs_name_every_permission_with_its_reason_and_no_other()
    {
        // Rows of the two tables that have the column "Wajib"; other tables speak of other things.
        var rows = Docs.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal) && (l.Contains("` | ya |", StringComparison.Ordinal) || l.Contains("` | tidak |", StringComparison.Ordinal)));
        Assert.Equal(AppPermissions.OfApp.Concat(AppPermissions.OfAdministrator).Select(RowOf), rows);
    }

    [Fact]
    public async Task The_local_tenant_grants_what_is_expected_and_no_more()
    {
        Assert.Equal(AppPermissions.OfApp.Select(p => p.Role).Order(), (await tenant.RolesAsync(Personas.AppClientId)).Order());
        Assert.Equal(AppPermissions.OfAdministrator.Select(p => p.Role).Order(), (await tenant.RolesAsync(Personas.AdminClientId)).Order());
    }

    [Fact]
    public async Task Provisioning_needs_its_one_permission_shows_first_does_it_and_then_has_nothing_left_to_do()
    {
        const string List = "/sites/localhost:/sites/sop697:/lists/JamKerja";
        await tenant.Client.GraphAsync(HttpMethod.Delete, List);
        await ConsentAsync(["Sites.Manage.All"]);
        var plan = await tenant.ProvisionAsync(Personas.AdminClientId, "--plan");
        await Assert.ThrowsAsync<HttpRequestException>(() => tenant.Client.GraphAsync(HttpMethod.Get, List));
        var asApp = await tenant.ProvisionAsync(Personas.AppClientId, "--apply");
        var first = await tenant.ProvisionAsync(Personas.AdminClientId, "--apply");
        var again = await tenant.ProvisionAsync(Personas.AdminClientId, "--apply");
        await ConsentAsync(null);

        Assert.Equal(0, plan.Code);
        Assert.Contains("+ daftar JamKerja", plan.Said, StringComparison.Ordinal);
        Assert.Equal(2, asApp.Code);
        Assert.Contains("Sites.Manage.All", asApp.Said, StringComparison.Ordinal);
        Assert.Equal(0, first.Code);
        Assert.Contains("+ daftar JamKerja", first.Said, StringComparison.Ordinal);
        Assert.Equal((0, "Selesai: 0 perubahan / done: 0 changes"), (again.Code, again.Said.Trim()));
    }

    private static string RowOf(AppPermission permission) => $"| `{permission.Role}` | {(permission.IsNeeded ? "ya" : "tidak")} | {permission.Why.Id} |";

    private Task<JsonObject> ConsentAsync(string[]? roles) => tenant.Client.PostAsync("/_tenant/consents", new { clientId = Personas.AdminClientId, roles });
}
