using Sop697.Domain.Cases;
using Sop697.Domain.Time;

namespace Sop697.Domain.Privacy;

/// <summary>
/// How long a case is kept after it ended. Counted as an archive schedule (JRA) counts: in whole years after the year in which the file was
/// closed, so that everything of a year comes up for review on one day and nothing is kept for less than what the schedule says.
/// It only says when somebody must look: nothing is ever erased because a day has come.
/// </summary>
public static class Retention
{
    public const int LeastYears = 1;

    /// <summary>Longer is no term of keeping any more but a decision to keep for good, which is not this setting's.</summary>
    public const int MostYears = 30;

    /// <summary>The last day of keeping, WIB, on which the case comes up for review; null while it is open.</summary>
    public static DateOnly? Until(Case state, OfficeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(settings);
        return state.Closing is { } closing ? Until(closing.At.At, settings) : null;
    }

    /// <inheritdoc cref="Until(Case, OfficeSettings)"/>
    /// <param name="closedAt">UTC; the year that counts is that of Malang.</param>
    public static DateOnly Until(DateTimeOffset closedAt, OfficeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new DateOnly(Wib.Year(closedAt) + settings.RetentionYears, 12, 31);
    }

    /// <summary>The year, WIB, whose cases and those of all years before are up for review on a day.</summary>
    public static int LastYearDue(DateOnly today, OfficeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var full = today is { Month: 12, Day: 31 } ? today.Year : today.Year - 1;
        return full - settings.RetentionYears;
    }
}
