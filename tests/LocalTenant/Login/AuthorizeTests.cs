using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Sop697.LocalTenant;

namespace Sop697.Tests.LocalTenant;

public sealed class AuthorizeTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private const string Redirect = "http://localhost:7071/api/masuk";
    private const string Verifier = "pembukti-yang-cukup-panjang-untuk-pkce-0123456789";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Challenge => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private async Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string Value)[] change)
    {
        var query = new Dictionary<string, string>
        {
            ["client_id"] = Personas.AppClientId,
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = "openid profile",
            ["state"] = "keadaan 1",
            ["nonce"] = "sekali",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in change) query[name] = value;
        var text = string.Join('&', query.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"));
        return await tenant.Http.GetAsync($"/login/{Personas.TenantId}/oauth2/v2.0/authorize?{text}", Cancel);
    }

    private async Task<JsonObject> RedeemAsync(string code, string verifier = Verifier, string redirect = Redirect)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = Personas.AppClientId,
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            ["code_verifier"] = verifier,
        });
        using var answer = await tenant.Http.PostAsync(new Uri($"{tenant.Options.LoginUrl}/{Personas.TenantId}/oauth2/v2.0/token"), form, Cancel);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
    }

    private async Task<string> CodeAsync()
    {
        using var answer = await AuthorizeAsync(("login_hint", Personas.Find("kasi")!.Upn));
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;
    }

    [Fact]
    public async Task A_hint_signs_the_person_in_and_the_code_buys_tokens_once()
    {
        using var answer = await AuthorizeAsync(("login_hint", Personas.Find("kasi")!.Upn));
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        var tokens = await RedeemAsync(query["code"]!);
        var again = await RedeemAsync(query["code"]!);
        var id = new JsonWebToken(tokens["id_token"]!.GetValue<string>());

        Assert.Equal("keadaan 1", query["state"]);
        Assert.Equal("sekali", id.GetClaim("nonce").Value);
        Assert.Equal(Personas.Find("kasi")!.AadObjectId.ToString(), id.GetClaim("oid").Value);
        Assert.Equal("2.0", id.GetClaim("ver").Value);
        Assert.Equal("access_as_user", new JsonWebToken(tokens["access_token"]!.GetValue<string>()).GetClaim("scp").Value);
        Assert.Equal("invalid_grant", again["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_code_needs_its_verifier_and_its_redirect()
    {
        Assert.Equal("invalid_grant", (await RedeemAsync(await CodeAsync(), verifier: "lain"))["error"]!.GetValue<string>());
        Assert.Equal("invalid_grant", (await RedeemAsync(await CodeAsync(), redirect: "http://localhost:7071/lain"))["error"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("fragment", "#id_token=")]
    [InlineData("form_post", null)]
    public async Task An_id_token_comes_back_in_the_mode_asked_for(string mode, string? mark)
    {
        using var answer = await AuthorizeAsync(("response_type", "id_token"), ("response_mode", mode), ("persona", "tim"));
        if (mark is not null) Assert.Contains(mark, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        else Assert.Contains($"action=\"{Redirect}\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id", "siapa")]
    [InlineData("redirect_uri", "https://jahat.example/masuk")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    public async Task Nobody_is_sent_away_to_an_unknown_app_or_another_computer(string name, string value)
    {
        using var answer = await AuthorizeAsync((name, value), ("persona", "tim"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task Without_a_choice_the_page_asks_and_a_silent_request_is_told_so()
    {
        using var page = await AuthorizeAsync();
        using var silent = await AuthorizeAsync(("prompt", "none"));
        var html = await page.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("Masuk sebagai siapa?", html, StringComparison.Ordinal);
        Assert.All(Personas.All, p => Assert.Contains(p.Name, html, StringComparison.Ordinal));
        Assert.Contains("error=login_required", silent.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_leads_back_to_the_app()
    {
        using var back = await tenant.Http.GetAsync($"/login/{Personas.TenantId}/oauth2/v2.0/logout?post_logout_redirect_uri={Uri.EscapeDataString(Redirect)}&state=x", Cancel);
        using var away = await tenant.Http.GetAsync($"/login/{Personas.TenantId}/oauth2/v2.0/logout?post_logout_redirect_uri=https%3A%2F%2Fjahat.example", Cancel);

        Assert.Equal(Redirect + "?state=x", back.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, away.StatusCode);
    }
}
