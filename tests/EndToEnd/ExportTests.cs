using System.IO.Compression;
using System.Security.Cryptography;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>A case leaves the office as a zip, and is opened from a folder by somebody who has neither network nor program.</summary>
public sealed class ExportTests(BrowserFixture fixture)
{
    private const string Hostile = "</script><script>document.title='jahat'</script><img src=x onerror=\"document.title='jahat'\"> Kapan buka?";

    [Fact]
    public async Task An_exported_case_proves_itself_in_a_browser_from_a_folder_and_says_so_when_it_was_changed()
    {
        var page = await fixture.WindowAsync(1000, 1400);
        var caseId = await fixture.Client.IntakeAsync(new Report().With("summary", Hostile));
        await fixture.Client.ActAsync("kasi", caseId, "consult", new { to = new[] { "kabid" }, note = "Mohon <b>arahan</b>." });
        await fixture.Client.ActAsync("kabid", caseId, "answer", new { text = "Sabtu pukul 08.00." });
        var view = await Eventually.Async(() => fixture.Client.CaseAsync(caseId), c => (int)c["notArchived"]! == 0, "the archive to be complete");
        var folder = Directory.CreateTempSubdirectory("sop697-export-").FullName;
        var (code, output) = await fixture.Tenant.CommandAsync("export", "--case", (string)view["number"]!, "--out", Path.Combine(folder, "kasus.zip"));
        Assert.True(code == 0, output);
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(folder, "kasus.zip"), folder, TestContext.Current.CancellationToken);
        SumsHold(folder);
        // What left the office counts, not what stood a moment before: the system itself may have added to the record meanwhile.
        var decisions = (await File.ReadAllLinesAsync(Directory.EnumerateFiles(folder, "keputusan.jsonl", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken)).Length;
        Assert.InRange(decisions, (int)view["version"]!, (int)(await fixture.Client.CaseAsync(caseId))["version"]!);

        List<string> asked = [];
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(new Uri(Path.Combine(folder, "index.html")).AbsoluteUri);
        await Expect(page.Locator("#proof")).ToHaveTextAsync($"Utuh: {decisions} keputusan dari 1 kasus dihitung ulang di peramban ini.");
        await Expect(page.Locator("article dd").Nth(1)).ToHaveTextAsync("Pertanyaan");
        await Expect(page.Locator("article .quote").First).ToHaveTextAsync(Hostile);
        Assert.Equal("Salinan kasus SOP 697", await page.TitleAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => document.images.length === 1 && [...document.images].every(i => i.complete && i.naturalWidth > 0)"));
        await page.Locator("details summary").Last.ClickAsync();
        await Expect(page.Locator("details").Last).ToContainTextAsync("✓ Kirim jawaban");
        await Expect(page.Locator("details .field").Last).ToHaveTextAsync("Sabtu pukul 08.00.");
        Assert.All(asked, url => Assert.StartsWith("file:", url, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("SOP697_PICTURES") is { } pictures) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "export.png"), FullPage = true });

        var index = Path.Combine(folder, "index.html");
        var text = await File.ReadAllTextAsync(index, TestContext.Current.CancellationToken);
        var at = text.LastIndexOf("Sabtu pukul 08.00", StringComparison.Ordinal);
        await File.WriteAllTextAsync(index, text[..at] + "Minggu" + text[(at + 5)..], TestContext.Current.CancellationToken);
        await page.ReloadAsync();
        await Expect(page.Locator("#proof")).ToContainTextAsync("TIDAK UTUH");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_export_that_fails_leaves_no_file_that_looks_like_one()
    {
        await fixture.WindowAsync();
        var folder = Directory.CreateTempSubdirectory("sop697-export-").FullName;
        var (code, output) = await fixture.Tenant.CommandAsync("export", "--case", "MS-2019-0001", "--out", Path.Combine(folder, "kasus.zip"));
        Assert.Equal(2, code);
        Assert.Contains("MS-2019-0001", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task A_period_exports_what_was_received_in_it_and_nothing_is_overwritten()
    {
        await fixture.WindowAsync();
        var caseId = await fixture.Client.IntakeAsync(new Report());
        await Eventually.Async(() => fixture.Client.CaseAsync(caseId), c => c["number"] is not null, "the case to be numbered");
        var folder = Directory.CreateTempSubdirectory("sop697-export-").FullName;
        var zip = Path.Combine(folder, "kasus.zip");
        var today = (await fixture.Client.NowAsync()).ToOffset(TimeSpan.FromHours(7));
        string Day(int offset) => today.AddDays(offset).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var (code, output) = await fixture.Tenant.CommandAsync("export", "--from", Day(-30), "--to", Day(1), "--out", zip);
        Assert.True(code == 0, output);
        await using (var archive = await ZipFile.OpenReadAsync(zip, TestContext.Current.CancellationToken))
            Assert.Contains(archive.Entries, e => e.FullName.StartsWith("kasus/MS-", StringComparison.Ordinal) && e.FullName.EndsWith("/keputusan.jsonl", StringComparison.Ordinal));
        Assert.Equal(2, (await fixture.Tenant.CommandAsync("export", "--from", Day(-30), "--to", Day(1), "--out", zip)).Code);
        Assert.True(new FileInfo(zip).Length > 1000);
        Assert.Equal(2, (await fixture.Tenant.CommandAsync("export", "--from", Day(1), "--to", Day(0))).Code);
        Directory.Delete(folder, recursive: true);
    }

    private static void SumsHold(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "SHA256SUMS"));
        foreach (var line in lines) Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, line[66..])))));
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Except(["SHA256SUMS", "kasus.zip"]);
        Assert.Equal(files.Order(StringComparer.Ordinal), lines.Select(l => l[66..]).Order(StringComparer.Ordinal));
    }
}
