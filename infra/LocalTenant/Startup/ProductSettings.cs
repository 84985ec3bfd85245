using Sop697.LocalTenant.Azurite;

namespace Sop697.LocalTenant.Startup;

/// <summary>The app settings of the product in this tenant. They are the same ones as in a real tenant, with addresses on loopback.</summary>
public static class ProductSettings
{
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
            ["App__PublicUrl"] = options.FunctionsUrl,
        };
        if (certificateBundle is not null) settings["SSL_CERT_FILE"] = certificateBundle;
        return settings;
    }
}
