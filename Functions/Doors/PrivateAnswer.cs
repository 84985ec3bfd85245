namespace Sop697.Functions.Doors;

/// <summary>What is meant for one reader: no cache that others share keeps it, and no browser takes it for anything but what it says it is.</summary>
internal static class PrivateAnswer
{
    /// <summary>Value of Cache-Control: nothing of the answer is kept anywhere.</summary>
    internal const string NotKept = "private, no-store";

    /// <param name="cache">Value of Cache-Control.</param>
    internal static void Head(HttpResponse response, string cache = NotKept)
    {
        response.Headers.CacheControl = cache;
        response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <param name="disposition">How a browser shows the file, and under which name.</param>
    internal static async Task WriteAsync(HttpContext context, string type, string disposition, ReadOnlyMemory<byte> bytes)
    {
        Head(context.Response);
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.ContentDisposition = disposition;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
