using Sop697.Domain.Cases;

namespace Sop697.Domain.Dashboard;

/// <summary>How many cases, and how many of them late as <see cref="CaseLine.IsLate"/> says.</summary>
public readonly record struct Tally(int Cases, int Late)
{
    public static Tally operator +(Tally left, Tally right) => new(left.Cases + right.Cases, left.Late + right.Late);

    public static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(Tally), (sum, next) => sum + next);

    /// <param name="now">UTC; of no matter for closed cases.</param>
    public static Tally Of(IEnumerable<CaseLine> lines, DateTimeOffset now) => Sum(lines.Select(l => new Tally(1, l.IsLate(now) ? 1 : 0)));
}
