using System.Text.Json;
using System.Text.RegularExpressions;
using Sop697.Storage;

namespace Sop697.Tests.Architecture;

/// <summary>What the Functions host reads, and what the program answers to, must agree. Stricter as files appear.</summary>
public sealed partial class DoorsTests
{
    private static readonly string Folder = Path.Combine(Product.Root, "Functions");

    private static readonly IReadOnlyList<Function> Functions =
    [
        .. Directory.EnumerateFiles(Folder, "function.json", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(Folder, f).Split(Path.DirectorySeparatorChar).Length == 2)
            .Order(StringComparer.Ordinal)
            .Select(f => Function.Read(f)),
    ];

    private static readonly IReadOnlyList<string> Mapped =
        [.. Product.Sources("Functions").SelectMany(s => s.Lines).SelectMany(l => Map().Matches(l)).Select(m => m.Groups["path"].Value)];

    /// <summary>True once the program maps doors at all; before that there is nothing to agree with.</summary>
    private static bool IsWired => Mapped.Any(p => p != "/");

    [Fact]
    public void Every_function_has_one_trigger_and_an_HTTP_one_says_its_route() => Product.None(
        from f in Functions
        from fault in f.Faults()
        select $"{f.Name}/function.json: {fault}",
        "The Functions host indexes one trigger for each folder; mend the file.");

    [Fact]
    public void No_two_functions_answer_the_same_address() => Product.None(
        from f in Functions
        where f.Route is not null
        from method in f.Methods
        group f.Name by $"{method} {Anonymous(f.Route!)}" into same
        where same.Count() > 1
        select $"{same.Key}: {string.Join(", ", same)}",
        "One address, one function.");

    [Fact]
    public void Queues_that_are_listened_to_are_queues_that_exist() => Product.None(
        Functions.Select(f => f.Queue).OfType<string>().Except(StorageNames.Queues),
        "Add the queue to StorageNames, or mend queueName.");

    [Fact]
    public void Queues_that_exist_are_listened_to() => Product.None(
        Functions.Count == 0 ? [] : StorageNames.Queues.Except(Functions.Select(f => f.Queue).OfType<string>()),
        "Add a folder with a queueTrigger; what nobody listens to is never done.");

    [Fact]
    public void Every_function_has_a_door() => Product.None(
        from f in Functions
        where IsWired && !Doors().Contains(f.Address)
        select $"{f.Name}: nothing in Functions names \"{f.Address}\"",
        "Map the address where the doors are mapped; until then the host calls into nothing.");

    [Fact]
    public void Every_door_has_a_function() => Product.None(
        Mapped.Where(p => p != "/").Select(Anonymous).Except(Functions.Select(f => Anonymous(f.Address))),
        "Add a folder with its function.json; until then no request reaches the door.");

    [Fact]
    public void The_host_starts_the_program_that_is_built()
    {
        var path = Path.Combine(Folder, "host.json");
        if (!File.Exists(path)) return;
        using var host = JsonDocument.Parse(File.ReadAllText(path));
        var (_, project) = Product.Projects("Functions").Single();
        var handler = host.RootElement.GetProperty("customHandler");
        Assert.Equal(
            project.Descendants("AssemblyName").Single().Value,
            handler.GetProperty("description").GetProperty("defaultExecutablePath").GetString());
        Assert.True(handler.GetProperty("enableForwardingHttpRequest").GetBoolean(), "Without forwarding the doors see envelopes and no requests.");
        Assert.Equal("api", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    /// <summary>Every text in the program that looks like an address: doors may be mapped by a call or by a setting.</summary>
    private static HashSet<string> Doors() =>
        [.. Product.Sources("Functions").SelectMany(s => s.Lines).SelectMany(l => Literal().Matches(l)).Select(m => m.Groups["path"].Value)];

    private static string Anonymous(string route) => Parameter().Replace(route, "{}");

    [GeneratedRegex("\\.Map(Get|Post|Put|Delete|Methods)?\\(\\s*\"(?<path>/[^\"]*)\"")]
    private static partial Regex Map();

    [GeneratedRegex("\"(?<path>/[^\"]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    private sealed record Function(string Name, IReadOnlyList<JsonElement> Triggers, IReadOnlyList<JsonElement> Bindings)
    {
        public string? Route => Text("route");

        public string? Queue => Text("queueName");

        /// <summary>Where the host calls: HTTP as it came, everything else under the function's name.</summary>
        public string Address => Route is null ? $"/{Name}" : $"/api/{Route}";

        public IEnumerable<string> Methods =>
            Triggers.Where(t => t.TryGetProperty("methods", out _)).SelectMany(t => t.GetProperty("methods").EnumerateArray()).Select(m => m.GetString()!);

        public static Function Read(string path)
        {
            var bindings = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("bindings").EnumerateArray().ToList();
            var triggers = bindings.Where(b => TypeOf(b).EndsWith("Trigger", StringComparison.Ordinal)).ToList();
            return new Function(Path.GetFileName(Path.GetDirectoryName(path)!), triggers, bindings);
        }

        public IEnumerable<string> Faults()
        {
            if (Triggers.Count != 1) yield return $"{Triggers.Count} triggers, one is needed";
            if (!NameRule().IsMatch(Name)) yield return "the folder's name must be letters, digits, - or _, beginning with a letter";
            foreach (var type in Triggers.Select(TypeOf).Where(t => t is not ("httpTrigger" or "queueTrigger" or "timerTrigger")))
                yield return $"unknown trigger {type}";
            if (!Triggers.Any(t => TypeOf(t) == "httpTrigger")) yield break;
            if (string.IsNullOrEmpty(Route)) yield return "no route";
            if (!Methods.Any()) yield return "no methods; name those that the door answers";
            if (!Bindings.Any(b => TypeOf(b) == "http")) yield return "no http output; the answer would be lost";
        }

        private static string TypeOf(JsonElement binding) => binding.GetProperty("type").GetString()!;

        private string? Text(string property) =>
            Triggers.Where(t => t.TryGetProperty(property, out _)).Select(t => t.GetProperty(property).GetString()).FirstOrDefault();
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$")]
    private static partial Regex NameRule();
}
