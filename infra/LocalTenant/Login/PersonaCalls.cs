using System.Net.Http.Headers;

namespace Sop697.LocalTenant.Login;

/// <summary>
/// <c>GET /_tenant/as/{persona}/api/…</c>: what the function app answers to a persona's own token, so that the page can show it. In a
/// real tenant the tab's own sign-in does this.
/// </summary>
internal static class PersonaCalls
{
    private const string Audience = "api";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    internal static WebApplication MapPersonaCalls(this WebApplication app)
    {
        app.MapGet("/_tenant/as/{persona}/api/{**path}", ForwardAsync);
        return app;
    }

    private static async Task<IResult> ForwardAsync(HttpContext context, string persona, string path, PersonaTokens tokens, TenantOptions options)
    {
        if (tokens.For(new TokenOrder(persona, Audience)) is not { } token) return Results.NotFound();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{options.FunctionsUrl}/api/{path}{context.Request.QueryString}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Accept-Language", context.Request.Headers.AcceptLanguage.ToString());
        using var answer = await Http.SendAsync(request, context.RequestAborted);
        return Results.Content(await answer.Content.ReadAsStringAsync(context.RequestAborted), answer.Content.Headers.ContentType?.ToString(), statusCode: (int)answer.StatusCode);
    }
}
