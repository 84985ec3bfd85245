using System.Text.Json.Serialization;

namespace Sop697.Domain.Cases;

/// <summary>What the office decides about its printed sheets. Nothing of it is invented: what was not set is printed as a blank to be filled in.</summary>
public sealed record PrintSettings
{
    /// <summary><c>UkuranKertas</c>: A4 when nobody said otherwise.</summary>
    public PaperSize Paper { get; init; } = PaperSize.A4;

    /// <summary><c>BentukNotaDinas</c>: which head rows a nota dinas has.</summary>
    public MemoForm Memo { get; init; } = MemoForm.Lama;

    /// <summary><c>KopSurat</c>: lines below the name of the office, such as its address; empty for none.</summary>
    public string Letterhead { get; init; } = "";

    /// <summary><c>NomorFormat</c>: how the office writes the number of a nota dinas, with <c>{klasifikasi}</c>, <c>{unit}</c> and <c>{tahun}</c>; empty leaves the number blank.</summary>
    public string NumberFormat { get; init; } = "";

    /// <summary><c>KodeKlasifikasi</c>: code of the archive scheme; empty leaves it blank.</summary>
    public string Classification { get; init; } = "";

    /// <summary><c>KodeUnit</c>: code of the unit in numbers; empty leaves it blank.</summary>
    public string Unit { get; init; } = "";
}

[JsonConverter(typeof(JsonStringEnumConverter<PaperSize>))]
public enum PaperSize
{
    [JsonStringEnumMemberName("A4")] A4,

    /// <summary>215 x 330 mm.</summary>
    [JsonStringEnumMemberName("F4")] F4,
}

/// <summary>Head rows of a nota dinas.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemoForm>))]
public enum MemoForm
{
    /// <summary>Nomor, Kepada, Dari, Hal, Tanggal.</summary>
    [JsonStringEnumMemberName("lama")] Lama,

    /// <summary>Yth., Dari, Tembusan, Tanggal, Nomor, Sifat, Lampiran, Hal.</summary>
    [JsonStringEnumMemberName("baru")] Baru,
}
