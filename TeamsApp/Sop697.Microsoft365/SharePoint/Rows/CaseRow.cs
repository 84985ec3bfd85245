using System.Globalization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>Whole minutes of working time between two times.</summary>
public delegate int WorkingMinutes(DateTimeOffset from, DateTimeOffset to);

/// <summary>The one row of a case in <c>Aduan</c>. Nobody's name stands in it: reports are made from it.</summary>
internal static class CaseRow
{
    private const string Running = "berjalan";
    private const string Stuck = "terhambat";
    private const string Done = "selesai";

    public static ListRow Of(Case @case, SopTable table, WorkingMinutes minutes) => new(
        ListNames.Cases,
        @case.Id,
        [.. Identity(@case), .. Content(@case), .. Progress(@case, table), .. Times(@case, minutes), .. Result(@case), .. Proof(@case)]);

    private static IEnumerable<Field> Identity(Case c) =>
    [
        Field.Text("Title", c.Number ?? c.Id),
        Field.Text("CaseKey", c.Id),
        Field.Text("NomorTiket", c.Number),
        Field.Number("Versi", c.Version),
        Field.Number("SopVersi", c.SopRevision),
        Field.Number("Tahun", Wib.Year(c.ReceivedAt)),
    ];

    private static IEnumerable<Field> Content(Case c) =>
    [
        Field.Choice("Kanal", Codes.Of(c.Inquiry.Channel)),
        Field.Choice("Jenis", Codes.Of(c.Inquiry.Kind)),
        Field.Text("TopikKode", c.Inquiry.Topic),
        Field.Note("Ringkasan", TextCut.At(c.Inquiry.Summary, Field.LongestNote)),
        Field.Flag("Mendesak", c.Inquiry.Urgent),
        Field.Text("KataMendesak", c.UrgentWord),
        Field.Choice("AturanPersetujuan", Codes.Of(c.Rule)),
    ];

    private static IEnumerable<Field> Progress(Case c, SopTable table) =>
    [
        Field.Choice("Status", c.IsClosed ? Done : CardPlan.Missing(c, table).Count + c.Stalled.Count > 0 ? Stuck : Running),
        Field.Text("LangkahKini", c.Open?.Step),
        Field.Number("LangkahNo", c.Open is { } open ? table[open.Step].Number : null),
        Field.Text("PemegangJabatan", string.Join(',', c.Holders(table))),
        Field.Text("JabatanKode", c.Owner),
        Field.Number("JumlahRevisi", c.Returns.Count),
    ];

    private static IEnumerable<Field> Times(Case c, WorkingMinutes minutes) =>
    [
        Field.Utc("DiunggahUtc", c.Inquiry.PostedAt),
        Field.Utc("DiterimaUtc", c.ReceivedAt),
        Field.Wib("DiterimaWib", c.ReceivedAt),
        Field.Utc("BatasUtc", c.Open?.DueAt),
        Field.Wib("BatasWib", c.Open?.DueAt),
        Field.Utc("BatasHukumUtc", c.StatutoryDueAt),
        Field.Wib("BatasHukumWib", c.StatutoryDueAt),
        Field.Utc("SelesaiUtc", c.Closing?.At.At),
        Field.Wib("SelesaiWib", c.Closing?.At.At),
        Field.Text("SelesaiBulan", c.Closing is { } closing ? Wib.Local(closing.At.At).ToString("yyyy-MM", CultureInfo.InvariantCulture) : null),
        Field.Number("DurasiKerjaMenit", c.Closing is { } end ? minutes(c.ReceivedAt, end.At.At) : null),
        Field.Flag("TepatWaktu", c.OnTime),
    ];

    private static IEnumerable<Field> Result(Case c) =>
    [
        Field.Choice("Hasil", Codes.Of(c.Closing?.Outcome)),
        Field.Text("GandaDari", c.Merged is { } merged ? merged.Number ?? merged.Into : null),
        Field.Number("JumlahPenanya", c.Merged is null ? c.Askers.Count + 1 : 0),
        Field.Flag("RilisSendiri", c.Release?.SelfReleased),
        Field.Note("UrlTerbit", c.Publication?.Permalink),
        Field.Utc("HardcopyDiarsipkanUtc", c.Hardcopy?.At.At),
        Field.Wib("HardcopyDiarsipkanWib", c.Hardcopy?.At.At),
        Field.Text("HardcopyLokasi", c.Hardcopy?.Location),
        Field.Utc("IsiDihapusUtc", c.Erased?.At.At),
    ];

    private static IEnumerable<Field> Proof(Case c)
    {
        var first = c.Evidence.FirstOrDefault(e => e.Purpose == EvidencePurpose.Question);
        return
        [
            Field.Number("JumlahBukti", c.Evidence.Count),
            Field.Text("BuktiSha256", first?.Sha256),
            Field.Number("BuktiUkuran", first?.Bytes),
            Field.Text("BuktiPiksel", first is null ? null : $"{first.Width}x{first.Height}"),
            Field.Text("BuktiJenis", first?.MediaType),
            Field.Note("BuktiUrl", first is not null && c.Erased is null && c.Archived.TryGetValue(first.Sha256, out var kept) ? kept.Url : null),
            Field.Note("BuktiSamarUrl", first is not null && c.Erased is null && c.MaskOf(first.Sha256) is { IsArchived: true, Rendition: { } masked } ? masked.Url : null),
        ];
    }
}
