using Sop697.Documents.Sheets;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;

namespace Sop697.Documents.Dossiers;

/// <summary>"Lembar kendali": which step was done by whom, with what limit, and in time or late.</summary>
internal static class ControlSheet
{
    private const string Late = "Terlambat";

    internal static IEnumerable<Block> Of(DossierSource source) =>
    [
        .. Parts.Letterhead(source.Print),
        new Space(2),
        new Table([new Column(7), new Column(2)],
        [
            new Row(
            [
                new Cell([Parts.Title("LEMBAR KENDALI"), new Words(source.Table.Name) { Size = 9.5f, Align = Align.Centre }, new Space(3), About(source)]),
                new Cell([new QrCode(DossierCode.Of(source), 32) { Align = Align.Right }]),
            ]),
        ]) { Lined = false },
        .. Parts.Section("Ringkasan pertanyaan atau pengaduan", Parts.Quote(source.State.Inquiry.Summary)),
        .. Parts.Section("Langkah SOP", Steps(source)),
        .. source.State.Consultations.Count > 0 ? Parts.Section("Konsultasi", Consultations(source)) : [],
    ];

    private static Table About(DossierSource source)
    {
        var state = source.State;
        return Parts.Pairs(
            ("Nomor tiket", source.Number),
            ("Kanal", ChannelRules.Label(state.Inquiry.Channel)),
            ("Jenis", Wording.Of(state.Inquiry.Kind) + (state.Inquiry.Urgent ? " (MENDESAK)" : "")),
            ("Topik", state.Inquiry.Topic is { } topic ? source.Office.Topics.FirstOrDefault(t => t.Key == topic)?.Label ?? topic : Wording.None),
            ("Diterima", Wording.Moment(state.ReceivedAt)),
            ("Pelapor", $"{state.ReportedBy.Name}, {state.ReportedBy.Title}"),
            ("Batas hukum", state.StatutoryDueAt is { } law ? Wording.Moment(law) : null),
            ("Hasil", state.Closing is { } closing ? Wording.Of(closing.Outcome) : "BELUM SELESAI: dicetak sementara"),
            ("Selesai", state.Closing is { } end ? Wording.Moment(end.At.At) : null),
            ("Disimpan sampai", Retention.Until(state, source.Office.Rules.Settings) is { } until ? Wording.Day(until) : null));
    }

    private static Table Steps(DossierSource source) => new(
        [new(0.9f), new(4), new(3.7f), new(1.6f), new(1.9f), new(1.9f), new(1.9f), new(2.1f)],
        [.. source.State.Steps.Select(s => StepRow(source, s))])
    {
        Head = Row.Titles("No", "Kegiatan", "Pelaksana", "Waktu", "Mulai (WIB)", "Batas (WIB)", "Selesai (WIB)", "Hasil"),
    };

    private static Row StepRow(DossierSource source, StepRecord step)
    {
        var row = source.Table[step.Step];
        var again = source.State.Steps.Take(step.Index).Count(s => s.Step == step.Step);
        return Cells(
            $"{row.Number}",
            row.Title + (step.Combined ? " (digabung)" : "") + (again > 0 ? $" (ke-{again + 1})" : ""),
            Wording.Person(step.Finished?.By),
            row.Limit.ToString(),
            Wording.Short(step.StartedAt),
            Wording.Short(step.DueAt),
            Wording.Short(step.Finished?.At),
            InTime(step.DueAt, step.Finished?.At));
    }

    private static Table Consultations(DossierSource source) => new(
        [new(5), new(1.9f), new(1.9f), new(1.9f), new(2), new(2.1f)],
        [.. source.State.Consultations.Select(c => Cells(
            source.Label(c.Position) + (c.Ended is { } ended && ended.By.Position == c.Position ? $"\n{ended.By.Name}" : ""),
            Wording.Short(c.Asked.At),
            Wording.Short(c.DueAt),
            Wording.Short(c.Ended?.At),
            Wording.Of(c.How),
            c.How == ConsultationEnd.Withdrawn ? Wording.None : InTime(c.DueAt, c.Ended?.At)))])
    {
        Head = Row.Titles("Kepada", "Diminta (WIB)", "Batas (WIB)", "Berakhir (WIB)", "Cara", "Hasil"),
    };

    private static string InTime(DateTimeOffset due, DateTimeOffset? done) => done is { } at ? at <= due ? "Tepat waktu" : Late : "Berjalan";

    private static Row Cells(params string[] texts) => new([.. texts.Select(t => new Cell([new Words(t) { Size = 8, Bold = t == Late }]))]);
}
