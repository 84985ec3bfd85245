using System.Globalization;

namespace Sop697.Tests.Domain.Time;

/// <summary>Times as the office reads them.</summary>
internal static class Wib
{
    private const string Format = "yyyy-MM-dd HH.mm";

    public static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.ParseExact(local, Format, CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();

    public static string Text(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(7)).ToString(Format, CultureInfo.InvariantCulture);
}
