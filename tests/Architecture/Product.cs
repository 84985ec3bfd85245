using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Sop697.Tests.Architecture;

/// <summary>The repository as the rules see it: assemblies, project files and source text.</summary>
internal static partial class Product
{
    public const string Domain = "Sop697.Domain";

    /// <summary>Direction of the projects: each may see only these.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayReference = new Dictionary<string, string[]>
    {
        ["Sop697.Domain"] = [],
        ["Sop697.Workflow"] = ["Sop697.Domain"],
        ["Sop697.Storage"] = ["Sop697.Workflow"],
        ["Sop697.Microsoft365"] = ["Sop697.Workflow"],
        ["Sop697.Documents"] = ["Sop697.Workflow"],
        ["Functions"] = ["Sop697.Storage", "Sop697.Microsoft365", "Sop697.Documents"],
        ["LocalTenant"] = [],
    };

    public static readonly string Root = Repository.PathOf();

    private static readonly string[] AssemblyNames = [Domain, "Sop697.Workflow", "Sop697.Storage", "Sop697.Microsoft365", "Sop697.Documents", "Sop697.Functions"];

    public static ArchUnitNET.Domain.Architecture Model { get; } =
        new ArchLoader().LoadAssemblies([.. AssemblyNames.Select(System.Reflection.Assembly.Load)]).Build();

    /// <summary>Types that somebody wrote, of one assembly or of all.</summary>
    public static IEnumerable<IType> Types(string? assembly = null) => Model.Types.Where(t =>
        AssemblyNames.Any(a => t.Assembly.Name.Split(',')[0] == a && (assembly is null || a == assembly)) && !IsGenerated(t));

    /// <summary>Hand-written C# files below the given top folders, relative to the root.</summary>
    public static IEnumerable<Source> Sources(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !BuildOutput().IsMatch(relative)
        orderby relative
        select new Source(relative, File.ReadAllLines(file));

    public static IEnumerable<(string Name, XDocument Project)> Projects(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)
        where !BuildOutput().IsMatch(Path.GetRelativePath(Root, file).Replace('\\', '/'))
        select (Path.GetFileNameWithoutExtension(file), XDocument.Load(file));

    public static IEnumerable<string> Included(XDocument project, string item) =>
        project.Descendants(item).Select(e => (string?)e.Attribute("Include")).OfType<string>();

    /// <summary>Fails with every finding on a line of its own and what to do about it.</summary>
    public static void None(IEnumerable<string> findings, string whatToDo)
    {
        var all = findings.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{whatToDo}\n  {string.Join("\n  ", all)}");
    }

    private static bool IsGenerated(IType type) =>
        type.FullName.Contains('<', StringComparison.Ordinal)
        || type.Name is "Program"
        || type.Attributes.Any(a => a.FullName is "System.Runtime.CompilerServices.CompilerGeneratedAttribute" or "System.CodeDom.Compiler.GeneratedCodeAttribute");

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|\.local)/")]
    private static partial Regex BuildOutput();
}

internal sealed record Source(string Path, string[] Lines);
