using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sop697.Domain.Time;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>The morning on which a month is told: its document stands in the library, with its hash beside the closing, and verify proves it.</summary>
[Collection(Clockwork.Name)]
public sealed class MonthlyDocumentTests(TenantFixture fixture)
{
    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task The_month_that_is_over_is_kept_once_as_a_document_that_verify_proves()
    {
        var caseId = await Client.IntakeAsync(new Report());
        await Client.ActAsync("kasi", caseId, "close", new { outcome = "spam", reason = "Uji selesai." });
        var month = Wib.Day(await Client.NowAsync());
        var next = new DateOnly(month.Year, month.Month, 1).AddMonths(1);
        await Client.MoveClockAsync(WorkCalendar.Default.NextWorkingMoment(new DateTimeOffset(next, new TimeOnly(8, 0), Wib.Offset)).AddMinutes(30));
        var name = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

        var closing = await Eventually.Async(() => ClosingAsync(name), row => row?["LaporanSha256"] is not null, $"{name} to have its document", TimeSpan.FromSeconds(200));

        var path = $"{name.Replace('-', '/')}/laporan-{name}.pdf";
        var pdf = await Client.FileAsync("Berkas", path);
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.Equal((string?)closing!["LaporanSha256"], Convert.ToHexStringLower(SHA256.HashData(pdf)));
        Assert.EndsWith($"laporan-{name}.pdf", (string?)closing["LaporanUrl"], StringComparison.Ordinal);
        await ProvedAsync(path, pdf);
    }

    /// <summary>Nothing is said of it while it is as it was, and it is named when it is not.</summary>
    private async Task ProvedAsync(string path, byte[] pdf)
    {
        Assert.DoesNotContain(path, (await fixture.Tenant.CommandAsync("verify")).Output, StringComparison.Ordinal);
        await PutAsync(path, [.. pdf, 0]);
        try
        {
            var (code, output) = await fixture.Tenant.CommandAsync("verify");
            Assert.True(code == 1 && output.Contains($"DIUBAH/ALTERED SharePoint/Berkas {path}", StringComparison.Ordinal), output);
        }
        finally
        {
            await PutAsync(path, pdf);
        }
    }

    private async Task<JsonNode?> ClosingAsync(string month) => (await Client.GraphAsync(HttpMethod.Get, "/sites/localhost:/sites/sop697:/lists/TutupBuku/items?$expand=fields"))["value"]!
        .AsArray().Select(r => r!["fields"]!).SingleOrDefault(f => (string?)f["Bulan"] == month);

    private async Task PutAsync(string path, byte[] bytes)
    {
        var drive = (string)(await Client.GraphAsync(HttpMethod.Get, "/sites/localhost:/sites/sop697:/lists/Berkas/drive"))["id"]!;
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(Client.Page, $"/v1.0/drives/{drive}/root:/{path}:/content")) { Content = new ByteArrayContent(bytes) };
        put.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Client.TokenAsync(new { persona = "kadis", audience = "graph", roles = new[] { "Sites.FullControl.All" } }));
        using var answer = await Client.Http.SendAsync(put);
        answer.EnsureSuccessStatusCode();
    }
}
