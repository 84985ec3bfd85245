using Sop697.Documents.Dossiers;
using Sop697.Domain;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Documents.Reports;

/// <summary>What stands in the cells, the same on paper and in the workbook.</summary>
internal static class ReportCells
{
    internal const string None = Wording.None;

    internal static readonly string[] RegisterTitles = ["No", "Tanggal (WIB)", "Nomor tiket", "Kanal", "Jenis", "Topik", "Langkah/Status", "Hasil", "Tepat waktu"];

    internal static readonly string[] IndicatorTitles = ["No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian (%)", "Predikat", "Keterangan"];

    internal static string Title(MonthlyRegister register) => $"Pengaduan masyarakat melalui media sosial, {register.Report.Month.Label}";

    internal static string Received(RegisterRow row) => Wording.Short(row.ReceivedAt);

    internal static string Topic(RegisterRow row, Office office) =>
        row.Topic is { } topic ? office.Topics.FirstOrDefault(t => t.Key == topic)?.Label ?? topic : None;

    internal static string Status(RegisterRow row) => row.Open is { } open ? $"{open.Number}. {open.Title}" : "Selesai";

    internal static string Result(RegisterRow row) => row.Outcome is { } outcome ? Wording.Of(outcome) : None;

    internal static string Kind(RegisterRow row) => Wording.Of(row.Kind);

    internal static string InTime(RegisterRow row) => (row.IsCounted, row.InTime) switch
    {
        (false, _) => "Tidak dihitung",
        (_, true) => "Ya",
        (_, false) => "Tidak",
        _ => "Berjalan",
    };

    internal static string Goal(IndicatorLine line) => line.Target.Goal ?? Sop697Table.Current.Name;

    internal static string Unit(IndicatorLine line) => Codes.Of(line.Indicator.Unit);

    internal static string Band(IndicatorLine line, MonthlyReport report) => AchievementBand.Of(line.Achievement, report.Bands) ?? None;

    /// <summary>What was divided by what, and whether it is enough: in words, beside the percentage.</summary>
    internal static string Remark(IndicatorLine line)
    {
        var counted = line.Counted;
        var what = counted.Denominator == 0 ? "Tidak ada yang dihitung"
            : line.Indicator.Unit == IndicatorUnit.Percent ? $"{counted.Numerator} dari {counted.Denominator}"
            : $"{counted.Numerator} menit kerja pada {counted.Denominator} kasus";
        return line.Achievement switch
        {
            null => $"{what}.",
            { Side: RangeSide.Below } => $"{what}. Di bawah rentang.",
            { Side: RangeSide.Above } => $"{what}. Di atas rentang.",
            { Met: true } => $"{what}. Tercapai.",
            _ => $"{what}. Belum tercapai.",
        };
    }

    internal static string Summary(MonthlyRegister register)
    {
        var report = register.Report;
        var outside = register.Outside == 0 ? "" : $" Di luar hitungan (spam, bukan kewenangan atau digabung): {register.Outside}.";
        var unreadable = report.Unreadable == 0 ? "" : $" Tidak terbaca dan tidak dihitung: {report.Unreadable}; mohon beri tahu administrator.";
        return $"Diterima dan dihitung: {report.Received}. Ditanggapi: {report.Responded}. Masih berjalan: {report.Open}. Melewati batas waktu: {report.LateCases}.{outside}{unreadable}";
    }

    internal static string Counted(MonthlyRegister register) =>
        $"Dihitung {Wording.Moment(register.Report.At)} dari jurnal, menurut bulan diterima.";

    internal static string Closing(MonthlyRegister register) => register.Closed is { } closed
        ? $"Sidik tutup bulan (SHA-256): {closed.Hash}, atas {closed.Cases} kasus dan {closed.Commits} keputusan sejak awal, ditutup {Wording.Moment(closed.ClosedAt)}."
        : "Bulan ini belum ditutup; sidik tutup bulan belum ada.";
}
