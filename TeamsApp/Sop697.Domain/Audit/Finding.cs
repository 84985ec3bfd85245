namespace Sop697.Domain.Audit;

public enum FindingKind
{
    /// <summary>It is there and says something else than it did.</summary>
    Altered,

    /// <summary>It must be there and is not.</summary>
    Missing,

    /// <summary>It is there and nothing of ours put it there.</summary>
    Added,

    /// <summary>It stands under the key of another.</summary>
    Misplaced,

    /// <summary>It does not follow from what stands before it.</summary>
    Unlinked,

    /// <summary>It is there, and a newer one stands for it.</summary>
    Replaced,

    /// <summary>It is on record as erased, and is there: a backup brought it back.</summary>
    Restored,
}

/// <summary>One thing that a proof found: what, where, and in which case. Holds no text of citizens or of answers.</summary>
/// <param name="Kind">What befell it.</param>
/// <param name="Place">Copy and list or library, as <see cref="Places"/> says it.</param>
/// <param name="Key">Key of the row, path or hash of the file, or name of the month.</param>
/// <param name="CaseId">The case; null for what is about all of them.</param>
/// <param name="Number">Its number, or null when it has none or none can be read.</param>
/// <param name="Version">The commit; null when it is about none.</param>
/// <param name="What">In a sentence, for people.</param>
public sealed record Finding(FindingKind Kind, string Place, string Key, string? CaseId, string? Number, int? Version, LocalText What)
{
    /// <summary>Content of a case that is on record as erased, in a place where none of it may be.</summary>
    public static Finding Restored(string place, string key, string caseId, string? number, int? version) => new(
        FindingKind.Restored, place, key, caseId, number, version,
        new($"isi kasus yang sudah dihapus ada lagi di {place}", $"content of an erased case stands again in {place}"));
}

/// <summary>Where things stand: the storage account that holds the journal, and SharePoint, which holds the office's copy.</summary>
public static class Places
{
    public const string Journal = "penyimpanan/Jurnal";
    public const string Months = "penyimpanan/TutupBuku";
    public const string Pictures = "penyimpanan/bukti";

    public const string Files = "SharePoint";

    public static string List(string name) => $"SharePoint/{name}";
}
