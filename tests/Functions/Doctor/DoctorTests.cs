using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Sop697.LocalTenant;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Functions.Doctor;

/// <summary>A healthy tenant, and the same with one thing wrong at a time: the doctor names it.</summary>
[Collection(Examined.Name)]
public sealed partial class DoctorTests(ExaminedTenant tenant)
{
    private const string Site = "/sites/localhost:/sites/sop697:";
    private const string Lists = Site + "/lists";

    private static readonly string[] AppRoles = ["Sites.Selected", "User.ReadBasic.All", "TeamsAppInstallation.ReadWriteSelfForUser.All", "TeamsActivity.Send"];

    [Fact]
    public async Task A_healthy_tenant_is_found_healthy_and_what_cannot_be_seen_is_said()
    {
        var looked = await tenant.LookAsync();
        Assert.Empty(looked.Being("wrong"));
        Assert.Empty(looked.Being("unchecked"));
        Assert.Equal(["administrator", "views"], looked.Being("note").Order());
        Assert.Equal(0, looked.Code);
    }

    /// <summary>Without a fault that was seeded for it nobody knows whether a check can find anything. What only a resting account shows is seeded beside storage.</summary>
    [Fact]
    public async Task Every_check_has_a_seeded_fault_and_every_seeded_fault_a_check()
    {
        // They only ever note something; the healthy tenant shows both.
        string[] notes = ["administrator", "views"];
        string Source(params string[] path) => File.ReadAllText(Sop697.Tests.Repository.PathOf(["tests", .. path]));
        var seeded = Named().Matches(Source("Functions", "Doctor", "DoctorTests.cs")).Concat(Looked().Matches(Source("Storage", "DoctorTests.cs"))).Select(m => m.Groups["check"].Value);
        Assert.Equal((await tenant.LookAsync()).Checks.Keys.Except(notes).Order(StringComparer.Ordinal), seeded.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_that_is_read_whole_and_grows_too_long_is_named()
    {
        foreach (var chunk in Enumerable.Range(1, 4000).Chunk(20))
        {
            var requests = chunk.Select(n => new
            {
                id = $"{n}",
                method = "POST",
                url = $"{Lists}/RuteTopik/items",
                headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
                body = new { fields = new { Title = $"Topik {n}", Kode = $"topik-{n}", Label = $"Topik {n}" } },
            });
            await tenant.Client.GraphAsync(HttpMethod.Post, "/$batch", new { requests });
        }

        var looked = await tenant.LookAsync();
        await tenant.Client.GraphAsync(HttpMethod.Delete, $"{Lists}/RuteTopik");
        await tenant.ProvisionAsync();
        looked.Names("list-size", "RuteTopik (4000+)");
    }

    [Fact]
    public async Task The_program_says_the_same_and_ends_with_the_code()
    {
        var (healthy, said) = await tenant.RunProgramAsync("doctor", "--on", ExaminedTenant.CalmDay);
        Assert.Equal(0, healthy);
        Assert.Contains("✔ baik", said, StringComparison.Ordinal);
        Assert.Contains("Sehat", said, StringComparison.Ordinal);
        Assert.Equal(1, (await tenant.RunProgramAsync("doctor", "--json", "--on", "2026-10-01")).Code);
    }

    [Fact]
    public async Task The_app_alone_sees_less_and_says_so_without_being_ill()
    {
        var looked = await tenant.LookAsync(new() { ["Administrator:ClientId"] = null });
        Assert.Equal(("note", "note", 0), (looked.HealthOf("holders"), looked.HealthOf("catalogue"), looked.Code));
    }

    [Fact]
    public async Task The_table_says_how_it_stands_in_words_and_what_to_do_in_both_languages()
    {
        var table = await tenant.ReadAsync();
        Assert.Contains("✔ baik", table, StringComparison.Ordinal);
        Assert.Contains("! catatan", table, StringComparison.Ordinal);
        Assert.Contains("Tidak dapat dilihat lewat Graph.", table, StringComparison.Ordinal);
        Assert.Contains("→ Open the list Aduan", table, StringComparison.Ordinal);
        Assert.DoesNotContain(Personas.ClientSecret, table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_named_and_what_rests_on_it_is_not_guessed()
    {
        var looked = await tenant.LookAsync(new() { ["AzureAd:ClientCredentials:0:ClientSecret"] = "salah" });
        looked.Names("sign-in-graph", "AADSTS7000215");
        looked.Names("sign-in-connector", "invalid_client");
        Assert.Superset(new HashSet<string> { "permissions", "site", "lists", "positions" }, looked.Being("unchecked").ToHashSet());
        Assert.Equal("good", looked.HealthOf("storage"));
    }

    [Fact]
    public async Task A_missing_setting_is_named_and_the_other_parts_are_looked_at()
    {
        var looked = await tenant.LookAsync(new() { ["SharePoint:Site"] = null, ["Bot:ServiceUrl"] = "salah" });
        looked.Names("settings", "SharePoint:Site");
        looked.Names("settings", "Bot:ServiceUrl");
        Assert.DoesNotContain("site", looked.Checks.Keys);
        Assert.Equal("good", looked.HealthOf("storage"));
    }

    [Fact]
    public async Task A_permission_that_is_missing_and_one_too_many_are_named()
    {
        await ConsentAsync([.. AppRoles[1..], "Sites.ReadWrite.All"]);
        var looked = await tenant.LookAsync();
        await ConsentAsync(null);
        looked.Names("permissions", "Sites.Selected");
        looked.Names("permissions-excess", "Sites.ReadWrite.All");
    }

    [Fact]
    public async Task A_site_that_only_lets_read_or_nothing_at_all_is_named()
    {
        await GrantAsync("read");
        var reading = await tenant.LookAsync();
        await GrantAsync("write");
        reading.Names("site-write", "403");
        Assert.Equal("good", reading.HealthOf("site"));

        await ConsentAsync(AppRoles[1..]);
        var closed = await tenant.LookAsync();
        await ConsentAsync(null);
        closed.Names("site", "403");

        (await tenant.LookAsync(new() { ["SharePoint:Site"] = "localhost:/sites/lain" })).Names("site", "/sites/lain");
    }

    [Fact]
    public async Task A_list_a_column_an_index_and_a_type_that_are_not_as_defined_are_named()
    {
        await tenant.Client.GraphAsync(HttpMethod.Delete, $"{Lists}/JamKerja");
        await tenant.Client.GraphAsync(HttpMethod.Delete, $"{Lists}/Penugasan/columns/Upn");
        await tenant.Client.GraphAsync(HttpMethod.Patch, $"{Lists}/Aduan/columns/NomorTiket", new { indexed = false, enforceUniqueValues = false });
        await tenant.Client.GraphAsync(HttpMethod.Delete, $"{Lists}/RuteTopik/columns/Label");
        await tenant.Client.GraphAsync(HttpMethod.Post, $"{Lists}/RuteTopik/columns", new { name = "Label", number = new { } });
        var looked = await tenant.LookAsync();
        await tenant.Client.GraphAsync(HttpMethod.Delete, $"{Lists}/RuteTopik");
        await tenant.ProvisionAsync();

        looked.Names("lists", "JamKerja");
        looked.Names("columns", "Penugasan.Upn");
        looked.Names("indexes", "Aduan.NomorTiket");
        looked.Names("column-types", "RuteTopik.Label");
        Assert.Empty((await tenant.LookAsync()).Being("wrong"));
    }

    [Fact]
    public async Task A_position_that_is_vacant_or_soon_will_be_is_named()
    {
        await AssignAsync("kasi2", new { SelesaiTanggal = "2026-09-20T00:00:00Z" });
        var soon = await tenant.LookAsync();
        var later = await tenant.LookAsync(null, null, "--on", "2026-09-21");
        await AssignAsync("kasi2", new { SelesaiTanggal = (string?)null });

        soon.Names("positions-soon", "Kepala Seksi Surveilans dan Imunisasi (2026-09-21)");
        Assert.Equal("good", soon.HealthOf("positions"));
        later.Names("positions", "Kepala Seksi Surveilans dan Imunisasi");
    }

    [Fact]
    public async Task A_row_that_somebody_mistyped_is_named_and_not_silently_left_out()
    {
        await AssignAsync("kasi2", new { MulaiTanggal = (string?)null, ObjectId = (string?)null });
        var looked = await tenant.LookAsync();
        // As it was, its key too: provisioning would give the office a second row beside one that it does not know.
        await AssignAsync("kasi2", new { ObjectId = "33333333-6970-4697-8697-000000000003", MulaiTanggal = "2024-01-02T00:00:00Z" });
        looked.Names("settings-rows", "Penugasan");
        looked.Names("settings-rows", "ObjectId");
    }

    [Theory]
    [InlineData("Gone", "Agus Wicaksono")]
    [InlineData("Disabled", "Agus Wicaksono")]
    public async Task A_holder_who_is_not_in_the_directory_or_may_not_sign_in_is_named(string state, string name)
    {
        await tenant.Client.PostAsync("/_tenant/accounts", new { persona = "kabid", state });
        var looked = await tenant.LookAsync();
        await tenant.Client.PostAsync("/_tenant/accounts", new { persona = "kabid", state = "Enabled" });
        looked.Names("holders", name);
    }

    [Fact]
    public async Task A_holder_whom_the_bot_never_met_is_named_and_asking_Teams_finds_the_chat()
    {
        var was = await AssignAsync("kadis", new { ObjectId = "33333333-6970-4697-8697-0000000000ff", Nama = "Orang Baru" });
        var looked = await tenant.LookAsync();
        var asked = await tenant.LookAsync(null, null, "--reach");
        await AssignAsync("kadis", new { ObjectId = was.Id, Nama = was.Name });

        looked.Names("reach", "Orang Baru");
        asked.Names("reach", "Orang Baru");
        Assert.Equal("good", (await tenant.LookAsync(null, null, "--reach")).HealthOf("reach"));
    }

    [Fact]
    public async Task An_app_that_is_not_in_the_catalogue_or_in_an_old_version_is_named()
    {
        await tenant.Client.PostAsync("/_tenant/catalogue", new { version = "0.9.0" });
        var old = await tenant.LookAsync();
        await tenant.Client.PostAsync("/_tenant/catalogue", new { version = (string?)null });
        var absent = await tenant.LookAsync(new() { ["Bot:CatalogAppId"] = null });
        await tenant.Client.PostAsync("/_tenant/catalogue", new { });
        var other = await tenant.LookAsync(new() { ["Bot:CatalogAppId"] = "99999999-6970-4697-8697-000000000697" });
        old.Names("catalogue", "0.9.0");
        absent.Names("catalogue", Personas.AppClientId);
        other.Names("catalogue", "99999999");
    }

    [Fact]
    public async Task Next_year_s_holidays_are_asked_for_from_October_on()
    {
        Assert.Equal("good", (await tenant.LookAsync(null, null, "--on", "2026-09-30")).HealthOf("holidays"));
        (await tenant.LookAsync(null, null, "--on", "2026-10-01")).Names("holidays", "2027");
    }

    [Fact]
    public async Task A_bot_whose_token_or_issuer_or_address_is_not_taken_is_named()
    {
        await tenant.Client.FaultAsync("GET ^/connector/v3", status: 401);
        (await tenant.LookAsync(new() { ["Bot:Issuer"] = "https://orang.lain" })).Names("connector", "401");
        var looked = await tenant.LookAsync(new() { ["Bot:Issuer"] = "https://orang.lain", ["App:PublicUrl"] = "http://localhost:1" });
        looked.Names("bot-keys", "https://orang.lain");
        looked.Names("endpoint", "http://localhost:1/api/health");
        looked.Names("endpoint-guard", "http://localhost:1/api/messages");
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_named()
    {
        var looked = await tenant.LookAsync(time: new LateTime(TimeSpan.FromMinutes(10)));
        looked.Names("clock-graph", "60");
        looked.Names("clock-storage", "60");
    }

    [Fact]
    public async Task Being_told_to_wait_is_named_and_a_small_allowance_is_noted()
    {
        await tenant.Client.PostAsync("/_tenant/graph", new { rateLimitRemaining = 125 });
        var little = await tenant.LookAsync();
        await tenant.Client.PostAsync("/_tenant/graph", new { rateLimitRemaining = 1250 });
        Assert.Equal(("note", 0), (little.HealthOf("throttling"), little.Code));

        await tenant.Client.FaultAsync("GET /users/", status: 429, retryAfter: 1);
        (await tenant.LookAsync(new() { ["Administrator:ClientId"] = null })).Names("throttling", "1");
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_named_and_Microsoft_365_is_looked_at_all_the_same()
    {
        var away = Regex.Replace(tenant.Settings["AzureWebJobsStorage"]!, @"127\.0\.0\.1:\d+", "127.0.0.1:1");
        var looked = await tenant.LookAsync(new() { ["AzureWebJobsStorage"] = away });
        looked.Names("storage", "");
        Assert.Superset(new HashSet<string> { "storage-parts", "queues", "poison", "owed-work", "hash-chain" }, looked.Being("unchecked").ToHashSet());
        Assert.Equal("good", looked.HealthOf("lists"));
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_named_and_not_shown()
    {
        var looked = await tenant.LookAsync(new() { ["AzureWebJobsStorage"] = "rahasia" });
        looked.Names("settings", "AzureWebJobsStorage");
        Assert.DoesNotContain("rahasia", looked.Checks["settings"].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_failed_again_and_again_is_named()
    {
        var queue = new QueueServiceClient(tenant.Settings["AzureWebJobsStorage"]).GetQueueClient("work-poison");
        // Hidden from the host, which would take it; counted all the same.
        var sent = (await queue.SendMessageAsync("e30=", visibilityTimeout: TimeSpan.FromHours(1), cancellationToken: Cancel)).Value;
        var looked = await tenant.LookAsync();
        await queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt, Cancel);
        looked.Names("poison", "work-poison: 1");
    }

    [Fact]
    public async Task A_journal_that_somebody_altered_is_named()
    {
        var caseId = await tenant.Client.IntakeAsync(new Report());
        var number = await Eventually.Async(async () => (string?)(await tenant.Client.CaseAsync(caseId))["number"], n => n is not null, "the case to have a number");
        await Eventually.Async(() => tenant.LookAsync(), l => ((string)l.Checks["hash-chain"]["says"]!["en"]!).StartsWith("The newest", StringComparison.Ordinal), "the index to know a case");
        var table = new TableServiceClient(tenant.Settings["AzureWebJobsStorage"]).GetTableClient("Jurnal");
        var was = (await table.GetEntityAsync<TableEntity>(caseId, "00000001", cancellationToken: Cancel)).Value;
        await WriteAsync(was.GetString("Body").Replace("instagram", "facebook", StringComparison.Ordinal));
        var looked = await tenant.LookAsync();
        await WriteAsync(was.GetString("Body"));

        looked.Names("hash-chain", $"{number}: v1 ");
        Assert.Equal("good", (await tenant.LookAsync()).HealthOf("hash-chain"));

        async Task WriteAsync(string body) =>
            await table.UpdateEntityAsync(new TableEntity(caseId, "00000001") { ["Body"] = body }, ETag.All, TableUpdateMode.Merge, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<JsonObject> ConsentAsync(string[]? roles) => tenant.Client.PostAsync("/_tenant/consents", new { clientId = Personas.AppClientId, roles });

    private Task<JsonObject> GrantAsync(string role) => tenant.Client.GraphAsync(HttpMethod.Post, $"{Site}/permissions", new
    {
        roles = new[] { role },
        grantedToIdentities = new[] { new { application = new { id = Personas.AppClientId } } },
    });

    private async Task<(string Id, string Name)> AssignAsync(string position, object fields)
    {
        var rows = (await tenant.Client.GraphAsync(HttpMethod.Get, $"{Lists}/Penugasan/items?$expand=fields"))["value"]!.AsArray();
        var row = rows.Single(r => (string?)r!["fields"]!["JabatanKode"] == position)!;
        await tenant.Client.GraphAsync(HttpMethod.Patch, $"{Lists}/Penugasan/items/{row["id"]}/fields", fields);
        return ((string?)row["fields"]!["ObjectId"] ?? "", (string)row["fields"]!["Nama"]!);
    }

    [GeneratedRegex("""\.Names\("(?<check>[a-z0-9-]+)",""")]
    private static partial Regex Named();

    [GeneratedRegex("""LookAsync\(account, "(?<check>[a-z0-9-]+)",""")]
    private static partial Regex Looked();

    private sealed class LateTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
