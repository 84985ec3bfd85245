using System.ComponentModel.DataAnnotations;

namespace Sop697.Storage;

/// <summary>Section <c>Storage</c>. Where the account is stands in <c>AzureWebJobsStorage</c>, as the Functions host wants it.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>
    /// Seconds a case stays reserved after its runner died; a living runner renews three times as often.
    /// </summary>
    [Range(5, 300)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>Seconds that the work of one chat activity may take; after that a repeated delivery may take it over.</summary>
    [Range(5, 300)]
    public int ClaimSeconds { get; set; } = 30;

    /// <summary>Pictures decoded at the same time. One of them may be large (160 MB at most), the others take up to 48 MB.</summary>
    [Range(1, 16)]
    public int PicturesAtOnce { get; set; } = 2;

    /// <summary>The program that reads pictures, by name or path; empty switches reading off. Where it is missing nothing is read.</summary>
    public string OcrProgram { get; set; } = "tesseract";

    /// <summary>Seconds after which reading one picture is given up.</summary>
    [Range(1, 300)]
    public int OcrSeconds { get; set; } = 20;
}
