using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Sop697.LocalTenant.Login;

namespace Sop697.LocalTenant.Connector;

/// <summary>Lets only the product's bot into the Connector.</summary>
public sealed class ConnectorTokens(TenantOptions options, TokenSigner signer) : IEndpointFilter
{
    public const string Audience = "https://api.botframework.com";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var header = context.HttpContext.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && await IsBotAsync(header[7..])) return await next(context);
        return Results.Json(new { message = "Authorization has been denied for this request." }, statusCode: StatusCodes.Status401Unauthorized);
    }

    private async Task<bool> IsBotAsync(string token)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = $"{options.LoginUrl}/{Personas.TenantId}/v2.0",
            ValidAudience = Audience,
            IssuerSigningKey = signer.Key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        });
        return result.IsValid && ClientOf(result) == Personas.AppClientId;
    }

    private static string? ClientOf(TokenValidationResult result) =>
        (result.Claims.TryGetValue("azp", out var azp) || result.Claims.TryGetValue("appid", out azp)) ? azp as string : null;
}
