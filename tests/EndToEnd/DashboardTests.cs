using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed partial class DashboardTests(BrowserFixture fixture)
{
    private const string Answer = "Skrining dilayani Senin sampai Jumat pukul 08.00-11.00 WIB.";

    [Fact]
    public async Task The_panels_show_the_numbers_of_the_cases_that_were_made()
    {
        var before = await NumbersAsync();
        await OpenAsync("Apakah skrining remaja gratis?", "youtube");
        await CloseAsync(await OpenAsync("Apakah skrining lansia gratis?", "youtube"));
        var after = await Eventually.Async(
            NumbersAsync,
            n => Of(n, "youtube", "open") == Of(before, "youtube", "open") + 1 && Of(n, "youtube", "finished") == Of(before, "youtube", "finished") + 1,
            "the index to follow");

        var page = await SignedInAsync("kadis");

        await Expect(page.Locator("[data-tile=open] strong")).ToHaveTextAsync($"{after["open"]!["cases"]}");
        await Expect(page.Locator("[data-tile=received] strong")).ToHaveTextAsync($"{(int)Last(before)["received"]! + 2}");
        await Expect(page.Locator("[data-tile=finished] strong")).ToHaveTextAsync($"{(int)Last(before)["finished"]!["cases"]! + 1}");
        var youtube = await RowAsync(page, "kanal", "YouTube");
        await Expect(youtube.GetByRole(AriaRole.Cell)).ToHaveTextAsync([$"{Of(after, "youtube", "open")}", $"{Of(after, "youtube", "finished")}", "0"]);
        var konsultasi = await RowAsync(page, "steps", "4.");
        await Expect(konsultasi.GetByRole(AriaRole.Cell).Last).ToHaveTextAsync($"{after["steps"]!.AsArray().Single(s => (string)s!["step"]! == "konsultasi")!["open"]!["cases"]}");
        await Expect(page.Locator("[data-panel=trend] canvas")).ToBeVisibleAsync();

        await page.Locator("[data-unit=minggu]").ClickAsync();
        await Expect(page.Locator("[data-unit=minggu]")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-panel=trend] .dim")).ToContainTextAsync("12 minggu terakhir");
        await konsultasi.GetByRole(AriaRole.Link).Or((await RowAsync(page, "steps", "4.")).GetByRole(AriaRole.Link)).First.ClickAsync();
        await Expect(page.Locator("#langkah")).ToHaveValueAsync("konsultasi");
    }

    [Fact]
    public async Task Cases_are_found_by_words_and_by_number_page_after_page()
    {
        const int Cases = 27;
        const string Word = "zumba";
        var ids = await Task.WhenAll(Enumerable.Range(1, Cases).Select(i => OpenAsync($"Kapan senam {Word} nomor {i}?", "facebook")));
        await Eventually.Async(() => FoundAsync(Word), found => found.Count == 25, "the index to follow");
        var page = await SignedInAsync("kadis", "kasus");

        await page.GetByRole(AriaRole.Searchbox).FillAsync($"{Word.ToUpperInvariant()} senam");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-case]")).ToHaveCountAsync(25);
        await Expect(page.Locator("[data-count]")).ToHaveTextAsync("25 kasus ditampilkan, masih ada lagi.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tampilkan berikutnya" }).ClickAsync();
        await Expect(page.Locator("[data-case]")).ToHaveCountAsync(Cases);
        await Expect(page.Locator("[data-count]")).ToHaveTextAsync("27 kasus ditampilkan.");
        var shown = await page.Locator("[data-case]").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.case)");
        Assert.Equal(ids.Order(), shown.Order());
        Assert.DoesNotContain(Word, page.Url, StringComparison.OrdinalIgnoreCase);

        var number = (string)(await fixture.Client.CaseAsync(ids[3]))["number"]!;
        await page.GetByRole(AriaRole.Searchbox).FillAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cari", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-case]")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = number })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hapus saringan" }).ClickAsync();
        await page.Locator("#keadaan").SelectOptionAsync("selesai");
        await Expect(page.Locator($"[data-case='{ids[3]}']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_case_shows_its_way_through_the_SOP_with_positions_limits_and_times_in_WIB()
    {
        var caseId = await OpenAsync("Apakah obat hipertensi tersedia di puskesmas?", "instagram", "layanan_puskesmas");
        await fixture.Client.ActAsync("kasi", caseId, "consult", new { to = new[] { "kabid" }, note = "Mohon arahan." });
        await fixture.Client.ActAsync("kabid", caseId, "answer", new { text = Answer });
        await CloseAsync(caseId);
        var page = await SignedInAsync("kasi", $"kasus/{caseId}");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync((string)(await fixture.Client.CaseAsync(caseId))["number"]!);
        var steps = page.Locator("[data-step]");
        await Expect(steps).ToHaveCountAsync(7);
        var konsultasi = page.Locator("[data-step='4']");
        await Expect(konsultasi).ToContainTextAsync("Kepala Seksi Promosi dan Pemberdayaan Masyarakat (Bambang Hartono)");
        await Expect(konsultasi).ToContainTextAsync("(1 hari)");
        await Expect(konsultasi).ToContainTextAsync(WibTime());
        await Expect(konsultasi.Locator(".pill").First).ToHaveTextAsync("Tepat waktu");
        await Expect(page.Locator("[data-timeline] .asked")).ToContainTextAsync("Dikonsultasikan kepada Kepala Bidang Kesehatan Masyarakat");
        await Expect(page.Locator("[data-timeline] .asked .pill")).ToHaveTextAsync("Dijawab");
        await Expect(page.GetByText(Answer)).ToBeVisibleAsync();
        await Expect(page.Locator("[data-cards]")).ToContainTextAsync("Mohon jawaban · Kepala Bidang Kesehatan Masyarakat");
        var pictures = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Lihat tangkapan layar" }).ClickAsync());
        await Expect(pictures.GetByRole(AriaRole.Img).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Berkas cetak (PDF)" })).ToHaveAttributeAsync("href", $"/api/cases/{caseId}/dossier");
    }

    [Fact]
    public async Task An_open_case_says_at_its_top_whose_turn_it_is_and_until_when()
    {
        var caseId = await OpenAsync("Antrean loket lama, mohon ditambah.", "facebook", "layanan_puskesmas");
        await fixture.Client.ActAsync("kasi", caseId, "consult", new { to = new[] { "kabid" }, note = "" });
        var page = await SignedInAsync("kasi", $"kasus/{caseId}");

        var top = page.GetByRole(AriaRole.Article).Locator(".panel").First;
        await Expect(top.Locator("dt").Nth(0)).ToHaveTextAsync("Menunggu");
        await Expect(top.Locator("dd").Nth(0)).ToHaveTextAsync("Kepala Bidang Kesehatan Masyarakat");
        await Expect(top.Locator("dt").Nth(1)).ToHaveTextAsync("Batas waktu");
        var due = (DateTimeOffset)(await fixture.Client.CaseAsync(caseId))["due"]!;
        await Expect(top.Locator("dd time").First).ToHaveTextAsync(new Regex($"{due.ToOffset(TimeSpan.FromHours(7)):HH.mm} WIB"));
    }

    [Fact]
    public async Task Who_does_not_handle_a_case_neither_finds_nor_opens_it()
    {
        const string Word = "akupunktur";
        var caseId = await OpenAsync($"Apakah {Word} ditanggung?", "website");
        await Eventually.Async(() => FoundAsync(Word), found => found.Count == 1, "the index to follow");
        var page = await SignedInAsync("kasi2", "kasus");

        await page.GetByRole(AriaRole.Searchbox).FillAsync(Word);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-count]")).ToHaveTextAsync("Tidak ada kasus yang cocok.");
        await page.EvaluateAsync("id => location.hash = `kasus/${id}`", caseId);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Kasus ini hanya dapat dilihat oleh yang menanganinya.");
        await Expect(page.GetByText(Word)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_person_without_a_position_is_refused_politely_and_reads_nothing()
    {
        var caseId = await OpenAsync("Apakah layanan fisioterapi dibuka?", "website");
        var page = await fixture.WindowAsync();
        var answer = await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await page.GotoAsync(Address);
                await page.Locator("[data-persona=tamu]").ClickAsync();
            },
            r => r.Url == Address && r.Status != 302);

        Assert.Equal(403, answer.Status);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mohon maaf, dasbor ini hanya untuk pegawai yang memegang jabatan");
        foreach (var door in new[] { "numbers", $"cases/{caseId}" })
            Assert.Equal(403, (await page.APIRequest.GetAsync($"{Address}/{door}")).Status);
        var stranger = await fixture.WindowAsync();
        foreach (var door in new[] { "numbers", $"cases/{caseId}" })
            Assert.Equal(401, (await stranger.APIRequest.GetAsync($"{Address}/{door}")).Status);
        Assert.Equal(401, (await stranger.APIRequest.PostAsync($"{Address}/cases", new() { DataObject = new { words = "fisioterapi" } })).Status);
    }

    [Fact]
    public async Task A_case_is_opened_with_the_keyboard_alone()
    {
        const string Word = "fisioterapis";
        var caseId = await OpenAsync($"Apakah ada {Word} di puskesmas?", "twitter");
        await Eventually.Async(() => FoundAsync(Word), found => found.Count == 1, "the index to follow");
        var page = await SignedInAsync("kasi");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await TabToAsync(page, "#nav a:has-text('Kasus')");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kasus");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await TabToAsync(page, "#cari");
        await page.Keyboard.TypeAsync(Word);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-case]")).ToHaveCountAsync(1);
        await TabToAsync(page, "[data-case] a");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-timeline]")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await TabToAsync(page, "[data-history] summary");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("menyertakan tangkapan layar")).ToBeVisibleAsync();
        Assert.EndsWith($"#kasus/{caseId}", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task No_part_has_a_barrier_or_must_be_scrolled_sideways(int width, ColorScheme scheme)
    {
        var caseId = await OpenAsync("Mohon penjelasan jadwal pelayanan kesehatan lanjut usia di seluruh puskesmas, termasuk yang dilakukan di luar gedung.", "instagram");
        var page = await SignedInAsync("kadis", width: width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        foreach (var part in new[] { "ringkasan", "kasus", $"kasus/{caseId}" })
        {
            await GoAsync(page, part);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            Assert.Empty(await Accessibility.BarriersAsync(page));
            Assert.Equal(0, await new ChatPage(page).SidewaysAsync());
        }
    }

    [Fact]
    public async Task The_rehearsal_page_opens_the_dashboard_as_the_person_whose_chat_is_read()
    {
        var chat = await fixture.ChatAsync("kabid");
        var page = await chat.Page.RunAndWaitForPopupAsync(() => chat.Page.GetByTestId("dashboard").ClickAsync());
        await Expect(page.Locator("#who")).ToContainTextAsync("Agus Wicaksono");

        await chat.BecomeAsync("kadis");
        var other = await chat.Page.RunAndWaitForPopupAsync(() => chat.Page.GetByTestId("dashboard").ClickAsync());
        await Expect(other.Locator("#who")).ToContainTextAsync("Dewi Lestari");
    }

    private string Address => new Uri(fixture.Tenant.FunctionsUrl, "/api/dashboard").AbsoluteUri;

    /// <param name="topic">Of the shipped ones, "promosi" needs nobody's agreement.</param>
    private Task<string> OpenAsync(string summary, string channel, string topic = "promosi") =>
        fixture.Client.IntakeAsync(new Report { Screenshots = [(Screenshot.Png(16, 16), "image/png")] }.With("summary", summary).With("channel", channel).With("topic", topic));

    private async Task CloseAsync(string caseId)
    {
        await fixture.Client.ActAsync("kasi", caseId, "release", new { text = Answer });
        await fixture.Client.ActAsync("tim", caseId, "publish", new { permalink = "https://instagram.example/p/jawaban" });
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{Address}/{path}");
        request.Headers.Authorization = new("Bearer", await fixture.Client.TokenAsync("kadis"));
        if (body is not null) request.Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
        using var answer = await fixture.Client.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private Task<JsonNode> NumbersAsync() => SendAsync(HttpMethod.Get, "numbers?per=bulan");

    private async Task<JsonArray> FoundAsync(string words) => (await SendAsync(HttpMethod.Post, "cases", new { words }))["cases"]!.AsArray();

    private static int Of(JsonNode numbers, string channel, string what) =>
        (int)numbers["channels"]!.AsArray().Single(c => (string)c!["key"]! == channel)![what]!["cases"]!;

    private static JsonNode Last(JsonNode numbers) => numbers["trend"]!.AsArray()[^1]!;

    private async Task<IPage> SignedInAsync(string persona, string part = "ringkasan", int width = 1280)
    {
        var page = await fixture.WindowAsync(width);
        await page.GotoAsync(Address);
        await page.Locator($"[data-persona={persona}]").ClickAsync();
        await Expect(page.Locator("main")).ToHaveAttributeAsync("aria-busy", "false");
        if (part != "ringkasan") await GoAsync(page, part);
        return page;
    }

    private static async Task GoAsync(IPage page, string part)
    {
        if (page.Url.EndsWith("#" + part, StringComparison.Ordinal)) return;
        await page.EvaluateAsync("part => { document.querySelector('main').setAttribute('aria-busy', 'true'); location.hash = part; }", part);
        await Expect(page.Locator("main")).ToHaveAttributeAsync("aria-busy", "false");
    }

    /// <summary>The row of a panel's table, which is opened for it.</summary>
    private static async Task<ILocator> RowAsync(IPage page, string panel, string name)
    {
        var details = page.Locator($"[data-panel={panel}] details");
        await details.EvaluateAsync("d => d.open = true");
        return details.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { NameRegex = new Regex("^" + Regex.Escape(name)) }) });
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var pressed = 0; pressed < 60; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await page.Locator(selector).First.EvaluateAsync<bool>("e => e === document.activeElement")) continue;
            Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
            return;
        }

        Assert.Fail($"Tab never came to {selector}.");
    }

    [GeneratedRegex(@"\d{1,2} [A-Z][a-z]+ \d{4} \d{2}\.\d{2} WIB")]
    private static partial Regex WibTime();
}
