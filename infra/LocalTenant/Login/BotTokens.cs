namespace Sop697.LocalTenant.Login;

/// <summary>Signs the tokens with which the Bot Connector calls the product.</summary>
public sealed class BotTokens(TokenSigner signer)
{
    public const string Issuer = "https://api.botframework.com";

    /// <summary>A token for activities whose serviceUrl is <paramref name="serviceUrl"/>; lives for an hour.</summary>
    public string For(string serviceUrl) =>
        signer.Sign(Issuer, Personas.AppClientId, new Dictionary<string, object> { ["serviceurl"] = serviceUrl }, TimeSpan.FromHours(1));
}
