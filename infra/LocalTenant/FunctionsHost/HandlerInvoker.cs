using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>How an invocation ended.</summary>
internal abstract record Outcome
{
    public sealed record Succeeded(IReadOnlyDictionary<string, IReadOnlyList<string>> Outputs) : Outcome;

    public sealed record Failed(string Reason) : Outcome;

    /// <summary>The machine died under it: nothing about it is known, and nothing may be recorded.</summary>
    public sealed record Abandoned : Outcome;
}

/// <summary>Invokes queue and timer functions: one POST to the handler, bounded by functionTimeout.</summary>
internal sealed class HandlerInvoker(HostJson host, HandlerSupervisor supervisor, HostLog log, CancellationToken died) : IDisposable
{
    private readonly HttpMessageInvoker _http = HandlerHttp.Create();

    public CancellationToken Died => died;

    public async Task<Outcome> InvokeAsync(string function, string payload)
    {
        var watch = Stopwatch.StartNew();
        var outcome = await TryAsync(function, payload, Guid.NewGuid());
        var end = outcome is Outcome.Failed failed ? $"failed: {failed.Reason}," : outcome.GetType().Name;
        log.Write(string.Create(CultureInfo.InvariantCulture, $"{function} {end} {watch.Elapsed.TotalMilliseconds:F0} ms"));
        return outcome;
    }

    private async Task<Outcome> TryAsync(string function, string payload, Guid invocation)
    {
        HandlerRun? run = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(died);
        if (host.FunctionTimeout is { } most) limit.CancelAfter(most);
        try
        {
            run = await supervisor.WhenReadyAsync(HttpDoor.Patience, limit.Token);
            if (run is null) return died.IsCancellationRequested ? new Outcome.Abandoned() : new Outcome.Failed("the handler is not running");
            return await PostAsync(run, function, payload, invocation, limit.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            if (died.IsCancellationRequested) return new Outcome.Abandoned();
            if (!limit.IsCancellationRequested) return new Outcome.Failed($"no answer from the handler ({fault.GetType().Name})");
            log.Problem($"{function} terlalu lama; program dijalankan ulang", $"{function} ran past functionTimeout; the handler is killed and started again");
            run?.End();
            return new Outcome.Failed("functionTimeout");
        }
    }

    private async Task<Outcome> PostAsync(HandlerRun run, string function, string payload, Guid invocation, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(run.Address, function));
        request.Content = new StringContent(payload, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8"));
        request.Headers.TransferEncodingChunked = true;
        HandlerHttp.Mark(request, invocation);
        if (host.OpenTelemetry) request.Headers.TryAddWithoutValidation("traceparent", HandlerHttp.NewTraceParent());
        using var response = await _http.SendAsync(request, cancel);
        var body = await response.Content.ReadAsStringAsync(cancel);
        var answer = HandlerAnswer.Read((int)response.StatusCode, body);
        if (answer is HandlerAnswer.Hang) await Task.Delay(Timeout.Infinite, cancel);
        if (answer is not HandlerAnswer.Done done) return new Outcome.Failed(((HandlerAnswer.Failed)answer).Reason);
        foreach (var line in done.Logs) log.Output($"{function}: {line}");
        return new Outcome.Succeeded(done.Outputs);
    }

    public void Dispose() => _http.Dispose();
}
