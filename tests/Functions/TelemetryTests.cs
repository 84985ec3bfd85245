using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using Sop697.Functions.Hosting;
using Sop697.Workflow;

namespace Sop697.Tests.Functions;

/// <summary>What leaves the program for Azure Monitor, on the wire.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_and_logs_go_where_the_connection_string_says()
    {
        ConcurrentQueue<string> taken = [];
        await using var monitor = await MonitorAsync(taken);
        await using (var app = Build(new()
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = $"InstrumentationKey=00000000-0000-0000-0000-000000000697;IngestionEndpoint={monitor.Urls.Single()}/;LiveEndpoint={monitor.Urls.Single()}/",
        }))
        {
            await app.StartAsync(Cancel);
            using var meter = new Meter(Measures.Name);
            meter.CreateCounter<long>("sop697.uji").Add(3);
            app.Services.GetRequiredService<ILogger<TelemetryTests>>().Log(LogLevel.Warning, 697, "Kasus 01UJI tertinggal.", null, (text, _) => text);
            Assert.True(app.Services.GetRequiredService<MeterProvider>().ForceFlush());
            await app.StopAsync(Cancel);
        }

        var all = string.Concat(taken);
        Assert.Contains("\"sop697.uji\"", all, StringComparison.Ordinal);
        Assert.Contains("Kasus 01UJI tertinggal.", all, StringComparison.Ordinal);
        Assert.Contains("sop697-functions", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("banyak")]
    public void A_part_of_traces_that_is_none_is_named(string part)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Build(new() { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000697", ["Telemetry:TracesKept"] = part }));
        Assert.Contains("Telemetry:TracesKept", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_setting_nothing_is_made()
    {
        using var app = (IDisposable)Build([]);
        Assert.Null(((WebApplication)app).Services.GetService<MeterProvider>());
    }

    private static WebApplication Build(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddTelemetry();
        return builder.Build();
    }

    private static async Task<WebApplication> MonitorAsync(ConcurrentQueue<string> taken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/{**rest}", async (HttpContext context) =>
        {
            await using var body = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
            using var reader = new StreamReader(body);
            var text = await reader.ReadToEndAsync(Cancel);
            taken.Enqueue(text);
            return Results.Json(new { itemsReceived = 1, itemsAccepted = 1, errors = Array.Empty<object>() });
        });
        await app.StartAsync(Cancel);
        return app;
    }
}
