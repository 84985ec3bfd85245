namespace Sop697.Domain;

/// <summary>What counts as the address of a post: absolute, http or https, and no longer than any of the channels makes them.</summary>
public static class WebAddress
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 2000;

    /// <summary>The address in the form a browser may safely open, or null when it is none.</summary>
    public static Uri? Of(string? text) =>
        text is { Length: <= MaxLength } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}
