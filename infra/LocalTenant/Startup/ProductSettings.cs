using Sop697.LocalTenant.Azurite;
using Sop697.LocalTenant.Login;

namespace Sop697.LocalTenant.Startup;

/// <summary>The app settings of the product in this tenant. They are the same ones as in a real tenant, with addresses on loopback.</summary>
public static class ProductSettings
{
    /// <summary>In the data folder: the settings for a shell, so that the product's commands can be run beside it (<c>. .local/product.env</c>).</summary>
    public const string FileName = "product.env";

    public static string AsShell(IReadOnlyDictionary<string, string> settings) =>
        string.Concat(settings.Select(s => $"export {s.Key}='{s.Value.Replace("'", @"'\''", StringComparison.Ordinal)}'\n"));

    /// <param name="options">Ports.</param>
    /// <param name="certificateBundle">File with the system's certificates and the tenant's own; null leaves the system's.</param>
    public static IReadOnlyDictionary<string, string> For(TenantOptions options, string? certificateBundle)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new Dictionary<string, string>
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "custom",
            ["AzureWebJobsStorage"] = AzuriteProcess.ConnectionString(new(options.BlobPort, options.QueuePort, options.TablePort)),
            ["AzureAd__Instance"] = options.LoginUrl + "/",
            ["AzureAd__TenantId"] = Personas.TenantId,
            ["AzureAd__ClientId"] = Personas.AppClientId,
            ["AzureAd__ClientCredentials__0__SourceType"] = "ClientSecret",
            ["AzureAd__ClientCredentials__0__ClientSecret"] = Personas.ClientSecret,
            ["Graph__BaseUrl"] = options.GraphUrl,
            ["SharePoint__Site"] = "localhost:/sites/sop697",
            ["Bot__OpenIdMetadata"] = options.LoginUrl + "/botframework/v1/.well-known/openidconfiguration",
            ["Bot__Issuer"] = "https://api.botframework.com",
            ["Bot__AppId"] = Personas.AppClientId,
            ["Bot__ServiceUrl"] = options.ConnectorUrl,
            ["Bot__TokenScope"] = "https://api.botframework.com/.default",
            ["Bot__CatalogAppId"] = Graph.People.PeopleRoutes.CatalogId,
            ["App__PublicUrl"] = options.FunctionsUrl,
        };
        if (certificateBundle is not null) settings["SSL_CERT_FILE"] = certificateBundle;
        return settings;
    }

    /// <summary>
    /// The same for the function app, which has a managed identity and needs no secret, as in a real tenant. The settings with the secret
    /// are for command lines, which run where no identity is.
    /// </summary>
    public static IReadOnlyDictionary<string, string> WithManagedIdentity(IReadOnlyDictionary<string, string> settings, TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        const string credential = "AzureAd__ClientCredentials__0__";
        var own = new Dictionary<string, string>(settings)
        {
            [credential + "SourceType"] = "SignedAssertionFromManagedIdentity",
            [credential + "ManagedIdentityClientId"] = ManagedIdentity.ClientId,
            // The library knows by itself for whom the identity's tokens are only where the login is one of Microsoft's.
            [credential + "TokenExchangeUrl"] = ManagedIdentity.Exchange,
            ["IDENTITY_ENDPOINT"] = options.PageUrl + ManagedIdentity.Path,
            ["IDENTITY_HEADER"] = ManagedIdentity.Header,
        };
        own.Remove(credential + "ClientSecret");
        return own;
    }
}
