using System.Text.RegularExpressions;

namespace Sop697.Tests.Microsoft365.PowerBi;

/// <summary>A measure's text cut into words, to see that what it names exists. It does not judge the arithmetic.</summary>
internal static partial class DaxText
{
    private static readonly HashSet<string> Functions =
    [
        "BLANK", "CALCULATE", "COUNT", "COUNTROWS", "DIVIDE", "FILTER", "HASONEVALUE", "IF", "ISBLANK", "ISCROSSFILTERED", "MIN", "NOT",
        "SELECTEDVALUE", "SUM", "SWITCH", "TIME", "USERELATIONSHIP", "UTCNOW",
    ];

    private static readonly HashSet<string> Words = ["VAR", "RETURN", "IN", "NOT"];

    public static IEnumerable<string> Complaints(string dax, SemanticModel model)
    {
        var tokens = Tokens().Matches(dax).ToList();
        if (tokens.Sum(t => t.Length) != dax.Count(c => !char.IsWhiteSpace(c)) + tokens.Sum(t => t.Value.Count(char.IsWhiteSpace))) yield return "has letters that are not DAX";
        if (!Balanced(tokens.Select(t => t.Value))) yield return "has brackets that do not close";
        var variables = tokens.Zip(tokens.Skip(1)).Where(p => p.First.Value == "VAR").Select(p => p.Second.Value).ToHashSet();
        for (var i = 0; i < tokens.Count; i++)
        {
            var next = i + 1 < tokens.Count ? tokens[i + 1].Value : "";
            var before = i > 0 ? tokens[i - 1] : null;
            if (Complaint(tokens[i], before, next, variables, model) is { } complaint) yield return complaint;
        }
    }

    /// <summary>Measures that a text names.</summary>
    public static IEnumerable<string> MeasuresIn(string dax)
    {
        var tokens = Tokens().Matches(dax).ToList();
        return tokens.Where((t, i) => t.Value[0] == '[' && !(i > 0 && IsTable(tokens[i - 1]))).Select(t => t.Value[1..^1]);
    }

    private static string? Complaint(Match token, Match? before, string next, HashSet<string> variables, SemanticModel model)
    {
        var text = token.Value;
        if (text[0] == '[')
        {
            if (before is not null && IsTable(before) && before.Index + before.Length == token.Index)
            {
                var table = before.Value.Trim('\'');
                return model.Table(table)?.Column(text[1..^1]) is null ? $"names {table}{text}, which is no column" : null;
            }

            return model.Measures.Any(m => m.Measure.Name == text[1..^1]) ? null : $"names {text}, which is no measure";
        }

        if (!IsTable(token) || Words.Contains(text) || variables.Contains(text)) return null;
        if (next == "(") return Functions.Contains(text) ? null : $"calls {text}, which is not among the functions this project uses";
        return model.Table(text.Trim('\'')) is null ? $"names {text}, which is neither table nor variable" : null;
    }

    private static bool IsTable(Match token) => token.Value[0] == '\'' || char.IsLetter(token.Value[0]);

    private static bool Balanced(IEnumerable<string> tokens)
    {
        var open = new Stack<string>();
        foreach (var token in tokens)
        {
            if (token is "(" or "{") open.Push(token);
            if (token is ")" or "}" && !(open.TryPop(out var opened) && opened == (token == ")" ? "(" : "{"))) return false;
        }

        return open.Count == 0;
    }

    [GeneratedRegex("""
        "(?:[^"]|"")*"|'[^']+'|\[[^\]]+\]|[A-Za-z_]\w*|\d+(?:\.\d+)?|<>|<=|>=|&&|\|\||[(){},+\-*/<>=]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();
}
