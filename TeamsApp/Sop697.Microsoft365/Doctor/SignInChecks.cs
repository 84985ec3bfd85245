using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using Sop697.Domain;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.Teams;
using Sop697.Workflow.Doctor;

namespace Sop697.Microsoft365.Doctor;

/// <summary>The login gives the app a token for Graph.</summary>
internal sealed class GraphSignInCheck(AppTokens tokens, GraphSettings settings) : ICheck
{
    public string Name => "sign-in-graph";

    public LocalText Title { get; } = new("Masuk ke Microsoft Graph", "Sign-in to Microsoft Graph");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) =>
        SignIn.TryAsync(async () => await tokens.GetAuthorizationTokenAsync(new Uri(settings.BaseUrl), cancellationToken: cancellationToken));
}

/// <summary>The login gives the app a token for the Bot Connector.</summary>
internal sealed class ConnectorSignInCheck(BotTokens tokens) : ICheck
{
    public string Name => "sign-in-connector";

    public LocalText Title { get; } = new("Masuk ke Bot Connector", "Sign-in to the Bot Connector");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) =>
        SignIn.TryAsync(async () => (await tokens.HeaderAsync(cancellationToken)).Parameter);
}

internal static partial class SignIn
{
    private static readonly LocalText Remedy = new(
        "Periksa AzureAd:TenantId, AzureAd:ClientId, dan kredensialnya di registrasi aplikasi: benar, dan belum kedaluwarsa.",
        "Look at AzureAd:TenantId, AzureAd:ClientId and the credential in the app registration: right, and not expired.");

    public static async Task<Finding> TryAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask() is { Length: > 0 }
                ? Finding.Good("Token diterima.", "A token was given.")
                : Finding.Wrong(new LocalText("Tidak ada token.", "No token was given."), Remedy);
        }
        catch (MsalServiceException e) when (e.StatusCode is >= 400 and < 500)
        {
            var code = Why(e);
            return Finding.Wrong(new LocalText($"Login menolak: {code}.", $"The login refuses: {code}."), Remedy);
        }
    }

    /// <summary>The login's own number for it, which its documentation explains; its sentence may name more than it should.</summary>
    public static string Why(MsalException failure) => Number().Match(failure.Message) is { Success: true } found ? $"{failure.ErrorCode} {found.Value}" : failure.ErrorCode;

    /// <summary>Application permissions that the token carries; null when it cannot be read.</summary>
    public static IReadOnlySet<string>? Roles(string token)
    {
        try
        {
            return new JsonWebToken(token).Claims.Where(c => c.Type == "roles").Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"AADSTS\d+")]
    private static partial Regex Number();
}
