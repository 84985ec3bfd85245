using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Sop697.Microsoft365.Teams.Activities;

namespace Sop697.Microsoft365.Teams;

/// <summary>
/// Proves that a request comes from the Bot Connector: signature by a published key, issuer, audience, time. There is no
/// switch that turns it off. What the activity itself must match is checked by <see cref="Accepts"/>.
/// Source: Learn, "Authentication with the Bot Connector API".
/// </summary>
public static class BotAuthentication
{
    public const string Scheme = "Bot";

    /// <summary>Authorization policy that asks for a token of the Connector.</summary>
    public const string Policy = "Bot";

    /// <summary>Name of the HTTP client that reads the Connector's keys.</summary>
    public const string MetadataClient = "bot-metadata";

    private const string EndorsementClaim = "sop697:endorsement";

    /// <summary>
    /// The token was issued for the service this activity names, by a key endorsed for its channel. To be asked by the door
    /// after the token and before anything is done.
    /// </summary>
    public static bool Accepts(ClaimsPrincipal user, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(activity);
        return activity is { ServiceUrl: { Length: > 0 } serviceUrl, ChannelId: { Length: > 0 } channel }
            && user.Claims.FirstOrDefault(c => c.Type.Equals("serviceurl", StringComparison.OrdinalIgnoreCase)) is { } claim
            && SameAddress(claim.Value, serviceUrl)
            && user.HasClaim(c => c.Type == EndorsementClaim && c.Issuer == Scheme && c.Value == channel);
    }

    private static bool SameAddress(string one, string other) =>
        string.Equals(one.TrimEnd('/'), other.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Fills in the scheme's options from <see cref="BotOptions"/>.</summary>
    internal sealed class Setup(IOptions<BotOptions> bot, IHttpClientFactory clients) : IConfigureNamedOptions<JwtBearerOptions>
    {
        public void Configure(JwtBearerOptions options) => Configure(null, options);

        public void Configure(string? name, JwtBearerOptions options)
        {
            if (name != Scheme) return;
            options.MapInboundClaims = false;
            options.IncludeErrorDetails = false;
            options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                bot.Value.OpenIdMetadata,
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever(clients.CreateClient(MetadataClient)) { RequireHttps = true });
            options.TokenValidationParameters = Parameters(bot.Value);
            options.Events = new JwtBearerEvents { OnTokenValidated = Endorse, OnChallenge = Forbid };
        }

        private static TokenValidationParameters Parameters(BotOptions bot) => new()
        {
            ValidIssuer = bot.Issuer,
            ValidAudience = bot.AppId,
            ValidateIssuer = true,
            ValidateAudience = true,
            ValidateLifetime = true,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ClockSkew = TimeSpan.FromMinutes(5),
        };

        /// <summary>The Connector documents 403 for every token it would not have sent.</summary>
        private static Task Forbid(JwtBearerChallengeContext context)
        {
            context.HandleResponse();
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        /// <summary>Which channels the signing key stands for is said beside the key, not in the token.</summary>
        private static async Task Endorse(TokenValidatedContext context)
        {
            var configuration = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
            var kid = (context.SecurityToken as JsonWebToken)?.Kid;
            var key = configuration.JsonWebKeySet?.Keys.FirstOrDefault(k => k.Kid == kid);
            context.Principal!.AddIdentity(new ClaimsIdentity(Endorsements(key).Select(e => new Claim(EndorsementClaim, e, ClaimValueTypes.String, Scheme))));
        }

        private static IEnumerable<string> Endorsements(JsonWebKey? key)
        {
            if (key is null || !key.AdditionalData.TryGetValue("endorsements", out var value)) return [];
            return value switch
            {
                JsonElement { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(e => e.ToString())],
                IEnumerable<object> list => [.. list.Select(e => e.ToString() ?? "")],
                _ => [],
            };
        }
    }
}
