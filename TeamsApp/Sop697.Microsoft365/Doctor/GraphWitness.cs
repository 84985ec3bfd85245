using System.Globalization;

namespace Sop697.Microsoft365.Doctor;

/// <summary>Remembers what the answers of Graph say beside their content: the time there, and how much more it takes from us.</summary>
internal sealed class GraphWitness(HttpMessageHandler wire, TimeProvider time) : DelegatingHandler(wire)
{
    /// <summary>Time of the last answer there, and our own when it came; null before the first.</summary>
    public (DateTimeOffset Theirs, DateTimeOffset Ours)? Stamp { get; private set; }

    /// <summary>How often we were told to wait.</summary>
    public int Throttled { get; private set; }

    /// <summary>Lowest share of the allowance that was left, 0 to 1; null while nothing was said, which is usual below four fifths of it.</summary>
    public double? Left { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.Date is { } theirs) Stamp = (theirs, time.GetUtcNow());
        if (answer.Headers.RetryAfter is not null) Throttled++;
        if (Number(answer, "RateLimit-Remaining") is { } remaining && Number(answer, "RateLimit-Limit") is > 0 and { } limit)
            Left = Math.Min(Left ?? 1, remaining / limit);
        return answer;
    }

    private static double? Number(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values)
            && double.TryParse(values.First().Split(',', ';')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
