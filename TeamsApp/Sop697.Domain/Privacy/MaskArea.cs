using System.Text.Json.Serialization;

namespace Sop697.Domain.Privacy;

/// <summary>What kind of personal data a part of a picture shows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonalDataKind>))]
public enum PersonalDataKind
{
    /// <summary>The citizen's account or the name on it.</summary>
    [JsonStringEnumMemberName("akun")] Account,

    /// <summary>Nomor Induk Kependudukan, or the equally long number of the family card.</summary>
    [JsonStringEnumMemberName("nik")] Nik,

    [JsonStringEnumMemberName("telepon")] Phone,

    /// <summary>Number of the national health insurance.</summary>
    [JsonStringEnumMemberName("bpjs")] Bpjs,

    [JsonStringEnumMemberName("surel")] Email,

    /// <summary>Marked by a person without saying what it is: a face, an address, a name in the text.</summary>
    [JsonStringEnumMemberName("lain")] Other,
}

/// <summary>A part of a picture that must not be shown.</summary>
/// <param name="Left">Pixels of the upright original, from its left edge.</param>
/// <param name="Top">Pixels of the upright original, from its top edge.</param>
/// <param name="Width">Pixels of the upright original.</param>
/// <param name="Height">Pixels of the upright original.</param>
/// <param name="Kind">What it hides.</param>
public sealed record MaskArea(int Left, int Top, int Width, int Height, PersonalDataKind Kind);
