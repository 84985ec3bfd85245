using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>The settings lists as an administrator edits them in SharePoint.</summary>
internal sealed class OfficeRows(TenantClient client)
{
    private const string Lists = "/v1.0/sites/localhost:/sites/sop697:/lists";

    /// <summary>Changes columns of the one row whose column has the value; the row as it was.</summary>
    public async Task<JsonObject> ChangeAsync(string list, string column, string value, object fields)
    {
        var row = (await SendAsync(HttpMethod.Get, $"{Lists}/{list}/items?$expand=fields", null))["value"]!.AsArray()
            .Single(r => (string?)r!["fields"]![column] == value)!.AsObject();
        await SendAsync(HttpMethod.Patch, $"{Lists}/{list}/items/{row["id"]}/fields", fields);
        return row["fields"]!.AsObject();
    }

    /// <summary>A new process reads the lists at its start; a running one would serve its copy for minutes.</summary>
    public Task TakeEffectAsync() => client.KillFunctionsAsync();

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(client.Page, path));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", await client.TokenAsync(new { persona = "kadis", audience = "graph", roles = new[] { "Sites.FullControl.All" } }));
        if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Default);
        using var answer = await client.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
