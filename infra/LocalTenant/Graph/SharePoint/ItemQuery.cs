using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>A page of rows and the token of the next one, null at the end.</summary>
internal sealed record ItemPage(IReadOnlyList<ListItem> Items, string? Next);

/// <summary>Answers <c>GET …/items</c> under SharePoint's rules: indexed columns only, and the list view threshold.</summary>
internal sealed partial class ItemQuery(SharePointList list, GraphRequest request, GraphSettings settings)
{
    private const int DefaultPage = 200;
    private const int LargestPage = 5000;

    private readonly record struct Position(object? Key, int Id);

    public ItemPage Run()
    {
        var predicates = Filter.Parse(request.Option("filter"));
        var (column, descending) = Order(request.Option("orderby"));
        foreach (var predicate in predicates) RequireIndex(FieldOf(predicate.Path));
        if (column is not null) RequireIndex(column);
        var size = PageSize(request);
        var after = ReadToken(request.Option("skiptoken"), column);
        var rows = predicates.Count == 0 ? Walk(column, descending, after) : Sorted(Matching(predicates), column, descending, after);
        var page = rows.Take(size + 1).ToList();
        if (page.Count <= size) return new ItemPage(page, null);
        page.RemoveAt(size);
        return new ItemPage(page, WriteToken(page[^1], column));
    }

    public static int PageSize(GraphRequest request)
    {
        if (request.Option("top") is not { } text) return DefaultPage;
        return int.TryParse(text, out var top) && top > 0 ? Math.Min(top, LargestPage) : throw GraphError.Invalid("Invalid value for $top.");
    }

    // $top does not help against the threshold: SharePoint counts what the first comparison finds.
    private List<ListItem> Matching(IReadOnlyList<Predicate> predicates)
    {
        var first = Find(predicates[0]).Take(list.Count > settings.Threshold ? settings.Threshold + 1 : int.MaxValue).ToList();
        if (first.Count > settings.Threshold) throw TooMany(predicates.Count > 1);
        var others = predicates.Skip(1).Select(p => (Predicate: p, Field: FieldOf(p.Path))).Select(p => (p.Predicate, p.Field, Value: Literal(p.Field, p.Predicate))).ToList();
        return [.. first.Where(item => others.All(o => o.Predicate.Holds(SharePointList.ValueOf(item, o.Field), o.Value)))];
    }

    private IEnumerable<ListItem> Find(Predicate predicate)
    {
        var field = FieldOf(predicate.Path);
        var value = Literal(field, predicate);
        if (list.Index(field) is { } index) return index.Match(predicate.Operator, value).Select(id => list.Find(id)!);
        if (field is "id" && predicate.Operator is FilterOperator.Equal) return list.Find((int)(decimal)value!) is { } one ? [one] : [];
        if (field is "id" && predicate.Operator is FilterOperator.Greater) return list.After((int)(decimal)value!);
        return list.After(0).Where(item => predicate.Holds(SharePointList.ValueOf(item, field), value));
    }

    private object? Literal(string field, Predicate predicate)
    {
        if (field is not "id") return list.Column(field)!.ReadLiteral(predicate.Literal);
        return int.TryParse(predicate.Literal, out var id) ? (decimal)id : throw GraphError.Invalid("id is compared with a number.");
    }

    private IEnumerable<ListItem> Walk(string? column, bool descending, Position? after)
    {
        if (column is "id" or null) return descending ? list.Before(after?.Id ?? int.MaxValue) : list.After(after?.Id ?? 0);
        if (list.Index(column) is not { } index) return Sorted([.. list.After(0)], column, descending, after);
        return index.Walk(descending, after is { } a ? (a.Key, a.Id) : null).Select(id => list.Find(id)!);
    }

    private static IEnumerable<ListItem> Sorted(List<ListItem> rows, string? column, bool descending, Position? after)
    {
        int Compare(Position a, Position b)
        {
            var order = ColumnIndex.CompareValues(a.Key, b.Key);
            if (order == 0) order = a.Id.CompareTo(b.Id);
            return descending ? -order : order;
        }

        Position At(ListItem item) => new(column is null ? null : SharePointList.ValueOf(item, column), item.Id);
        rows.Sort((a, b) => Compare(At(a), At(b)));
        return after is { } position ? rows.SkipWhile(item => Compare(At(item), position) <= 0) : rows;
    }

    private void RequireIndex(string field)
    {
        if (field is "id") return;
        if (list.Column(field) is not { } column) throw GraphError.Invalid($"Field '{field}' is not recognized");
        if (column.Indexed) return;
        if (request.Header("Prefer")?.Contains("HonorNonIndexedQueriesWarningMayFailRandomly", StringComparison.OrdinalIgnoreCase) != true)
            throw GraphError.Invalid($"Field '{field}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.");
        if (list.Count > settings.Threshold) throw TooMany(severalPredicates: false);
    }

    private static GraphError TooMany(bool severalPredicates) => severalPredicates
        ? new GraphError(429, "activityLimitReached", "The request has been throttled")
        : new GraphError(400, "notSupported", "The request is unprocessable because it uses too many resources", "tooManyResources");

    private static string FieldOf(string path) => path switch
    {
        "id" or "fields/id" or "fields/ID" => "id",
        _ when path.StartsWith("fields/", StringComparison.Ordinal) => path["fields/".Length..],
        _ => throw GraphError.Invalid($"The expression \"{path}\" is not valid: columns are written fields/Name."),
    };

    private static (string? Column, bool Descending) Order(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, false);
        var match = OrderBy().Match(text.Trim());
        if (!match.Success) throw GraphError.Invalid($"Invalid orderby clause '{text}'.");
        return (FieldOf(match.Groups["path"].Value), match.Groups["desc"].Success);
    }

    private static string WriteToken(ListItem last, string? column)
    {
        var key = column is null or "id" ? null : SharePointList.ValueOf(last, column);
        return Base64(JsonSerializer.Serialize(new { k = key is null ? null : Column.ToJson(key).ToJsonString(), i = last.Id }));
    }

    private Position? ReadToken(string? token, string? column)
    {
        if (token is null) return null;
        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/')));
            var key = json.RootElement.GetProperty("k").GetString();
            var value = key is null || column is null ? null : list.Column(column)!.Read(JsonDocument.Parse(key).RootElement);
            return new Position(value, json.RootElement.GetProperty("i").GetInt32());
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException)
        {
            throw GraphError.Invalid("Invalid skip token.");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_');

    [GeneratedRegex(@"^(?<path>[\w/]+)(?:\s+(?:asc|(?<desc>desc)))?$", RegexOptions.IgnoreCase)]
    private static partial Regex OrderBy();
}
