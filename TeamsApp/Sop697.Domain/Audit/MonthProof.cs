using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sop697.Domain.Audit;

/// <summary>
/// Recomputes the hash of every closed month while the cases go by, in ordinal order as the journal gives them. It finds what no
/// comparison of the two copies can: that both were changed alike.
/// </summary>
public sealed class MonthProof : IDisposable
{
    private readonly List<Reckoning> months;

    public MonthProof(IEnumerable<ClosedMonth> closed)
    {
        ArgumentNullException.ThrowIfNull(closed);
        months = [.. closed.Where(m => IsName(m.Month)).Select(m => new Reckoning(m, m.Ends))];
    }

    /// <param name="commits">The commits of one case that can be read, in order.</param>
    public void Add(string caseId, IReadOnlyList<SealedCommit> commits)
    {
        foreach (var month in months)
            if (StandOf(caseId, commits, month.Ends) is { } stand) month.Add(stand);
    }

    public static CaseStand? StandOf(string caseId, IReadOnlyList<SealedCommit> commits, DateTimeOffset before) =>
        CaseStand.At(caseId, commits.Select(c => (c.Commit.Version, c.Commit.At, c.Hash)), before);

    /// <summary>Months whose hash does not come out again, the earliest first. To be asked once, after the last case.</summary>
    public IReadOnlyList<ClosedMonth> Broken() => [.. months.Where(m => !m.Holds()).Select(m => m.Month)];

    /// <summary>Names the cases that stand otherwise than they did when a month was closed.</summary>
    /// <param name="then">The text that was hashed; null when it is gone.</param>
    /// <param name="now">The same, made of the journal as it is now.</param>
    public static IReadOnlyList<Finding> Named(ClosedMonth month, string? then, IReadOnlyList<CaseStand> now)
    {
        ArgumentNullException.ThrowIfNull(month);
        var about = Found(FindingKind.Altered, Places.Months, month.Month, new(
            $"keputusan sampai akhir {month.Month} tidak lagi menghasilkan sidik tutup buku", $"the decisions up to the end of {month.Month} no longer give the hash of its closing"));
        if (then is null) return [about, Found(FindingKind.Missing, Places.Months, month.Month, new("daftar kasus yang disidik hilang", "the list of cases that was hashed is gone"))];
        if (SealedCommit.HashOf(then) != month.Hash)
            return [about, Found(FindingKind.Altered, Places.Months, month.Month, new("sidik atau daftar kasusnya diubah; keduanya tidak cocok lagi", "the hash or its list of cases was altered; they no longer agree"))];
        var before = CaseStand.Read(then).ToDictionary(s => s.CaseId, StringComparer.Ordinal);
        var after = now.ToDictionary(s => s.CaseId, StringComparer.Ordinal);
        var different = before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).Order(StringComparer.Ordinal);
        return [about, .. different.Select(k => Of(month, k, before.GetValueOrDefault(k), after.GetValueOrDefault(k)))];
    }

    /// <summary>Compares the two copies of the closings, and finds the months that were left out.</summary>
    /// <param name="kept">In storage, the earliest first.</param>
    /// <param name="copy">In SharePoint.</param>
    /// <param name="owed">How many SharePoint is still to be given.</param>
    public static IReadOnlyList<Finding> Compare(IReadOnlyList<(ClosedMonth Month, bool Archived)> kept, IReadOnlyList<ClosedMonth> copy, out int owed)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var place = Places.List("TutupBuku");
        var theirs = copy.GroupBy(m => m.Month).ToDictionary(g => g.Key, g => g.First());
        List<Finding> findings = [];
        owed = 0;
        foreach (var (month, archived) in kept)
        {
            if (!theirs.Remove(month.Month, out var other))
            {
                if (archived) findings.Add(Found(FindingKind.Missing, place, month.Month, new("baris ini tidak ada", "this row is missing")));
                else owed++;
            }
            else if ((other.Hash, other.Cases, other.Commits) != (month.Hash, month.Cases, month.Commits))
            {
                findings.Add(Found(FindingKind.Altered, place, month.Month, new("kedua salinan tutup buku berbeda", "the two copies of this closing differ")));
            }
        }

        findings.AddRange(theirs.Keys.Order(StringComparer.Ordinal).Select(m => Found(FindingKind.Missing, Places.Months, m, new(
            "tutup buku ini tidak ada, tetapi ada di SharePoint", "this closing is missing and stands in SharePoint"))));
        string[] names = [.. kept.Select(k => k.Month.Month).Where(IsName)];
        for (var i = 1; i < names.Length; i++)
            for (var day = ClosedMonth.DayOf(names[i - 1]).AddMonths(1); day < ClosedMonth.DayOf(names[i]); day = day.AddMonths(1))
                findings.Add(Found(FindingKind.Missing, Places.Months, ClosedMonth.NameOf(day), new("tutup buku ini tidak ada", "this closing is missing")));
        return findings;
    }

    public void Dispose()
    {
        foreach (var month in months) month.Dispose();
    }

    private static Finding Of(ClosedMonth month, string caseId, CaseStand? then, CaseStand? now)
    {
        var (kind, what) = (then, now) switch
        {
            (null, _) => (FindingKind.Added, new LocalText($"kasus ini belum ada pada akhir {month.Month}", $"this case was not there at the end of {month.Month}")),
            (_, null) => (FindingKind.Missing, new LocalText($"kasus ini ada pada akhir {month.Month}", $"this case was there at the end of {month.Month}")),
            _ => (FindingKind.Altered, new LocalText(
                $"pada akhir {month.Month} kasus ini di versi {then.Version}, sidik {Short(then.Hash)}; kini versi {now.Version}, sidik {Short(now.Hash)}",
                $"at the end of {month.Month} this case was at version {then.Version}, hash {Short(then.Hash)}; now it is {now.Version}, {Short(now.Hash)}")),
        };
        return new Finding(kind, Places.Months, month.Month, caseId, null, null, what);
    }

    private static string Short(string hash) => hash.Length <= 12 ? hash : hash[..12] + "…";

    private static Finding Found(FindingKind kind, string place, string month, LocalText what) => new(kind, place, month, null, null, null, what);

    private static bool IsName(string month) => DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private sealed class Reckoning(ClosedMonth month, DateTimeOffset ends) : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private int cases;
        private int commits;

        public ClosedMonth Month => month;

        public DateTimeOffset Ends => ends;

        public void Add(CaseStand stand)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(CaseStand.TextOf([stand])));
            cases++;
            commits += stand.Version;
        }

        public bool Holds() => Convert.ToHexStringLower(hash.GetHashAndReset()) == month.Hash && (cases, commits) == (month.Cases, month.Commits);

        public void Dispose() => hash.Dispose();
    }
}
