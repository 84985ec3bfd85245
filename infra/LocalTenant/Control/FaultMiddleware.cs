using System.Text.Json;
using Sop697.LocalTenant.Graph;

namespace Sop697.LocalTenant.Control;

/// <summary>Plays the faults that a tool ordered on calls to Graph, the Connector and the login.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, Faults faults)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var fault = Area.Of(context.Request.Path) is null ? null : faults.Take(context.Request.Method, path, path + context.Request.QueryString);
        if (fault is null)
        {
            await next(context);
            return;
        }
        // What is done before its answer goes wrong is done at once; the caller waits for the answer.
        var performs = fault.AfterCommit && (fault.Drop || fault.Answers);
        if (performs) await Perform(context);
        if (fault.DelayMs is { } delay) await Task.Delay(delay, context.RequestAborted);
        if (!fault.Drop && !fault.Answers)
        {
            await next(context);
            return;
        }
        if (!fault.Drop)
        {
            await Answer(context, fault);
            return;
        }
        context.Items[RequestCountMiddleware.Dropped] = true;
        context.Abort();
    }

    // The call's own answer is thrown away. It runs to its end although the caller may have left, as it would far away.
    private async Task Perform(HttpContext context)
    {
        var body = context.Response.Body;
        using var discarded = new MemoryStream();
        context.Response.Body = discarded;
        await next(context);
        context.Response.Body = body;
        context.Response.Clear();
    }

    private static async Task Answer(HttpContext context, Fault fault)
    {
        var (code, message) = Fault.Words(fault.StatusOrDefault);
        var id = Guid.NewGuid().ToString();
        var client = context.Request.Headers["client-request-id"].FirstOrDefault() ?? id;
        context.Response.StatusCode = fault.StatusOrDefault;
        context.Response.Headers["request-id"] = id;
        if (fault.RetryAfterHeader() is { } value) context.Response.Headers.RetryAfter = value;
        if (fault.StatusOrDefault is 204 or 304) return;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(GraphError.Body(code, message, id, client)), context.RequestAborted);
    }
}
