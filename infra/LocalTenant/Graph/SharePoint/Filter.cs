using System.Text.RegularExpressions;

namespace Sop697.LocalTenant.Graph.SharePoint;

internal enum FilterOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    StartsWith,
}

/// <summary>One comparison of a <c>$filter</c>.</summary>
/// <param name="Path">As written: <c>fields/CaseKey</c>, <c>userPrincipalName</c>, <c>teamsApp/id</c>.</param>
/// <param name="Literal">Without quotes; null for the word null.</param>
internal sealed record Predicate(string Path, FilterOperator Operator, string? Literal)
{
    public bool Holds(object? actual, object? wanted)
    {
        if (Operator is FilterOperator.Equal) return ColumnIndex.CompareValues(actual, wanted) == 0;
        if (Operator is FilterOperator.NotEqual) return ColumnIndex.CompareValues(actual, wanted) != 0;
        if (actual is null || wanted is null) return false;
        if (Operator is FilterOperator.StartsWith)
            return actual is string text && wanted is string prefix && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
        var order = ColumnIndex.CompareValues(actual, wanted);
        return Operator switch
        {
            FilterOperator.Less => order < 0,
            FilterOperator.LessOrEqual => order <= 0,
            FilterOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}

/// <summary>The part of OData's filter language that SharePoint answers: comparisons and startswith, joined by <c>and</c>.</summary>
internal static partial class Filter
{
    public static IReadOnlyList<Predicate> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var predicates = new List<Predicate>();
        var rest = Unwrapped(text.Trim());
        while (true)
        {
            var match = Term().Match(rest);
            if (!match.Success) throw GraphError.Invalid($"Invalid filter clause: the stand-in reads comparisons, startswith and 'and' only, near '{rest}'.");
            predicates.Add(ToPredicate(match));
            rest = rest[match.Length..].TrimStart();
            if (rest.Length == 0) return predicates;
            if (!rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase)) throw GraphError.Invalid($"Invalid filter clause near '{rest}'.");
            rest = rest[4..].TrimStart();
        }
    }

    private static Predicate ToPredicate(Match match)
    {
        if (match.Groups["prefix"].Success)
            return new Predicate(match.Groups["startpath"].Value, FilterOperator.StartsWith, Unquote(match.Groups["prefix"].Value));
        var op = match.Groups["op"].Value.ToUpperInvariant() switch
        {
            "EQ" => FilterOperator.Equal,
            "NE" => FilterOperator.NotEqual,
            "LT" => FilterOperator.Less,
            "LE" => FilterOperator.LessOrEqual,
            "GT" => FilterOperator.Greater,
            _ => FilterOperator.GreaterOrEqual,
        };
        return new Predicate(match.Groups["path"].Value, op, Unquote(match.Groups["value"].Value));
    }

    private static string? Unquote(string literal) =>
        literal.StartsWith('\'') ? literal[1..^1].Replace("''", "'", StringComparison.Ordinal) : literal == "null" ? null : literal;

    private static string Unwrapped(string text) =>
        text.StartsWith('(') && text.EndsWith(')') && text.IndexOf(')', StringComparison.Ordinal) == text.Length - 1 ? text[1..^1].Trim() : text;

    [GeneratedRegex(@"^\(?\s*(?:startswith\(\s*(?<startpath>[\w/]+)\s*,\s*(?<prefix>'(?:[^']|'')*')\s*\)(?:\s+eq\s+true)?|(?<path>[\w/]+)\s+(?<op>eq|ne|lt|le|gt|ge)\s+(?<value>'(?:[^']|'')*'|[^\s)]+))\s*\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Term();
}
