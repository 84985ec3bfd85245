using Sop697.Domain;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint;
using Sop697.Microsoft365.SharePoint.Provisioning;
using Sop697.Workflow.Doctor;

namespace Sop697.Microsoft365.Doctor;

/// <summary>What the site lacks of the definition, asked once for all checks of lists.</summary>
internal sealed class SiteInspection(Provisioner provisioner, ListDefinitions definitions)
{
    private Task<IReadOnlyList<Change>>? _lacking;

    /// <summary>A failure is kept as well: asking the same again would only take time.</summary>
    public Task<IReadOnlyList<Change>> LackingAsync(CancellationToken cancellationToken) =>
        _lacking ??= provisioner.PlanAsync(definitions, SeedRows.None, cancellationToken);
}

/// <summary>One kind of difference between the site and <c>lists.json</c>.</summary>
internal sealed class ListsCheck(SiteInspection site, string name, LocalText title, Func<Change, string?> lacks, LocalText remedy) : ICheck
{
    private static readonly LocalText Provision = new(
        "Jalankan provision --plan, lalu provision --apply, dengan registrasi administrator.",
        "Run provision --plan, then provision --apply, with the administrator's registration.");

    public string Name => name;

    public LocalText Title => title;

    public static ListsCheck Lists(SiteInspection site) =>
        new(site, "lists", new("Daftar SharePoint", "SharePoint lists"), c => (c as CreateList)?.List.Name, Provision);

    public static ListsCheck Columns(SiteInspection site) =>
        new(site, "columns", new("Kolom daftar", "Columns of the lists"), c => c is AddColumn a ? $"{a.List}.{a.Column.Name}" : null, Provision);

    public static ListsCheck Types(SiteInspection site) => new(
        site, "column-types", new("Jenis kolom", "Types of the columns"), c => c is WrongType w ? $"{w.List}.{w.Column.Name} ({w.Column.Type})" : null,
        new(
            "Jenis kolom tidak dapat diubah. Ganti nama kolom itu, jalankan provision --apply, lalu pindahkan isinya.",
            "A column's type cannot be changed. Rename the column, run provision --apply, then move its content."));

    public static ListsCheck Indexes(SiteInspection site) =>
        new(site, "indexes", new("Indeks kolom", "Indexes of the columns"), c => c is MendColumn m ? $"{m.List}.{m.Column.Name}" : null, Provision);

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var named = string.Join(", ", (await site.LackingAsync(cancellationToken)).Select(lacks).OfType<string>());
        if (named.Length == 0) return Finding.Good("Sesuai lists.json.", "As in lists.json.");
        return Finding.Wrong(new LocalText($"Belum sesuai: {named}.", $"Not as defined: {named}."), remedy);
    }
}

/// <summary>Lists that are read without an index stay small enough for that.</summary>
internal sealed class ListSizeCheck(GraphCalls calls, SiteMap sites) : ICheck
{
    /// <summary>SharePoint refuses unindexed queries beyond 5,000 rows; somebody needs time to act before.</summary>
    private const int Alarm = 4000;

    /// <summary>Read whole. Of the others every row is found by an indexed column, so that they may grow.</summary>
    private static readonly string[] ReadWhole =
        [ListNames.Positions, ListNames.Assignments, ListNames.Topics, ListNames.Holidays, ListNames.WorkHours, ListNames.Settings];

    public string Name => "list-size";

    public LocalText Title { get; } = new("Ukuran daftar tanpa indeks", "Size of lists read without index");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var site = await sites.FindAsync(cancellationToken);
        List<(string List, int Rows)> sizes = [];
        foreach (var list in ReadWhole.Where(site.Lists.ContainsKey)) sizes.Add((list, await CountAsync(site.Items(list), cancellationToken)));
        var large = string.Join(", ", sizes.Where(s => s.Rows >= Alarm).Select(s => $"{s.List} ({s.Rows}+)"));
        if (large.Length == 0) return Finding.Good($"Terbesar {sizes.Max(s => (int?)s.Rows) ?? 0} baris.", $"{sizes.Max(s => (int?)s.Rows) ?? 0} rows at most.");
        return Finding.Wrong(
            new LocalText($"Mendekati batas 5.000 baris: {large}.", $"Near the limit of 5,000 rows: {large}."),
            new LocalText(
                "Ekspor lalu hapus baris lama (penugasan yang sudah berakhir, libur tahun lampau).",
                "Export, then delete old rows (assignments that ended, holidays of past years)."));
    }

    private async Task<int> CountAsync(string items, CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var _ in Pages.ReadAsync(calls, $"{items}?$select=id&$top=1000", cancellationToken))
            if (++rows == Alarm) break;
        return rows;
    }
}

/// <summary>Graph has no views; whoever reads this must look for himself.</summary>
internal sealed class ViewsCheck : ICheck
{
    public string Name => "views";

    public LocalText Title { get; } = new("Tampilan daftar", "Views of the lists");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(Finding.Note(
        new LocalText("Tidak dapat dilihat lewat Graph.", "Cannot be seen through Graph."),
        new LocalText(
            "Buka daftar Aduan di SharePoint: tampilannya harus seperti infra/sharepoint/README.md; bila belum, jalankan skrip situs di sana.",
            "Open the list Aduan in SharePoint: its views must be as in infra/sharepoint/README.md; if not, run the site script there.")));
}
