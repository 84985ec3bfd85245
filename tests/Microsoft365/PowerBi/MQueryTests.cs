using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Sop697.Tests.Microsoft365.PowerBi;

/// <summary>Microsoft's own parser reads every M text of the model.</summary>
public sealed class MQueryTests
{
    /// <summary>Library members this project uses, checked by hand against Microsoft's reference of Power Query M.</summary>
    private static readonly string[] Library =
    [
        "_", "#date", "#duration", "#table", "#time",
        "Date.DayOfWeek", "Date.From", "Date.Month", "Date.QuarterOfYear", "Date.Year", "DateTime.AddZone", "DateTime.Date", "DateTime.FromText",
        "DateTimeZone.FixedUtcNow", "DateTimeZone.RemoveZone", "DateTimeZone.SwitchZone", "Day.Monday", "Duration.Days", "Error.Record", "Int64.From", "Int64.Type", "JoinKind.LeftOuter",
        "List.Contains", "List.Dates", "List.Distinct", "List.Max", "List.Min", "List.RemoveNulls", "List.Select", "List.Transform",
        "Replacer.ReplaceValue", "SharePoint.Tables", "Splitter.SplitByNothing", "Table.AddColumn", "Table.ColumnNames", "Table.ExpandTableColumn", "Table.FromList",
        "Table.Group", "Table.InsertRows", "Table.NestedJoin", "Table.RenameColumns", "Table.ReplaceValue", "Table.RowCount", "Table.SelectColumns", "Table.SelectRows",
        "Table.TransformColumnTypes", "Table.TransformColumns", "Text.Combine", "Text.End", "Text.From", "Text.PadStart", "Text.Trim", "Time.From",
    ];

    [Fact]
    public async Task Every_query_is_M_and_uses_only_names_that_exist()
    {
        var model = ModelFile.Parse(await File.ReadAllTextAsync(Repository.PathOf("infra", "powerbi", "Sop697.SemanticModel", "model.bim"), TestContext.Current.CancellationToken));
        Assert.Empty(await ComplaintsAsync(model, [.. model.Queries]));
    }

    [Theory]
    [InlineData("let Satu = 1 in", "Rusak: Expected")]
    [InlineData("Table.SelectColumn(Aduan, {})", "Rusak: nobody knows Table.SelectColumn")]
    [InlineData("let Satu = BacaDaftarnya(1) in Satu", "Rusak: nobody knows BacaDaftarnya")]
    public async Task A_broken_query_is_found(string text, string said)
    {
        var model = ModelFile.Parse(await File.ReadAllTextAsync(Repository.PathOf("infra", "powerbi", "Sop697.SemanticModel", "model.bim"), TestContext.Current.CancellationToken));
        Assert.StartsWith(said, Assert.Single(await ComplaintsAsync(model, [("Rusak", text)])), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ComplaintsAsync(SemanticModel model, IReadOnlyList<(string Name, string Text)> queries)
    {
        var asked = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(asked, JsonSerializer.Serialize(queries.Select(q => new { name = q.Name, text = q.Text })));
            var (code, said) = await NodePackage.RunAsync(Parser(), "parse.cjs", asked);
            Assert.True(code == 0, said);
            var known = Library.Concat(model.Queries.Select(q => q.Name)).ToHashSet();
            return [.. JsonSerializer.Deserialize<List<Parsed>>(said, JsonSerializerOptions.Web)!.SelectMany(p => Complaints(p, known))];
        }
        finally
        {
            File.Delete(asked);
        }
    }

    private static IEnumerable<string> Complaints(Parsed parsed, HashSet<string> known) =>
        parsed.Error is { } error ? [$"{parsed.Name}: {error}"] : parsed.Names!.Where(n => !known.Contains(n)).Select(n => $"{parsed.Name}: nobody knows {n}");

    private static string Parser([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "parse");

    private sealed record Parsed(string Name, string? Error, IReadOnlyList<string>? Names);
}
