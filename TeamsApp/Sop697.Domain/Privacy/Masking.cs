using Sop697.Domain.Cases;

namespace Sop697.Domain.Privacy;

/// <summary>
/// Personal data on a picture are covered by proposal and confirmed by the team; whoever sees the original all the same stands on the
/// record (UU 27/2022). Nothing of it is a step of the SOP: it is possible while a case runs and after its end.
/// </summary>
public static class Masking
{
    /// <summary>Areas of one picture that a person may mark.</summary>
    public const int MostAreas = 200;

    private static readonly PictureMask None = new();

    /// <summary>What is known of a picture's mask; empty when nothing is.</summary>
    public static PictureMask MaskOf(this Case state, string sha256)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Masks.GetValueOrDefault(sha256, None);
    }

    /// <summary>A picture of the case on which the system found something that nobody has looked at yet.</summary>
    public static bool IsAskedForMasks(this Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Erased is null && state.Masks.Values.Any(m => m.AwaitsLook);
    }

    /// <summary>Who says what is covered: the team that has the case, or its owner; null for anybody else.</summary>
    public static ActedBy? MaskedBy(this Case state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.As(state.Team) ?? actor.As(state.Owner);
    }

    /// <summary>Name of the file of a rendition. It changes with the mask, so that what was shown once is never confused with what is shown now.</summary>
    /// <param name="mask">Version of the commit that confirmed it.</param>
    public static string FileName(string sha256, int mask) => FormattableString.Invariant($"{sha256}-samar-{mask}.jpg");

    /// <summary>
    /// Pictures that nobody looked at for personal data: neither the system nor a person. A scan is of our own paper. Not owed work, because
    /// the system's look is a help that a machine may lack, and nothing waits for it.
    /// </summary>
    public static IEnumerable<Evidence> Unread(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Erased is not null ? [] : state.Evidence.Where(e => e.Purpose != EvidencePurpose.Hardcopy && !state.Masks.ContainsKey(e.Sha256)).DistinctBy(e => e.Sha256);
    }

    /// <summary>The parts of areas that lie on the picture; a machine reads beyond the edge.</summary>
    public static IReadOnlyList<MaskArea> On(Evidence picture, IEnumerable<MaskArea> areas)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(areas);
        return [.. areas.Select(a => Within(picture, a)).OfType<MaskArea>().Take(MostAreas)];
    }

    internal static Decision Confirm(Case state, MaskEvidence command)
    {
        if (state.Erased is not null) return new Decision.Refused(Refusals.Erased);
        if (state.MaskedBy(command.By) is not { } by) return new Decision.Refused(Refusals.NotMasker);
        if (state.Evidence.FirstOrDefault(e => e.Sha256 == command.Sha256) is not { } picture) return new Decision.Refused(Refusals.UnknownPicture);
        if (command.Areas.Count > MostAreas) return new Decision.Refused(Refusals.TooManyAreas);
        if (command.Areas.Any(a => !LiesOn(picture, a))) return new Decision.Refused(Refusals.BadArea);
        return state.MaskOf(command.Sha256).Confirmed is { } before && before.Areas.SequenceEqual(command.Areas)
            ? new Decision.Repeated(before.At)
            : new Decision.Accepted(by, [new EvidenceMasked(command.Sha256, command.Areas)]);
    }

    /// <summary>One view of each person, picture and day, WIB: a page that is opened again says nothing new.</summary>
    internal static Decision See(Case state, SeeOriginal command)
    {
        if (state.Erased is not null) return new Decision.Refused(Refusals.Erased);
        if (CaseAccess.Reading(state, command.By) is not { } by) return new Decision.Refused(Refusals.WrongPerson);
        if (state.Evidence.All(e => e.Sha256 != command.Sha256)) return new Decision.Refused(Refusals.UnknownPicture);
        var view = new OriginalView(by.ObjectId, command.Sha256, Time.Wib.Day(command.Now));
        return state.Views.Contains(view) ? new Decision.Repeated(null) : new Decision.Accepted(by, [new OriginalSeen(command.Sha256)]);
    }

    internal static IEnumerable<ArchiveRendition> Unarchived(Case state) =>
        from picture in state.Evidence.DistinctBy(e => e.Sha256)
        let mask = state.MaskOf(picture.Sha256)
        where mask.Confirmed is not null && !mask.IsArchived
        select new ArchiveRendition(picture, mask);

    internal static Case Fold(Case state, MaskProposed e, Stamp stamp) =>
        Covered(state, e.Sha256, m => m with { Proposed = e.Areas }, stamp);

    internal static Case Fold(Case state, EvidenceMasked e, Stamp stamp) =>
        Covered(state, e.Sha256, m => m with { Confirmed = new(e.Areas, stamp) }, stamp);

    internal static Case Fold(Case state, RenditionArchived e) =>
        With(state, e.Sha256, m => m with { Rendition = new(e.Mask, e.Rendition, e.Path, e.ItemId, e.Url) });

    internal static Case Fold(Case state, OriginalSeen e, Stamp stamp) => state with
    {
        Views =
        [
            .. state.Views.Where(v => v.ObjectId != stamp.By.ObjectId || v.Sha256 != e.Sha256),
            new(stamp.By.ObjectId, e.Sha256, Time.Wib.Day(stamp.At)),
        ],
    };

    /// <summary>What is printed changes only when something else is covered than before, and a scan is not printed.</summary>
    private static Case Covered(Case state, string sha256, Func<PictureMask, PictureMask> change, Stamp stamp)
    {
        var next = With(state, sha256, change);
        var isPrinted = state.Evidence.Any(e => e.Sha256 == sha256 && e.Purpose != EvidencePurpose.Hardcopy);
        return isPrinted && !next.MaskOf(sha256).Areas.SequenceEqual(state.MaskOf(sha256).Areas) ? next with { MaskVersion = stamp.Version } : next;
    }

    private static Case With(Case state, string sha256, Func<PictureMask, PictureMask> change) =>
        state with { Masks = new Dictionary<string, PictureMask>(state.Masks) { [sha256] = change(state.MaskOf(sha256)) } };

    private static bool LiesOn(Evidence picture, MaskArea a) =>
        a is { Left: >= 0, Top: >= 0, Width: > 0, Height: > 0 } && Enum.IsDefined(a.Kind)
        && (long)a.Left + a.Width <= picture.Width && (long)a.Top + a.Height <= picture.Height;

    private static MaskArea? Within(Evidence picture, MaskArea a)
    {
        var (left, top) = (Math.Max(a.Left, 0), Math.Max(a.Top, 0));
        var (right, bottom) = (Math.Min((long)a.Left + a.Width, picture.Width), Math.Min((long)a.Top + a.Height, picture.Height));
        return right > left && bottom > top ? a with { Left = left, Top = top, Width = (int)(right - left), Height = (int)(bottom - top) } : null;
    }
}
