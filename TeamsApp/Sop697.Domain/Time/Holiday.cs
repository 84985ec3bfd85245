using System.Text.Json.Serialization;

namespace Sop697.Domain.Time;

/// <summary>A day on which the office is closed.</summary>
/// <param name="Date">In WIB.</param>
/// <param name="Name">Indonesian, as announced.</param>
/// <param name="Kind">Public holiday or collective leave.</param>
/// <param name="Source">The decision that says so; free text while it is an estimate.</param>
/// <param name="Status">Whether that decision exists.</param>
/// <param name="Doubt">What another source says instead, or null when the sources agree.</param>
public sealed record Holiday(DateOnly Date, string Name, HolidayKind Kind, string Source, HolidayStatus Status, string? Doubt = null);

[JsonConverter(typeof(JsonStringEnumConverter<HolidayKind>))]
public enum HolidayKind
{
    /// <summary>"Libur nasional".</summary>
    [JsonStringEnumMemberName("libur")] National,

    /// <summary>"Cuti bersama".</summary>
    [JsonStringEnumMemberName("cuti_bersama")] CollectiveLeave,
}

/// <summary>How far a date, or a year of dates, may be trusted. Ordered from worst to best.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HolidayStatus>))]
public enum HolidayStatus
{
    /// <summary>No row at all: only weekends are known.</summary>
    [JsonStringEnumMemberName("tidak_ada")] Unknown,

    /// <summary>"Perkiraan": computed from the moon or public calendars, no decision yet.</summary>
    [JsonStringEnumMemberName("perkiraan")] Estimate,

    /// <summary>"Resmi": the joint ministerial decision (SKB) is out.</summary>
    [JsonStringEnumMemberName("resmi")] Official,
}
