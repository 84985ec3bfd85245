using System.Text.Json.Serialization;

namespace Sop697.Domain.Steps;

/// <summary>An actor column of the SOP table ("Pelaksana"). Titles are labels and may change; roles are keys.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Does what nobody has to decide: numbering, sending, archiving.</summary>
    [JsonStringEnumMemberName("sistem")] Sistem,

    /// <summary>"Pengelola/Penanggung jawab" of the SOP table: the social media team.</summary>
    [JsonStringEnumMemberName("tim_medsos")] TimMediaSosial,

    [JsonStringEnumMemberName("kepala_seksi")] KepalaSeksi,
    [JsonStringEnumMemberName("kepala_bidang")] KepalaBidang,
    [JsonStringEnumMemberName("kepala_dinas")] KepalaDinas,

    /// <summary>Keeps positions, topics and calendar; no column of the SOP.</summary>
    [JsonStringEnumMemberName("admin")] Admin,

    /// <summary>Keeps the papers of cases that ended; no column of the SOP.</summary>
    [JsonStringEnumMemberName("arsiparis")] Arsiparis,
}

/// <summary>A post in the office, whoever holds it today.</summary>
/// <param name="Key">Lower-case ASCII key, for example <c>kasi</c>.</param>
/// <param name="Role">Which column of the SOP it acts in.</param>
/// <param name="Label">Title as printed, Indonesian.</param>
/// <param name="Superior">Key of the post above, or null at the top.</param>
public sealed record Position(string Key, Role Role, string Label, string? Superior);

/// <summary>How somebody comes to act for a position (Plh and Plt: SE BKN 2/2019).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActingKind>))]
public enum ActingKind
{
    [JsonStringEnumMemberName("definitif")] Definitif,
    [JsonStringEnumMemberName("plh")] Plh,
    [JsonStringEnumMemberName("plt")] Plt,

    /// <summary>Holds a position above while nobody holds this one, or while nobody who does can be reached.</summary>
    [JsonStringEnumMemberName("atasan")] Atasan,
}

/// <summary>How an acting official is written.</summary>
public static class ActingNames
{
    /// <summary>"Plh. Siti Maryam", "Agus Wicaksono (atasan)", or the plain name.</summary>
    public static string Of(ActingKind kind, string name) => kind switch
    {
        ActingKind.Plh or ActingKind.Plt => $"{kind}. {name}",
        ActingKind.Atasan => $"{name} (atasan)",
        _ => name,
    };
}
