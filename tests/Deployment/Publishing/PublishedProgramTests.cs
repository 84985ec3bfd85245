using System.Net;
using System.Text.Json;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Deployment.Publishing;

/// <summary>
/// What goes to Azure, as its one command makes it: taken out of the zip, started by a host, and asked to do a case. Trimming takes code away
/// that nothing seems to need; only running it shows whether that was true.
/// </summary>
[Collection(Published.Name)]
public sealed class PublishedProgramTests(PublishedFixture published)
{
    [Fact]
    public async Task The_zip_holds_what_the_host_wants_and_the_program_in_it_answers_a_citizen()
    {
        var client = published.Tenant.Client;
        HasWhatTheHostWants(published.App);
        await AnswersAsync(client);
    }

    private static void HasWhatTheHostWants(string app)
    {
        var handler = JsonDocument.Parse(File.ReadAllText(Path.Combine(app, "host.json"))).RootElement.GetProperty("customHandler").GetProperty("description").GetProperty("defaultExecutablePath").GetString()!;
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(Path.Combine(app, handler)).HasFlag(UnixFileMode.UserExecute), $"{handler} lost its executable bit.");
        Assert.True(File.Exists(Path.Combine(app, "libcoreclr.so")), "The runtime is not with it.");
        Assert.Equal(Functions(Repository.PathOf("Functions")), Functions(app));
        Assert.Empty(Directory.EnumerateFiles(app, "*local.settings*"));
    }

    private static List<string> Functions(string folder) =>
        [.. Directory.EnumerateFiles(folder, "function.json", SearchOption.AllDirectories).Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal)).Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)).Order(StringComparer.Ordinal)];

    private static async Task AnswersAsync(TenantClient client)
    {
        using var health = await client.Http.GetAsync(new Uri(client.Functions, "/api/health"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);

        var caseId = await client.IntakeAsync(new Report().With("topic", "promosi"));
        var release = await client.ButtonAsync("kasi", caseId, "release");
        await client.PressAsync(release, new { text = "Buka setiap Sabtu pukul 08.00." });
        var publish = await client.ButtonAsync("tim", caseId, "publish");
        await client.PressAsync(publish, new { permalink = "https://www.instagram.com/p/Bc4Xy2/" });
        Assert.Equal("selesai", (string?)(await client.CaseAsync(caseId))["status"]);

        using var page = await client.Http.GetAsync(new Uri(client.Functions, $"/api/evidence/{caseId}"), TestContext.Current.CancellationToken);
        Assert.Contains("/oauth2/v2.0/authorize", page.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }
}
