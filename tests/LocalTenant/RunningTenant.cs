using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Connector;
using Sop697.LocalTenant.Control;
using Sop697.LocalTenant.Graph;
using Sop697.LocalTenant.Login;

namespace Sop697.Tests.LocalTenant;

/// <summary>Login, Graph and control endpoints on real loopback ports, with clients for them.</summary>
public sealed class RunningTenant : IAsyncLifetime
{
    public const string Site = "localhost:/sites/sop697";
    public const string SiteId = "localhost,55555555-6970-4697-8697-000000000001,55555555-6970-4697-8697-000000000002";
    private static int _next = 21000;

    private WebApplication? _app;

    public TenantOptions Options { get; private set; } = new() { Port = FreePair(), DataDirectory = Path.Combine(Path.GetTempPath(), $"tenant-{Guid.NewGuid():N}") };

    /// <summary>Follows no redirects and trusts the login's certificate only.</summary>
    public HttpClient Http { get; private set; } = new();

    public IServiceProvider Services => _app!.Services;

    /// <summary>The product's app: Sites.Selected with write on the site.</summary>
    public GraphServiceClient App { get; private set; } = null!;

    public GraphServiceClient Admin { get; private set; } = null!;

    /// <summary>Grants roles on the site.</summary>
    public GraphServiceClient Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var certificate = new LoginCertificate(Options);
        builder.Services.AddSingleton(certificate);
        builder.Services.AddLogin(Options);
        builder.Services.AddGraph(Options).AddConnector(Options).AddSingleton<PersonaReach>();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ListenForTenant(Options, certificate));
        _app = builder.Build();
        _app.UseRequestCounts().UseFaults();
        _app.MapLogin().MapGraph().MapControl();
        _app.MapConnector();
        _app.MapReach();
        await _app.StartAsync();
        Http = new HttpClient(Handler()) { BaseAddress = new Uri(Options.PageUrl) };
        App = Client(Personas.AppClientId);
        Admin = Client(Personas.AdminClientId);
        Owner = Client(Personas.OwnerClientId);
    }

    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == Services.GetRequiredService<LoginCertificate>().Certificate.Thumbprint },
    };

    /// <summary>Stops without ceremony and starts again on the same data.</summary>
    public async Task RestartAsync(Action? between = null)
    {
        await StopAsync();
        between?.Invoke();
        await InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Options.DataDirectory, recursive: true);
    }

    public async Task<string> AppTokenAsync(string clientId, string scope = "https://graph.microsoft.com/.default")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = clientId,
            ["client_secret"] = Personas.ClientSecret,
            ["scope"] = scope,
            ["grant_type"] = "client_credentials",
        });
        using var answer = await Http.PostAsync(new Uri($"{Options.LoginUrl}/{Personas.TenantId}/oauth2/v2.0/token"), form);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
    }

    public async Task<string> PersonaTokenAsync(object order)
    {
        using var answer = await Http.PostAsJsonAsync("/_tenant/token", order);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["token"]!.GetValue<string>();
    }

    /// <summary>A raw call of Graph: what the SDK hides shows here.</summary>
    public async Task<HttpResponseMessage> GraphAsync(HttpMethod method, string path, object? body = null, string? clientId = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Options.GraphUrl + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await AppTokenAsync(clientId ?? Personas.AppClientId));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (body is byte[] bytes) request.Content = new ByteArrayContent(bytes);
        else if (body is not null) request.Content = JsonContent.Create(body);
        return await Http.SendAsync(request);
    }

    public async Task FaultAsync(object order)
    {
        using var answer = await Http.PostAsJsonAsync("/_tenant/faults", order);
        answer.EnsureSuccessStatusCode();
    }

    public async Task SettingsAsync(object change)
    {
        using var answer = await Http.PostAsJsonAsync("/_tenant/graph", change);
        answer.EnsureSuccessStatusCode();
    }

    private GraphServiceClient Client(string clientId) =>
        new(GraphClientFactory.Create(finalHandler: new HttpClientHandler { AllowAutoRedirect = false }), new Tokens(this, clientId), Options.GraphUrl);

    private async Task StopAsync()
    {
        App?.Dispose();
        Admin?.Dispose();
        Owner?.Dispose();
        Http.Dispose();
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static int FreePair()
    {
        while (true)
        {
            var port = Interlocked.Add(ref _next, 2) - 2;
            if (IsFree(port) && IsFree(port + 1)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private sealed class Tokens(RunningTenant tenant, string clientId) : IAuthenticationProvider
    {
        private string? _token;

        public async Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            request.Headers.TryAdd("Authorization", $"Bearer {_token ??= await tenant.AppTokenAsync(clientId)}");
    }
}
