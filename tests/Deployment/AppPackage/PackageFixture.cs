using System.IO.Compression;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(Sop697.Tests.Deployment.AppPackage.PackageFixture))]

namespace Sop697.Tests.Deployment.AppPackage;

/// <summary>The app package as its one command makes it, for an invented tenant.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    public const string ClientId = "22222222-6970-4697-8697-000000000001";
    public const string Host = "sop697.example.go.id";

    internal static readonly Dictionary<string, string> Settings = new()
    {
        ["TEAMS_APP_ID"] = "44444444-6970-4697-8697-000000000697",
        ["AAD_APP_CLIENT_ID"] = ClientId,
        ["FUNCTION_APP_HOST"] = Host,
        ["OFFICE_URL"] = "https://dinkes.example.go.id/",
        ["OFFICE_PRIVACY_URL"] = "https://dinkes.example.go.id/privasi",
        ["OFFICE_TERMS_URL"] = "https://dinkes.example.go.id/ketentuan",
    };

    public string Folder { get; } = Directory.CreateTempSubdirectory("sop697-paket-").FullName;

    public JsonElement Manifest { get; private set; }

    public Dictionary<string, string> English { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var zip = Path.Combine(Folder, "appPackage.zip");
        var (code, said) = await RunAsync("uji", zip, Settings);
        Assert.True(code == 0, said);
        ZipFile.ExtractToDirectory(zip, Folder);
        Manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "manifest.json"))).RootElement;
        English = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(Folder, "en.json")))!;
    }

    internal static Task<(int Code, string Said)> RunAsync(string environment, string zip, Dictionary<string, string> settings) =>
        Programs.RunAsync("dotnet", ["run", Repository.PathOf("appPackage", "package.cs"), "--", environment, zip], settings);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
