using Azure.Core;
using Azure.Core.Pipeline;

namespace Sop697.Tests.Storage;

/// <summary>A connection that breaks around matching requests: after the server has done them, or before it got them.</summary>
public sealed class LossyWire(Func<Request, bool> matches, int times, bool afterCommit) : HttpPipelinePolicy
{
    private int left = times;
    private int seen;

    /// <summary>Matching requests so far, tries counted one by one.</summary>
    public int Seen => Volatile.Read(ref seen);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ArgumentNullException.ThrowIfNull(message);
        var matching = matches(message.Request);
        if (matching) Interlocked.Increment(ref seen);
        var broken = matching && Interlocked.Decrement(ref left) >= 0;
        if (broken && !afterCommit) throw new IOException("The connection broke before the request got through.");
        await ProcessNextAsync(message, pipeline);
        if (broken) throw new IOException("The connection broke before the answer came back.");
    }
}
