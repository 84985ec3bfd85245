using System.Text.Json.Serialization;

namespace Sop697.Domain.Time;

/// <summary>"SatuanHari": what passes on a clock of the SOP.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayUnit>))]
public enum DayUnit
{
    /// <summary>Working time: nights, breaks and days off do not count.</summary>
    [JsonStringEnumMemberName("kerja")] Working,

    /// <summary>Calendar time: every hour counts.</summary>
    [JsonStringEnumMemberName("kalender")] Calendar,
}

/// <summary>"ModelHari": when a limit of days ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayEnd>))]
public enum DayEnd
{
    /// <summary>At the clock time at which it began.</summary>
    [JsonStringEnumMemberName("sama-jam")] SameTime,

    /// <summary>When the last day ends: at closing, or at midnight in calendar time.</summary>
    [JsonStringEnumMemberName("akhir-hari")] EndOfDay,
}

/// <summary>How the office counts a limit of the SOP. The SOP says only "1 hari" and "15 menit", so both are settings.</summary>
public sealed record DayCount(DayUnit Unit, DayEnd End)
{
    public static DayCount Default { get; } = new(DayUnit.Working, DayEnd.SameTime);
}
