namespace Sop697.Functions.Hosting;

/// <summary>Section <c>App</c>.</summary>
/// <param name="PublicUrl">Address under which people reach the function app, without a slash at the end.</param>
public sealed record AppOptions(string PublicUrl)
{
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    internal static AppOptions Read(IConfiguration configuration)
    {
        var url = configuration["App:PublicUrl"]?.TrimEnd('/');
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new AppOptions(url)
            : throw new InvalidOperationException("Setting App:PublicUrl must be an absolute http or https address.");
    }
}
