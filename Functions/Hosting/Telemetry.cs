using System.Globalization;
using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.Http;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sop697.Workflow;

namespace Sop697.Functions.Hosting;

/// <summary>
/// Traces, metrics and logs; sent only where a setting says: <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> (Azure Monitor, proved by the
/// managed identity that <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> names, as the Functions host does it) or
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> (anybody else's). Bodies of requests are never sent.
/// </summary>
internal static class Telemetry
{
    private const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string Kept = "Telemetry:TracesKept";

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var azure = builder.Configuration[AzureMonitor];
        var elsewhere = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        if (string.IsNullOrEmpty(azure) && !elsewhere)
        {
            // Spans that go nowhere would still be made for every call we make.
            AppContext.SetSwitch("System.Net.Http.EnableActivityPropagation", false);
            return;
        }

        var kept = TracesKept(builder.Configuration[Kept]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("sop697-functions"))
            // Not what the caller says: the Functions host marks its calls as not sampled in one of its modes.
            .WithTracing(t => t.AddSource(Measures.Name).SetSampler(new TraceIdRatioBasedSampler(kept)).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation(Describe))
            .WithMetrics(m => m.AddMeter(Measures.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
        if (elsewhere) telemetry.UseOtlpExporter();
        if (!string.IsNullOrEmpty(azure)) telemetry.SendToAzureMonitor(azure, Credential(builder.Configuration[Authentication]));
    }

    private static void SendToAzureMonitor(this OpenTelemetryBuilder telemetry, string connection, TokenCredential? credential)
    {
        void Configure(AzureMonitorExporterOptions options)
        {
            (options.ConnectionString, options.Credential) = (connection, credential);
            // Sampled once, by the tracer; and an instance has no disk that outlives it.
            (options.SamplingRatio, options.TracesPerSecond, options.DisableOfflineStorage, options.EnableLiveMetrics) = (1, null, true, false);
        }

        telemetry
            .WithTracing(t => t.AddAzureMonitorTraceExporter(Configure))
            .WithMetrics(m => m.AddAzureMonitorMetricExporter(Configure))
            .WithLogging(l => l.AddAzureMonitorLogExporter(Configure), o => o.IncludeFormattedMessage = true);
    }

    /// <summary>"ClientId=…;Authorization=AAD" as documented for the Functions host; without it nobody is proved.</summary>
    private static ManagedIdentityCredential? Credential(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
        return new ManagedIdentityCredential(parts.TryGetValue("ClientId", out var id) ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);
    }

    private static double TracesKept(string? text) => text is null ? 1
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var kept) && kept is >= 0 and <= 1 ? kept
        : throw new OptionsValidationException(Kept, typeof(double), [$"Setting {Kept} must be a number from 0 to 1."]);

    /// <summary>
    /// Addresses of the Connector and of tables hold ids of people and chats; a trace needs to know only whom we called, for which
    /// case, and for which invocation.
    /// </summary>
    private static void Describe(HttpClientTraceInstrumentationOptions options) => options.EnrichWithHttpRequestMessage = (span, request) => span
        .SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority))
        .SetTag(Measures.CaseTag, Measures.Told(Measures.CaseTag))
        .SetTag(Measures.OriginTag, Measures.Origin);
}
