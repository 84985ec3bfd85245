using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>
/// Until when a case is kept, for the view that asks for what is to be reviewed. It follows from a setting of the office and not from the
/// journal alone, so no proof compares it, and whoever erases reckons it anew.
/// </summary>
internal static class RetentionColumns
{
    public static ListRow KeptUntil(this ListRow row, Case @case, Office? office)
    {
        if (office is null) return row;
        // Midnight UTC is the morning of the same day in Malang: whichever of the two the site keeps its days in, the day is right.
        var until = Retention.Until(@case, office.Rules.Settings) is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : (DateTimeOffset?)null;
        return row with { Fields = [.. row.Fields, Field.Utc("RetensiHingga", until)] };
    }
}
