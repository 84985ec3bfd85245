using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>The settings lists as an administrator edits them in SharePoint.</summary>
internal sealed class OfficeRows(TenantClient client)
{
    private const string Lists = "/sites/localhost:/sites/sop697:/lists";

    /// <summary>Changes columns of the one row whose column has the value; the row as it was.</summary>
    public async Task<JsonObject> ChangeAsync(string list, string column, string value, object fields)
    {
        var row = (await client.GraphAsync(HttpMethod.Get, $"{Lists}/{list}/items?$expand=fields"))["value"]!.AsArray()
            .Single(r => (string?)r!["fields"]![column] == value)!.AsObject();
        await client.GraphAsync(HttpMethod.Patch, $"{Lists}/{list}/items/{row["id"]}/fields", fields);
        return row["fields"]!.AsObject();
    }

    /// <summary>A new process reads the lists at its start; a running one would serve its copy for minutes.</summary>
    public Task TakeEffectAsync() => client.KillFunctionsAsync();
}
