using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Sop697.Tests.LocalTenant.FunctionsHost;

[Collection(AzuriteGroup.Name)]
public sealed class HttpTests(AzuriteFixture azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_request_reaches_the_handler_as_the_client_sent_it()
    {
        await using var app = await TestApp.StartAsync(azurite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/echo/a%20b?x=1&y=%C3%A9");
        request.Headers.Add("Authorization", "Bearer abc");
        request.Headers.Add("Cookie", "k=v");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var response = await app.Client.SendAsync(request, None);
        var seen = (await response.Content.ReadFromJsonAsync<JsonNode>(None))!;

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(["a=1", "b=2"], response.Headers.GetValues("Set-Cookie"));
        Assert.Equal("/api/echo/a%20b?x=1&y=%C3%A9", (string?)seen["url"]);
        Assert.Equal("Bearer abc", (string?)seen["headers"]!["authorization"]);
        Assert.Equal("k=v", (string?)seen["headers"]!["cookie"]);
        Assert.Equal(app.Client.BaseAddress!.Authority, (string?)seen["headers"]!["host"]);
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", (string?)seen["headers"]!["traceparent"]);
        Assert.True(Guid.TryParse((string?)seen["headers"]!["x-azure-functions-invocationid"], out _));
        Assert.Contains("Azure-Functions-Host/", (string?)seen["headers"]!["user-agent"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Five_megabytes_of_multipart_arrive_byte_for_byte(bool chunked)
    {
        await using var app = await TestApp.StartAsync(azurite);
        var picture = new byte[5 * 1024 * 1024];
        new Random(697).NextBytes(picture);
        using var form = new MultipartFormDataContent("batas-697") { { new ByteArrayContent(picture), "screenshot", "a.png" } };
        var sent = await form.ReadAsByteArrayAsync(None);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/echo") { Content = form };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await app.Client.SendAsync(request, None);
        var seen = (await response.Content.ReadFromJsonAsync<JsonNode>(None))!;

        Assert.Equal(sent.Length, (int?)seen["length"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(sent)), (string?)seen["sha256"]);
        Assert.StartsWith("multipart/form-data; boundary=", (string?)seen["headers"]!["content-type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_functions_with_their_methods_exist()
    {
        await using var app = await TestApp.StartAsync(azurite);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, HttpMethod.Get, "api/nothing"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, HttpMethod.Delete, "api/echo"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, HttpMethod.Post, "work"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, HttpMethod.Get, "echo"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, HttpMethod.Get, "admin/functions"));
        Assert.Empty(app.Calls());
    }

    [Fact]
    public async Task A_guarded_function_needs_a_key_in_header_or_query()
    {
        await using var app = await TestApp.StartAsync(azurite);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, HttpMethod.Get, "api/guarded"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, HttpMethod.Get, "api/guarded?code=wrong"));
        foreach (var name in new[] { "guarded", "default", "_master" })
            Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(app, HttpMethod.Get, $"api/guarded?code={app.Key(name)}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/guarded");
        request.Headers.Add("x-functions-key", app.Key("guarded"));
        using var response = await app.Client.SendAsync(request, None);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public async Task Keys_are_in_no_log()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await StatusAsync(app, HttpMethod.Get, $"api/guarded?code={app.Key("guarded")}");
        await app.Host.StopAsync(TimeSpan.FromSeconds(5));

        await using var log = new FileStream(Path.Combine(app.Data, "logs", "functions.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var text = await new StreamReader(log).ReadToEndAsync(None);
        Assert.Contains("guarded GET 202", text);
        Assert.DoesNotContain(app.Key("guarded"), text);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_500_and_does_not_reach_the_handler()
    {
        await using var app = await TestApp.StartAsync(azurite);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/echo/hang") { Content = new ByteArrayContent(new byte[104_857_601]) };
        request.Headers.ExpectContinue = true;

        using var response = await app.Client.SendAsync(request, None);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(0, app.Host.Figures().Restarts);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await app.Client.SendAsync(request, None);
        return response.StatusCode;
    }
}
