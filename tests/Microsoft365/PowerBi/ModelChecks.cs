using Sop697.Microsoft365.SharePoint;

namespace Sop697.Tests.Microsoft365.PowerBi;

/// <summary>What can be known of the model without Power BI Desktop. Each check says what is wrong; none says nothing.</summary>
internal static class ModelChecks
{
    /// <summary>Lists of people and of what they wrote; they stay out of reports.</summary>
    private static readonly string[] PrivateLists = ["Penugasan", "Jurnal", "TangkapanLayar"];

    /// <summary>Lists whose <c>Nama</c> is not a person's.</summary>
    private static readonly string[] NamesOfThings = ["HariLibur", "JamKerja", "IndikatorKinerja", "CapaianKinerja", "TargetIndikator"];

    public static IEnumerable<string> Complaints(SemanticModel model, ListDefinitions lists) =>
    [
        .. Names(model), .. Columns(model), .. Lists(model, lists), .. PersonalData(model, lists), .. Codes(model, lists),
        .. Relationships(model), .. Measures(model), .. Zones(model),
    ];

    private static IEnumerable<string> Names(SemanticModel model) =>
    [
        .. Twice(model.Tables.Select(t => t.Name).Concat(model.Expressions.Select(e => e.Name)), "table or query"),
        .. Twice(model.Measures.Select(m => m.Measure.Name), "measure"),
        .. Twice(model.Relationships.Select(r => r.Name), "relationship"),
        .. model.Tables.SelectMany(t => Twice(t.Columns.Select(c => c.Name).Concat((t.Measures ?? []).Select(m => m.Name)), $"column or measure of {t.Name}")),
        .. model.Tables.SelectMany(t => Twice(t.Columns.Select(c => c.SourceColumn), $"source column of {t.Name}")),
    ];

    private static IEnumerable<string> Twice(IEnumerable<string> names, string what) =>
        names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"{what} {g.Key} is there twice");

    private static IEnumerable<string> Columns(SemanticModel model)
    {
        foreach (var table in model.Tables)
        {
            var (result, types) = (MQueries.Result(table.Query), MQueries.Types(table.Query));
            if (result.Count == 0) yield return $"{table.Name}: the last step is not Hasil = Table.SelectColumns";
            foreach (var missing in table.Columns.Where(c => !result.Contains(c.SourceColumn))) yield return $"{table.Name}: the query gives no {missing.SourceColumn}";
            foreach (var unused in result.Except(table.Columns.Select(c => c.SourceColumn))) yield return $"{table.Name}: {unused} is read and no column of the model";
            foreach (var column in table.Columns)
            {
                if (types.TryGetValue(column.SourceColumn, out var type) && type != column.DataType) yield return $"{table.Name}: {column.SourceColumn} is {type} in the query and {column.DataType} in the model";
                if (column.SortByColumn is { } by && table.Column(by) is null) yield return $"{table.Name}: {column.Name} is sorted by {by}, which does not exist";
                if (column.SummarizeBy != "none") yield return $"{table.Name}: {column.Name} sums itself; sums are measures";
            }
        }
    }

    private static IEnumerable<string> Lists(SemanticModel model, ListDefinitions lists)
    {
        foreach (var (name, query) in model.Queries)
        {
            var types = MQueries.Types(query);
            foreach (var (list, column) in MQueries.Read(query))
            {
                if (lists.Lists.FirstOrDefault(l => l.Name == list)?.Column(column) is not { } defined)
                {
                    yield return $"{name}: lists.json has no {list}.{column}";
                    continue;
                }

                var clash = lists[list].Columns.FirstOrDefault(c => c.Name != column && c.Display == column || c.Name == defined.Display && c.Name != column);
                if (clash is not null) yield return $"{name}: {list}.{column} and {clash.Name} cannot be told apart by name";
                if (types.TryGetValue(column, out var type) && !Fits(defined, type)) yield return $"{name}: {list}.{column} is {defined.Type} in lists.json and {type} in the query";
            }
        }
    }

    /// <summary>Times are read from the texts that the application writes in WIB, so a text may become a time.</summary>
    private static bool Fits(ColumnDefinition column, string type) => column.Type switch
    {
        ColumnType.Number => type is "int64" or "double",
        ColumnType.DateTime => type == "dateTime",
        ColumnType.Text when column.Name.EndsWith("Wib", StringComparison.Ordinal) => type == "dateTime",
        _ => type == "string",
    };

    private static IEnumerable<string> PersonalData(SemanticModel model, ListDefinitions lists) =>
        model.Queries.SelectMany(q => MQueries.Read(q.Text)).Distinct()
            .Where(r => PrivateLists.Contains(r.List)
                || r.Column.Contains("Upn", StringComparison.Ordinal) || r.Column.Contains("Url", StringComparison.Ordinal) || r.Column is "Ringkasan" or "Aktor" or "ObjectId"
                || (r.Column == "Nama" && !NamesOfThings.Contains(r.List))
                || lists.Lists.FirstOrDefault(l => l.Name == r.List)?.Column(r.Column)?.Type == ColumnType.Note)
            .Select(r => $"{r.List}.{r.Column} may hold personal data");

    /// <summary>Tables that are typed in hold every code of the choice they explain.</summary>
    private static IEnumerable<string> Codes(SemanticModel model, ListDefinitions lists)
    {
        foreach (var name in (string[])["Kanal", "Jenis", "Status"])
        {
            if (model.Table(name) is not { } table) continue;
            var missing = lists["Aduan"].Column(name)!.Choices!.Where(c => !table.Query.Contains($"{{\"{c}\", ", StringComparison.Ordinal));
            foreach (var code in missing) yield return $"{name}: the code {code} has no label";
        }
    }

    private static IEnumerable<string> Relationships(SemanticModel model)
    {
        foreach (var r in model.Relationships)
        {
            var (from, to) = (model.Table(r.FromTable)?.Column(r.FromColumn), model.Table(r.ToTable)?.Column(r.ToColumn));
            if (from is null || to is null) yield return $"{r.Name}: a column does not exist";
            else if (from.DataType != to.DataType) yield return $"{r.Name}: {from.DataType} meets {to.DataType}";
            else if (!to.IsKey) yield return $"{r.Name}: {r.ToTable}[{r.ToColumn}] is no key";
            if (model.Relationships.Any(o => o.FromTable == r.ToTable)) yield return $"{r.Name}: {r.ToTable} is a dimension and a fact";
        }

        var twice = model.Relationships.Where(r => r.IsActive).GroupBy(r => (r.FromTable, r.ToTable)).Where(g => g.Count() > 1);
        foreach (var pair in twice) yield return $"{pair.Key.FromTable} and {pair.Key.ToTable}: two active relationships";
    }

    private static IEnumerable<string> Measures(SemanticModel model)
    {
        foreach (var (_, measure) in model.Measures)
        {
            foreach (var complaint in DaxText.Complaints(measure.Expression.Text, model)) yield return $"{measure.Name} {complaint}";
            if (measure.Expression.Text.Contains("AVERAGE", StringComparison.OrdinalIgnoreCase)) yield return $"{measure.Name} averages; divide a sum by a sum";
            if (Reaches(measure.Name, measure.Name, model, [])) yield return $"{measure.Name} needs itself";
            if (measure.Description is not { Length: > 0 }) yield return $"{measure.Name} says not what it is";
            if (measure.Name.StartsWith('%') && measure.FormatString?.EndsWith('%') != true) yield return $"{measure.Name} is not shown as a percentage";
        }
    }

    private static bool Reaches(string from, string target, SemanticModel model, HashSet<string> seen) =>
        model.Measures.Where(m => m.Measure.Name == from).SelectMany(m => DaxText.MeasuresIn(m.Measure.Expression.Text))
            .Any(n => n == target || (seen.Add(n) && Reaches(n, target, model, seen)));

    /// <summary>The service runs in UTC: what is said in WIB is switched to +7, never to "local".</summary>
    private static IEnumerable<string> Zones(SemanticModel model)
    {
        var all = string.Join('\n', model.Queries.Select(q => q.Text).Concat(model.Measures.Select(m => m.Measure.Expression.Text)));
        foreach (var word in (string[])["ToLocal", "LocalNow", "NOW(", "TODAY("])
        {
            if (all.Replace("UTCNOW(", "", StringComparison.Ordinal).Contains(word, StringComparison.Ordinal)) yield return $"{word} depends on the zone of the machine";
        }

        if (!all.Contains("""SharePoint.Tables(SiteUrl, [Implementation = "2.0", ViewMode = "All"])""", StringComparison.Ordinal)) yield return "lists are not read by connector 2.0 with every column";
        if (all.Split("SwitchZone(").Skip(1).Any(rest => !rest.Contains(", 7)", StringComparison.Ordinal))) yield return "a time is switched to another zone than +7";
    }
}
