using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sop697.Workflow;

namespace Sop697.Tests.Deployment.Azure;

/// <summary>What infra/azure would make, and that it fits the product.</summary>
public sealed partial class TemplateTests(BicepFixture bicep)
{
    private const string Site = "Microsoft.Web/sites";
    private const string Account = "Microsoft.Storage/storageAccounts";

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Compiler_and_linter_have_nothing_to_say(string environment)
    {
        bicep.Template();
        var file = Path.Combine(Path.GetTempPath(), $"sop697-{Guid.NewGuid():N}.json");
        var (_, said) = await BicepFixture.RunAsync("build-params", $"{environment}.bicepparam", "--outfile", file);
        Assert.Equal("", said);
        var values = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).RootElement.GetProperty("parameters");
        File.Delete(file);
        Assert.Equal("sop697-malang", values.GetProperty("name").GetProperty("value").GetString());
        Assert.Equal(2, values.GetProperty("alertEmails").GetProperty("value").GetArrayLength());
    }

    /// <summary>Otherwise a setting is forgotten until the first start in Azure, or stays behind when nobody reads it any more.</summary>
    [Fact]
    public void The_function_app_gets_the_settings_of_the_example()
    {
        string[] storage = ["AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential"];
        string[] watch = ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "Telemetry__TracesKept"];
        // The plan has the first in functionAppConfig, and the second is replaced by the identity.
        string[] elsewhere = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"];
        var example = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("Functions", "local.settings.json.example"))).RootElement.GetProperty("Values").EnumerateObject().Select(p => p.Name).Except(elsewhere);
        Assert.Equal(example.Concat(storage).Concat(watch).Order(StringComparer.Ordinal), Settings().Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>The manifest trusts one host; addresses on cards, the bot's endpoint and the sign-in must be there, and all are written down once.</summary>
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public void The_addresses_that_the_product_hands_out_are_on_the_one_host_that_the_manifest_trusts(string environment)
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("appPackage", "manifest.json"))).RootElement;
        var trusted = Place().Match(Assert.Single(manifest.GetProperty("validDomains").EnumerateArray()).GetString()!).Groups["name"].Value;
        Assert.Contains($"param publicHost = readEnvironmentVariable('{trusted}')", File.ReadLines(Repository.PathOf("infra", "azure", $"{environment}.bicepparam")));
        const string Public = "[format('https://{0}', parameters('publicHost'))]";
        Assert.Equal([Public], Settings().Where(s => s.Value.GetRawText().Contains("parameters('publicHost')", StringComparison.Ordinal)).Select(s => s.Value.GetString()));
        Assert.Equal(Public, Settings()["App__PublicUrl"].GetString());
        Assert.Contains("parameters('publicHost')", bicep.Resource("Microsoft.BotService/botServices").GetProperty("properties").GetProperty("endpoint").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_runs_the_product_as_a_custom_handler_with_the_identity_and_the_package_beside()
    {
        Assert.Equal("FC1", bicep.Resource("Microsoft.Web/serverfarms").GetProperty("sku").GetProperty("name").GetString());
        var site = bicep.Resource(Site);
        var config = site.GetProperty("properties").GetProperty("functionAppConfig");
        Assert.Equal("UserAssigned", site.GetProperty("identity").GetProperty("type").GetString());
        Assert.Equal("""{"name":"custom","version":"1.0"}""", JsonSerializer.Serialize(config.GetProperty("runtime")));
        Assert.Equal("UserAssignedIdentity", config.GetProperty("deployment").GetProperty("storage").GetProperty("authentication").GetProperty("type").GetString());
    }

    [Fact]
    public void Nothing_secret_is_made_asked_for_or_handed_out()
    {
        var text = bicep.Template().GetRawText();
        Assert.DoesNotMatch(@"(?i)listKeys|listCredentials|securestring|secureObject|AccountKey|SharedAccessKey|ClientSecret|password", text);
        var account = bicep.Resource(Account).GetProperty("properties");
        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(bicep.Resource("Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(bicep.Resource("Microsoft.BotService/botServices").GetProperty("properties").GetProperty("disableLocalAuth").GetBoolean());
        Assert.All(
            bicep.Resources().Where(r => r.GetProperty("type").GetString() == Site + "/basicPublishingCredentialsPolicies"),
            r => Assert.False(r.GetProperty("properties").GetProperty("allow").GetBoolean()));
    }

    [Fact]
    public void Only_today_s_encryption_is_spoken()
    {
        Assert.Equal("TLS1_2", bicep.Resource(Account).GetProperty("properties").GetProperty("minimumTlsVersion").GetString());
        Assert.True(bicep.Resource(Account).GetProperty("properties").GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.True(bicep.Resource(Site).GetProperty("properties").GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("1.2", bicep.Resource(Site).GetProperty("properties").GetProperty("siteConfig").GetProperty("minTlsVersion").GetString());
    }

    /// <summary>Each role stands on one resource of ours, none on the group or the subscription.</summary>
    [Fact]
    public void The_identity_may_do_four_things_on_two_resources()
    {
        var assignments = bicep.Resources().Where(r => r.GetProperty("type").GetString() == "Microsoft.Authorization/roleAssignments").ToList();
        Assert.All(assignments, a => Assert.Matches(@"resourceId\('Microsoft\.(Storage/storageAccounts|Insights/components)'", a.GetProperty("scope").GetString()));
        Assert.Equal(
            ["Storage Blob Data Owner", "Storage Queue Data Contributor", "Storage Table Data Contributor"],
            bicep.VariablesBeside(Account).GetProperty("roles").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(2, assignments.Count);
    }

    [Fact]
    public void The_bot_is_of_this_tenant_only_and_speaks_to_the_door_of_the_product()
    {
        var bot = bicep.Resource("Microsoft.BotService/botServices").GetProperty("properties");
        Assert.Equal("SingleTenant", bot.GetProperty("msaAppType").GetString());
        var route = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("Functions", "messages", "function.json"))).RootElement.GetProperty("bindings")[0].GetProperty("route").GetString();
        Assert.Contains($"/api/{route}'", bot.GetProperty("endpoint").GetString(), StringComparison.Ordinal);
        Assert.Equal("MsTeamsChannel", bicep.Resource("Microsoft.BotService/botServices/channels").GetProperty("properties").GetProperty("channelName").GetString());
    }

    /// <summary>A metric that was renamed would leave an alert that never rings.</summary>
    [Fact]
    public void Alerts_watch_metrics_that_the_product_has()
    {
        var known = Instruments();
        var watched = Rules().SelectMany(r => Metric().Matches(r.Value.GetProperty("query").GetString()!).Select(m => m.Groups["name"].Value)).ToList();
        Assert.NotEmpty(watched);
        Assert.All(watched, name => Assert.Contains(name, known));
    }

    /// <summary>Poison queues, owed work that stays undone, a sweep that fails, a calendar that is missing.</summary>
    [Theory]
    [InlineData("sop697.work.stalled")]
    [InlineData("sop697.archive.runs")]
    [InlineData("sop697.sweep.nudged")]
    [InlineData("sop697.calendar.unofficial")]
    public void What_must_not_go_unnoticed_rings(string metric)
    {
        var rule = Assert.Single(Rules(), r => r.Value.GetProperty("query").GetString()!.Contains($"\"{metric}\"", StringComparison.Ordinal) && r.Name != "beda");
        Assert.NotEqual("", rule.Value.GetProperty("advice").GetString());
    }

    private Dictionary<string, JsonElement> Settings() => bicep.VariablesBeside(Site).GetProperty("settings").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);

    private List<JsonProperty> Rules() => [.. bicep.VariablesBeside("Microsoft.Insights/scheduledQueryRules").GetProperty("rules").EnumerateObject()];

    private static HashSet<string> Instruments()
    {
        HashSet<string> names = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (instrument.Meter.Name == Measures.Name) names.Add(instrument.Name); } };
        RuntimeHelpers.RunClassConstructor(typeof(Measures).TypeHandle);
        listener.Start();
        return names;
    }

    [GeneratedRegex(@"^\$\{\{(?<name>\w+)\}\}$")]
    private static partial Regex Place();

    [GeneratedRegex("\"(?<name>sop697\\.[a-z.]+)\"")]
    private static partial Regex Metric();
}
