namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>An indexed column: rows in the order of its values, so that a lookup costs what it finds.</summary>
internal sealed class ColumnIndex
{
    private readonly SortedSet<Entry> _entries = new(Order);

    private static Comparer<Entry> Order { get; } = Comparer<Entry>.Create(static (a, b) =>
    {
        var byKey = a.IsTop || b.IsTop ? a.IsTop.CompareTo(b.IsTop) : CompareValues(a.Key, b.Key);
        return byKey != 0 ? byKey : a.Id.CompareTo(b.Id);
    });

    private readonly record struct Entry(object? Key, int Id, bool IsTop = false);

    /// <summary>Null first, text without regard to case, as SharePoint orders.</summary>
    public static int CompareValues(object? a, object? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string x, string y) => StringComparer.OrdinalIgnoreCase.Compare(x, y),
        _ => Comparer<object>.Default.Compare(a, b),
    };

    public void Add(object? key, int id) => _entries.Add(new Entry(key, id));

    public void Remove(object? key, int id) => _entries.Remove(new Entry(key, id));

    /// <summary>Ids of the rows for which the comparison holds, in the order of the values.</summary>
    public IEnumerable<int> Match(FilterOperator op, object? value) => op switch
    {
        FilterOperator.Equal => Between(new Entry(value, int.MinValue), new Entry(value, int.MaxValue)),
        FilterOperator.NotEqual => _entries.Where(e => CompareValues(e.Key, value) != 0).Select(e => e.Id),
        FilterOperator.Less => Between(FirstValue, new Entry(value, int.MinValue)),
        FilterOperator.LessOrEqual => Between(FirstValue, new Entry(value, int.MaxValue)),
        FilterOperator.Greater => Between(new Entry(value, int.MaxValue), Last),
        FilterOperator.GreaterOrEqual => Between(new Entry(value, int.MinValue), Last),
        _ => From(new Entry(value, int.MinValue))
            .TakeWhile(e => ((string)e.Key!).StartsWith((string)value!, StringComparison.OrdinalIgnoreCase)).Select(e => e.Id),
    };

    /// <summary>All ids in order, after the given position.</summary>
    public IEnumerable<int> Walk(bool descending, (object? Key, int Id)? after)
    {
        if (!descending) return Between(after is { } a ? new Entry(a.Key, a.Id + 1) : new Entry(null, int.MinValue), Last);
        var upper = after is { } z ? new Entry(z.Key, z.Id - 1) : Last;
        return _entries.GetViewBetween(new Entry(null, int.MinValue), upper).Reverse().Select(e => e.Id);
    }

    // An empty value is smaller than nothing: comparisons other than eq and ne leave it out.
    private static Entry FirstValue { get; } = new(null, int.MaxValue);

    private static Entry Last { get; } = new(null, int.MaxValue, IsTop: true);

    private SortedSet<Entry> From(Entry lower) => _entries.GetViewBetween(lower, Last);

    private IEnumerable<int> Between(Entry lower, Entry upper) =>
        Order.Compare(lower, upper) > 0 ? [] : _entries.GetViewBetween(lower, upper).Select(e => e.Id);
}
