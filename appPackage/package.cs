#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Makes the Teams app package without Node: dotnet run appPackage/package.cs -- prod [file.zip]
// and beside it entra.<environment>.json, what the app registration must be (az rest takes it; see the deployment guide), and the
// texts of the package as manifest.<environment>.json and en.<environment>.json, for who wants to look at them.
// Values of ${{NAME}} come from env/.env.<environment>, which the Microsoft 365 Agents Toolkit reads too; the process environment wins.

using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

string[] texts = ["manifest.json", "en.json"];
string[] pictures = ["color.png", "outline.png"];
// The same files give the same bytes, so that a package can be compared with the one that was uploaded.
var stamp = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

if (args is not [var environment, ..] || environment.StartsWith('-')) return Refuse("Cara pakai / usage: dotnet run appPackage/package.cs -- <dev|prod> [file.zip]");

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var settings = ReadSettings(Path.Combine(folder, "env", $".env.{environment}"));
var faults = new SortedSet<string>(StringComparer.Ordinal);
var contents = texts.ToDictionary(name => name, name => Fill(File.ReadAllText(Path.Combine(folder, name))));
var registration = Fill(Registration(File.ReadAllText(Path.Combine(folder, "entra.manifest.json"))));
if (faults.Count > 0) return Refuse($"Isi di appPackage/env/.env.{environment} / set these:\n  {string.Join("\n  ", faults)}");
foreach (var text in contents.Values) JsonDocument.Parse(text).Dispose();

var target = Path.GetFullPath(args.Length > 1 ? args[1] : Path.Combine(folder, "build", $"appPackage.{environment}.zip"));
Directory.CreateDirectory(Path.GetDirectoryName(target)!);
using (var zip = new ZipArchive(File.Create(target), ZipArchiveMode.Create))
{
    foreach (var (name, text) in contents) Add(zip, name, System.Text.Encoding.UTF8.GetBytes(text));
    foreach (var name in pictures) Add(zip, name, File.ReadAllBytes(Path.Combine(folder, name)));
}

var entra = Path.Combine(Path.GetDirectoryName(target)!, $"entra.{environment}.json");
File.WriteAllText(entra, registration);
foreach (var (name, text) in contents) File.WriteAllText(Path.Combine(Path.GetDirectoryName(target)!, name.Replace(".json", $".{environment}.json", StringComparison.Ordinal)), text);
Console.WriteLine(target);
Console.WriteLine(entra);
return 0;

// Ids are the Toolkit's way to find the registration; whoever sends this names it in the address.
static string Registration(string text)
{
    var all = JsonNode.Parse(text)!.AsObject();
    all.Remove("id");
    all.Remove("appId");
    return all.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}

string Fill(string text) => Regex.Replace(text, @"\$\{\{(?<name>[A-Z0-9_]+)\}\}", match =>
{
    var name = match.Groups["name"].Value;
    var value = Environment.GetEnvironmentVariable(name) is { Length: > 0 } own ? own : settings.GetValueOrDefault(name, "");
    if (Fault(name, value) is { } fault) faults.Add($"{name}: {fault}");
    return JsonEncodedText.Encode(value).ToString();
});

static string? Fault(string name, string value) => value switch
{
    "" => "belum diisi / is not set",
    _ when name.EndsWith("_ID", StringComparison.Ordinal) && !Guid.TryParseExact(value, "D", out _) => "harus berupa GUID / must be a GUID",
    _ when name.EndsWith("_HOST", StringComparison.Ordinal) && Uri.CheckHostName(value) != UriHostNameType.Dns => "nama host saja, tanpa https:// / a host name only, without https://",
    _ when name.EndsWith("_URL", StringComparison.Ordinal) && !(Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps) => "harus alamat https / must be an https address",
    _ => null,
};

static Dictionary<string, string> ReadSettings(string file) => !File.Exists(file) ? [] : File.ReadLines(file)
    .Select(line => line.Trim())
    .Where(line => line.Length > 0 && !line.StartsWith('#') && line.Contains('='))
    .GroupBy(line => line[..line.IndexOf('=')].Trim(), line => line[(line.IndexOf('=') + 1)..].Trim().Trim('"'))
    .ToDictionary(group => group.Key, group => group.Last());

void Add(ZipArchive zip, string name, byte[] bytes)
{
    var entry = zip.CreateEntry(name);
    entry.LastWriteTime = stamp;
    using var stream = entry.Open();
    stream.Write(bytes);
}

static int Refuse(string words)
{
    Console.Error.WriteLine(words);
    return 1;
}
