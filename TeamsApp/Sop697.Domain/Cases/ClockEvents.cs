using System.Text.Json.Serialization;

namespace Sop697.Domain.Cases;

/// <summary>Which of a case's clocks is meant.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DueClock>))]
public enum DueClock
{
    /// <summary>A step; numbered as <see cref="StepRecord.Index"/>.</summary>
    [JsonStringEnumMemberName("langkah")] Step,

    /// <summary>A question to another position; numbered as <see cref="Consultation.Index"/>.</summary>
    [JsonStringEnumMemberName("konsultasi")] Consultation,

    /// <summary>The law's own limit, from receipt; always number 0.</summary>
    [JsonStringEnumMemberName("hukum")] Statutory,
}

/// <summary>Why a due date was moved.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DueReason>))]
public enum DueReason
{
    /// <summary>Holidays, working hours or settings of the office changed.</summary>
    [JsonStringEnumMemberName("kalender")] Calendar,

    /// <summary>The report's class changed.</summary>
    [JsonStringEnumMemberName("jenis")] Class,
}

/// <summary>A due date is another one now. Never for what is closed.</summary>
/// <param name="Clock">Which clock.</param>
/// <param name="Index">Number of the step or consultation.</param>
/// <param name="From">UTC; null when there was none.</param>
/// <param name="To">UTC; null when there is none any more.</param>
/// <param name="Why">What changed.</param>
/// <param name="DaysOff">Days off between the clock's start and its new end, Indonesian; may be empty.</param>
public sealed record DueMoved(DueClock Clock, int Index, DateTimeOffset? From, DateTimeOffset? To, DueReason Why, string DaysOff) : CaseEvent;

/// <summary>What a reminder is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReminderKind>))]
public enum ReminderKind
{
    /// <summary>Half of the time is over.</summary>
    [JsonStringEnumMemberName("setengah")] Half,

    /// <summary>It is due now.</summary>
    [JsonStringEnumMemberName("jatuh_tempo")] Due,

    /// <summary>Past due; numbered from 1.</summary>
    [JsonStringEnumMemberName("harian")] Daily,
}

/// <summary>What became of a reminder.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReminderEnd>))]
public enum ReminderEnd
{
    /// <summary>It was sent.</summary>
    [JsonStringEnumMemberName("terkirim")] Sent,

    /// <summary>It may have been sent; it is not sent again.</summary>
    [JsonStringEnumMemberName("tidak_pasti")] Uncertain,

    /// <summary>A later one, or a digest, spoke for it.</summary>
    [JsonStringEnumMemberName("digabung")] Merged,
}

/// <summary>A position was reminded of what waits for it. On the record, so that it is never sent twice.</summary>
/// <param name="Clock">A step or a consultation.</param>
/// <param name="Index">Its number.</param>
/// <param name="Position">Who was reminded.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Number">From 1 among the daily ones; 0 for the others.</param>
/// <param name="How">What became of it.</param>
public sealed record Reminded(DueClock Clock, int Index, string Position, ReminderKind Kind, int Number, ReminderEnd How) : CaseEvent;

/// <summary>Silence went up, or a case is urgent: the next position was told. Who owns the step does not change.</summary>
/// <param name="Clock">A step or a consultation.</param>
/// <param name="Index">Its number.</param>
/// <param name="From">Who was silent, or who owns the urgent case.</param>
/// <param name="To">Who was told.</param>
/// <param name="Level">1 for the position above, 2 for the one above that; 0 when it was told at once because the case is urgent.</param>
public sealed record Escalated(DueClock Clock, int Index, string From, string To, int Level) : CaseEvent;
