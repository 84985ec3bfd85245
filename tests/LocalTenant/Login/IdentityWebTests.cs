using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using System.Web;
using Sop697.LocalTenant;

namespace Sop697.Tests.LocalTenant;

public sealed partial class IdentityWebTests(ProductApp app) : IClassFixture<ProductApp>
{
    private readonly RunningTenant _tenant = app.Tenant;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<(HttpStatusCode Status, string Body)> CallAsync(object order)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await _tenant.PersonaTokenAsync(order));
        using var answer = await http.GetAsync("/api/me", Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task The_api_knows_the_persona_by_its_token()
    {
        Assert.Equal((HttpStatusCode.OK, Personas.Find("kabid")!.AadObjectId.ToString()), await CallAsync(new { persona = "kabid", audience = "api" }));
    }

    [Fact]
    public async Task The_api_lets_a_stranger_in_as_somebody_whom_nobody_knows()
    {
        var (status, oid) = await CallAsync(new { persona = "kasi", audience = "api", stranger = true });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(Personas.All, p => p.AadObjectId.ToString() == oid);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("forged")]
    [InlineData("unsigned")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("tenant")]
    [InlineData("bot")]
    public async Task The_api_refuses_a_token_that_is(string wrong)
    {
        object order = wrong switch
        {
            "expired" => new { persona = "kasi", expired = true },
            "forged" => new { persona = "kasi", forged = true },
            "unsigned" => new { persona = "kasi", unsigned = true },
            "audience" => new { persona = "kasi", audience = "api://lain" },
            "issuer" => new { persona = "kasi", issuer = "https://login.example/v2.0" },
            "tenant" => new { persona = "kasi", tenant = "99999999-6970-4697-8697-000000000001" },
            _ => new { persona = "kasi", audience = "bot" },
        };
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(order)).Status);
    }

    [Fact]
    public async Task Identity_web_acquires_an_app_token_that_opens_graph()
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var header = await http.GetStringAsync("/graph-header", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, _tenant.Options.GraphUrl + "/sites/root");
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(header);
        using var answer = await _tenant.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_person_signs_in_through_the_page_and_is_known_afterwards()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = app.Address };
        using var challenge = await browser.GetAsync("/page", Cancel);
        var authorize = challenge.Headers.Location!;
        var page = await _tenant.Http.GetStringAsync(authorize, Cancel);
        var choice = PersonaLink().Matches(page).Single(m => m.Groups["key"].Value == "kasi2").Groups["address"].Value;
        var form = await _tenant.Http.GetStringAsync(new Uri(new Uri(_tenant.Options.PageUrl), HttpUtility.HtmlDecode(choice)), Cancel);
        using var fields = new FormUrlEncodedContent(Inputs().Matches(form).ToDictionary(m => m.Groups["name"].Value, m => HttpUtility.HtmlDecode(m.Groups["value"].Value)));
        using var post = new HttpRequestMessage(HttpMethod.Post, "/signin-oidc") { Content = fields };
        post.Headers.Add("Cookie", Cookies(challenge));
        using var back = await browser.SendAsync(post, Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, back.Headers.Location);
        again.Headers.Add("Cookie", Cookies(back));
        using var known = await browser.SendAsync(again, Cancel);

        Assert.StartsWith($"{_tenant.Options.PageUrl}/login/", authorize.ToString(), StringComparison.Ordinal);
        Assert.Equal([.. Personas.All.Select(p => p.Key), Personas.Guest.Key], PersonaLink().Matches(page).Select(m => m.Groups["key"].Value));
        Assert.Equal(Personas.Find("kasi2")!.AadObjectId.ToString(), await known.Content.ReadAsStringAsync(Cancel));
    }

    // The app marks its cookies for secure or same-site use; a plain list sends them all, as a browser on localhost does.
    private static string Cookies(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.TryGetValues("Set-Cookie", out var all) ? all.Select(c => c.Split(';')[0]).Where(c => !c.EndsWith('=')) : []);

    [GeneratedRegex("<a href=\"(?<address>[^\"]+)\" data-persona=\"(?<key>\\w+)\"")]
    private static partial Regex PersonaLink();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Inputs();
}
