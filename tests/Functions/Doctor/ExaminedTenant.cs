using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Sop697.Functions.Doctor;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Startup;
using Sop697.Functions.Commands;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Functions.Doctor;

/// <summary>A running local tenant, and the doctor in this process looking at it with the settings of the product.</summary>
public sealed class ExaminedTenant : IAsyncLifetime
{
    /// <summary>A day in a year whose holidays are official, with the next year's not yet due.</summary>
    public const string CalmDay = "2026-09-15";

    private RunningTenant? _tenant;
    private Dictionary<string, string?> _settings = [];
    private string _trusted = "";

    public TenantClient Client => Running.Client;

    public IReadOnlyDictionary<string, string?> Settings => _settings;

    private RunningTenant Running
    {
        get
        {
            Assert.SkipWhen(_tenant is null, RunningTenant.Missing() ?? "");
            return _tenant!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (RunningTenant.Missing() is not null) return;
        _tenant = await RunningTenant.StartAsync();
        var options = new TenantOptions { DataDirectory = _tenant.Data, Port = _tenant.PageUrl.Port, FunctionsPort = _tenant.FunctionsUrl.Port };
        _settings = ProductSettings.For(options, null).ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(_tenant.Data, "login.pfx"), null);
        _trusted = certificate.Thumbprint;
    }

    public ValueTask DisposeAsync() => _tenant?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Looks, on a calm day and with the administrator's registration unless the settings say otherwise.</summary>
    public async Task<Examination> LookAsync(Dictionary<string, string?>? settings = null, TimeProvider? time = null, params string[] args)
    {
        _ = Running;
        var all = new Dictionary<string, string?>(_settings) { ["Administrator:ClientId"] = Personas.AdminClientId };
        foreach (var (name, value) in settings ?? []) all[name] = value;
        var on = args.Contains("--on") ? args : [.. args, "--on", CalmDay];
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await Administration.RunAsync(
            DoctorCommand.For(Configuration(all), time ?? TimeProvider.System, Trust), ["--json", .. on], output, TestContext.Current.CancellationToken);
        var view = JsonNode.Parse(output.ToString())!;
        Assert.Equal(code, (int)view["code"]!);
        return new Examination(code, view["checks"]!.AsArray().ToDictionary(c => (string)c!["name"]!, c => c!.AsObject()));
    }

    /// <summary>The table that a person reads.</summary>
    public async Task<string> ReadAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        await Administration.RunAsync(
            DoctorCommand.For(Configuration(_settings), TimeProvider.System, Trust), [.. args, "--on", CalmDay], output, TestContext.Current.CancellationToken);
        return output.ToString();
    }

    /// <summary>Puts back what was taken off the site, as the administrator does.</summary>
    public async Task ProvisionAsync()
    {
        var (code, said) = await ProvisionAsync(Personas.AdminClientId, "--apply");
        Assert.True(code == 0, said);
    }

    /// <summary>Runs the administrator's command under an app registration.</summary>
    public async Task<(int Code, string Said)> ProvisionAsync(string clientId, string how)
    {
        var settings = new Dictionary<string, string?>(_settings) { ["AzureAd:ClientId"] = clientId };
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        string[] args = [how, "--seed", Path.Combine(Sop697.LocalTenant.Startup.Repository.Find().Root, "infra", "LocalTenant", "seed.json")];
        var code = await Administration.RunAsync(ProvisionCommand.For(Configuration(settings), Trust), args, output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    /// <summary>The program itself, with the settings of the product.</summary>
    public async Task<(int Code, string Said)> RunProgramAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Sop697.Functions.dll"), .. args])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            Environment = { ["SSL_CERT_FILE"] = Path.Combine(Running.Data, "trusted.pem") },
        };
        foreach (var (name, value) in _settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }

    /// <summary>Application permissions in a token for Graph.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(string clientId)
    {
        using var http = new HttpClient(Wire());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = clientId,
            ["client_secret"] = Personas.ClientSecret,
            ["scope"] = "https://graph.microsoft.com/.default",
            ["grant_type"] = "client_credentials",
        });
        using var answer = await http.PostAsync(new Uri($"{_settings["AzureAd:Instance"]}{Personas.TenantId}/oauth2/v2.0/token"), form);
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
        return [.. new JsonWebToken(token).Claims.Where(c => c.Type == "roles").Select(c => c.Value)];
    }

    private static IConfiguration Configuration(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private void Trust(IServiceCollection services) => services.ConfigureHttpClientDefaults(b => b.ConfigurePrimaryHttpMessageHandler(Wire));

    private SocketsHttpHandler Wire() => new()
    {
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _trusted },
    };
}

/// <summary>One tenant for everything that looks at it; one thing is wrong at a time.</summary>
[CollectionDefinition(Name)]
public sealed class Examined : ICollectionFixture<ExaminedTenant>
{
    public const string Name = "examined";
}

/// <summary>What the doctor said.</summary>
public sealed record Examination(int Code, IReadOnlyDictionary<string, JsonObject> Checks)
{
    public string HealthOf(string check) => (string)Checks[check]["health"]!;

    /// <summary>Names of the checks that stand so.</summary>
    public IReadOnlyList<string> Being(string health) => [.. Checks.Keys.Where(k => HealthOf(k) == health)];

    /// <summary>The check is wrong, names what it is about, and says in both languages how to mend it.</summary>
    public void Names(string check, string what)
    {
        Assert.True(HealthOf(check) == "wrong", $"{check} should be wrong: {Checks[check].ToJsonString()}");
        foreach (var language in new[] { "id", "en" })
        {
            Assert.Contains(what, (string)Checks[check]["says"]![language]!, StringComparison.Ordinal);
            Assert.NotEmpty((string)Checks[check]["remedy"]![language]!);
        }

        Assert.Equal(1, Code);
    }
}
