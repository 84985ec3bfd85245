using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(Sop697.Tests.Deployment.Azure.BicepFixture))]

namespace Sop697.Tests.Deployment.Azure;

/// <summary>The template of infra/azure as the Bicep compiler makes it, without network.</summary>
public sealed class BicepFixture : IAsyncLifetime
{
    internal static readonly string Compiler = typeof(BicepFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;

    /// <summary>What a deployment of an invented office has in its environment.</summary>
    internal static readonly Dictionary<string, string> Environment = new()
    {
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        ["FUNCTION_APP_NAME"] = "sop697-malang",
        ["FUNCTION_APP_HOST"] = "sop697-malang.azurewebsites.net",
        ["AZURE_LOCATION"] = "indonesiacentral",
        ["AAD_APP_CLIENT_ID"] = "22222222-6970-4697-8697-000000000001",
        ["SHAREPOINT_SITE"] = "dinkes.sharepoint.com:/sites/sop697",
        ["ALERT_EMAILS"] = "admin@dinkes.example.go.id,kepegawaian@dinkes.example.go.id",
    };

    private string? _template;

    /// <summary>Errors, warnings and what the linter found.</summary>
    public string Complaints { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) return;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Compiler, File.GetUnixFileMode(Compiler) | UnixFileMode.UserExecute);
        var file = Path.Combine(Path.GetTempPath(), $"sop697-{Guid.NewGuid():N}.json");
        (_, Complaints) = await RunAsync("build", "main.bicep", "--outfile", file);
        if (!File.Exists(file)) return;
        _template = await File.ReadAllTextAsync(file);
        File.Delete(file);
    }

    /// <summary>The whole template; skips the test where the compiler does not run.</summary>
    public JsonElement Template()
    {
        Assert.Equal("", Complaints);
        if (_template is null) Assert.Skip("The Bicep compiler is taken for Linux on x64 only.");
        return JsonDocument.Parse(_template).RootElement;
    }

    /// <summary>Resources of all modules.</summary>
    public IEnumerable<JsonElement> Resources() => Within(Template());

    public JsonElement Resource(string type) => Resources().Single(r => r.GetProperty("type").GetString() == type);

    /// <summary>Variables of the module that holds a resource of this type.</summary>
    public JsonElement VariablesBeside(string type) => Templates(Template())
        .Single(t => Listed(t).Any(r => r.GetProperty("type").GetString() == type)).GetProperty("variables");

    internal static Task<(int Code, string Said)> RunAsync(params string[] arguments) =>
        Programs.RunAsync(Compiler, arguments, Environment, Repository.PathOf("infra", "azure"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IEnumerable<JsonElement> Within(JsonElement template) => Templates(template).SelectMany(Listed).Where(r => r.GetProperty("type").GetString() != "Microsoft.Resources/deployments");

    private static IEnumerable<JsonElement> Templates(JsonElement template) => Listed(template)
        .Where(r => r.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
        .SelectMany(r => Templates(r.GetProperty("properties").GetProperty("template")))
        .Prepend(template);

    private static IEnumerable<JsonElement> Listed(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        return resources.ValueKind == JsonValueKind.Array ? resources.EnumerateArray() : resources.EnumerateObject().Select(p => p.Value);
    }
}
