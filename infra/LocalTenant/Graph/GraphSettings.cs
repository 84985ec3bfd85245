namespace Sop697.LocalTenant.Graph;

/// <summary>Behaviours of Graph that were never settled on a real tenant; <c>POST /_tenant/graph</c> changes them while running.</summary>
public sealed class GraphSettings
{
    /// <summary>Answer to a duplicate in a unique column: 409 nameAlreadyExists or 400 invalidRequest.</summary>
    public int DuplicateStatus { get; set; } = 409;

    /// <summary>Answer to a stale If-Match: 412 or 409 resourceModified.</summary>
    public int StaleStatus { get; set; } = 412;

    /// <summary>Whether a PUT by path makes the missing folders; if not, it is 404.</summary>
    public bool CreateFolders { get; set; } = true;

    /// <summary>Rows that a query may touch before SharePoint gives up (the list view threshold).</summary>
    public int Threshold { get; set; } = 5000;

    /// <summary>While set, every delta token is answered 410 with the place to start again.</summary>
    public bool ExpireDelta { get; set; }

    /// <summary>
    /// Resource units of a minute that are left to the app, of 1,250; SharePoint tells them once less than a fifth is left, and says
    /// nothing before. Null is plenty.
    /// </summary>
    public int? RateLimitRemaining { get; set; }

    internal IEnumerable<(string Name, string Value)> RateLimitHeaders()
    {
        const int Limit = 1250;
        return RateLimitRemaining is { } left && left < Limit / 5
            ? [("RateLimit-Limit", $"{Limit}"), ("RateLimit-Remaining", $"{left}"), ("RateLimit-Reset", "30")]
            : [];
    }
}
