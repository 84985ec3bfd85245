using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Sop697.Tests.Deployment.AppPackage;

/// <summary>What the Teams app package holds, and the command that makes it.</summary>
public sealed partial class PackageTests(PackageFixture package)
{
    private JsonElement Manifest => package.Manifest;

    [Fact]
    public async Task Microsofts_own_schemas_find_nothing_to_complain_about()
    {
        var validator = Repository.PathOf("tests", "Deployment", "validator");
        await Programs.RequireNodePackagesAsync(validator);
        var (code, said) = await Programs.RunAsync("node", ["validate.mjs", Path.Combine(package.Folder, "manifest.json"), Path.Combine(package.Folder, "en.json")], folder: validator);
        Assert.True(code == 0, said);
    }

    [Fact]
    public void The_package_holds_exactly_what_the_manifest_names()
    {
        using var zip = ZipFile.OpenRead(Path.Combine(package.Folder, "appPackage.zip"));
        var icons = Manifest.GetProperty("icons");
        Assert.Equal(
            new[] { "manifest.json", "en.json", icons.GetProperty("color").GetString(), icons.GetProperty("outline").GetString() }.Order(),
            zip.Entries.Select(e => e.FullName).Order());
    }

    [Fact]
    public void No_placeholder_is_left() =>
        Assert.DoesNotContain("${{", Manifest.GetRawText() + JsonSerializer.Serialize(package.English), StringComparison.Ordinal);

    [Theory]
    [InlineData("FUNCTION_APP_HOST", "", "FUNCTION_APP_HOST: belum diisi / is not set")]
    [InlineData("FUNCTION_APP_HOST", "https://sop697.example.go.id", "FUNCTION_APP_HOST: nama host saja")]
    [InlineData("TEAMS_APP_ID", "sop697", "TEAMS_APP_ID: harus berupa GUID")]
    [InlineData("OFFICE_URL", "http://dinkes.example.go.id", "OFFICE_URL: harus alamat https")]
    public async Task A_missing_or_wrong_value_is_named_and_no_package_is_made(string name, string value, string words)
    {
        var zip = Path.Combine(package.Folder, "tidak-jadi.zip");
        var (code, said) = await PackageFixture.RunAsync("uji", zip, new(PackageFixture.Settings) { [name] = value });
        Assert.Equal(1, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.False(File.Exists(zip));
    }

    [Fact]
    public async Task The_same_files_make_the_same_bytes()
    {
        var again = Path.Combine(package.Folder, "lagi.zip");
        await PackageFixture.RunAsync("uji", again, PackageFixture.Settings);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(package.Folder, "appPackage.zip"), Cancel), await File.ReadAllBytesAsync(again, Cancel));
    }

    /// <summary>A variable of the manifest that the environment files forget would be found only by whoever deploys.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void The_environment_files_list_every_variable(string environment)
    {
        var listed = File.ReadLines(Repository.PathOf("appPackage", "env", $".env.{environment}")).Select(line => line.Split('=')[0]).ToHashSet();
        var read = string.Concat(new[] { "manifest.json", "entra.manifest.json" }.Select(f => File.ReadAllText(Repository.PathOf("appPackage", f))));
        var wanted = Variable().Matches(read).Select(m => m.Groups["name"].Value).ToHashSet();
        wanted.UnionWith(Asked().Matches(File.ReadAllText(Repository.PathOf("infra", "azure", $"{environment}.bicepparam"))).Select(m => m.Groups["name"].Value));
        wanted.UnionWith(Variable().Matches(File.ReadAllText(Repository.PathOf("appPackage", "m365agents.yml"))).Select(m => m.Groups["name"].Value));
        Assert.Subset(listed, wanted);
    }

    [Fact]
    public void The_registration_lets_people_and_Teams_in_and_asks_for_one_permission()
    {
        var entra = JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, "entra.uji.json"))).RootElement;
        Assert.Equal("AzureADMyOrg", entra.GetProperty("signInAudience").GetString());
        Assert.Equal(Manifest.GetProperty("webApplicationInfo").GetProperty("resource").GetString(), Assert.Single(entra.GetProperty("identifierUris").EnumerateArray()).GetString());
        Assert.Equal([$"https://{PackageFixture.Host}/api/signin-oidc", $"https://{PackageFixture.Host}/api/signedout"], entra.GetProperty("web").GetProperty("redirectUris").EnumerateArray().Select(u => u.GetString()));
        var asked = Assert.Single(Assert.Single(entra.GetProperty("requiredResourceAccess").EnumerateArray()).GetProperty("resourceAccess").EnumerateArray());
        // Sites.Selected, the only one without which cases stand still.
        Assert.Equal(("883ea226-0bf2-4a8f-9f9d-92c9162a727d", "Role"), (asked.GetProperty("id").GetString(), asked.GetProperty("type").GetString()));
        Assert.False(entra.TryGetProperty("appId", out _));
    }

    [Theory]
    [InlineData("color", 192)]
    [InlineData("outline", 32)]
    public void Icons_have_the_size_that_Teams_asks_for(string icon, int size)
    {
        using var picture = Icon(icon);
        Assert.Equal((size, size), (picture.Width, picture.Height));
    }

    [Fact]
    public void The_outline_is_white_on_nothing_and_the_coloured_icon_fills_its_square()
    {
        using var outline = Icon("outline");
        var drawn = outline.Pixels.Where(p => p.Alpha > 0).ToList();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, p => Assert.Equal((255, 255, 255), (p.Red, p.Green, p.Blue)));
        Assert.Equal(0, outline.GetPixel(0, 0).Alpha);
        using var color = Icon("color");
        Assert.All(color.Pixels, p => Assert.Equal(255, p.Alpha));
        Assert.True(color.Pixels.Distinct().Count() > 2, "The coloured icon is empty.");
    }

    [Fact]
    public void Every_text_that_a_person_reads_has_its_English_words()
    {
        var missing = Texts(Manifest, "").Where(t => !package.English.ContainsKey(t)).ToList();
        var left = package.English.Keys.Where(k => k != "$schema").Except(Texts(Manifest, "")).ToList();
        Assert.Empty(missing);
        Assert.Empty(left);
    }

    [Fact]
    public void Both_languages_fill_the_same_places_of_a_notification()
    {
        var types = Manifest.GetProperty("activities").GetProperty("activityTypes").EnumerateArray().ToList();
        Assert.NotEmpty(types);
        for (var i = 0; i < types.Count; i++)
        {
            var english = package.English[$"activities.activityTypes[{i}].templateText"];
            Assert.Equal(Places(types[i].GetProperty("templateText").GetString()!), Places(english));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SKBitmap Icon(string name) => SKBitmap.Decode(Path.Combine(package.Folder, Manifest.GetProperty("icons").GetProperty(name).GetString()!));

    private static IEnumerable<string> Places(string template) => Place().Matches(template).Select(m => m.Value).Order();

    /// <summary>Paths as the localization schema writes them.</summary>
    private static IEnumerable<string> Texts(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String && Translated().IsMatch(path)) return [path];
        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => Texts(e, $"{path}[{i}]")),
            _ => [],
        };
    }

    [GeneratedRegex(@"^(name|description)\.(short|full)$|^staticTabs\[\d+\]\.name$|commands\[\d+\]\.(title|description)$|activityTypes\[\d+\]\.(description|templateText)$")]
    private static partial Regex Translated();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\$\{\{(?<name>\w+)\}\}")]
    private static partial Regex Variable();
}
