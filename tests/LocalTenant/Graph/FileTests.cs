using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Drives.Item.Items.Item.CreateUploadSession;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Sop697.Tests.LocalTenant;

public sealed class FileTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, .. Encoding.ASCII.GetBytes("bukan gambar, hanya uji")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<DriveItem?> PutAsync(string drive, string path, byte[] bytes, string? conflict)
    {
        using var content = new MemoryStream(bytes);
        var request = tenant.App.Drives[drive].Root.ItemWithPath(path).Content.ToPutRequestInformation(content);
        if (conflict is not null) request.URI = new Uri($"{request.URI}?@microsoft.graph.conflictBehavior={conflict}");
        var errors = new Dictionary<string, ParsableFactory<IParsable>> { ["XXX"] = ODataError.CreateFromDiscriminatorValue };
        return await tenant.App.RequestAdapter.SendAsync(request, DriveItem.CreateFromDiscriminatorValue, errors, Cancel);
    }

    [Theory]
    [InlineData("2026/11/697-0001/a.png")]
    [InlineData("2026/11/kasus b#c%é & d/ñ.png")]
    public async Task A_file_comes_back_byte_for_byte_and_its_folders_were_made(string path)
    {
        var drive = await tenant.LibraryAsync($"Pustaka {Guid.NewGuid():N}"[..20]);
        var made = await PutAsync(drive, path, Picture, "fail");
        var read = await tenant.App.Drives[drive].Root.ItemWithPath(path).GetAsync(cancellationToken: Cancel);
        await using var content = await tenant.App.Drives[drive].Items[made!.Id].Content.GetAsync(cancellationToken: Cancel);
        using var copy = new MemoryStream();
        await content!.CopyToAsync(copy, Cancel);

        Assert.Equal(Picture, copy.ToArray());
        Assert.Equal(made.Id, read!.Id);
        Assert.Equal(Picture.Length, read.Size);
        Assert.Equal("image/png", read.File!.MimeType);
        Assert.Matches("^\"\\{[0-9A-F-]{36}\\},1\"$", read.ETag);
        Assert.Matches("^\"c:\\{[0-9A-F-]{36}\\},1\"$", read.CTag);
    }

    [Fact]
    public async Task The_same_path_again_fails_replaces_or_is_renamed_as_asked()
    {
        var drive = await tenant.LibraryAsync("Bentrok");
        var first = await PutAsync(drive, "a/b.png", Picture, "fail");
        var failed = await Lists.RefusedAsync(() => PutAsync(drive, "a/b.png", Picture, "fail"));
        var renamed = await PutAsync(drive, "A/B.png", [1], "rename");
        var replaced = await PutAsync(drive, "a/b.png", [0xB5, 0xB4], null);
        var children = await tenant.App.Drives[drive].Items[first!.ParentReference!.Id].Children.GetAsync(cancellationToken: Cancel);

        // Worked out by hand: b5, then b4 shifted by 11 bits, the length at byte 12.
        Assert.Equal("taAFAAAAAAAAAAAAAgAAAAAAAAA=", replaced!.File!.Hashes!.QuickXorHash);
        Assert.Equal((409, "nameAlreadyExists"), (failed.ResponseStatusCode, failed.Error!.Code));
        Assert.Equal("B 1.png", renamed!.Name);
        Assert.Equal(first.Id, replaced.Id);
        Assert.EndsWith(",2\"", replaced.CTag, StringComparison.Ordinal);
        Assert.Equal(["B 1.png", "b.png"], children!.Value!.Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a/../b.png")]
    [InlineData("a/b*c.png")]
    [InlineData("forms/a.png")]
    [InlineData("a/CON/b.png")]
    [InlineData("a/~$b.png")]
    public async Task A_name_that_SharePoint_forbids_is_refused(string path)
    {
        var drive = await tenant.LibraryAsync($"Terlarang {Guid.NewGuid():N}"[..20]);
        var escaped = string.Join('/', path.Split('/').Select(s => s == ".." ? "%2E%2E" : Uri.EscapeDataString(s)));
        using var answer = await RawPutAsync($"/v1.0/drives/{drive}/root:/{escaped}:/content");
        Assert.Equal(HttpStatusCode.BadRequest, answer);
    }

    // HttpClient folds dots away; a socket does not.
    private async Task<Wire> RawPutAsync(string target)
    {
        var token = await tenant.AppTokenAsync(Sop697.LocalTenant.Personas.AppClientId);
        using var socket = new System.Net.Sockets.TcpClient("localhost", tenant.Options.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"PUT {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Length: 1\r\n\r\nx"), Cancel);
        using var reader = new StreamReader(stream);
        var line = await reader.ReadLineAsync(Cancel);
        return new Wire((HttpStatusCode)int.Parse(line!.Split(' ')[1], null));
    }

    private sealed record Wire(HttpStatusCode Status) : IDisposable
    {
        public static implicit operator HttpStatusCode(Wire wire) => wire.Status;

        public void Dispose()
        {
        }
    }

    [Fact]
    public async Task A_big_file_goes_up_in_slices()
    {
        var drive = await tenant.LibraryAsync("Besar");
        var bytes = new byte[(2 * 320 * 1024) + 5];
        new Random(7).NextBytes(bytes);
        var session = await tenant.App.Drives[drive].Root.ItemWithPath("2026/besar.bin").CreateUploadSession.PostAsync(new CreateUploadSessionPostRequestBody(), cancellationToken: Cancel);
        using var content = new MemoryStream(bytes);
        var result = await new LargeFileUploadTask<DriveItem>(session!, content, 320 * 1024).UploadAsync(cancellationToken: Cancel);
        using var file = await tenant.Http.GetAsync(new Uri(result.ItemResponse.WebUrl!), Cancel);

        Assert.True(result.UploadSucceeded);
        Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task A_slice_twice_is_416_a_slice_with_a_token_401_and_a_crooked_one_400()
    {
        var drive = await tenant.LibraryAsync("Irisan");
        using var opened = await tenant.GraphAsync(HttpMethod.Post, $"/drives/{drive}/root:/a.bin:/createUploadSession", new { item = new Dictionary<string, string> { ["@microsoft.graph.conflictBehavior"] = "fail" } });
        var url = new Uri((await opened.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["uploadUrl"]!.GetValue<string>());
        async Task<HttpResponseMessage> Slice(long from, int count, bool token = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(new byte[count]) };
            request.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + count - 1, 1_000_000);
            if (token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "x");
            return await tenant.Http.SendAsync(request, Cancel);
        }

        using var authorised = await Slice(0, 327_680, token: true);
        using var first = await Slice(0, 327_680);
        using var again = await Slice(0, 327_680);
        using var crooked = await Slice(327_680, 1000);
        var next = (await first.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["nextExpectedRanges"]![0]!.GetValue<string>();

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Accepted, HttpStatusCode.RequestedRangeNotSatisfiable, HttpStatusCode.BadRequest],
            new[] { authorised, first, again, crooked }.Select(r => r.StatusCode));
        Assert.Equal("327680-", next);
    }

    [Fact]
    public async Task Missing_folders_are_refused_when_the_tenant_is_told_so()
    {
        var drive = await tenant.LibraryAsync("Folder");
        await tenant.SettingsAsync(new { createFolders = false });
        var error = await Lists.RefusedAsync(() => PutAsync(drive, "x/y.png", Picture, "fail"));
        await tenant.SettingsAsync(new { createFolders = true });
        Assert.Equal(404, error.ResponseStatusCode);
    }

    [Fact]
    public async Task The_fields_of_a_file_are_changed_through_its_row()
    {
        var drive = await tenant.LibraryAsync("Baris berkas");
        var made = await PutAsync(drive, "a.png", Picture, "fail");
        using var patched = await tenant.GraphAsync(HttpMethod.Patch, $"/drives/{drive}/items/{made!.Id}/listItem/fields", new Dictionary<string, string> { ["Title"] = "Tangkapan layar" });
        var row = await tenant.App.Drives[drive].Items[made.Id].ListItem.GetAsync(r => r.QueryParameters.Expand = ["fields"], Cancel);

        Assert.True(patched.IsSuccessStatusCode);
        Assert.Equal("Tangkapan layar", row!.Fields!.AdditionalData["Title"]);
        Assert.Equal("a.png", row.Fields.AdditionalData["FileLeafRef"]);
    }

    [Fact]
    public async Task The_page_reads_lists_rows_and_pictures_without_a_token()
    {
        var list = await tenant.CasesAsync("Halaman kasus");
        await tenant.AddAsync(list, ("CaseKey", "k1"));
        var drive = await tenant.LibraryAsync("Halaman pustaka");
        await PutAsync(drive, "2026/a b.png", Picture, "fail");

        var lists = await tenant.Http.GetFromJsonAsync<JsonArray>("/_tenant/sharepoint/lists", Cancel);
        var rows = await tenant.Http.GetFromJsonAsync<JsonArray>("/_tenant/sharepoint/lists/Halamankasus/items?top=5", Cancel);
        var files = await tenant.Http.GetFromJsonAsync<JsonArray>("/_tenant/sharepoint/library/Halamanpustaka", Cancel);
        using var bytes = await tenant.Http.GetAsync(files![0]!["url"]!.GetValue<string>(), Cancel);

        Assert.Contains(lists!, l => l!["name"]!.GetValue<string>() == "Halamankasus" && l["count"]!.GetValue<int>() == 1);
        Assert.Equal("k1", rows![0]!["CaseKey"]!.GetValue<string>());
        Assert.Equal("2026/a b.png", files[0]!["path"]!.GetValue<string>());
        Assert.Equal("image/png", bytes.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Picture, await bytes.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task A_download_address_without_its_stamp_opens_nothing()
    {
        var drive = await tenant.LibraryAsync("Stempel");
        var made = await PutAsync(drive, "a.png", Picture, "fail");
        using var answer = await tenant.Http.GetAsync($"/sites/sop697/_layouts/15/download.aspx?UniqueId={made!.Id}&tempauth=00", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
