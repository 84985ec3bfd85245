using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Startup;
using Sop697.Tests.LocalTenant.FunctionsHost;

namespace Sop697.Tests.LocalTenant.Startup;

/// <summary>The whole start-up, with a small app in the product's place.</summary>
[Collection(AzuriteGroup.Name)]
public sealed class TenantTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _folder = Directory.CreateTempSubdirectory("sop697-tenant-").FullName;

    [Fact]
    public async Task It_starts_everything_offers_control_and_leaves_nothing_behind()
    {
        Assert.NotEmpty(azurite.Connection);
        var app = Directory.CreateDirectory(Path.Combine(_folder, "app")).FullName;
        TestApp.WriteApp(app, TestApp.HostJsonText("00:00:30", 3), "out", "tick");
        await File.WriteAllTextAsync(Path.Combine(app, "work", "function.json"), """{"bindings":[{"type":"queueTrigger","name":"msg","queueName":"work"}]}""", None);
        var options = FreeOptions() with { DataDirectory = Path.Combine(_folder, "data"), FunctionApp = app };

        await using (var tenant = new Tenant(options, Repository.Find(), static _ => { }))
        {
            await tenant.StartAsync(None);
            using var client = new HttpClient { BaseAddress = new Uri(options.PageUrl) };
            await ControlAnswersAsync(client);
        }

        Ports.RequireFree(options);
        DataFolder.Open(options.DataDirectory, reset: true).Dispose();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task ControlAnswersAsync(HttpClient client)
    {
        var before = (await client.GetFromJsonAsync<JsonNode>("_tenant/functions", None))!;
        Assert.Equal("Ready", (string?)before["state"]);
        Assert.True((double?)before["readyMs"] > 0);

        var queue = (await client.GetFromJsonAsync<JsonNode>("_tenant/functions/queues", None))![0]!;
        Assert.Equal("""{"queue":"work","length":0,"poison":0,"working":0}""", queue.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, "_tenant/functions/timers/tick"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "_tenant/functions/timers/none"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(client, "_tenant/functions/kill"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(client, "_tenant/functions/kill", """{"leaseSeconds":600}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "_tenant/functions/kill", """{"leaseSeconds":-1}"""));

        var after = (await client.GetFromJsonAsync<JsonNode>("_tenant/functions", None))!;
        Assert.NotEqual((int?)before["pid"], (int?)after["pid"]);
        Assert.Equal(0, (int?)after["restarts"]);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string? json = null)
    {
        using var body = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), body, None);
        return response.StatusCode;
    }

    /// <summary>Five ports in a row and one more, outside of the range that systems hand out by themselves.</summary>
    private static TenantOptions FreeOptions()
    {
        for (var port = 21240; port < 21290; port += 6)
        {
            var options = new TenantOptions { DataDirectory = "", Port = port, FunctionsPort = port + 5 };
            try
            {
                Ports.RequireFree(options);
                return options;
            }
            catch (StartupException)
            {
                // Somebody else's; the next ones then.
            }
        }

        throw new InvalidOperationException("No free ports between 21240 and 21290.");
    }
}
