using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

[assembly: AssemblyFixture(typeof(Sop697.Tests.Audit.AuditTenant))]

namespace Sop697.Tests.Audit;

/// <summary>A running tenant with two finished cases in it, and the hands of somebody who may write everywhere.</summary>
public sealed class AuditTenant : IAsyncLifetime
{
    /// <summary>The library of screenshots as they were received.</summary>
    public const string Pictures = "TangkapanLayar";

    /// <summary>The library of what is printed.</summary>
    public const string Documents = "Berkas";

    private const string Reply = "Posyandu buka Sabtu pukul 08.00-11.00 WIB.";

    private RunningTenant? _tenant;
    private HttpClient? _graph;
    private string _site = "";

    public RunningTenant Tenant
    {
        get
        {
            Assert.SkipWhen(_tenant is null, RunningTenant.Missing() ?? "");
            return _tenant!;
        }
    }

    public TenantClient Client => Tenant.Client;

    /// <summary>Answered, published, closed, and in SharePoint whole.</summary>
    public string CaseId { get; private set; } = "";

    public string Number { get; private set; } = "";

    public string Other { get; private set; } = "";

    public TableClient Journal => new(Tenant.Settings["AzureWebJobsStorage"], "Jurnal");

    public TableClient Months => new(Tenant.Settings["AzureWebJobsStorage"], "TutupBuku");

    public Task PutBlobAsync(string container, string name, byte[] bytes) =>
        new BlobContainerClient(Tenant.Settings["AzureWebJobsStorage"], container).GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);

    /// <summary>Closes a month by hand, in both copies, over what the cases are now.</summary>
    /// <returns>The row in SharePoint.</returns>
    public async Task<JsonObject> CloseAsync(ClosedMonth month, IReadOnlyList<CaseStand> stands)
    {
        await PutBlobAsync("jurnal", "tutup-" + month.Hash, System.Text.Encoding.UTF8.GetBytes(CaseStand.TextOf(stands)));
        await Months.UpsertEntityAsync(new TableEntity("bulan", month.Month)
        {
            ["Cases"] = month.Cases,
            ["Commits"] = month.Commits,
            ["Hash"] = month.Hash,
            ["ClosedAt"] = month.ClosedAt,
            ["Diarsipkan"] = true,
        });
        return await AddRowAsync("TutupBuku", new JsonObject
        {
            ["Title"] = month.Month,
            ["Bulan"] = month.Month,
            ["JumlahKasus"] = month.Cases,
            ["JumlahKeputusan"] = month.Commits,
            ["Hash"] = month.Hash,
        });
    }

    public async ValueTask InitializeAsync()
    {
        if (RunningTenant.Missing() is not null) return;
        _tenant = await RunningTenant.StartAsync();
        var settings = _tenant.Settings;
        using var login = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings["AzureAd__ClientId"],
            ["client_secret"] = settings["AzureAd__ClientCredentials__0__ClientSecret"],
            ["scope"] = "https://graph.microsoft.com/.default",
        });
        using var answer = await login.PostAsync(new Uri($"{settings["AzureAd__Instance"]}{settings["AzureAd__TenantId"]}/oauth2/v2.0/token"), form);
        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!;
        _graph = new HttpClient();
        _graph.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _site = $"{settings["Graph__BaseUrl"]}/sites/{(string)(await GetAsync($"{settings["Graph__BaseUrl"]}/sites/localhost:/sites/sop697"))["id"]!}";
        CaseId = await FinishedAsync("Apakah posyandu di kelurahan buka pada hari Sabtu?");
        Other = await FinishedAsync("Di mana tempat vaksin rabies terdekat dari alun-alun?");
        Number = (string)(await Client.CaseAsync(CaseId))["number"]!;
    }

    public async ValueTask DisposeAsync()
    {
        _graph?.Dispose();
        if (_tenant is not null) await _tenant.DisposeAsync();
    }

    public async Task<JsonObject> RowAsync(string list, string key, string value) =>
        (await GetAsync($"{_site}/lists/{list}/items?$expand=fields&$filter=fields/{key} eq '{value}'"))["value"]!.AsArray().Single()!.AsObject();

    /// <summary>Changes a row by hand; undo it by writing back what stood there.</summary>
    public async Task ChangeRowAsync(string list, JsonObject row, string column, JsonNode? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{_site}/lists/{list}/items/{row["id"]}/fields") { Content = JsonContent.Create(new JsonObject { [column] = value?.DeepClone() }) };
        (await _graph!.SendAsync(request)).EnsureSuccessStatusCode();
    }

    public async Task DeleteRowAsync(string list, JsonObject row) => (await _graph!.DeleteAsync(new Uri($"{_site}/lists/{list}/items/{row["id"]}"))).EnsureSuccessStatusCode();

    public async Task<JsonObject> AddRowAsync(string list, JsonObject fields)
    {
        var answer = await _graph!.PostAsJsonAsync(new Uri($"{_site}/lists/{list}/items"), new JsonObject { ["fields"] = fields.DeepClone() });
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>What a row was made of, to be made again.</summary>
    public static JsonObject FieldsOf(JsonObject row, params string[] columns)
    {
        var fields = new JsonObject();
        foreach (var column in columns)
            if (row["fields"]![column] is { } value) fields[column] = value.DeepClone();
        return fields;
    }

    public async Task<byte[]> FileAsync(string path, string library = Pictures) => await _graph!.GetByteArrayAsync(new Uri($"{await DriveAsync(library)}/root:/{path}:/content"));

    public async Task PutFileAsync(string path, byte[] bytes, string library = Pictures) => (await _graph!.PutAsync(new Uri($"{await DriveAsync(library)}/root:/{path}:/content"), new ByteArrayContent(bytes))).EnsureSuccessStatusCode();

    public async Task DeleteFileAsync(string path, string library = Pictures) => (await _graph!.DeleteAsync(new Uri($"{await DriveAsync(library)}/root:/{path}:"))).EnsureSuccessStatusCode();

    public async Task<TableEntity> CommitAsync(int version, string? caseId = null) => await Journal.GetEntityAsync<TableEntity>(caseId ?? CaseId, $"{version:D8}");

    /// <summary>Puts a row of the journal as it is given, whatever stands there.</summary>
    public Task PutCommitAsync(TableEntity row) => Journal.UpsertEntityAsync(row, TableUpdateMode.Replace);

    public async Task<IReadOnlyList<TableEntity>> CommitsAsync(string? caseId = null)
    {
        List<TableEntity> rows = [];
        var of = caseId ?? CaseId;
        await foreach (var row in Journal.QueryAsync<TableEntity>(r => r.PartitionKey == of)) rows.Add(row);
        return [.. rows.Where(r => char.IsAsciiDigit(r.RowKey[0])).OrderBy(r => r.RowKey, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<string>> CaseIdsAsync()
    {
        List<string> ids = [];
        await foreach (var row in Journal.QueryAsync<TableEntity>(r => r.RowKey == "00000001")) ids.Add(row.PartitionKey);
        return ids;
    }

    public static Commit CommitOf(TableEntity row) => SealedCommit.Read(row.GetString("Body"), row.GetString("Hash")).Commit;

    public static TableEntity With(TableEntity row, SealedCommit commit) => new(row.PartitionKey, row.RowKey) { ["Body"] = commit.Body, ["Hash"] = commit.Hash, ["At"] = commit.Commit.At };

    public async Task<Case> StateAsync(string caseId) =>
        CaseEvolution.Fold((await CommitsAsync(caseId)).Select(r => SealedCommit.Read(r.GetString("Body"), r.GetString("Hash"))))!;

    private async Task<string> DriveAsync(string library) =>
        $"{Tenant.Settings["Graph__BaseUrl"]}/drives/{(string)(await GetAsync($"{_site}/lists/{library}/drive"))["id"]!}";

    private async Task<JsonObject> GetAsync(string address) => JsonNode.Parse(await _graph!.GetStringAsync(new Uri(address)))!.AsObject();

    private Task<string> FinishedAsync(string summary) => FinishedAsync(new Report().With("summary", summary), "Mohon arahan.", Reply, "https://instagram.example/p/1");

    /// <summary>A case that was reported, answered, published, closed, and put into SharePoint whole.</summary>
    public async Task<string> FinishedAsync(Report report, string note, string reply, string permalink)
    {
        var caseId = await Client.IntakeAsync(report);
        await Client.ActAsync("kasi", caseId, "consult", new { to = new[] { "kabid" }, note });
        await Client.ActAsync("kabid", caseId, "answer", new { text = reply });
        await Client.ActAsync("kasi", caseId, "release", new { text = reply });
        await Client.ActAsync("tim", caseId, "publish", new { permalink });
        await Eventually.Async(() => OwedAsync(caseId), owed => owed.Length == 0, $"case {caseId} to be closed, and nothing to be owed any more", TimeSpan.FromSeconds(120));
        return caseId;
    }

    /// <summary>What the product will still do of itself, in words: a commit of its own in the middle of a test would be taken for a deed.</summary>
    public async Task<string> OwedAsync(string caseId)
    {
        var view = await Client.CaseAsync(caseId);
        if ((string?)view["status"] != "selesai" || (int)view["notArchived"]! > 0) return view.ToJsonString();
        var state = await StateAsync(caseId);
        return string.Join(", ", OwedWork.Pending(state, SopRules.Current, DateTimeOffset.UtcNow).Select(w => w.Key).Concat(state.Stalled.Keys));
    }
}
