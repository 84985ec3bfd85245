using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>
/// Reads the three lists beside each other in the order of their keys, all of which begin with the case, so that the rows of a case
/// come together whatever the length of the lists.
/// </summary>
internal sealed class SharePointCopy(SiteMap sites, PatientReader reader, WorkingMinutes minutes, IRules office) : IArchiveCopy
{
    private const int Page = 500;

    private static readonly string[] CaseColumns = ColumnsOf(ListNames.Cases);
    private static readonly string[] StepColumns = ColumnsOf(ListNames.Steps);
    private static readonly string[] AuditColumns = ColumnsOf(ListNames.Audit);

    public IRowsAsWritten Rows { get; } = new RowsAsWritten(minutes);

    public async Task PrepareAsync(CancellationToken cancellationToken) => await office.ReadAsync(cancellationToken);

    public async IAsyncEnumerable<KeptCase> CasesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var site = await sites.FindAsync(cancellationToken);
        await using var cases = new Groups(InOrder(site, ListNames.Cases, "CaseKey", CaseColumns, cancellationToken));
        await using var steps = new Groups(InOrder(site, ListNames.Steps, "Kunci", StepColumns, cancellationToken));
        await using var audit = new Groups(InOrder(site, ListNames.Audit, "Kunci", AuditColumns, cancellationToken));
        while (true)
        {
            string?[] heads = [await cases.HeadAsync(), await steps.HeadAsync(), await audit.HeadAsync()];
            if (heads.OfType<string>().Min(StringComparer.Ordinal) is not { } next) yield break;
            yield return new KeptCase(next, await cases.TakeAsync(next), await steps.TakeAsync(next), [.. (await audit.TakeAsync(next)).Select(CommitOf)]);
        }
    }

    public async Task<KeptCase> CaseAsync(string caseId, CancellationToken cancellationToken)
    {
        var site = await sites.FindAsync(cancellationToken);
        var audit = await OfCaseAsync(site, ListNames.Audit, "Kunci", AuditColumns, caseId, cancellationToken);
        return new KeptCase(
            caseId,
            await OfCaseAsync(site, ListNames.Cases, "CaseKey", CaseColumns, caseId, cancellationToken),
            await OfCaseAsync(site, ListNames.Steps, "Kunci", StepColumns, caseId, cancellationToken),
            [.. audit.Select(CommitOf)]);
    }

    public async Task<string?> FindCaseAsync(string number, CancellationToken cancellationToken)
    {
        var site = await sites.FindAsync(cancellationToken);
        var address = Pages.Rows(site.Items(ListNames.Cases), ["CaseKey"], Pages.Equal("NomorTiket", number));
        await foreach (var row in reader.PagesAsync(address, cancellationToken)) return Values(row).GetValueOrDefault("CaseKey");
        return null;
    }

    public async Task<IReadOnlyList<MonthCopy>> MonthsAsync(CancellationToken cancellationToken)
    {
        var site = await sites.FindAsync(cancellationToken);
        List<MonthCopy> months = [];
        if (!site.Lists.ContainsKey(ListNames.Months)) return months;
        await foreach (var row in reader.PagesAsync(Pages.Rows(site.Items(ListNames.Months), ColumnsOf(ListNames.Months)), cancellationToken))
        {
            var values = Values(row);
            int Number(string column) => int.TryParse(values.GetValueOrDefault(column), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;
            var at = DateTimeOffset.TryParse(values.GetValueOrDefault("DitutupUtc"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var known) ? known : default;
            var month = new ClosedMonth(values.GetValueOrDefault("Bulan") ?? "", Number("JumlahKasus"), Number("JumlahKeputusan"), values.GetValueOrDefault("Hash") ?? "", at);
            months.Add(new MonthCopy(month, values.GetValueOrDefault("LaporanSha256")));
        }

        return months;
    }

    public async Task<IReadOnlyList<string>> FilesAsync(Case state, FileLibrary library, CancellationToken cancellationToken)
    {
        return await DriveAsync(library, cancellationToken) is { } drive ? await InFolderAsync(drive, EvidenceUpload.FolderOf(state), cancellationToken) : [];
    }

    public async Task<IReadOnlyList<string>> DocumentsAsync(ClosedMonth month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        return await DriveAsync(FileLibrary.Documents, cancellationToken) is { } drive ? await InFolderAsync(drive, DocumentUpload.FolderOf(month), cancellationToken) : [];
    }

    public async Task<IReadOnlyList<string>> LeftAsync(Case state, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        List<string> drives = [];
        await foreach (var drive in reader.PagesAsync((await sites.FindAsync(cancellationToken)).Drives, cancellationToken)) drives.Add($"/drives/{drive.GetProperty("id").GetString()}");
        foreach (var drive in drives) paths.AddRange(await InFolderAsync(drive, EvidenceUpload.FolderOf(state), cancellationToken));
        return paths;
    }

    /// <summary>Files only: the folder of a month holds those of its cases.</summary>
    private async Task<List<string>> InFolderAsync(string drive, string folder, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        await foreach (var item in reader.PagesAsync($"{drive}/root:/{folder}:/children?$select=name,file", cancellationToken))
            if (item.TryGetProperty("file", out _)) paths.Add($"{folder}/{item.GetProperty("name").GetString()}");
        return paths;
    }

    public async Task<Stream?> OpenFileAsync(string path, FileLibrary library, CancellationToken cancellationToken) =>
        await DriveAsync(library, cancellationToken) is { } drive ? await reader.OpenAsync($"{drive}/root:/{path}:/content", cancellationToken) : null;

    private async Task<string?> DriveAsync(FileLibrary library, CancellationToken cancellationToken)
    {
        var site = await sites.FindAsync(cancellationToken);
        var drive = library switch
        {
            FileLibrary.Originals => site.DriveId,
            FileLibrary.Masked => site.MaskedDriveId,
            FileLibrary.Documents => site.DocumentsDriveId,
            _ => throw new ArgumentOutOfRangeException(nameof(library), library, null),
        };
        return drive is null ? null : $"/drives/{drive}";
    }

    private IAsyncEnumerable<KeptRow> InOrder(SharePointSite site, string list, string key, string[] columns, CancellationToken cancellationToken) =>
        ReadAsync($"{Pages.Rows(site.Items(list), columns)}&$orderby=fields/{key}&$top={Page}", list, key, cancellationToken);

    /// <summary>By the beginning of the key and not by the column beside it, which somebody may have changed.</summary>
    private async Task<List<KeptRow>> OfCaseAsync(SharePointSite site, string list, string key, string[] columns, string caseId, CancellationToken cancellationToken)
    {
        var plain = caseId.Replace("'", "''", StringComparison.Ordinal);
        var filter = key == "CaseKey" ? Pages.Equal(key, caseId) : $"startswith(fields/{key},'{plain}/')";
        List<KeptRow> rows = [];
        await foreach (var row in ReadAsync(Pages.Rows(site.Items(list), columns, filter), list, key, cancellationToken)) rows.Add(row);
        return rows;
    }

    private async IAsyncEnumerable<KeptRow> ReadAsync(string address, string list, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in reader.PagesAsync(address, cancellationToken))
        {
            var values = Values(item);
            yield return new KeptRow(list, values.GetValueOrDefault(key) ?? "", values);
        }
    }

    private static KeptCommit CommitOf(KeptRow row)
    {
        var slash = row.Key.LastIndexOf('/');
        var version = slash > 0 && int.TryParse(row.Key.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (row.Key != AuditRow.KeyOf(Groups.CaseOf(row.Key), version)) version = 0;
        string Part(string column) => row.Values.GetValueOrDefault(column) ?? "";
        return new KeptCommit(new StoredCommit(Groups.CaseOf(row.Key), version, Part("Isi") + Part("Isi2") + Part("Isi3") + Part("Isi4"), Part("Hash")), row);
    }

    private static Dictionary<string, string> Values(JsonElement item)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!item.TryGetProperty("fields", out var fields)) return values;
        foreach (var field in fields.EnumerateObject())
        {
            var text = field.Value.ValueKind switch
            {
                JsonValueKind.String => RowValues.Of(field.Value.GetString()),
                JsonValueKind.Number => field.Value.TryGetInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : (field.Value.GetDecimal() / 1.000000m).ToString("G29", CultureInfo.InvariantCulture),
                _ => null,
            };
            if (text is not null) values[field.Name] = text;
        }

        return values;
    }

    private static string[] ColumnsOf(string list) => ["Title", .. ListDefinitions.Embedded[list].Columns.Select(c => c.Name)];

    /// <summary>Rows in order of their keys, taken case by case.</summary>
    private sealed class Groups(IAsyncEnumerable<KeptRow> rows) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<KeptRow> walk = rows.GetAsyncEnumerator();
        private bool begun;
        private bool more;

        /// <summary>A case row is named by the case alone.</summary>
        public static string CaseOf(string key) => key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? key[..slash] : key;

        public async ValueTask<string?> HeadAsync()
        {
            if (!begun) (begun, more) = (true, await walk.MoveNextAsync());
            return more ? CaseOf(walk.Current.Key) : null;
        }

        public async ValueTask<List<KeptRow>> TakeAsync(string caseId)
        {
            List<KeptRow> taken = [];
            while (await HeadAsync() == caseId)
            {
                taken.Add(walk.Current);
                more = await walk.MoveNextAsync();
            }

            return taken;
        }

        public ValueTask DisposeAsync() => walk.DisposeAsync();
    }
}
