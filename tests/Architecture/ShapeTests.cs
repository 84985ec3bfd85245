using System.Text.RegularExpressions;
using ArchUnitNET.Domain;

namespace Sop697.Tests.Architecture;

public sealed partial class ShapeTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;

    private static readonly string[] Everywhere = ["TeamsApp", "Functions", "infra", "tests"];

    [Fact]
    public void Names_say_what_a_type_is_for() => Product.None(
        from source in Product.Sources(Everywhere)
        from line in source.Lines
        let name = TypeName().Match(line).Groups["name"].Value
        where VagueType().IsMatch(name)
        select $"{source.Path}: {name}",
        "Name the type after what it does for the SOP; Manager, Helper, Util and Common say nothing.");

    [Fact]
    public void Folders_are_named_after_the_SOP_and_not_after_leftovers() => Product.None(
        from source in Product.Sources(Everywhere)
        where VagueFolder().IsMatch(source.Path)
        select source.Path,
        "Put the file beside what uses it; a Common or Utils folder collects what nobody owns.");

    [Fact]
    public void Classes_are_sealed_static_or_abstract_records() => Product.None(
        from type in Product.Types().OfType<Class>()
        where type.IsSealed != true && !(type.IsAbstract == true && type.IsRecord == true)
        select type.FullName,
        "Seal it. Nothing here is written to be inherited but closed families of records.");

    [Fact]
    public void Files_are_short() => Product.None(
        from source in Product.Sources(Everywhere)
        where source.Lines.Length > LongestFile
        select $"{source.Path}: {source.Lines.Length} lines",
        $"Split at a noun; {LongestFile} lines are the limit.");

    [Fact]
    public void Methods_are_short() => Product.None(
        from source in Product.Sources("TeamsApp", "Functions", "infra")
        from method in Methods(source)
        where method.Length > LongestMethod
        select $"{source.Path}:{method.Line}: {method.Length} lines",
        $"Take out the part that has a name of its own; {LongestMethod} lines are the limit, 40 the aim.");

    /// <summary>Good enough for formatted code: a member ends at its own brace, or at a semicolon when it has none.</summary>
    private static IEnumerable<(int Line, int Length)> Methods(Source source)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            if (MemberStart().Match(source.Lines[i]) is not { Success: true } start || TypeName().IsMatch(source.Lines[i])) continue;
            var indent = start.Groups["indent"].Value;
            var block = false;
            var end = i;
            for (; end < source.Lines.Length; end++)
            {
                var line = source.Lines[end];
                block |= line == indent + "{";
                if (line.StartsWith(indent + "}", StringComparison.Ordinal) || (!block && line.EndsWith(';'))) break;
            }

            yield return (i + 1, end - i + 1);
        }
    }

    [GeneratedRegex(@"\b(class|record|record struct|struct|interface|enum) (?<name>[A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(Manager|Managers|Helper|Helpers|Util|Utils|Utilities|Utility|Common)$")]
    private static partial Regex VagueType();

    [GeneratedRegex(@"/(Common|Utils|Utilities|Helpers|Shared|Misc)/")]
    private static partial Regex VagueFolder();

    [GeneratedRegex(@"^(?<indent>( {4}){1,3})(public|internal|private|protected|static)\b[^=;]*\(")]
    private static partial Regex MemberStart();
}
