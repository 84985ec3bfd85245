using Sop697.Domain.Cases;

namespace Sop697.Domain.Privacy;

/// <summary>"Samaran": what of one picture must not be shown, as the system proposed it and as a person confirmed it.</summary>
public sealed record PictureMask
{
    /// <summary>What the system found; null while nobody looked, or when the reader gave up.</summary>
    public IReadOnlyList<MaskArea>? Proposed { get; init; }

    /// <summary>What a person said last; null while nobody has.</summary>
    public ConfirmedMask? Confirmed { get; init; }

    /// <summary>The masked rendition in SharePoint; null until one stands there.</summary>
    public ArchivedRendition? Rendition { get; init; }

    /// <summary>What is covered wherever the picture is shown: as confirmed, else as proposed.</summary>
    public IReadOnlyList<MaskArea> Areas => Confirmed?.Areas ?? Proposed ?? [];

    /// <summary>A person has still to look at what the system found.</summary>
    public bool AwaitsLook => Confirmed is null && Proposed is { Count: > 0 };

    /// <summary>It may be shown as it is masked without a word on the record: something is covered, or a person said that nothing need be.</summary>
    public bool IsSettled => Confirmed is not null || Areas.Count > 0;

    /// <summary>The rendition in SharePoint is the newest one.</summary>
    public bool IsArchived => Rendition is not null && Rendition.Mask == Confirmed?.At.Version;
}

/// <summary>What a person confirmed.</summary>
/// <param name="Areas">Empty: "tidak ada data pribadi".</param>
public sealed record ConfirmedMask(IReadOnlyList<MaskArea> Areas, Stamp At);

/// <summary>A masked rendition in its library.</summary>
/// <param name="Mask">Version of the commit that confirmed the mask it shows.</param>
/// <param name="Sha256">Of the rendition, not of the original.</param>
/// <param name="Path">Path within the library.</param>
/// <param name="ItemId">Drive item id.</param>
/// <param name="Url">Address in SharePoint.</param>
public sealed record ArchivedRendition(int Mask, string Sha256, string Path, string ItemId, string Url);

/// <summary>Somebody saw a picture unmasked.</summary>
/// <param name="Day">The last day of it, WIB.</param>
public sealed record OriginalView(string ObjectId, string Sha256, DateOnly Day);
