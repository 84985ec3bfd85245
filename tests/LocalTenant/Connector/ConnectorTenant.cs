using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Connector;
using Sop697.LocalTenant.Login;

namespace Sop697.Tests.LocalTenant.Connector;

/// <summary>Connector, chats and page on loopback, and a product of a few lines that answers what the test says.</summary>
public sealed class ConnectorTenant : IAsyncDisposable
{
    private readonly TenantOptions _options = new()
    {
        Port = FreePort(),
        FunctionsPort = FreePort(),
        DataDirectory = Path.Combine(Path.GetTempPath(), $"chats-{Guid.NewGuid():N}"),
    };

    private WebApplication? _tenant;
    private WebApplication? _product;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TenantOptions Options => _options;
    public SetClock Clock { get; } = new();
    public ConcurrentQueue<JsonObject> Received { get; } = new();
    public ConcurrentQueue<string> Tokens { get; } = new();

    /// <summary>What the product answers; 200 without a body unless a test says otherwise.</summary>
    public Func<JsonObject, IResult> Answer { get; set; } = _ => Results.Ok();

    /// <summary>A person or tool in front of the page: no token.</summary>
    public HttpClient Person { get; private set; } = new();

    /// <summary>The product's bot.</summary>
    public HttpClient Bot { get; private set; } = new();

    public T Get<T>() where T : notnull => _tenant!.Services.GetRequiredService<T>();

    public static async Task<ConnectorTenant> StartAsync(bool product = true)
    {
        var tenant = new ConnectorTenant();
        await tenant.StartTenantAsync();
        if (product) await tenant.StartProductAsync();
        return tenant;
    }

    /// <summary>Stops the tenant and starts it again on the same folder.</summary>
    public async Task RestartAsync(Action? between = null)
    {
        await _tenant!.DisposeAsync();
        between?.Invoke();
        await StartTenantAsync();
    }

    public async Task StartProductAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_options.FunctionsUrl);
        _product = builder.Build();
        _product.MapPost("/api/messages", async (HttpRequest request) =>
        {
            var activity = (await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted))!.AsObject();
            Tokens.Enqueue(request.Headers.Authorization.ToString());
            Received.Enqueue(activity);
            return Answer(activity);
        });
        await _product.StartAsync(Cancel);
    }

    public string Token(string audience = ConnectorTokens.Audience) => Get<TokenSigner>().Sign(
        $"{_options.LoginUrl}/{Personas.TenantId}/v2.0",
        audience,
        new Dictionary<string, object> { ["azp"] = Personas.AppClientId },
        TimeSpan.FromMinutes(5));

    /// <summary>Sends as the bot and returns the id of the message.</summary>
    public async Task<string> SendAsync(string persona, JsonObject activity)
    {
        var answer = await Bot.PostAsJsonAsync(Activities(persona), activity, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["id"]!.GetValue<string>();
    }

    public async Task<JsonArray> MessagesAsync(string persona, string query = "") =>
        (await Person.GetFromJsonAsync<JsonArray>($"/_tenant/chats/{persona}/messages{query}", Cancel))!;

    public async Task<JsonObject> ExecuteAsync(string persona, string message, object press)
    {
        var answer = await Person.PostAsJsonAsync($"/_tenant/chats/{persona}/messages/{message}/execute", press, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
    }

    public static string Activities(string persona) => $"v3/conversations/{Personas.Find(persona)!.ConversationId}/activities";

    public static JsonObject Card(string title, JsonObject? refresh = null)
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = title }) };
        if (refresh is not null) card["refresh"] = refresh;
        return card;
    }

    public static JsonObject Message(JsonObject card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }),
    };

    public static IResult CardAnswer(JsonObject card) => Results.Json(new JsonObject
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.card.adaptive",
        ["value"] = card.DeepClone(),
    });

    public async ValueTask DisposeAsync()
    {
        Person.Dispose();
        Bot.Dispose();
        if (_product is not null) await _product.DisposeAsync();
        if (_tenant is not null) await _tenant.DisposeAsync();
        Directory.Delete(_options.DataDirectory, recursive: true);
    }

    private async Task StartTenantAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_options.PageUrl);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddConnector(_options);
        _tenant = builder.Build();
        _tenant.MapConnector();
        _tenant.MapChats();
        _tenant.MapPage();
        await _tenant.StartAsync(Cancel);
        Person = new HttpClient { BaseAddress = new Uri(_options.PageUrl) };
        Bot = new HttpClient { BaseAddress = new Uri(_options.ConnectorUrl) };
        Bot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 3, 12, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
