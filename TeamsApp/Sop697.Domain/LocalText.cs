namespace Sop697.Domain;

/// <summary>A sentence a person reads: Indonesian first, English second.</summary>
public sealed record LocalText(string Id, string En)
{
    /// <param name="language">BCP 47 tag; anything but English reads Indonesian.</param>
    public string In(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Id;
}
