using System.Globalization;
using Sop697.Domain.Time;

namespace Sop697.Microsoft365.Cards.Texts;

/// <summary>Names of days (from Sunday) and months, and what stands between hour and minute.</summary>
public sealed record WibWords(IReadOnlyList<string> Days, IReadOnlyList<string> Months, char Colon)
{
    /// <summary>"25 Nov 2026".</summary>
    public string Date(DateTimeOffset at)
    {
        var day = Wib.Day(at);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");
    }

    /// <summary>"Rab 25 Nov 2026 14.00 WIB".</summary>
    public string Of(DateTimeOffset at)
    {
        var local = Wib.Local(at);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Days[(int)local.DayOfWeek]} {local.Day} {Months[local.Month - 1]} {local.Year} {local.Hour:00}{Colon}{local.Minute:00} WIB");
    }
}
