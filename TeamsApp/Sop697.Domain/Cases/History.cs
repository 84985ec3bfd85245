using Sop697.Domain.Audit;
using Sop697.Domain.Privacy;

namespace Sop697.Domain.Cases;

/// <summary>A journal in sentences, for people.</summary>
public static class History
{
    /// <summary>One line for each event that a person would tell; cards and archiving are left out.</summary>
    /// <param name="label">Title of a position by its key.</param>
    public static IReadOnlyList<HistoryLine> Of(IEnumerable<SealedCommit> commits, Func<string, string> label)
    {
        ArgumentNullException.ThrowIfNull(commits);
        ArgumentNullException.ThrowIfNull(label);
        return
        [
            .. from sealedCommit in commits
               let commit = sealedCommit.Commit
               from happened in commit.Events
               let told = Tell(happened, label)
               where told is not null
               select new HistoryLine(commit.Version, commit.At, commit.By, told),
        ];
    }

    /// <summary>Work of the system that is late, in words.</summary>
    /// <param name="work">As in <see cref="WorkStalled"/>.</param>
    public static LocalText Stalled(string work, string reason) => new($"{Name(work).Id} tertunda: {reason}", $"{Name(work).En} is delayed: {reason}");

    private static LocalText Name(string work) => work == "archive"
        ? new("pengarsipan ke SharePoint", "archiving to SharePoint")
        : new("pengiriman kartu", "sending cards");

    /// <summary>What an event means in a sentence without subject; null when people do not ask about it.</summary>
    private static LocalText? Tell(CaseEvent happened, Func<string, string> label) => happened switch
    {
        CaseOpened => new("melaporkan pertanyaan atau pengaduan", "reported a question or complaint"),
        EvidenceKept { Evidence.Purpose: EvidencePurpose.Proof } => new("menambahkan bukti jawaban", "added proof of the reply"),
        EvidenceKept { Evidence.Purpose: EvidencePurpose.Hardcopy } => new("menyertakan pindaian lembar yang ditandatangani", "added a scan of the signed sheet"),
        EvidenceKept => new("menyertakan tangkapan layar", "added a screenshot"),
        CaseNumbered e => new($"memberi nomor {e.Number}", $"gave the number {e.Number}"),
        ConsultationRequested e => new($"meminta jawaban dari {label(e.Position)}", $"asked {label(e.Position)} for an answer"),
        ConsultationEnded { How: ConsultationEnd.Withdrawn } e => new($"menarik permintaan kepada {label(e.Position)}", $"withdrew the request to {label(e.Position)}"),
        AnswersSuggested e => new(
            $"menemukan jawaban serupa: {string.Join(", ", e.Answers.Select(a => a.Number))}", $"found similar answers: {string.Join(", ", e.Answers.Select(a => a.Number))}"),
        AnswerDrafted { BasedOn: { } number } e => new($"menulis draf {e.Draft} dari jawaban {number}", $"wrote draft {e.Draft} from the answer to {number}"),
        AnswerDrafted e => new($"menulis draf {e.Draft}", $"wrote draft {e.Draft}"),
        DraftApproved e => new($"menyetujui draf {e.Draft}{Said(e.Note)}", $"approved draft {e.Draft}{Said(e.Note)}"),
        Returned e => new($"mengembalikan kepada {label(e.To)}: {e.Reason}", $"returned it to {label(e.To)}: {e.Reason}"),
        CaseCorrected => new("memperbaiki laporan", "corrected the report"),
        Delegated e => new($"mengalihkan kepada {label(e.To)}: {e.Reason}", $"handed it to {label(e.To)}: {e.Reason}"),
        AnswerReleased { SelfReleased: true } e => new($"merilis draf {e.Draft} yang ditulis sendiri", $"released own draft {e.Draft}"),
        AnswerReleased e => new($"merilis draf {e.Draft}", $"released draft {e.Draft}"),
        AnswerPublished => new("menerbitkan jawaban", "published the answer"),
        DuplicateSuspected e => new($"menemukan laporan yang mirip: {Names(e.Like)}", $"found reports that look alike: {Names(e.Like)}"),
        DuplicateDenied => new("menyatakan laporan ini berbeda dari yang mirip", "said that this report is not the one it looks like"),
        CaseMerged e => new($"menggabungkan laporan ini ke {e.Number ?? "kasus yang lebih dahulu"}", $"merged this report into {e.Number ?? "an earlier case"}"),
        AskerJoined e => new($"mencatat penanya lain: {e.Asker.Number ?? ChannelRules.Label(e.Asker.Channel)}", $"counted another asker: {e.Asker.Number ?? ChannelRules.Label(e.Asker.Channel)}"),
        CaseClosed { Outcome: Outcome.Digabung } or AskerCounted => null,
        CaseClosed { Outcome: Outcome.Dijawab } => new("menutup kasus: dijawab", "closed the case: answered"),
        CaseClosed e => new($"menutup kasus tanpa jawaban: {e.Reason}", $"closed the case without an answer: {e.Reason}"),
        HardcopyFiled e => new($"mengarsipkan hardcopy: {e.Location}", $"filed the paper: {e.Location}"),
        MaskProposed { Read: false } => new("tidak dapat membaca sebuah gambar untuk mencari data pribadi", "could not read a picture to look for personal data"),
        MaskProposed { Areas: [] } => null,
        MaskProposed e => new($"mengusulkan {e.Areas.Count} bagian gambar untuk disamarkan", $"proposed to mask {Areas(e.Areas.Count)} of a picture"),
        EvidenceMasked { Areas: [] } => new("menyatakan sebuah gambar tidak memuat data pribadi", "said that a picture shows no personal data"),
        EvidenceMasked e => new($"menyamarkan {e.Areas.Count} bagian gambar", $"masked {Areas(e.Areas.Count)} of a picture"),
        OriginalSeen => new("melihat gambar tanpa samaran", "saw a picture unmasked"),
        DossierArchived { Instead: not null } => new("mengarsipkan berkas cetak lagi dengan samaran terbaru", "archived the printed dossier anew with the newest masks"),
        ConsultationEnded or StepMoved or EvidenceArchived or RenditionArchived or DossierArchived or CardSent or CardUpdated => null,
        CardUndeliverable e => new($"tidak dapat menyampaikan kartu kepada {label(e.Position)}: {e.Reason}", $"could not deliver a card to {label(e.Position)}: {e.Reason}"),
        CardMoved { To: [] } e => new($"menutup kartu {label(e.Position)} karena {Moving.Why(e.To).Id}", $"closed the card of {label(e.Position)} because {Moving.Why(e.To).En}"),
        CardMoved e => new(
            $"memindahkan kartu {label(e.Position)} kepada {Moving.Names(e.To)} karena {Moving.Why(e.To, e.StandIn).Id}",
            $"moved the card of {label(e.Position)} to {Moving.Names(e.To)} because {Moving.Why(e.To, e.StandIn).En}"),
        StandInNamed e => new(
            $"menyerahkan kartu {label(e.Position)} juga kepada {label(e.By)} (atasan), karena tidak seorang pun dari jabatan itu dapat dihubungi",
            $"gave the card of {label(e.Position)} to {label(e.By)} (atasan), too, because nobody of that position could be reached"),
        StandInEnded e => new(
            $"mencatat bahwa {label(e.By)} tidak lagi bertindak sebagai {label(e.Position)}: ada yang lebih dekat yang dapat dihubungi",
            $"noted that {label(e.By)} no longer acts for {label(e.Position)}: somebody nearer can be reached"),
        WorkStalled e => Stalled(e.Work, e.Reason),
        DueMoved e => Moved(e),
        Reminded { How: ReminderEnd.Merged } => null,
        Reminded e => new($"mengingatkan {label(e.Position)}", $"reminded {label(e.Position)}"),
        Escalated { Level: 0 } e => new($"memberi tahu {label(e.To)}: kasus mendesak", $"told {label(e.To)}: the case is urgent"),
        Escalated e => new(
            $"memberi tahu {label(e.To)} bahwa {label(e.From)} belum menanggapi", $"told {label(e.To)} that {label(e.From)} has not responded"),
        CaseErased e => Erased(e),
        ContentErased => new("selesai menghapus isi kasus", "finished erasing the content of the case"),
        ErasureRepeated or DecisionsRestored => AfterBackup(happened),
        WorkResumed e => new($"{Name(e.Work).Id} sudah lancar lagi", $"{Name(e.Work).En} goes on again"),
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static string Said(string note) => note.Length == 0 ? "" : $": {note}";

    private static string Areas(int count) => count == 1 ? "1 area" : $"{count} areas";

    private static string Names(IReadOnlyList<Resemblance> like) => string.Join(", ", like.Select(l => l.Number ?? "-"));

    private static LocalText Erased(CaseErased e)
    {
        var early = e.BeforeRetention ? new LocalText(" sebelum masa simpannya berakhir", " before its time of keeping was over") : new LocalText(" menurut retensi", " as its time of keeping was over");
        var letter = In(e.Letter);
        return new($"menghapus isi kasus{early.Id}, disetujui {e.ApprovedBy}{letter}: {e.Reason}", $"erased the content of the case{early.En}, approved by {e.ApprovedBy}{letter}: {e.Reason}");
    }

    /// <summary>What an administrator did because a backup was put back.</summary>
    private static LocalText AfterBackup(CaseEvent happened) => happened switch
    {
        ErasureRepeated e => new(
            $"menghapus lagi isi kasus yang sudah dihapus{In(e.Letter)}: {e.Reason}", $"erased once more the content that was erased{In(e.Letter)}: {e.Reason}"),
        DecisionsRestored e => new(
            $"mengembalikan keputusan {e.First} sampai {e.Last} dari salinan SharePoint: {e.Reason}", $"gave back decisions {e.First} to {e.Last} from SharePoint's copy: {e.Reason}"),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nothing to do with a backup."),
    };

    private static string In(string? letter) => letter is null ? "" : $" ({letter})";

    private static LocalText Moved(DueMoved e)
    {
        var (which, reason) = (NameOf(e.Clock), ReasonOf(e.Why));
        var off = e.DaysOff.Length > 0 ? new LocalText($"; hari libur di antaranya: {e.DaysOff}", $"; days off between: {e.DaysOff}") : new LocalText("", "");
        return new(
            $"memindahkan {which.Id} dari {Wib(e.From) ?? "tidak ada"} ke {Wib(e.To) ?? "tidak ada"} karena {reason.Id}{off.Id}",
            $"moved {which.En} from {Wib(e.From) ?? "none"} to {Wib(e.To) ?? "none"} because {reason.En}{off.En}");
    }

    private static LocalText NameOf(DueClock clock) => clock switch
    {
        DueClock.Step => new("batas langkah", "the due time of the step"),
        DueClock.Consultation => new("batas konsultasi", "the due time of the consultation"),
        _ => new("batas hukum", "the limit of the law"),
    };

    private static LocalText ReasonOf(DueReason why) => why switch
    {
        DueReason.Calendar => new("kalender atau pengaturan kantor berubah", "the office's calendar or settings changed"),
        _ => new("jenis laporan berubah", "the class of the report changed"),
    };

    private static string? Wib(DateTimeOffset? at) =>
        at is { } known ? Time.Wib.Moment(known) : null;
}

/// <param name="Version">Commit.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who, as it was then.</param>
/// <param name="What">Sentence without subject.</param>
public sealed record HistoryLine(int Version, DateTimeOffset At, ActedBy By, LocalText What);
