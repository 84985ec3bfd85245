using System.Diagnostics;

namespace Sop697.Tests.Functions;

/// <summary>The program itself, as the host starts it.</summary>
public sealed class StartTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1",
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["AzureAd__Instance"] = "https://login.example/",
        ["AzureAd__TenantId"] = "11111111-6970-4697-8697-000000000697",
        ["AzureAd__ClientId"] = "22222222-6970-4697-8697-000000000001",
        ["AzureAd__ClientCredentials__0__SourceType"] = "ClientSecret",
        ["AzureAd__ClientCredentials__0__ClientSecret"] = "bukan-rahasia",
        ["Graph__BaseUrl"] = "https://graph.example/v1.0",
        ["SharePoint__Site"] = "sharepoint.example:/sites/sop697",
        ["Bot__AppId"] = "22222222-6970-4697-8697-000000000001",
        ["Bot__OpenIdMetadata"] = "https://login.example/openid",
        ["Bot__Issuer"] = "https://api.example",
        ["Bot__ServiceUrl"] = "https://smba.example/",
        ["Bot__TokenScope"] = "https://api.example/.default",
        ["App__PublicUrl"] = "https://sop697.example",
    };

    [Theory]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT", "FUNCTIONS_CUSTOMHANDLER_PORT")]
    [InlineData("AzureWebJobsStorage", "AzureWebJobsStorage")]
    [InlineData("Graph__BaseUrl", "Graph:BaseUrl", "https://graph.example/beta")]
    [InlineData("SharePoint__Site", "SharePoint:Site")]
    [InlineData("SharePoint__Site", "SharePoint:Site", "https://sharepoint.example/sites/sop697")]
    [InlineData("App__PublicUrl", "App:PublicUrl")]
    [InlineData("AzureAd__Instance", "AzureAd:Instance")]
    [InlineData("AzureAd__Instance", "AzureAd:Instance", "http://login.example/")]
    [InlineData("AzureAd__TenantId", "AzureAd:TenantId")]
    [InlineData("AzureAd__ClientId", "AzureAd:ClientId")]
    [InlineData("AzureAd__ClientId", "AzureAd:ClientId", "sop697")]
    [InlineData("AzureAd__ClientCredentials__0__SourceType", "AzureAd:ClientCredentials:0:SourceType")]
    [InlineData("AzureAd__ClientCredentials__0__SourceType", "AzureAd:ClientCredentials:0:SourceType", "Sandi")]
    [InlineData("AzureAd__ClientCredentials__0__ClientSecret", "AzureAd:ClientCredentials:0:ClientSecret")]
    [InlineData("AzureAd__ClientCredentials__0__SourceType", "AzureAd:ClientCredentials:0:CertificateStorePath", "StoreWithThumbprint")]
    [InlineData("AzureAd__ClientCredentials__0__SourceType", "AzureAd:ClientCredentials:0:ManagedIdentityClientId", "SignedAssertionFromManagedIdentity")]
    [InlineData("Bot__AppId", "Bot:AppId")]
    [InlineData("Bot__OpenIdMetadata", "Bot:OpenIdMetadata", "http://login.example/openid")]
    [InlineData("Bot__Issuer", "Bot:Issuer")]
    [InlineData("Bot__ServiceUrl", "Bot:ServiceUrl")]
    [InlineData("Bot__TokenScope", "Bot:TokenScope")]
    [InlineData("Storage__ClaimSeconds", "ClaimSeconds", "0")]
    public async Task A_missing_or_wrong_setting_is_named_and_the_program_does_not_start(string setting, string named, string? value = null)
    {
        var settings = new Dictionary<string, string>(Good);
        if (value is null) settings.Remove(setting);
        else settings[setting] = value;
        var (exit, error) = await StartAsync(settings);
        Assert.Equal(1, exit);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Error)> StartAsync(Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Sop697.Functions.dll")]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(k => k.Contains("__", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (process.ExitCode, error);
    }
}
