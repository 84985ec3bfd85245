namespace Sop697.Microsoft365.SharePoint.Provisioning;

/// <summary>Something the site lacks. <see cref="ToString"/> is what the administrator reads.</summary>
internal abstract record Change
{
    public sealed override string ToString() => this switch
    {
        CreateList c => $"+ daftar {c.List.Name} ({c.List.Columns.Count} kolom) / list",
        AddColumn c => $"+ kolom {c.List}.{c.Column.Name} / column",
        MendColumn c => $"~ indeks {c.List}.{c.Column.Name}{(c.Column.Unique ? " (unik / unique)" : "")} / index",
        AddRow c => $"+ baris {c.Row.List.Name}: {c.Row.Key} / row",
        WrongType c => $"! {c.List}.{c.Column.Name} berjenis lain, perbaiki dengan tangan / has another type, mend by hand",
        _ => GetType().Name,
    };
}

internal sealed record CreateList(ListDefinition List) : Change;

internal sealed record AddColumn(string List, ColumnDefinition Column) : Change;

/// <summary>The column stands without its index or its uniqueness: Graph may leave them out when a list is created.</summary>
internal sealed record MendColumn(string List, ColumnDefinition Column, string ColumnId) : Change;

internal sealed record AddRow(SeedRow Row) : Change;

/// <summary>A type cannot be changed and a column with data is not deleted by a program.</summary>
internal sealed record WrongType(string List, ColumnDefinition Column) : Change;

/// <summary>What stands on the site.</summary>
internal sealed record StandingSite(string Id, IReadOnlyDictionary<string, StandingList> Lists);

/// <param name="RowKeys">Keys of the rows of a seeded list; empty for others.</param>
internal sealed record StandingList(string Id, IReadOnlyList<StandingColumn> Columns, IReadOnlySet<string> RowKeys);

/// <param name="Type">Null when it is of a type we never make.</param>
internal sealed record StandingColumn(string Id, string Name, ColumnType? Type, bool Indexed, bool Unique);

/// <summary>Compares definition and site. Pure; nothing is ever deleted.</summary>
internal static class ProvisioningPlan
{
    public static IReadOnlyList<Change> Of(ListDefinitions definitions, SeedRows seed, StandingSite site) =>
    [
        .. definitions.Lists.SelectMany(list => OfList(list, site.Lists.GetValueOrDefault(list.Name))),
        .. from row in seed.Rows
           where site.Lists.GetValueOrDefault(row.List.Name)?.RowKeys.Contains(row.Key) != true
           select new AddRow(row),
    ];

    private static IEnumerable<Change> OfList(ListDefinition list, StandingList? standing) => standing is null
        ? [new CreateList(list)]
        : list.Columns.Select(column => OfColumn(list.Name, column, standing.Columns.FirstOrDefault(c => c.Name == column.Name))).OfType<Change>();

    private static Change? OfColumn(string list, ColumnDefinition wanted, StandingColumn? standing)
    {
        if (standing is null) return new AddColumn(list, wanted);
        if (standing.Type != wanted.Type) return new WrongType(list, wanted);
        var lacks = (wanted.Indexed && !standing.Indexed) || (wanted.Unique && !standing.Unique);
        return lacks ? new MendColumn(list, wanted, standing.Id) : null;
    }
}
