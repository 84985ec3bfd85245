using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sop697.LocalTenant;

namespace Sop697.Tests.LocalTenant;

/// <summary>Every kind of call × what a token may carry: a call outside the permissions fails here as it would in a real tenant.</summary>
public sealed class PermissionMatrixTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private const string Site = "/sites/localhost:/sites/sop697:";
    private const string Kasi = "/users/33333333-6970-4697-8697-000000000002";

    /// <summary>
    /// Call → to whom it is open: <c>read</c> and <c>write</c> are roles granted on the site beside Sites.Selected, the rest are
    /// application permissions. To everybody else it is 403.
    /// </summary>
    private static readonly Dictionary<string, string[]> Calls = new()
    {
        [$"GET {Site}"] = ["read", "write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"GET {Site}/lists"] = ["read", "write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"GET {Site}/lists/Matriks/columns"] = ["read", "write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"GET {Site}/lists/Matriks/items"] = ["read", "write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"GET {Site}/lists/Matriks/items/delta"] = ["read", "write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"GET {Site}/lists/Pustaka/drive/root/children"] = ["read", "write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"POST {Site}/lists/Matriks/items"] = ["write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"PATCH {Site}/lists/Matriks/items/999/fields"] = ["write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"DELETE {Site}/lists/Matriks/items/999"] = ["write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"PUT {Site}/lists/Pustaka/drive/root:/a.txt:/content"] = ["write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"POST {Site}/lists/Pustaka/drive/root:/b.txt:/createUploadSession"] = ["write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"DELETE {Site}/lists/Pustaka/drive/root:/tidak-ada.txt:"] = ["write", "Sites.Manage.All", "Sites.FullControl.All"],
        [$"POST {Site}/lists"] = ["Sites.Manage.All", "Sites.FullControl.All"],
        [$"DELETE {Site}/lists/tidak-ada"] = ["Sites.Manage.All", "Sites.FullControl.All"],
        [$"POST {Site}/lists/Matriks/columns"] = ["Sites.Manage.All", "Sites.FullControl.All"],
        [$"PATCH {Site}/lists/Matriks/columns/tidak-ada"] = ["Sites.Manage.All", "Sites.FullControl.All"],
        [$"DELETE {Site}/lists/Matriks/columns/tidak-ada"] = ["Sites.Manage.All", "Sites.FullControl.All"],
        [$"GET {Site}/permissions"] = ["Sites.FullControl.All"],
        [$"POST {Site}/permissions"] = ["Sites.FullControl.All"],
        [$"GET {Kasi}"] = ["User.ReadBasic.All", "User.Read.All"],
        ["GET /users"] = ["User.ReadBasic.All", "User.Read.All"],
        ["GET /appCatalogs/teamsApps"] = ["AppCatalog.Read.All"],
        [$"GET {Kasi}/teamwork/installedApps"] = ["TeamsAppInstallation.ReadWriteSelfForUser.All"],
        [$"POST {Kasi}/teamwork/installedApps"] = ["TeamsAppInstallation.ReadWriteSelfForUser.All"],
        [$"POST {Kasi}/teamwork/sendActivityNotification"] = ["TeamsActivity.Send"],
    };

    private static readonly string[] Callers =
    [
        "ungranted", "read", "write", "Sites.Manage.All", "Sites.FullControl.All", "User.ReadBasic.All", "User.Read.All",
        "AppCatalog.Read.All", "TeamsAppInstallation.ReadWriteSelfForUser.All", "TeamsActivity.Send",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_open_to_its_permissions_and_to_no_other()
    {
        await tenant.CasesAsync("Matriks");
        using (await tenant.GraphAsync(HttpMethod.Post, $"{Site}/lists", new { displayName = "Pustaka", list = new { template = "documentLibrary" } }, Personas.AdminClientId)) { }
        List<string> wrong = [];
        foreach (var caller in Callers)
        {
            var token = await TokenAsync(caller);
            foreach (var (call, openTo) in Calls)
            {
                var (direct, member) = (await StatusAsync(call, token), await MemberStatusAsync(call, token));
                if ((direct == 403) == openTo.Contains(caller)) wrong.Add($"{caller}: {call} {direct}");
                if (member is { } status && (status == 403) == openTo.Contains(caller)) wrong.Add($"{caller}: {call} in a batch {status}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The product's app with one permission at a time, and with a role on the site or none.</summary>
    private async Task<string> TokenAsync(string caller)
    {
        var selected = caller is "ungranted" or "read" or "write";
        // Nobody granted anything to the administrator's registration.
        var app = caller == "ungranted" ? Personas.AdminClientId : Personas.AppClientId;
        if (caller is "read" or "write")
        {
            using var granted = await tenant.GraphAsync(
                HttpMethod.Post, $"{Site}/permissions", new { roles = new[] { caller }, grantedToIdentities = new[] { new { application = new { id = app } } } }, Personas.OwnerClientId);
            granted.EnsureSuccessStatusCode();
        }

        await ConsentAsync(app, [selected ? "Sites.Selected" : caller]);
        var token = await tenant.AppTokenAsync(app);
        await ConsentAsync(app, null);
        return token;
    }

    private async Task ConsentAsync(string clientId, string[]? roles)
    {
        using var changed = await tenant.Http.PostAsJsonAsync("/_tenant/consents", new { clientId, roles }, Cancel);
        changed.EnsureSuccessStatusCode();
    }

    private async Task<int> StatusAsync(string call, string token)
    {
        var words = call.Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(words[0]), tenant.Options.GraphUrl + words[1]);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (words[0] is "POST" or "PUT" or "PATCH") request.Content = JsonContent.Create(new { });
        using var answer = await tenant.Http.SendAsync(request, Cancel);
        return (int)answer.StatusCode;
    }

    /// <summary>Null for bytes, which are not put into a batch.</summary>
    private async Task<int?> MemberStatusAsync(string call, string token)
    {
        var words = call.Split(' ');
        if (words[0] == "PUT") return null;
        var url = words[1].Replace(Site, $"/sites/{RunningTenant.SiteId}", StringComparison.Ordinal);
        var member = new JsonObject { ["id"] = "1", ["method"] = words[0], ["url"] = url };
        if (words[0] is "POST" or "PATCH") (member["headers"], member["body"]) = (new JsonObject { ["Content-Type"] = "application/json" }, new JsonObject());
        using var request = new HttpRequestMessage(HttpMethod.Post, tenant.Options.GraphUrl + "/$batch") { Content = JsonContent.Create(new JsonObject { ["requests"] = new JsonArray(member) }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await tenant.Http.SendAsync(request, Cancel);
        return (int)(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["responses"]![0]!["status"]!;
    }
}
