using OpenTelemetry;
using OpenTelemetry.Instrumentation.Http;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sop697.Workflow;

namespace Sop697.Functions.Hosting;

/// <summary>Traces and metrics; sent only where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says.</summary>
internal static class Telemetry
{
    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            // Spans that go nowhere would still be made for every call we make.
            AppContext.SetSwitch("System.Net.Http.EnableActivityPropagation", false);
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("sop697-functions"))
            .WithTracing(t => t.AddSource(Measures.Name).SetSampler(new AlwaysOnSampler()).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation(Describe))
            .WithMetrics(m => m.AddMeter(Measures.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }

    /// <summary>
    /// Addresses of the Connector and of tables hold ids of people and chats; a trace needs to know only whom we called, for which
    /// case, and for which invocation.
    /// </summary>
    private static void Describe(HttpClientTraceInstrumentationOptions options) => options.EnrichWithHttpRequestMessage = (span, request) => span
        .SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority))
        .SetTag(Measures.CaseTag, Measures.Told(Measures.CaseTag))
        .SetTag(Measures.OriginTag, Measures.Origin);
}
