using Sop697.Domain;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.SharePoint;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Tests.Microsoft365.Cards;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.SharePoint;

public sealed class RowTests
{
    private static readonly string[] BodyColumns = ["Isi", "Isi2", "Isi3", "Isi4"];
    private static readonly SopTable Table = Sop697Table.Revision0;

    private static ListRow RowOf(IReadOnlyList<SealedCommit> commits) => CaseRow.Of(SampleCase.Fold(commits), Table, SampleCase.Minutes).HeldBy(SampleCase.Fold(commits), Table, ExampleOffice.Office).KeptUntil(SampleCase.Fold(commits), ExampleOffice.Office);

    private static IEnumerable<ListRow> EveryRow()
    {
        var closed = SampleCase.Fold(SampleCase.Closed);
        return
        [
            RowOf(SampleCase.Opened),
            RowOf(SampleCase.Closed),
            .. closed.Steps.Select(s => StepRow.Of(closed, s, Table, SampleCase.Minutes)),
            DocumentUpload.RowOf(closed, new PrintedDossier("MS-2026-0007.pdf", new byte[] { 1 }, new string('f', 64))),
            .. SampleCase.Closed.Select(c => AuditRow.Of(c, closed.Number)),
            MonthRow.Of(new ClosedMonth("2026-11", 1, 5, SampleCase.Sha, SampleCase.Start)),
        ];
    }

    [Fact]
    public void The_limit_of_the_law_and_the_word_that_made_it_urgent_stand_in_the_case_row()
    {
        var state = SampleCase.Fold(SampleCase.Opened) with { StatutoryDueAt = SampleCase.Start.AddDays(7), UrgentWord = "wabah" };
        var row = CaseRow.Of(state, Sop697Table.Current, SampleCase.Minutes);
        Assert.Equal(("2026-12-01T02:15:00Z", "2026-12-01 09:15", "wabah"), (row["BatasHukumUtc"]!.Chars, row["BatasHukumWib"]!.Chars, row["KataMendesak"]!.Chars));
    }

    [Fact]
    public void Every_value_written_has_a_column_of_its_type()
    {
        foreach (var row in EveryRow())
        {
            var list = ListDefinitions.Embedded[row.List];
            foreach (var field in row.Fields.Where(f => f.Name != "Title"))
                Assert.True(list.Column(field.Name)?.Type == field.Type, $"{row.List}.{field.Name} is written as {field.Type}");
        }
    }

    [Theory]
    [InlineData("Aduan")]
    [InlineData("LangkahSOP")]
    [InlineData("Jurnal")]
    [InlineData("TutupBuku")]
    [InlineData("Berkas")]
    public void Every_column_of_a_list_we_write_is_written(string list)
    {
        var written = EveryRow().First(r => r.List == list).Fields.Select(f => f.Name);
        Assert.Equal(ListDefinitions.Embedded[list].Columns.Select(c => c.Name).Order(), written.Where(n => n != "Title").Order());
    }

    [Fact]
    public void Every_code_written_is_a_choice_of_its_column()
    {
        foreach (var row in EveryRow())
        {
            foreach (var field in row.Fields.Where(f => f is { Type: ColumnType.Choice, IsEmpty: false }))
                Assert.Contains(field.Chars!, ListDefinitions.Embedded[row.List].Column(field.Name)!.Choices!);
        }
    }

    [Fact]
    public void Choices_are_exactly_the_codes_of_the_domain()
    {
        var cases = ListDefinitions.Embedded["Aduan"];
        Assert.Equal(Enum.GetValues<Channel>().Select(Codes.Of), cases.Column("Kanal")!.Choices);
        Assert.Equal(Enum.GetValues<InquiryClass>().Select(Codes.Of), cases.Column("Jenis")!.Choices);
        Assert.Equal(Enum.GetValues<Outcome>().Select(Codes.Of), cases.Column("Hasil")!.Choices);
        Assert.Equal(Enum.GetValues<ApprovalRule>().Select(Codes.Of), cases.Column("AturanPersetujuan")!.Choices);
        Assert.Equal(Enum.GetValues<ActingKind>().Select(Codes.Of), ListDefinitions.Embedded["LangkahSOP"].Column("StatusJabatan")!.Choices);
        Assert.Equal(Enum.GetValues<ActingKind>().Except([ActingKind.Atasan]).Select(Codes.Of), ListDefinitions.Embedded["Penugasan"].Column("Status")!.Choices);
    }

    [Fact]
    public void An_open_case_shows_step_holder_and_first_screenshot()
    {
        var row = RowOf(SampleCase.Opened);
        Assert.Equal(SampleCase.Id, row["CaseKey"]!.Chars);
        Assert.Equal("MS-2026-0007", row["NomorTiket"]!.Chars);
        Assert.Equal(3, row["Versi"]!.Amount);
        Assert.Equal("berjalan", row["Status"]!.Chars);
        Assert.Equal("konsultasi", row["LangkahKini"]!.Chars);
        Assert.Equal(4, row["LangkahNo"]!.Amount);
        Assert.Equal("kasi", row["PemegangJabatan"]!.Chars);
        Assert.Equal(SampleCase.Sha, row["BuktiSha256"]!.Chars);
        Assert.Equal(5, row["BuktiUkuran"]!.Amount);
        Assert.Equal("1080x2400", row["BuktiPiksel"]!.Chars);
        Assert.Equal("image/png", row["BuktiJenis"]!.Chars);
        Assert.Equal("https://sp.test/x.png", row["BuktiUrl"]!.Chars);
        Assert.True(row["SelesaiUtc"]!.IsEmpty);
    }

    [Fact]
    public void The_row_names_the_masked_picture_once_it_stands_and_shows_what_was_confirmed_last()
    {
        Assert.True(RowOf(SampleCase.Opened)["BuktiSamarUrl"]!.IsEmpty);
        Assert.Equal("https://sp.test/x-samar-4.jpg", RowOf(SampleCase.Masked)["BuktiSamarUrl"]!.Chars);
        var again = SampleCase.Chain(SampleCase.Masked, (SampleCase.Team, 7, [new EvidenceMasked(SampleCase.Sha, [])]));
        Assert.True(RowOf(again)["BuktiSamarUrl"]!.IsEmpty);
    }

    [Fact]
    public void Times_are_written_in_UTC_and_as_sortable_WIB_text()
    {
        var row = RowOf(SampleCase.Opened);
        Assert.Equal("2026-11-24T02:15:00Z", row["DiterimaUtc"]!.Chars);
        Assert.Equal("2026-11-24 09:15", row["DiterimaWib"]!.Chars);
    }

    [Fact]
    public void A_case_received_on_New_Years_morning_in_Malang_belongs_to_the_new_year()
    {
        var late = SampleCase.Fold(SampleCase.Opened) with { ReceivedAt = new DateTimeOffset(2026, 12, 31, 18, 0, 0, TimeSpan.Zero) };
        Assert.Equal(2027, CaseRow.Of(late, Table, SampleCase.Minutes)["Tahun"]!.Amount);
    }

    [Fact]
    public void A_closed_case_shows_outcome_and_duration_and_nobody_to_wait_for()
    {
        var row = RowOf(SampleCase.Closed);
        Assert.Equal("selesai", row["Status"]!.Chars);
        Assert.Equal("dijawab", row["Hasil"]!.Chars);
        Assert.Equal(45, row["DurasiKerjaMenit"]!.Amount);
        Assert.Equal(1, row["TepatWaktu"]!.Amount);
        Assert.Equal(1, row["RilisSendiri"]!.Amount);
        Assert.True(row["PemegangJabatan"]!.IsEmpty);
        Assert.True(row["BatasUtc"]!.IsEmpty);
    }

    [Fact]
    public void A_case_that_ended_says_until_when_it_is_kept_and_an_open_one_does_not()
    {
        Assert.Equal("2028-12-31T00:00:00Z", RowOf(SampleCase.Closed)["RetensiHingga"]!.Chars);
        Assert.True(RowOf(SampleCase.Opened)["RetensiHingga"]!.IsEmpty);
        var closed = SampleCase.Fold(SampleCase.Closed);
        Assert.Null(CaseRow.Of(closed, Table, SampleCase.Minutes).KeptUntil(closed, null)["RetensiHingga"]);
    }

    [Fact]
    public void Lists_for_reports_name_no_person_and_no_account()
    {
        string[] personal = ["@warga", "instagram.test/p/1", "Rini Astuti", "Bambang Hartono", "oid-tim", "oid-kasi"];
        var written = EveryRow().Where(r => r.List != "Jurnal").SelectMany(r => r.Fields).Select(f => f.Chars).OfType<string>();
        foreach (var text in written) Assert.DoesNotContain(personal, p => text.Contains(p, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Whose_turn_it_is_is_told_by_role_and_account_and_left_alone_when_nobody_knows()
    {
        var open = SampleCase.Fold([.. SampleCase.Closed.Take(4)]);
        var row = RowOf([.. SampleCase.Closed.Take(4)]);
        Assert.Equal("tim_medsos", row["PemegangPeran"]!.Chars);
        Assert.Equal(ExampleOffice.Office.HoldersOf("tim")[0].Upn, row["PemegangUpn"]!.Chars);
        Assert.Null(CaseRow.Of(open, Table, SampleCase.Minutes).HeldBy(open, Table, null)["PemegangUpn"]);
    }

    [Fact]
    public void A_finished_step_says_who_in_what_manner_and_whether_in_time()
    {
        var closed = SampleCase.Fold(SampleCase.Closed);
        var row = StepRow.Of(closed, closed.Steps.First(s => s.Step == "konsultasi"), Table, SampleCase.Minutes);
        Assert.Equal($"{SampleCase.Id}/3", row.Key);
        Assert.Equal("kasi", row["JabatanKode"]!.Chars);
        Assert.Equal("plh", row["StatusJabatan"]!.Chars);
        Assert.Equal(28, row["DurasiKerjaMenit"]!.Amount);
        Assert.Equal(1438, row["BatasMenit"]!.Amount);
        Assert.Equal(1, row["Memenuhi"]!.Amount);
        Assert.Equal(1, row["Digabung"]!.Amount);
    }

    [Fact]
    public void A_step_that_ended_late_did_not_meet_its_limit()
    {
        var closed = SampleCase.Fold(SampleCase.Closed);
        var late = closed.Steps[^1] with { DueAt = SampleCase.Start.AddMinutes(44) };
        Assert.Equal(0, StepRow.Of(closed, late, Table, SampleCase.Minutes)["Memenuhi"]!.Amount);
    }

    [Fact]
    public void An_audit_row_holds_body_and_hash_exactly()
    {
        var entry = SampleCase.Opened[0];
        var row = AuditRow.Of(entry, null);
        Assert.Equal($"{SampleCase.Id}/000001", row["Kunci"]!.Chars);
        Assert.Equal(entry.Body, row["Isi"]!.Chars);
        Assert.Equal(entry.Hash, row["Hash"]!.Chars);
        Assert.Equal(Commit.Genesis, row["HashSebelum"]!.Chars);
        Assert.Equal("caseOpened, evidenceKept, stepMoved", row["Peristiwa"]!.Chars);
    }

    [Fact]
    public void A_long_body_is_split_and_joined_it_has_its_hash_again()
    {
        var text = string.Concat(Enumerable.Repeat("kata 😀 lagi ", 7_000));
        var entry = SampleCase.Chain(SampleCase.Opened, (SampleCase.Opened[0].Commit.By, 9, [new AnswerDrafted(1, text, "kasi")]))[^1];
        var row = AuditRow.Of(entry, null);
        string[] parts = [.. BodyColumns.Select(n => row[n]!.Chars).OfType<string>()];
        Assert.Equal(3, parts.Length);
        Assert.All(parts, p => Assert.True(p.Length <= 63_999 && p == p.Trim() && !char.IsLowSurrogate(p[0])));
        Assert.Equal(entry.Hash, SealedCommit.HashOf(string.Concat(parts)));
    }

    [Fact]
    public void A_body_that_fits_into_no_row_is_refused_loudly()
    {
        var entry = SampleCase.Chain(SampleCase.Opened, (SampleCase.Opened[0].Commit.By, 9, [new AnswerDrafted(1, new string('x', 260_000), "kasi")]))[^1];
        Assert.Throws<InvalidOperationException>(() => AuditRow.Of(entry, null));
    }

    [Fact]
    public void Text_for_a_text_column_is_cut_without_splitting_a_character()
    {
        var cut = Field.Text("X", new string('a', 254) + "😀").Chars!;
        Assert.Equal(new string('a', 254), cut);
    }
}
