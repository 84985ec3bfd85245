namespace Sop697.LocalTenant.Login;

/// <summary>The tokens that the bot channel sends along with every call to the product.</summary>
public sealed class BotTokens(TokenSigner signer)
{
    public const string Issuer = "https://api.botframework.com";

    /// <summary>A token for the bot, bound to the service URL that the activity names; lives one hour.</summary>
    public string For(string serviceUrl) => signer.Sign(
        Issuer,
        Personas.AppClientId,
        new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
        TimeSpan.FromHours(1));
}
