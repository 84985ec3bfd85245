using System.Text.Json.Serialization;

namespace Sop697.Domain.Cases;

/// <summary>Where the citizen wrote ("kanal"), as the SOP lists them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    [JsonStringEnumMemberName("website")] Website,
    [JsonStringEnumMemberName("instagram")] Instagram,
    [JsonStringEnumMemberName("twitter")] Twitter,
    [JsonStringEnumMemberName("facebook")] Facebook,
    [JsonStringEnumMemberName("youtube")] Youtube,
}

/// <summary>What the citizen wants ("jenis"). The SOP knows the first two; the others decide clock and exit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InquiryClass>))]
public enum InquiryClass
{
    [JsonStringEnumMemberName("pertanyaan")] Pertanyaan,
    [JsonStringEnumMemberName("pengaduan")] Pengaduan,
    [JsonStringEnumMemberName("informasi_publik")] InformasiPublik,
    [JsonStringEnumMemberName("aspirasi")] Aspirasi,
    [JsonStringEnumMemberName("bukan_kewenangan")] BukanKewenangan,
    [JsonStringEnumMemberName("spam")] Spam,
}

/// <summary>Whose agreement a draft needs before the Kepala Seksi may release it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApprovalRule>))]
public enum ApprovalRule
{
    [JsonStringEnumMemberName("kasi_saja")] KasiSaja,
    [JsonStringEnumMemberName("kasi_dan_kasi_terkait")] KasiDanKasiTerkait,
    [JsonStringEnumMemberName("kasi_dan_kabid")] KasiDanKabid,
}

/// <summary>How a case ended ("hasil").</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    [JsonStringEnumMemberName("dijawab")] Dijawab,
    [JsonStringEnumMemberName("spam")] Spam,
    [JsonStringEnumMemberName("bukan_kewenangan")] BukanKewenangan,
    [JsonStringEnumMemberName("diteruskan_lapor")] DiteruskanLapor,
    [JsonStringEnumMemberName("diteruskan_sambat")] DiteruskanSambat,
    [JsonStringEnumMemberName("diteruskan_ppid")] DiteruskanPpid,

    /// <summary>Answered with an earlier case that asks the same.</summary>
    [JsonStringEnumMemberName("digabung")] Digabung,
}

/// <summary>What the team reported; corrected as a whole, never in part.</summary>
/// <param name="Channel">Where it was posted.</param>
/// <param name="Kind">Its class.</param>
/// <param name="Summary">The question in one or two sentences, without names or numbers of the citizen.</param>
/// <param name="Topic">Topic key, or null.</param>
/// <param name="SourceUrl">Address of the post, or null.</param>
/// <param name="SourceAccount">Account that posted; personal data, never in cards, logs or lists for reports.</param>
/// <param name="PostedAt">When the citizen posted, UTC, or null when unknown.</param>
/// <param name="Urgent">"Mendesak": an addition to the SOP.</param>
public sealed record Inquiry(
    Channel Channel,
    InquiryClass Kind,
    string Summary,
    string? Topic = null,
    string? SourceUrl = null,
    string? SourceAccount = null,
    DateTimeOffset? PostedAt = null,
    bool Urgent = false);

/// <summary>A picture kept unchanged, named by its content.</summary>
/// <param name="Sha256">Lower-case hex of the original bytes.</param>
/// <param name="Bytes">Size of the original.</param>
/// <param name="Width">Pixels, after orientation.</param>
/// <param name="Height">Pixels, after orientation.</param>
/// <param name="MediaType">By content, not by name: image/png, image/jpeg or image/webp.</param>
/// <param name="Purpose">What it shows.</param>
public sealed record Evidence(string Sha256, long Bytes, int Width, int Height, string MediaType, EvidencePurpose Purpose)
{
    /// <summary>File extension without dot.</summary>
    [JsonIgnore]
    public string Extension => MediaType switch { "image/png" => "png", "image/jpeg" => "jpg", "image/webp" => "webp", _ => "bin" };
}

[JsonConverter(typeof(JsonStringEnumConverter<EvidencePurpose>))]
public enum EvidencePurpose
{
    /// <summary>"Bukti digital": what the citizen wrote.</summary>
    [JsonStringEnumMemberName("pertanyaan")] Question,

    /// <summary>"Bukti jawaban terkirim": the posted reply.</summary>
    [JsonStringEnumMemberName("bukti_jawaban")] Proof,

    /// <summary>"Pindaian hardcopy": the signed sheet of the dossier.</summary>
    [JsonStringEnumMemberName("hardcopy")] Hardcopy,
}
