using System.Text.RegularExpressions;

namespace Sop697.Tests.Architecture;

public sealed partial class DocsTests
{
    private static readonly string Docs = Path.Combine(Product.Root, "TeamsApp", "docs");

    [Fact]
    public void Terms_of_the_glossary_are_terms_of_the_code()
    {
        var known = Product.Types().SelectMany(t => t.Members.Select(m => m.Name).Append(t.Name)).ToHashSet();
        Product.None(
            from row in File.ReadLines(Path.Combine(Docs, "glossary.md"))
            where row.StartsWith('|')
            from term in Term().Matches(row).Select(m => m.Groups["name"].Value)
            where !term.Split('.').All(part => known.Any(k => k == part || k == $"get_{part}" || k.StartsWith($"{part}(", StringComparison.Ordinal)))
            select term,
            "TeamsApp/docs/glossary.md names what the code does not have; mend whichever is wrong.");
    }

    [Fact]
    public void Decisions_have_context_decision_and_consequences() => Product.None(
        from file in Directory.EnumerateFiles(Path.Combine(Docs, "decisions"), "0*.md")
        let text = File.ReadAllText(file)
        from heading in Headings
        where !text.Contains(heading, StringComparison.Ordinal)
        select $"{Path.GetFileName(file)}: {heading.Trim()}",
        "Write the section as in 0000-template.md.");

    [Fact]
    public void Decisions_are_numbered_without_gaps()
    {
        var numbers = Directory.EnumerateFiles(Path.Combine(Docs, "decisions"), "0*.md").Select(f => Path.GetFileName(f)[..4]).Order().ToList();
        Assert.Equal(Enumerable.Range(0, numbers.Count).Select(n => $"{n:0000}"), numbers);
    }

    [Fact]
    public void Links_between_pages_lead_somewhere() => Product.None(
        from page in Directory.EnumerateFiles(Product.Root, "*.md", SearchOption.AllDirectories)
        where !Path.GetRelativePath(Product.Root, page).Split(Path.DirectorySeparatorChar).Any(part => part is "node_modules" or "bin" or "obj" or ".local")
        from link in Link().Matches(File.ReadAllText(page)).Select(m => m.Groups["to"].Value)
        where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#')
        let target = Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0])
        where !Path.Exists(target)
        select $"{Path.GetRelativePath(Product.Root, page)}: {link}",
        "Mend the link, or write the page.");

    [Fact]
    public void Pictures_of_pages_are_small_enough_for_a_phone_and_none_is_left_over()
    {
        const int MostBytes = 140 * 1024;
        var shown = Directory.EnumerateFiles(Product.Root, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories))
            .SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(m => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, m.Groups["to"].Value))))
            .ToHashSet();
        Product.None(
            from picture in Directory.EnumerateFiles(Docs, "*.png", SearchOption.AllDirectories)
            let size = new FileInfo(picture).Length
            where size > MostBytes || !shown.Contains(picture)
            select $"{Path.GetRelativePath(Product.Root, picture)} ({size} bytes)",
            $"Make it smaller than {MostBytes} bytes, show it on a page, or remove it.");
    }

    private static readonly string[] Headings = ["Status: ", "## Context\n", "## Decision\n", "## Consequences\n"];

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z0-9.]*)`")]
    private static partial Regex Term();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();
}
