using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Sop697.LocalTenant.Login;

namespace Sop697.LocalTenant.Graph;

/// <summary>The app behind a bearer token, and what its token allows.</summary>
internal sealed record GraphCaller(string AppId, string Name, IReadOnlySet<string> Roles)
{
    public bool Has(params ReadOnlySpan<string> anyOf)
    {
        foreach (var role in anyOf)
        {
            if (Roles.Contains(role)) return true;
        }
        return false;
    }

    public void Require(params ReadOnlySpan<string> anyOf)
    {
        if (!Has(anyOf)) throw new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }

    private bool ManagesSites => Has("Sites.FullControl.All", "Sites.Manage.All");

    /// <summary>Sites.Selected opens nothing by itself: an administrator grants a role on the site.</summary>
    public void RequireSite(GraphState state, bool write)
    {
        if (ManagesSites || Has("Sites.ReadWrite.All") || (!write && Has("Sites.Read.All"))) return;
        var grant = Has("Sites.Selected") ? state.GrantOf(AppId) : null;
        if (grant is null || (write && grant == "read")) throw GraphError.Denied();
    }

    /// <summary>Lists and columns are an administrator's work.</summary>
    public void RequireManage(GraphState state)
    {
        if (ManagesSites) return;
        var grant = Has("Sites.Selected") ? state.GrantOf(AppId) : null;
        if (grant is not ("manage" or "fullcontrol")) throw GraphError.Denied();
    }
}

/// <summary>Checks the bearer tokens of Graph calls: signature, issuer, audience, expiry.</summary>
internal sealed class GraphTokens(TokenSigner signer, TenantOptions options)
{
    private readonly JsonWebTokenHandler _handler = new();
    private readonly TokenValidationParameters _rules = new()
    {
        ValidIssuer = $"{options.LoginUrl}/{Personas.TenantId}/v2.0",
        ValidAudiences = ["https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000"],
        IssuerSigningKey = signer.Key,
        ClockSkew = TimeSpan.Zero,
    };

    public async Task<GraphCaller> Read(string? authorization)
    {
        const string Scheme = "Bearer ";
        if (authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true) throw Refused("Access token is empty.");
        var result = await _handler.ValidateTokenAsync(authorization[Scheme.Length..].Trim(), _rules);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token) throw Refused($"Access token validation failure. {Why(result.Exception)}");
        var roles = token.Claims.Where(c => c.Type == "roles").Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        if (roles.Count == 0) throw new GraphError(403, "Authorization_RequestDenied", "The token holds no roles.");
        var appId = token.TryGetPayloadValue<string>("azp", out var azp) ? azp : "";
        return new GraphCaller(appId, ClientApp.Find(appId)?.Name ?? appId, roles);
    }

    private static string Why(Exception? reason) => reason switch
    {
        SecurityTokenExpiredException => "Lifetime validation failed, the token is expired.",
        SecurityTokenInvalidAudienceException => "Invalid audience.",
        SecurityTokenInvalidIssuerException => "Invalid issuer.",
        _ => "Signature could not be validated.",
    };

    private static GraphError Refused(string message) => new(401, "InvalidAuthenticationToken", message)
    {
        Headers = { ["WWW-Authenticate"] = "Bearer realm=\"\", error=\"invalid_token\"" },
    };
}
