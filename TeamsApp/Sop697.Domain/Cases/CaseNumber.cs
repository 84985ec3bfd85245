using System.Globalization;
using System.Text.RegularExpressions;

namespace Sop697.Domain.Cases;

/// <summary>The number people use: <c>MS-{year}-{serial:0000}</c>.</summary>
/// <param name="Year">Year of receipt in WIB.</param>
/// <param name="Serial">From 1, without gaps within the year.</param>
public sealed partial record CaseNumber(int Year, int Serial)
{
    /// <summary>What a person typed; null when it is no number of a case.</summary>
    public static CaseNumber? Read(string text) => Pattern().Match(text) is { Success: true } match
        ? new(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["serial"].Value, CultureInfo.InvariantCulture))
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"MS-{Year}-{Serial:0000}");

    [GeneratedRegex(@"^\s*MS-(?<year>\d{4})-(?<serial>\d{1,8})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
