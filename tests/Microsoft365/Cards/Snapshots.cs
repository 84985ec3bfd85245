using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Cards;
using Sop697.Workflow;
using static Sop697.Domain.Cases.ApprovalRule;
using static Sop697.Tests.Microsoft365.Cards.ExampleCase;
using static Sop697.Tests.Microsoft365.Cards.ExampleOffice;
using ReminderItem = Sop697.Workflow.Ports.ReminderItem;
using ReminderNote = Sop697.Workflow.Ports.ReminderNote;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>Every card in every state, by the name of its snapshot.</summary>
internal static class Snapshots
{
    private const string Note = "Mohon pastikan jadwal di puskesmas masih berlaku.";
    private const string Approval = "Setuju. Sebutkan juga bahwa hari libur nasional tutup.";
    private const string Objection = "Jadwal Kamis sudah pindah ke Rabu. Tolong sesuaikan.";

    internal static IReadOnlyDictionary<string, Func<RenderedCard>> All { get; } = new Dictionary<string, Func<RenderedCard>>
    {
        ["receipt.open"] = () => Opened().Show("terima", Tim),
        ["receipt.open.masks"] = () => Opened().MasksProposed().Show("terima", Tim),
        ["receipt.open.masks.en"] = () => Opened().MasksProposed().Show("terima", Tim, "en"),
        ["receipt.closed.masks"] = () => Ended().MasksProposed().Show("terima", Tim),
        ["receipt.closed.answered"] = () => Ended().Show("terima", Tim),
        ["receipt.closed.answered.en"] = () => Ended().Show("terima", Tim, "en"),
        ["receipt.closed.filed"] = () => Ended().Filed("Lemari arsip 2, map *Maret*").Show("terima", Tim),
        ["receipt.erased"] = () => Ended().Erased().Show("terima", Tim),
        ["receipt.erased.en"] = () => Ended().Erased().Show("terima", Tim, "en"),
        ["consult.erased"] = () => Ended().Erased().Show("konsultasi", Kasi),
        ["status.erased"] = () => StatusCard.Draw(Ended().Erased().State, Office, Context),
        ["receipt.closed.handed-over"] = () => Opened(kind: InquiryClass.Pengaduan, summary: "Jalan di depan puskesmas berlubang dan gelap.", topic: null)
            .Closed(Outcome.DiteruskanSambat, "Perbaikan jalan wewenang Dinas PU; diteruskan dengan nomor 4471.").Show("terima", Tim),

        ["consult.open.kabid"] = () => Opened().Show("konsultasi", Kasi),
        ["consult.open.kabid.en"] = () => Opened().Show("konsultasi", Kasi, "en"),
        ["consult.open.alone"] = () => Opened(KasiSaja, topic: "umum").Show("konsultasi", Kasi),
        ["consult.open.peer"] = () => Opened(KasiDanKasiTerkait).Show("konsultasi", Kasi),
        ["consult.open.peer.drafted"] = () => Opened(KasiDanKasiTerkait).Answered(Kasi).Show("konsultasi", Kasi),
        ["consult.open.peer.drafted.longest"] = () => Longest(KasiDanKasiTerkait).Answered(Kasi, Long(5000)).Show("konsultasi", Kasi),
        ["consult.open.urgent.overdue"] = () => Opened(
            kind: InquiryClass.Pengaduan, urgent: true, summary: "Belasan siswa muntah setelah makan di kantin sekolah pagi ini, mohon segera diperiksa!", topic: null)
            .Show("konsultasi", Kasi, hoursLater: 48),
        ["consult.open.markdown"] = () => Opened(
            summary: "# Kenapa *antre* lama?\n1. datang jam 6\n2. [klik](https://contoh.id) <b>tebal</b> {{DATE(2026-01-01T00:00:00Z)}}").Show("konsultasi", Kasi),
        ["consult.waiting"] = () => Opened(KasiDanKasiTerkait).Consulted(Note, Kasi2, Kabid).Answered(Kasi2).Show("konsultasi", Kasi),
        ["consult.waiting.approved.note"] = () => Opened().Answered(Kasi).Consulted(Note, Kasi2).Approved(Kabid, Approval).Show("konsultasi", Kasi),
        ["consult.waiting.unreached"] = () => Opened().Consulted(Note, Kasi2).Stuck().Show("konsultasi", Kasi),
        ["consult.waiting.en"] = () => Opened().Consulted(Note, Kabid).Show("konsultasi", Kasi, "en"),
        ["consult.done.consulted"] = () => Opened().Consulted(Note, Kabid).Answered(Kabid).Show("konsultasi", Kasi),
        ["consult.done.answered"] = () => Opened().Answered(Kasi).Approved(Kabid).Show("konsultasi", Kasi),
        ["consult.done.released"] = () => Opened(KasiSaja).Released().Show("konsultasi", Kasi),
        ["consult.done.returned"] = () => Opened().Returned(Kasi, "Gambar terpotong, mohon sertakan seluruh komentar.").Show("konsultasi", Kasi),
        ["consult.done.closed"] = () => Opened().Closed(Outcome.Spam, "Iklan obat, bukan pertanyaan.").Show("konsultasi", Kasi),
        ["consult.handed-over"] = () => Opened().Delegated(Kasi, Kasi2).Show("konsultasi", Kasi),

        ["consult.open.handed-over"] = () => Opened().Delegated(Kasi, Kasi2).Show("konsultasi", Kasi2),
        ["consult.open.handed-over.en"] = () => Opened().Delegated(Kasi, Kasi2).Show("konsultasi", Kasi2, "en"),
        ["answer.open.handed-over"] = () => Opened().Consulted(Note, Kabid).Delegated(Kabid, Kasi2).Show("jawab", Kasi2),

        ["consult.moved"] = () => Opened().ShowMoved("konsultasi", Kasi, new Holder("id-siti", "Siti Maryam", ActingKind.Plh)),
        ["consult.moved.en"] = () => Opened().ShowMoved("konsultasi", Kasi, "en", new Holder("id-siti", "Siti Maryam", ActingKind.Definitif)),
        ["consult.moved.vacant"] = () => Opened().ShowMoved("konsultasi", Kasi),

        ["consult.open.stand-in"] = () => Opened().PassedUp("konsultasi/3/kasi", Kasi, "Kepala Seksi", Kabid).Show("konsultasi", Kasi),
        ["consult.open.stand-in.en"] = () => Opened().PassedUp("konsultasi/3/kasi", Kasi, "Kepala Seksi", Kabid).Show("konsultasi", Kasi, "en"),
        ["consult.moved.back"] = () => Opened().ShowBack("konsultasi", Kasi, Kabid, new Holder("id-bambang", "Bambang Hartono", ActingKind.Definitif)),
        ["consult.moved.back.en"] = () => Opened().ShowBack("konsultasi", Kasi, Kabid, new Holder("id-bambang", "Bambang Hartono", ActingKind.Definitif), "en"),
        ["consult.waiting.stand-in"] = () => Opened().Consulted(Note, Kasi2).PassedUp("jawab/0/kasi2", Kasi2, "Kepala Seksi", Kabid).Show("konsultasi", Kasi),

        ["answer.open"] = () => Opened().Consulted(Note, Kabid).Show("jawab", Kabid),
        ["answer.open.draft"] = () => Opened().Answered(Kasi).Show("jawab", Kabid),
        ["answer.open.draft.en"] = () => Opened().Answered(Kasi).Show("jawab", Kabid, "en"),
        ["answer.open.longest"] = () => Longest().Answered(Kasi, Long(5000)).Show("jawab", Kabid),
        ["answer.done.answered"] = () => Opened().Consulted(Note, Kabid).Answered(Kabid).Show("jawab", Kabid),
        ["answer.done.approved"] = () => Opened().Answered(Kasi).Approved(Kabid).Show("jawab", Kabid),
        ["answer.done.approved.note"] = () => Opened().Answered(Kasi).Approved(Kabid, Approval).Show("jawab", Kabid),
        ["answer.done.returned"] = () => Opened().Answered(Kasi).Returned(Kabid, Objection).Show("jawab", Kabid),
        ["answer.done.urgent"] = () => Opened(urgent: true).Consulted(Note, Kabid).Answered(Kabid).Show("jawab", Kabid),
        ["answer.done.withdrawn"] = () => Opened(KasiSaja).Consulted(Note, Kabid).Released().Show("jawab", Kabid),
        ["answer.handed-over"] = () => Opened().Consulted(Note, Kabid).Delegated(Kabid, Kasi2).Show("jawab", Kabid),

        ["release.open.approved"] = () => Opened().Answered(Kasi).Approved(Kabid).Show("serahkan", Kasi),
        ["release.open.approved.en"] = () => Opened().Answered(Kasi).Approved(Kabid).Show("serahkan", Kasi, "en"),
        ["release.open.approved.note"] = () => Opened().Answered(Kasi).Approved(Kabid, Approval).Show("serahkan", Kasi),
        ["release.open.approved.note.en"] = () => Opened().Answered(Kasi).Approved(Kabid, Approval).Show("serahkan", Kasi, "en"),
        ["release.open.approved.note.longest"] = () => Longest().Answered(Kasi, Long(5000)).Approved(Kabid, Long(1000)).Show("serahkan", Kasi),
        ["release.open.peer.above"] = () => Opened(KasiDanKasiTerkait).Consulted(Note, Kabid).Answered(Kabid).Show("serahkan", Kasi),
        ["release.open.nothing-yet"] = () => Opened().Consulted(Note, Kabid).Returned(Kabid, Objection).Show("serahkan", Kasi),
        ["release.open.objected"] = () => Opened().Answered(Kasi).Returned(Kabid, Objection).Show("serahkan", Kasi),
        ["release.open.alone"] = () => Opened(KasiSaja).Answered(Kasi).Show("serahkan", Kasi),
        ["release.open.another-answer"] = () => Opened().Consulted(Note, Kabid, Kasi2).Answered(Kabid).Answered(Kasi2, "Setiap Selasa pukul 08.00-11.00 WIB.").Show("serahkan", Kasi),
        ["release.open.longest"] = () => Longest().Answered(Kasi, Long(5000)).Returned(Kabid, Long(1000)).Show("serahkan", Kasi),
        ["receipt.open.like"] = () => Opened().Alike(Running, Ended1).Show("terima", Tim),
        ["receipt.open.like.en"] = () => Opened().Alike(Ended1).Show("terima", Tim, "en"),
        ["receipt.open.like.longest"] = () => Longest().Alike(Running, Ended1, Running with { CaseId = "lain-3", Number = null, How = LikenessKind.LikeText, Step = null }).Show("terima", Tim),
        ["receipt.closed.merged"] = () => Opened().Alike(Running).Merged(Running).Show("terima", Tim),
        ["receipt.closed.askers"] = () => Ended().Joined(Askers).Show("terima", Tim),
        ["consult.done.merged"] = () => Opened().Alike(Running).Merged(Running).Show("konsultasi", Kasi),
        ["consult.open.askers"] = () => Opened().Joined(Askers).Show("konsultasi", Kasi),
        ["publish.open.askers"] = () => ReadyToPublish().Joined(Askers).Show("terbitkan", Tim),
        ["publish.open.askers.en"] = () => ReadyToPublish().Joined(Askers[0]).Show("terbitkan", Tim, "en"),
        ["release.done.released"] = () => Opened().Answered(Kasi).Approved(Kabid).Released().Show("serahkan", Kasi),
        ["release.waiting"] = () => Redrafted().Show("serahkan", Kasi),
        ["release.done.redrafted"] = () => Redrafted().Approved(Kabid).ShowFirst("serahkan", Kasi),
        ["release.done.returned"] = () => Opened().Consulted(Note, Kabid).Answered(Kabid).Returned(Kasi, "Mohon tambah jam layanan.")
            .Answered(Kabid, "Setiap Selasa pukul 08.00-11.00 WIB.").ShowFirst("serahkan", Kasi),

        ["consult.open.offered"] = () => Opened().Offered(Polio, Campak).Show("konsultasi", Kasi),
        ["consult.open.offered.en"] = () => Opened().Offered(Polio, Campak).Show("konsultasi", Kasi, "en"),
        ["consult.open.offered.longest"] = () => Longest().Offered([.. Enumerable.Range(1, 3).Select(n => Campak with { Number = $"MS-2026-000{n}", Question = Long(1000), Text = Long(5000) })]).Show("konsultasi", Kasi),
        ["answer.open.offered"] = () => Opened().Offered(Polio, Campak).Consulted(Note, Kasi2).Show("jawab", Kasi2),
        ["release.open.offered"] = () => Opened().Offered(Polio, Campak).Answered(Kasi).Approved(Kabid).Show("serahkan", Kasi),
        ["release.open.reused"] = () => Opened(KasiSaja).Offered(Campak).Reused(Kasi, Campak).Show("serahkan", Kasi),
        ["consult.open.using"] = () => Opened().Offered(Polio, Campak).ShowUsing(Campak, "konsultasi", Kasi),
        ["consult.open.using.en"] = () => Opened().Offered(Polio, Campak).ShowUsing(Campak, "konsultasi", Kasi, "en"),
        ["consult.open.using.longest"] = () => Longest().Offered(Campak with { Text = Long(5000) }).ShowUsing(Campak, "konsultasi", Kasi),
        ["answer.open.using"] = () => Opened().Offered(Polio, Campak).Consulted(Note, Kasi2).ShowUsing(Campak, "jawab", Kasi2),
        ["release.open.using"] = () => Opened(KasiSaja).Offered(Campak).Answered(Kasi, "Setiap Selasa.").ShowUsing(Campak, "serahkan", Kasi),

        ["publish.open"] = () => ReadyToPublish().Show("terbitkan", Tim),
        ["publish.open.en"] = () => ReadyToPublish().Show("terbitkan", Tim, "en"),
        ["publish.open.proved"] = () => ReadyToPublish().Proved().Show("terbitkan", Tim),
        ["publish.open.longest"] = () => Longest(KasiSaja).Released(Long(5000)).Show("terbitkan", Tim),
        ["publish.done.published"] = () => Ended().Show("terbitkan", Tim),
        ["publish.done.returned"] = () => ReadyToPublish().Returned(Tim, "Komentar sudah dihapus penulisnya.").Show("terbitkan", Tim),

        ["correct.open"] = () => SentBack().Show("tangkap_layar", Tim),
        ["correct.open.en"] = () => SentBack().Show("tangkap_layar", Tim, "en"),
        ["correct.done"] = () => SentBack().Corrected("Kapan jadwal imunisasi campak?").Show("tangkap_layar", Tim),

        ["intake.open"] = () => IntakeForm.Draw(["gambar-1", "gambar-2"], "pesan-1", [], Office, Context),
        ["intake.open.en"] = () => IntakeForm.Draw(["gambar-1"], "pesan-1", [], Office, Context with { Language = "en" }),
        ["intake.open.or-proof"] = () => IntakeForm.Draw(["gambar-1"], "pesan-1", [ReadyToPublish().State], Office, Context),
        ["intake.open.begun"] = () => IntakeForm.Draw(["gambar-1"], "pesan-1", [], Office, Context, Opened().State.Inquiry with { SourceUrl = "https://contoh.id/unggahan/7" }),
        ["intake.open.dialog"] = () => IntakeForm.Dialog(["gambar-1", "gambar-2"], "pesan-1", FilledFields.None, null, hasOthers: true, Office, Context),
        ["intake.open.dialog.en"] = () => IntakeForm.Dialog(["gambar-1"], "pesan-1", FilledFields.None, null, hasOthers: false, Office, Context with { Language = "en" }),
        ["intake.open.dialog.begin"] = () => IntakeForm.Dialog([], "pesan-1", FilledFields.None, null, hasOthers: true, Office, Context),
        ["intake.open.dialog.refused"] = () => IntakeForm.Dialog(
            ["gambar-1"], "pesan-1", new("instagram", "pengaduan", "Antrean *lama*", null, "contoh", true), Refusals.BadLink.Text.Id, hasOthers: false, Office, Context),
        ["intake.sent"] = () => IntakeForm.Sent(Opened().State, Office, Context),

        ["status.running"] = () => StatusCard.Draw(Opened().Consulted(Note, Kabid, Kasi2).State, Office, Context),
        ["status.running.en"] = () => StatusCard.Draw(Opened().Consulted(Note, Kabid).State, Office, Context with { Language = "en" }),
        ["status.stuck"] = () => StatusCard.Draw(Opened().Consulted(Note, Kasi2).Stuck().State, Office, Context),
        ["status.stand-in"] = () => StatusCard.Draw(Opened().PassedUp("konsultasi/3/kasi", Kasi, "Kepala Seksi", Kabid).State, Office, Context),
        ["status.law"] = () => StatusCard.Draw(Opened(kind: InquiryClass.InformasiPublik, summary: "Ada wabah demam berdarah di RW 3?").State, Office, Context),
        ["status.estimated"] = () => StatusCard.Draw(Opened().State, Office with { Rules = Estimated }, Context),
        ["status.closed"] = () => StatusCard.Draw(Ended().State, Office, Context),
        ["status.silent"] = () => StatusCard.Draw(Opened().Silent(Kasi, Kabid).State, Office, Context, Who(Kabid)),
        ["status.silent.en"] = () => StatusCard.Draw(Opened().Consulted(Note, Kasi2).Silent(Kasi2, Kabid).State, Office, Context with { Language = "en" }, Who(Kabid)),
        ["scan.open"] = () => ScanCard.Draw(Ended().State, new string('d', 64), Office, Context),
        ["scan.open.en"] = () => ScanCard.Draw(Ended().State, new string('d', 64), Office, Context with { Language = "en" }),
        ["status.closed.archivist"] = () => StatusCard.Draw(Ended().State, Office, Context, Archivist),
        ["tasks"] = () => TaskCard.Draw(new([Task(Opened(urgent: true), "konsultasi", Kasi, -1), Task(Opened().Answered(Kasi).Approved(Kabid), "serahkan", Kasi, 4)], 14), Context),
        ["tasks.en"] = () => TaskCard.Draw(new([Task(Opened(), "konsultasi", Kasi, 4)], 1), Context with { Language = "en" }),
        ["tasks.longest"] = () => TaskCard.Draw(new([.. Enumerable.Repeat(Task(Longest(), "konsultasi", Kasi, -1), CaseFinder.MostShown)], 999), Context),
        ["tasks.none"] = () => TaskCard.Draw(new([], 0), Context),
        ["search"] = () => SearchCard.Draw(["imunisasi", "*campak*"], new([Line(Opened().Consulted(Note, Kabid, Kasi2)), Line(Ended())], true), Office, Context),
        ["search.en"] = () => SearchCard.Draw(["measles"], new([Line(Opened())], false), Office, Context with { Language = "en" }),
        ["search.longest"] = () => SearchCard.Draw([new('x', 200)], new([.. Enumerable.Repeat(Line(Longest()), CaseFinder.MostShown)], true), Office, Context),
        ["search.none"] = () => SearchCard.Draw(["rabies"], new([], false), Office, Context),
        ["answers"] = () => AnswerSearchCard.Draw(["imunisasi", "*campak*"], [Found("MS-2026-0003", true, 12), Found("MS-2025-0117", false, 1)], Office, Context),
        ["answers.en"] = () => AnswerSearchCard.Draw(["measles"], [Found("MS-2026-0003", true, 1)], Office, Context with { Language = "en" }),
        ["answers.longest"] = () => AnswerSearchCard.Draw([new('x', 200)], [.. Enumerable.Repeat(Found("MS-2026-0003", true, 1, Long(1000), Long(5000)), AnswerFinder.MostShown)], Office, Context),
        ["answers.none"] = () => AnswerSearchCard.Draw(["rabies"], [], Office, Context),
        ["reminder.own"] = () => ReminderCard.Draw(new ReminderNote([Mine(Opened(), -26)], 1), Office, Context),
        ["reminder.own.en"] = () => ReminderCard.Draw(new ReminderNote([Mine(Opened(), 4)], 1), Office, Context with { Language = "en" }),
        ["reminder.silence"] = () => ReminderCard.Draw(new ReminderNote([Told(Opened(), 1, -30)], 1), Office, Context),
        ["reminder.silence.en"] = () => ReminderCard.Draw(new ReminderNote([Told(Opened(), 1, -30)], 1), Office, Context with { Language = "en" }),
        ["reminder.urgent"] = () => ReminderCard.Draw(new ReminderNote([Told(Opened(urgent: true), 0, 20)], 1), Office, Context),
        ["reminder.digest"] = () => ReminderCard.Draw(new ReminderNote([Mine(Opened(urgent: true), -1), Told(Opened(), 1, -30), Mine(Opened(), 4)], 200), Office, Context),
        ["reminder.digest.en"] = () => ReminderCard.Draw(new ReminderNote([Mine(Opened(), -1), Mine(Opened(), 4)], 2), Office, Context with { Language = "en" }),
        ["reminder.digest.silence"] = () => ReminderCard.Draw(new ReminderNote([Told(Opened(), 1, -30), Told(Opened(), 2, -90)], 2), Office, Context),
        ["reminder.digest.longest"] = () => ReminderCard.Draw(new ReminderNote([.. Enumerable.Repeat(Told(Longest(), 2, -300), CaseFinder.MostShown)], 999), Office, Context),
        ["report"] = () => ReportCard.Draw(ExampleReport.October, Office, Context),
        ["report.en"] = () => ReportCard.Draw(ExampleReport.October, Office, Context with { Language = "en" }),
        ["report.first"] = () => ReportCard.Draw(ExampleReport.FirstMonth, Office, Context),
        ["report.longest"] = () => ReportCard.Draw(ExampleReport.Longest, Office, Context),
        ["help"] = () => StatusCard.Help(Context),
        ["help.not-understood"] = () => StatusCard.NotUnderstood(Context),
        ["help.not-understood.en"] = () => StatusCard.NotUnderstood(Context with { Language = "en" }),
        ["help.en"] = () => StatusCard.Help(Context with { Language = "en" }),
    };

    private static Resemblance Running => new("0earlier0earlier0earlier01", "MS-2026-0003", LikenessKind.SameFile, Context.Now.AddDays(-2), "jawab", null);

    private static Resemblance Ended1 => new("0earlier0earlier0earlier02", "MS-2026-0001", LikenessKind.SamePost, Context.Now.AddDays(-9), null, Outcome.Dijawab);

    private static Asker[] Askers =>
    [
        new("0later000later000later0001", "MS-2026-0015", Channel.Facebook, "https://contoh.id/unggahan/15"),
        .. Enumerable.Range(16, 4).Select(n => new Asker($"0later000later000later00{n}", $"MS-2026-00{n}", Channel.Instagram, null)),
    ];

    private static ExampleCase ReadyToPublish() => Opened().Answered(Kasi).Approved(Kabid).Released();

    /// <summary>An office whose holidays of this year are not official yet.</summary>
    private static SopRules Estimated => SopRules.Of(
        WorkCalendar.Of([.. Holidays2026.Rows.Select(h => h with { Status = HolidayStatus.Estimate })], HoursRow.Shipped), OfficeSettings.Default);

    private static SuggestedAnswer Campak => new(
        "MS-2026-0003", "Apakah imunisasi campak bisa di posyandu dan hari apa?", ExampleCase.Reply, [Kabid, Kasi], Context.Now.AddMonths(-2), [Tim, Kasi, Kabid]);

    /// <summary>From a case that the owner may not read: its question stays away.</summary>
    private static SuggestedAnswer Polio => new(
        "MS-2026-0008", "Anak saya terlambat imunisasi polio.", "Imunisasi yang terlambat dapat dikejar di puskesmas mana pun. Bawa buku KIA; petugas menyusun jadwalnya.", [Kasi2], Context.Now.AddMonths(-5), [Tim, Kasi2]);

    private static SharedAnswer Found(string number, bool withQuestion, int monthsOld, string? question = null, string? text = null)
    {
        var answer = new ReleasedAnswer(
            "lama", number, Channel.Instagram, "imunisasi", question ?? Campak.Question, text ?? Campak.Text, Campak.ApprovedBy, Context.Now.AddMonths(-monthsOld), Context.Now, Campak.Readers);
        return new(answer, withQuestion, ReleasedAnswer.ReviewBy(answer.ReleasedAt, OfficeSettings.Default), Context.Now);
    }

    private static ExampleCase Ended() => ReadyToPublish().Published();

    private static ExampleCase Redrafted() => Opened().Answered(Kasi).Returned(Kabid, Objection).Answered(Kasi, "Jadwal: Selasa dan Rabu.");

    private static ExampleCase SentBack() => Opened().Returned(Kasi, "Gambar terpotong, mohon sertakan seluruh komentar.");

    /// <summary>Everything as long as the domain lets it be.</summary>
    private static ExampleCase Longest(ApprovalRule rule = KasiDanKabid) => Opened(rule, Long(1000), Channel.Facebook);

    private static string Long(int length) =>
        string.Concat(Enumerable.Repeat("Imunisasi dilayani \"gratis\" di semua puskesmas.\n", (length / 47) + 1))[..(length - 1)] + ".";

    private static WaitingTask Task(ExampleCase story, string row, string position, int dueInHours) =>
        new(story.State, story.Card(row, position), Context.Now.AddHours(dueInHours));

    private static ReminderItem Mine(ExampleCase story, int dueInHours) =>
        new(story.State, story.Card("konsultasi", Kasi), Kasi, story.State.ReceivedAt, Context.Now.AddHours(dueInHours), null);

    private static ReminderItem Told(ExampleCase story, int level, int dueInHours) =>
        new(story.State, null, Kasi, story.State.ReceivedAt, Context.Now.AddHours(dueInHours), new Escalated(DueClock.Step, 3, Kasi, Kabid, level));

    private static Actor Archivist { get; } = new("id-arsip", "Wahyu Arsip", [new Seat(new("arsip", Role.Arsiparis, "Arsiparis", null), ActingKind.Definitif)]);

    private static CaseLine Line(ExampleCase story) => CaseLine.Of(story.State, SopRules.Current.TableOf(story.State));
}
