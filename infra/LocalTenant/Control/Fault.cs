using System.Globalization;
using System.Text.RegularExpressions;

namespace Sop697.LocalTenant.Control;

/// <summary>What <c>POST /_tenant/faults</c> takes.</summary>
/// <param name="Match">"METHOD path-regex"; METHOD may be <c>*</c>; members of a Graph batch are "BATCH METHOD path-regex".</param>
/// <param name="Status">Answered instead of the real one.</param>
/// <param name="RetryAfter">Seconds, in the Retry-After header.</param>
/// <param name="RetryAfterDate">Seconds from now, written as an HTTP date.</param>
/// <param name="DelayMs">Waits first; alone it only slows the call down.</param>
/// <param name="Drop">Breaks the connection instead of answering.</param>
/// <param name="AfterCommit">The call is performed, then the faulty answer is given.</param>
/// <param name="Times">How many calls; without it one, or any number when <paramref name="Seconds"/> is given.</param>
/// <param name="Seconds">The fault ends after this time.</param>
public sealed record FaultOrder(
    string Match, int? Status, int? RetryAfter, int? RetryAfterDate, int? DelayMs, bool? Drop, bool? AfterCommit, int? Times, double? Seconds);

/// <summary>A fault in force.</summary>
internal sealed class Fault
{
    private readonly FaultOrder _order;
    private readonly string _method;
    private readonly Regex _path;
    private readonly DateTimeOffset? _ends;
    private int _left;

    private Fault(FaultOrder order, string method, Regex path)
    {
        (_order, _method, _path) = (order, method, path);
        _left = order.Times ?? (order.Seconds is null ? 1 : int.MaxValue);
        _ends = order.Seconds is { } seconds ? DateTimeOffset.UtcNow.AddSeconds(seconds) : null;
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");
    public int Hits { get; private set; }
    public int? DelayMs => _order.DelayMs;
    public bool Drop => _order.Drop == true;
    public bool AfterCommit => _order.AfterCommit == true;
    public int StatusOrDefault => _order.Status ?? (_order.RetryAfter is null && _order.RetryAfterDate is null ? 503 : 429);

    /// <summary>Whether the call gets another answer than its own.</summary>
    public bool Answers => _order.Status is not null || _order.RetryAfter is not null || _order.RetryAfterDate is not null;

    public bool IsOver => _left <= 0 || _ends < DateTimeOffset.UtcNow;

    /// <summary>Null and a reason when the order cannot be understood.</summary>
    public static Fault? From(FaultOrder order, out string? problem)
    {
        problem = null;
        var batch = order.Match?.StartsWith("BATCH ", StringComparison.OrdinalIgnoreCase) == true;
        var words = (batch ? order.Match!["BATCH ".Length..] : order.Match ?? "").Split(' ', 2);
        if (words.Length < 2) problem = "match must be \"METHOD path-regex\".";
        else if (order.Status is < 100 or > 599) problem = "status must be between 100 and 599.";
        if (problem is not null) return null;
        try
        {
            var path = new Regex(words[1], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return new Fault(order, (batch ? "BATCH " : "") + words[0].ToUpperInvariant(), path);
        }
        catch (ArgumentException e)
        {
            problem = $"match holds no valid regular expression: {e.Message}";
            return null;
        }
    }

    /// <summary>Counts a hit when the call is meant.</summary>
    public bool Takes(string method, string path, string pathAndQuery)
    {
        if (IsOver || !IsMethod(method) || !(_path.IsMatch(path) || _path.IsMatch(pathAndQuery))) return false;
        _left--;
        Hits++;
        return true;
    }

    public string? RetryAfterHeader() =>
        _order.RetryAfter is { } seconds ? seconds.ToString(CultureInfo.InvariantCulture)
        : _order.RetryAfterDate is { } later ? DateTimeOffset.UtcNow.AddSeconds(later).ToString("R", CultureInfo.InvariantCulture)
        : null;

    public object Report() => new { id = Id, order = _order, hits = Hits, left = _left == int.MaxValue ? (int?)null : _left, over = IsOver };

    /// <summary>Code and message that Graph uses for a status.</summary>
    public static (string Code, string Message) Words(int status) => status switch
    {
        401 => ("InvalidAuthenticationToken", "Access token validation failure."),
        403 => ("accessDenied", "Access denied"),
        404 => ("itemNotFound", "The resource could not be found."),
        409 => ("resourceModified", "The resource has changed."),
        412 => ("resourceModified", "ETag does not match current item's value"),
        429 => ("activityLimitReached", "The request has been throttled"),
        503 => ("serviceNotAvailable", "The service is not available. Try again later."),
        504 => ("generalException", "The gateway did not receive a response in time."),
        _ => ("generalException", "An unspecified error has occurred."),
    };

    private bool IsMethod(string method) => _method == method || _method == "*" && !method.StartsWith("BATCH ", StringComparison.Ordinal)
        || _method == "BATCH *" && method.StartsWith("BATCH ", StringComparison.Ordinal);
}

/// <summary>The faults in force, oldest first; a call takes the first that means it.</summary>
internal sealed class Faults
{
    private readonly List<Fault> _all = [];
    private readonly Lock _gate = new();

    public void Add(Fault fault)
    {
        lock (_gate) _all.Add(fault);
    }

    public bool Remove(string id)
    {
        lock (_gate) return _all.RemoveAll(f => f.Id == id) > 0;
    }

    public void Clear()
    {
        lock (_gate) _all.Clear();
    }

    public Fault? Take(string method, string path, string pathAndQuery)
    {
        lock (_gate) return _all.FirstOrDefault(f => f.Takes(method, path, pathAndQuery));
    }

    public IReadOnlyList<object> Report()
    {
        lock (_gate) return [.. _all.Select(f => f.Report())];
    }
}
