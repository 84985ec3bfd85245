using System.Text.RegularExpressions;

namespace Sop697.Tests.Microsoft365.PowerBi;

/// <summary>What an M text of the model says about columns, read by the forms this project keeps to.</summary>
internal static partial class MQueries
{
    private static readonly Dictionary<string, string> DataTypes = new()
    {
        ["type text"] = "string",
        ["text"] = "string",
        ["Int64.Type"] = "int64",
        ["type number"] = "double",
        ["type datetime"] = "dateTime",
        ["type date"] = "dateTime",
    };

    /// <summary>Columns asked of SharePoint lists.</summary>
    public static IEnumerable<(string List, string Column)> Read(string query) =>
        Reads().Matches(query).SelectMany(m => Names(m.Groups[2].Value).Select(c => (m.Groups[1].Value, c)));

    /// <summary>Columns of the result: the last step of every table is <c>Hasil = Table.SelectColumns(…, {…})</c>.</summary>
    public static IReadOnlyList<string> Result(string query) => Results().Match(query) is { Success: true } m ? [.. Names(m.Groups[1].Value)] : [];

    /// <summary>Data type of the model by column, from type conversions and added columns.</summary>
    public static IReadOnlyDictionary<string, string> Types(string query) =>
        Typed().Matches(query).Concat(Added().Matches(query)).Concat(Declared().Matches(query))
            .GroupBy(m => m.Groups[1].Value).ToDictionary(g => g.Key, g => DataTypes[g.Last().Groups[2].Value]);

    private static IEnumerable<string> Names(string list) => Quoted().Matches(list).Select(m => m.Groups[1].Value);

    [GeneratedRegex("""BacaDaftar\("(\w+)", \{([^}]*)\}\)""")]
    private static partial Regex Reads();

    [GeneratedRegex("""Hasil = Table\.SelectColumns\(\w+, \{([^}]*)\}\)\s+in\s+Hasil\s*$""")]
    private static partial Regex Results();

    [GeneratedRegex("""\{"(\w+)",(?: \w+,)? (Int64\.Type|type \w+)\}""")]
    private static partial Regex Typed();

    [GeneratedRegex("""Table\.AddColumn\(\w+, "(\w+)", .*, (Int64\.Type|type \w+)\)""")]
    private static partial Regex Added();

    [GeneratedRegex("""[\[,] ?(\w+) = (text|Int64\.Type)(?=[\],])""")]
    private static partial Regex Declared();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Quoted();
}
