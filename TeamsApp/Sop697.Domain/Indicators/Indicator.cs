using System.Text.Json.Serialization;

namespace Sop697.Domain.Indicators;

/// <summary>What a number of an indicator means ("satuan").</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndicatorUnit>))]
public enum IndicatorUnit
{
    /// <summary>Parts of a hundred; numerator and denominator count the same things.</summary>
    [JsonStringEnumMemberName("persen")] Percent,

    /// <summary>Hours of working time; the numerator is whole working minutes, the denominator counts cases.</summary>
    [JsonStringEnumMemberName("jam kerja")] WorkingHours,
}

/// <summary>Which way is better ("arah").</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndicatorDirection>))]
public enum IndicatorDirection
{
    [JsonStringEnumMemberName("naik")] Higher,
    [JsonStringEnumMemberName("turun")] Lower,

    /// <summary>Between two bounds.</summary>
    [JsonStringEnumMemberName("rentang")] Range,
}

/// <summary>Something the office is measured by ("indikator kinerja"). What counts is decided in <see cref="CaseMeasure"/>.</summary>
/// <param name="Code">Lower-case ASCII; in lists and keys for ever.</param>
/// <param name="Name">Indonesian, as printed.</param>
/// <param name="Unit">What its number means.</param>
/// <param name="Direction">Which way is better, unless the office's list says otherwise.</param>
/// <param name="Meaning">What is divided by what, Indonesian, for the foot of a report.</param>
public sealed record Indicator(string Code, string Name, IndicatorUnit Unit, IndicatorDirection Direction, string Meaning)
{
    public static Indicator OnTime { get; } = new(
        "tepat_waktu", "Persentase pertanyaan dan pengaduan yang ditanggapi sesuai waktu SOP", IndicatorUnit.Percent, IndicatorDirection.Higher,
        "Selesai dengan semua langkah dalam batas waktu, dibagi yang selesai ditambah yang masih berjalan tetapi sudah melewati batas.");

    public static Indicator Responded { get; } = new(
        "ditanggapi", "Persentase pertanyaan dan pengaduan yang ditanggapi", IndicatorUnit.Percent, IndicatorDirection.Higher,
        "Yang dijawab atau diteruskan, dibagi semua yang diterima.");

    public static Indicator ResponseTime { get; } = new(
        "waktu_tanggap", "Rata-rata waktu tanggap", IndicatorUnit.WorkingHours, IndicatorDirection.Lower,
        "Jam kerja sejak diterima sampai selesai, dibagi jumlah yang selesai.");

    public static Indicator StepsInTime { get; } = new(
        "langkah_mutu", "Persentase langkah SOP yang memenuhi mutu baku waktu", IndicatorUnit.Percent, IndicatorDirection.Higher,
        "Langkah yang selesai dalam batas, dibagi langkah yang selesai ditambah yang masih terbuka tetapi sudah melewati batas.");

    public static Indicator ArchiveComplete { get; } = new(
        "arsip_lengkap", "Persentase arsip lengkap (softcopy dan hardcopy)", IndicatorUnit.Percent, IndicatorDirection.Higher,
        "Yang selesai dan semua tangkapan layarnya tersimpan di SharePoint serta berkas cetaknya sudah diarsipkan, dibagi semua yang selesai.");

    /// <summary>All of them, in the order of a report.</summary>
    public static IReadOnlyList<Indicator> All { get; } = [OnTime, Responded, ResponseTime, StepsInTime, ArchiveComplete];

    public static Indicator? Find(string? code) => All.FirstOrDefault(i => i.Code == code);

    /// <summary>"Realisasi" in <see cref="Unit"/>, not rounded; null when nothing was counted.</summary>
    public decimal? Actual(Ratio counted) => counted.Denominator == 0 ? null : Unit switch
    {
        IndicatorUnit.Percent => counted.Numerator * 100m / counted.Denominator,
        IndicatorUnit.WorkingHours => counted.Numerator / (60m * counted.Denominator),
        _ => throw new InvalidOperationException($"Unknown unit {Unit}."),
    };
}

/// <summary>Numerator and denominator, kept apart so that they are summed and no average is ever averaged.</summary>
public readonly record struct Ratio(long Numerator, long Denominator)
{
    /// <summary>One thing, counted as good or not.</summary>
    public static Ratio One(bool good) => new(good ? 1 : 0, 1);

    /// <summary>What was counted and was not good.</summary>
    public long Missed => Denominator - Numerator;

    public static Ratio operator +(Ratio one, Ratio other) => new(one.Numerator + other.Numerator, one.Denominator + other.Denominator);

    public Ratio Add(Ratio other) => this + other;
}
