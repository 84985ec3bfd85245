using System.Net.Http.Headers;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios.Authorisation;

/// <summary>Somebody at a door, with what they bring.</summary>
/// <param name="Name">A persona for a good token, <c>session:</c> and a persona for a signed-in browser, else what is wrong.</param>
internal sealed record Caller(string Name, string? Bearer = null, string? Cookie = null)
{
    public void Identify(HttpRequestMessage request)
    {
        if (Bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Bearer);
        if (Cookie is not null) request.Headers.Add("Cookie", Cookie);
    }
}

/// <summary>Everybody who may come: the right people, the wrong people, and what a thief would try.</summary>
internal static class Callers
{
    public static readonly string[] Personas = ["tim", "kasi", "kasi2", "kabid", "kadis"];

    private const string OtherTenant = "99999999-6970-4697-8697-000000000697";

    public static async Task<IReadOnlyList<Caller>> AllAsync(TenantClient client)
    {
        List<Caller> all = [new("nobody")];
        foreach (var persona in Personas) all.Add(new(persona, await client.TokenAsync(persona)));
        foreach (var (name, order) in Tokens) all.Add(new(name, await client.TokenAsync(order)));
        foreach (var persona in Personas) all.Add(new($"session:{persona}", Cookie: await client.SignInAsync(persona)));
        all.Add(new("torn-session", Cookie: Torn(all[^1].Cookie!)));
        return all;
    }

    /// <summary>Every token is the team's but for its one fault: only the fault may be why it is refused.</summary>
    private static IEnumerable<(string Name, object Order)> Tokens =>
    [
        ("stranger", new { persona = "tim", stranger = true }),
        ("expired", new { persona = "tim", expired = true }),
        ("wrong audience", new { persona = "tim", audience = "graph" }),
        ("forged", new { persona = "tim", forged = true }),
        ("unsigned", new { persona = "tim", unsigned = true }),
        ("guest of another tenant", new { persona = "tim", tenant = OtherTenant }),
        ("issuer of another tenant", new { persona = "tim", issuer = $"https://login.microsoftonline.com/{OtherTenant}/v2.0" }),
        ("without scope", new { persona = "tim", scopes = "" }),
        ("other-scope", new { persona = "tim", scopes = "openid profile" }),
        ("bot", new { audience = "bot" }),
        ("bot, expired", new { audience = "bot", expired = true }),
        ("bot, forged", new { audience = "bot", forged = true }),
        ("bot, unsigned", new { audience = "bot", unsigned = true }),
        ("bot, other issuer", new { audience = "bot", issuer = "https://jahat.example" }),
        ("bot, other service", new { audience = "bot", serviceUrl = "https://jahat.example/" }),
    ];

    /// <summary>One letter in the middle of the sealed ticket is another one.</summary>
    private static string Torn(string cookie)
    {
        var at = cookie.IndexOf("sop697=", StringComparison.Ordinal) + 60;
        return cookie[..at] + (cookie[at] == 'A' ? 'B' : 'A') + cookie[(at + 1)..];
    }
}
