namespace Sop697.Functions.Hosting;

/// <summary>Section <c>App</c>.</summary>
public sealed class AppOptions
{
    /// <summary>Address under which people reach the function app, without a slash at the end.</summary>
    public required string PublicUrl { get; init; }
}
