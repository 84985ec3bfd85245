using Microsoft.AspNetCore.WebUtilities;

namespace Sop697.LocalTenant.Login;

/// <summary>Signs a person in: chooses the persona and sends the browser back to the app.</summary>
internal static class Authorize
{
    private sealed record Request(ClientApp App, Uri RedirectUri, string ResponseType, string ResponseMode, string? State, string? Nonce);

    public static IResult Answer(string tenant, HttpRequest http, PersonaTokens people, AuthorizationCodes codes)
    {
        var query = http.Query;
        if (!LoginEndpoints.Knows(tenant)) return LoginPage.Problem("Tenant ini tidak dikenal.", "This tenant is unknown.");
        if (ClientApp.Find(query["client_id"]) is not { } app) return LoginPage.Problem("Aplikasi ini tidak terdaftar.", "This app is not registered.");
        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirect) || !redirect.IsLoopback || redirect.Scheme is not ("http" or "https"))
            return LoginPage.Problem("Alamat kembali bukan alamat komputer ini.", "The redirect address is not on this computer.");
        var type = string.Join(' ', query["response_type"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        var mode = query["response_mode"].ToString();
        if (mode.Length == 0) mode = type == "code" ? "query" : "fragment";
        var request = new Request(app, redirect, type, mode, Text(query["state"]), Text(query["nonce"]));
        if (type is not ("code" or "id_token" or "code id_token") || mode is not ("query" or "fragment" or "form_post") || (mode == "query" && type != "code"))
            return Back(request, new() { ["error"] = "unsupported_response_type", ["error_description"] = "AADSTS700054: response_type or response_mode is not supported." });
        if (type != "code" && request.Nonce is null)
            return Back(request, new() { ["error"] = "invalid_request", ["error_description"] = "AADSTS900144: The request must contain 'nonce'." });
        var persona = PersonaTokens.Find(Text(query["persona"])) ?? PersonaTokens.Find(Text(query["login_hint"])) ?? SignInAs.Chosen(http.HttpContext);
        if (persona is not null) return Back(request, Signed(request, persona, query, people, codes));
        return query["prompt"] == "none"
            ? Back(request, new() { ["error"] = "login_required", ["error_description"] = "AADSTS50058: Nobody is signed in." })
            : LoginPage.Choose(app.Name, key => QueryHelpers.AddQueryString(http.Path, Kept(query, key)));
    }

    public static IResult Logout(HttpRequest http)
    {
        var target = http.Query["post_logout_redirect_uri"].ToString();
        return Uri.TryCreate(target, UriKind.Absolute, out var back) && back.IsLoopback && back.Scheme is "http" or "https"
            ? Results.Redirect(Text(http.Query["state"]) is { } state ? QueryHelpers.AddQueryString(target, "state", state) : target)
            : LoginPage.SignedOut();
    }

    private static Dictionary<string, string?> Signed(Request request, Persona persona, IQueryCollection query, PersonaTokens people, AuthorizationCodes codes)
    {
        var answer = new Dictionary<string, string?>();
        string? code = null;
        if (request.ResponseType.StartsWith("code", StringComparison.Ordinal))
        {
            code = codes.Add(new Grant(
                persona, request.App.Id, request.RedirectUri.OriginalString, request.Nonce,
                Text(query["code_challenge"]), Text(query["code_challenge_method"]), DateTime.UtcNow.AddMinutes(10)));
            answer["code"] = code;
        }
        if (request.ResponseType.EndsWith("id_token", StringComparison.Ordinal)) answer["id_token"] = people.IdToken(persona, request.App.Id, request.Nonce, code);
        return answer;
    }

    private static IResult Back(Request request, Dictionary<string, string?> answer)
    {
        if (request.State is not null) answer["state"] = request.State;
        answer["session_state"] = Guid.NewGuid().ToString();
        var target = request.RedirectUri.OriginalString;
        if (request.ResponseMode == "form_post") return LoginPage.Post(target, answer);
        return Results.Redirect(request.ResponseMode == "fragment"
            ? target.Split('#')[0] + "#" + QueryHelpers.AddQueryString("", answer).TrimStart('?')
            : QueryHelpers.AddQueryString(target, answer));
    }

    private static Dictionary<string, string?> Kept(IQueryCollection query, string persona)
    {
        var all = query.Where(q => q.Key is not ("persona" or "login_hint" or "prompt")).ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        all["persona"] = persona;
        return all;
    }

    private static string? Text(Microsoft.Extensions.Primitives.StringValues value) => value.Count == 0 || value.ToString().Length == 0 ? null : value.ToString();
}
