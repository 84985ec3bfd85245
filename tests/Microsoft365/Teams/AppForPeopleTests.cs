using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sop697.LocalTenant;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.Teams;
using Sop697.Tests.Microsoft365.SharePoint;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.Teams;

/// <summary>The app for people who never opened it, through the real SDK and the stand-in's Graph.</summary>
public sealed partial class AppForPeopleTests(LocalTenantGraph tenant) : IClassFixture<LocalTenantGraph>
{
    private const string CatalogId = "44444444-6970-4697-8697-000000000001";
    private const string Apps = "/v1.0/users/{user}/teamwork/installedApps";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_is_installed_once_and_its_chat_is_found()
    {
        var kasi2 = Personas.Find("kasi2")!;
        var app = App();
        await RemoveAsync(kasi2);
        await tenant.ResetCountsAsync();
        Assert.Equal((kasi2.ConversationId, null), await app.InstallAsync(kasi2.AadObjectId.ToString(), Token));
        Assert.Equal([$"GET {Apps}", $"GET {Apps}", $"GET {Apps}/{{install}}/chat", $"POST {Apps}"], (await tenant.GraphCallsAsync()).Order(StringComparer.Ordinal));
        await tenant.ResetCountsAsync();
        Assert.Equal((kasi2.ConversationId, null), await app.InstallAsync(kasi2.AadObjectId.ToString(), Token));
        Assert.DoesNotContain($"POST {Apps}", await tenant.GraphCallsAsync());
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_the_install_is_asked_for_again_and_installs_nothing_twice()
    {
        var kabid = Personas.Find("kabid")!;
        await RemoveAsync(kabid);
        await tenant.FaultAsync(new { match = "POST /v1.0/users/.*/teamwork/installedApps", status = 504, afterCommit = true, times = 1 });
        var app = App();
        await Assert.ThrowsAsync<ChannelUnavailableException>(() => app.InstallAsync(kabid.AadObjectId.ToString(), Token));
        Assert.Equal((kabid.ConversationId, null), await app.InstallAsync(kabid.AadObjectId.ToString(), Token));
    }

    [Theory]
    [InlineData("Unlicensed", "lisensi")]
    [InlineData("Gone", "tidak ditemukan")]
    public async Task Who_cannot_have_it_is_told_of_in_words(string state, string word)
    {
        var kadis = Personas.Find("kadis")!;
        await RemoveAsync(kadis);
        await PostAsync("/_tenant/accounts", new { persona = "kadis", state });
        var (chat, why) = await App().InstallAsync(kadis.AadObjectId.ToString(), Token);
        Assert.Null(chat);
        Assert.Contains(word, why, StringComparison.Ordinal);
        Assert.False(await App().NotifyAsync(FeedActivity.Waits, kadis.AadObjectId.ToString(), "MS-2026-0001", "besok", "isi", Token));
        await PostAsync("/_tenant/accounts", new { persona = "kadis", state = "Enabled" });
    }

    public static TheoryData<string, string> Declared() => [.. JsonNode.Parse(File.ReadAllText(Repository.PathOf("appPackage", "manifest.json")))!["activities"]!["activityTypes"]!.AsArray()
        .Select(t => new TheoryDataRow<string, string>((string)t!["type"]!, (string)t["templateText"]!))];

    /// <summary>Graph refuses a type or a parameter that the manifest does not have, and nobody hears of a type that nothing sends.</summary>
    [Theory]
    [MemberData(nameof(Declared))]
    public async Task Whatever_the_manifest_declares_is_sent_with_the_parameters_of_its_words(string type, string template)
    {
        var kasi = Personas.Find("kasi")!;
        var activity = Assert.Single(Sent, a => a.Type == type);
        Assert.True(await App().NotifyAsync(activity, kasi.AadObjectId.ToString(), "MS-2026-0001", "Rab 25 Nov 2026 09.00 WIB", "Buka SOP 697.", Token));
        var told = Assert.Single((await tenant.Http.GetFromJsonAsync<JsonArray>("/_tenant/feed/kasi", Token))!, f => (string?)f!["activityType"] == type)!;
        var parameters = told["templateParameters"]!.AsArray().ToDictionary(p => (string)p!["name"]!, p => (string)p!["value"]!);
        Assert.Equal(Place().Matches(template).Select(m => m.Groups["name"].Value).Order(), parameters.Keys.Order());
        Assert.Equal(("MS-2026-0001", "Rab 25 Nov 2026 09.00 WIB"), (parameters["nomor"], parameters["batas"]));
    }

    [Fact]
    public void Nothing_is_sent_that_the_manifest_does_not_declare() => Assert.Equal(Declared().Select(d => d.Data.Item1).Order(), Sent.Select(a => a.Type).Order());

    private static IEnumerable<FeedActivity> Sent => typeof(FeedActivity).GetProperties(BindingFlags.Static | BindingFlags.NonPublic).Select(p => p.GetValue(null)).OfType<FeedActivity>();

    [Fact]
    public async Task Without_the_catalogue_id_nothing_is_tried()
    {
        var app = App("");
        await tenant.ResetCountsAsync();
        Assert.False(app.IsPossible);
        Assert.False(await app.NotifyAsync(FeedActivity.Waits, "siapa", "MS-2026-0001", "besok", "isi", Token));
        Assert.Empty(await tenant.GraphCallsAsync());
    }

    private AppForPeople App(string catalogId = CatalogId) => new(
        tenant.Product().GetRequiredService<GraphCalls>(),
        Options.Create(new BotOptions { AppId = Personas.AppClientId, CatalogAppId = catalogId }),
        NullLogger<AppForPeople>.Instance);

    /// <summary>As if the person never had it.</summary>
    private async Task RemoveAsync(Persona person)
    {
        var graph = tenant.Product().GetRequiredService<Microsoft.Graph.GraphServiceClient>().Users[person.AadObjectId.ToString()].Teamwork.InstalledApps;
        foreach (var installed in (await graph.GetAsync(cancellationToken: Token))!.Value!) await graph[installed.Id].DeleteAsync(cancellationToken: Token);
    }

    private async Task PostAsync(string path, object body)
    {
        using var answer = await tenant.Http.PostAsJsonAsync(path, body, Token);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Place();
}
