using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Sop697.Microsoft365.Teams;
using Sop697.Microsoft365.Teams.Activities;

namespace Sop697.Tests.Microsoft365.Teams;

/// <summary>Tokens made with keys of our own, against the metadata as the Connector publishes it.</summary>
public sealed class BotAuthenticationTests : IDisposable
{
    private const string Kid = "kunci-1";
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _stranger = RSA.Create(2048);

    [Fact]
    public async Task A_token_of_the_connector_for_this_activity_is_accepted()
    {
        var result = await AuthenticateAsync(Token());
        Assert.True(result.Succeeded);
        Assert.True(BotAuthentication.Accepts(result.Principal, Activity()));
    }

    [Fact]
    public async Task A_signature_by_another_key_is_refused() => Assert.False((await AuthenticateAsync(Token(key: _stranger))).Succeeded);

    [Fact]
    public async Task Another_issuer_is_refused() => Assert.False((await AuthenticateAsync(Token(issuer: "https://login.contoh.test"))).Succeeded);

    [Fact]
    public async Task A_token_for_another_bot_is_refused() => Assert.False((await AuthenticateAsync(Token(audience: "lain"))).Succeeded);

    [Fact]
    public async Task A_token_that_ended_more_than_five_minutes_ago_is_refused() =>
        Assert.False((await AuthenticateAsync(Token(expires: TimeSpan.FromMinutes(-6)))).Succeeded);

    [Fact]
    public async Task A_token_that_just_ended_is_accepted_because_clocks_differ() =>
        Assert.True((await AuthenticateAsync(Token(expires: TimeSpan.FromMinutes(-2)))).Succeeded);

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var token = new JsonWebTokenHandler().CreateToken(Descriptor(TimeSpan.FromHours(1), Settings.Issuer, Settings.AppId));
        Assert.StartsWith(Base64UrlEncoder.Encode("""{"alg":"none""")[..12], token, StringComparison.Ordinal);
        Assert.False((await AuthenticateAsync(token)).Succeeded);
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_password_is_refused()
    {
        var descriptor = Descriptor(TimeSpan.FromHours(1), Settings.Issuer, Settings.AppId);
        descriptor.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(_rsa.ExportSubjectPublicKeyInfo()) { KeyId = Kid }, SecurityAlgorithms.HmacSha256);
        Assert.False((await AuthenticateAsync(new JsonWebTokenHandler().CreateToken(descriptor))).Succeeded);
    }

    [Fact]
    public async Task No_token_at_all_is_refused() => Assert.False((await AuthenticateAsync(null)).Succeeded);

    [Fact]
    public async Task A_token_for_another_service_does_not_fit_the_activity()
    {
        var result = await AuthenticateAsync(Token(serviceUrl: "https://lain.contoh.test/"));
        Assert.True(result.Succeeded);
        Assert.False(BotAuthentication.Accepts(result.Principal, Activity()));
    }

    [Fact]
    public async Task A_key_that_is_not_endorsed_for_the_channel_does_not_fit_the_activity()
    {
        var result = await AuthenticateAsync(Token(), endorsements: """["webchat"]""");
        Assert.True(result.Succeeded);
        Assert.False(BotAuthentication.Accepts(result.Principal, Activity()));
    }

    [Fact]
    public async Task A_token_cannot_endorse_itself()
    {
        var result = await AuthenticateAsync(Token(more: new("sop697:endorsement", "msteams")), endorsements: "[]");
        Assert.False(BotAuthentication.Accepts(result.Principal!, Activity()));
    }

    [Fact]
    public async Task Every_no_is_a_403()
    {
        await using var services = Build("""["msteams"]""");
        var context = new DefaultHttpContext { RequestServices = services };
        await context.ChallengeAsync(BotAuthentication.Scheme);
        Assert.Equal(StatusCodes.Status403Forbidden, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("Bot:AppId")]
    [InlineData("Bot:Issuer")]
    [InlineData("Bot:OpenIdMetadata")]
    [InlineData("Bot:ServiceUrl")]
    [InlineData("Bot:TokenScope")]
    [InlineData("App:PublicUrl")]
    [InlineData("AzureAd:TenantId")]
    public async Task A_missing_setting_is_named_and_opens_nothing(string setting)
    {
        await using var services = Settings.Services((setting, "")).BuildServiceProvider();
        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Headers.Authorization = $"Bearer {Token()}";
        await Assert.ThrowsAsync<OptionsValidationException>(() => context.AuthenticateAsync(BotAuthentication.Scheme));
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _stranger.Dispose();
    }

    private static Activity Activity() => new() { ServiceUrl = Settings.ServiceUrl.TrimEnd('/'), ChannelId = "msteams" };

    private async Task<AuthenticateResult> AuthenticateAsync(string? token, string endorsements = """["msteams","webchat"]""")
    {
        await using var services = Build(endorsements);
        var context = new DefaultHttpContext { RequestServices = services };
        if (token is not null) context.Request.Headers.Authorization = $"Bearer {token}";
        return await context.AuthenticateAsync(BotAuthentication.Scheme);
    }

    private ServiceProvider Build(string endorsements)
    {
        var services = Settings.Services();
        services.Answers(BotAuthentication.MetadataClient, new Published(Keys(endorsements)));
        return services.BuildServiceProvider();
    }

    private string Keys(string endorsements)
    {
        var key = _rsa.ExportParameters(false);
        var (n, e) = (Base64UrlEncoder.Encode(key.Modulus), Base64UrlEncoder.Encode(key.Exponent));
        return $$"""{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"{{Kid}}","n":"{{n}}","e":"{{e}}","endorsements":{{endorsements}}}]}""";
    }

    private string Token(
        RSA? key = null,
        string issuer = Settings.Issuer,
        string audience = Settings.AppId,
        TimeSpan? expires = null,
        string serviceUrl = Settings.ServiceUrl,
        KeyValuePair<string, object>? more = null)
    {
        var descriptor = Descriptor(expires ?? TimeSpan.FromHours(1), issuer, audience, serviceUrl);
        if (more is { } claim) descriptor.Claims.Add(claim);
        descriptor.SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? _rsa) { KeyId = Kid }, SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    private static SecurityTokenDescriptor Descriptor(TimeSpan expires, string issuer, string audience, string serviceUrl = Settings.ServiceUrl)
    {
        var now = DateTime.UtcNow;
        return new()
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now.AddHours(-1),
            NotBefore = now.AddHours(-1),
            Expires = now + expires,
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
        };
    }

    /// <summary>The metadata document and the keys it points to.</summary>
    private sealed class Published(string keys) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.RequestUri!.AbsoluteUri == Settings.Metadata
                ? $$"""{"issuer":"{{Settings.Issuer}}","jwks_uri":"https://login.contoh.test/v1/.well-known/keys","id_token_signing_alg_values_supported":["RS256"]}"""
                : keys;
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}
