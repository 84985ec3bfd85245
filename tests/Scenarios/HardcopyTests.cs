using System.Diagnostics;
using System.Net;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>Paper: the dossier at its door, and the signed sheet that was filed.</summary>
[Collection(Calm.Name)]
public sealed class HardcopyTests(TenantFixture fixture)
{
    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task The_team_files_the_paper_once_and_the_list_says_where()
    {
        var story = await EndedAsync();
        var file = await Client.ButtonAsync("tim", story.CaseId, "file");
        var empty = await Client.PressAsync(file, new { lokasi = " " });
        Assert.Equal("emptyLocation", (string?)empty["value"]!["code"]);
        await Client.PressAsync(file, new { lokasi = "Lemari 2, map Maret" });
        await Client.PressAsync(file, new { lokasi = "Tempat lain" });
        var row = await Eventually.Async(
            async () => (await Client.RowsAsync("Aduan", story.CaseId)).SingleOrDefault(), r => r?["HardcopyLokasi"] is not null, "the place in the list");
        Assert.Equal("Lemari 2, map Maret", row!["HardcopyLokasi"]!.GetValue<string>());
        Assert.NotNull(row!["HardcopyDiarsipkanUtc"]);
        Assert.Null(await Client.FindButtonAsync("tim", story.CaseId, "file"));
        Assert.Contains("Lemari 2, map Maret", (await Client.CardsAsync("tim", story.CaseId, top: 250)).Select(c => c["card"]!.ToJsonString()).Aggregate(string.Concat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dossier_is_for_the_chain_and_also_of_a_case_that_still_runs()
    {
        var story = await Story.OpenAsync(Client, new Report());
        await Client.ButtonAsync("kasi", story.CaseId, "consult");
        using var running = await Client.GetCaseAsync($"{story.CaseId}/dossier", await Client.TokenAsync("kasi"));
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(await running.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), 0, 4));
        using var stranger = await Client.GetCaseAsync($"{story.CaseId}/dossier", await Client.TokenAsync("kasi2"));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
        using var nobody = await Client.GetCaseAsync($"{story.CaseId}/dossier", "bukan-token");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task A_photo_of_the_signed_sheet_finds_its_case_and_is_archived_with_it()
    {
        var story = await EndedAsync();
        using var printed = await Client.GetCaseAsync($"{story.CaseId}/dossier", await Client.TokenAsync("tim"));
        var photo = FirstPage(await printed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await Client.SayAsync("tim", "", [photo]);
        var file = await Eventually.Async(
            async () => (await Client.CardsAsync("tim", story.CaseId, top: 250)).Select(c => Button.Find("tim", c, story.CaseId, "file")).FirstOrDefault(b => b?.Data["proof"] is not null),
            b => b is not null, "the card that asks where the paper lies");
        await Client.PressAsync(file!, new { lokasi = "Lemari 3" });
        var row = await Eventually.Async(
            async () => (await Client.RowsAsync("Aduan", story.CaseId)).SingleOrDefault(), r => r?["HardcopyLokasi"] is not null, "the place in the list");
        Assert.Equal("Lemari 3", row!["HardcopyLokasi"]!.GetValue<string>());
        await Eventually.Async(
            async () => (await Client.GetAsync("/_tenant/sharepoint/library/TangkapanLayar")).AsArray().Count(f => f!["path"]!.GetValue<string>().Contains(story.CaseId, StringComparison.Ordinal)),
            count => count == 2, "the screenshot and the photo in the library");

        await Client.SayAsync("tim", "", [photo]);
        await SaidAsync("sudah diarsipkan: Lemari 3");
    }

    [Fact]
    public async Task A_sheet_of_a_case_that_still_runs_is_not_filed()
    {
        var story = await Story.OpenAsync(Client, new Report());
        await Client.ButtonAsync("kasi", story.CaseId, "consult");
        using var printed = await Client.GetCaseAsync($"{story.CaseId}/dossier", await Client.TokenAsync("kasi"));
        await Client.SayAsync("tim", "", [FirstPage(await printed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))]);
        await SaidAsync("Kasus ini belum selesai");
    }

    private async Task SaidAsync(string words) => await Eventually.Async(
        () => Client.MessagesAsync("tim"), m => m.Any(x => ((string?)x["text"])?.Contains(words, StringComparison.Ordinal) == true), $"the words '{words}'");

    /// <summary>As a JPEG, as poppler draws it.</summary>
    private static byte[] FirstPage(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("sop697-scan-");
        try
        {
            var file = Path.Combine(folder.FullName, "sheet.pdf");
            File.WriteAllBytes(file, pdf);
            using var poppler = Process.Start("pdftoppm", ["-jpeg", "-r", "120", "-f", "1", "-l", "1", "-singlefile", file, Path.Combine(folder.FullName, "sheet")]);
            poppler.WaitForExit();
            return File.ReadAllBytes(Path.Combine(folder.FullName, "sheet.jpg"));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pdftoppm is not on this machine: apt-get install poppler-utils.");
            throw;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<Story> EndedAsync()
    {
        var story = await Story.OpenAsync(Client, new Report().With("topic", "promosi"));
        await story.ReleaseAsync();
        await story.PublishAsync();
        return story;
    }
}
