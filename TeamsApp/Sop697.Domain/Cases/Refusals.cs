using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>Every "no" of the domain and its wording.</summary>
public static class Refusals
{
    public static Refusal NoSuchCase { get; } = Of("noSuchCase", "Kasus ini tidak ditemukan. Periksa nomornya; yang tampak hanya kasus yang Anda tangani.", "This case was not found. Check its number; you see only the cases you handle.");

    public static Refusal WrongPerson { get; } = Of(
        "wrongPerson", "Langkah ini bukan giliran Anda; tidak ada yang diubah.", "This step is not yours; nothing was changed.");

    public static Refusal CardMoved(IReadOnlyList<Holder> to, string? standIn) => Of(
        "cardMoved",
        $"Kartu ini sudah beralih{(to.Count > 0 ? $" kepada {Moving.Names(to)}" : "")} karena {Moving.Why(to, standIn).Id}; tidak ada yang diubah.",
        $"This card has moved{(to.Count > 0 ? $" to {Moving.Names(to)}" : "")} because {Moving.Why(to, standIn).En}; nothing was changed.");

    public static Refusal StepNotOpen(SopStep open) => Of(
        "stepNotOpen",
        $"Tindakan ini tidak dapat dilakukan sekarang. Langkah yang terbuka: {open.Number}. {open.Title}.",
        $"This cannot be done now. The open step is {open.Number}. {open.Title}.");

    public static Refusal StaleVersion { get; } = Of(
        "staleVersion",
        "Isi kartu sudah berubah sejak Anda buka. Kartu diperbarui; periksa lalu tekan sekali lagi.",
        "The card has changed since you opened it. It is being refreshed; check it and press again.");

    public static Refusal EmptyAnswer { get; } = Of("emptyAnswer", "Tulis jawabannya dahulu.", "Write the answer first.");

    public static Refusal EmptyReason { get; } = Of("emptyReason", "Tulis alasannya dahulu.", "Give the reason first.");

    public static Refusal TooLong(Channel channel, int length, int limit) => Of(
        "tooLong",
        $"Jawaban {length} karakter terlalu panjang untuk {ChannelRules.Label(channel)}; paling banyak {limit}.",
        $"The answer has {length} characters, too long for {ChannelRules.Label(channel)}; the limit is {limit}.");

    public static Refusal NoOneToConsult { get; } = Of("noOneToConsult", "Pilih siapa yang dikonsultasikan.", "Choose whom to consult.");

    public static Refusal NotConsultable(Position position) => Of(
        "notConsultable",
        $"{position.Label} tidak dapat dikonsultasikan untuk kasus ini.",
        $"{position.Label} cannot be consulted in this case.");

    public static Refusal NothingToApprove { get; } = Of(
        "nothingToApprove", "Belum ada draf untuk disetujui; tulis jawaban atau kembalikan.", "There is no draft to approve yet; write an answer or return it.");

    public static Refusal NobodyToReturnTo { get; } = Of(
        "nobodyToReturnTo", "Tidak ada penjawab lain; ubah drafnya atau konsultasikan.", "Nobody else has answered; change the draft or consult.");

    public static Refusal NotApproved(ApprovalRule rule) => rule == ApprovalRule.KasiDanKabid
        ? Of("notApproved",
            "Teks ini belum disetujui Kepala Bidang. Mintakan persetujuan dahulu, atau rilis teks yang sudah disetujui.",
            "The Kepala Bidang has not approved this text. Ask for approval first, or release the approved text.")
        : Of("notApproved",
            "Teks ini belum disetujui Kepala Seksi terkait. Konsultasikan dahulu, atau rilis teks yang sudah disetujui.",
            "No other Kepala Seksi has approved this text. Consult first, or release the approved text.");

    public static Refusal MissingProof { get; } = Of(
        "missingProof",
        "Isi tautan jawaban, atau kirim tangkapan layarnya di obrolan ini, lalu tekan lagi.",
        "Give the link of the reply, or send its screenshot in this chat, then press again.");

    public static Refusal BadLink { get; } = Of(
        "badLink", "Tautan harus diawali http:// atau https://.", "The link must start with http:// or https://.");

    public static Refusal UnknownProof { get; } = Of(
        "unknownProof", "Tangkapan layar bukti itu tidak ada pada kasus ini.", "That proof picture is not in this case.");

    public static Refusal NotAnExit { get; } = Of(
        "notAnExit", "Pilih alasan penutupan tanpa jawaban.", "Choose how the case ends without an answer.");

    public static Refusal CannotDelegate(Position position) => Of(
        "cannotDelegate", $"Tidak dapat dialihkan kepada {position.Label}.", $"It cannot be handed to {position.Label}.");

    public static Refusal NotAlike { get; } = Of(
        "notAlike", "Kasus itu tidak termasuk yang mirip dengan laporan ini.", "That case is not among those that this report looks like.");

    public static Refusal TooLateToMerge { get; } = Of(
        "tooLateToMerge", "Jawaban laporan ini sudah dirilis, jadi tidak dapat digabung lagi.", "The answer to this report was released; it can no longer be merged.");

    public static Refusal EmptySummary { get; } = Of(
        "emptySummary", "Tulis ringkasan pertanyaan atau pengaduannya.", "Summarise the question or complaint.");

    public static Refusal SummaryTooLong { get; } = Of(
        "summaryTooLong", $"Ringkasan paling banyak {ChannelRules.MaxSummary} karakter.", $"The summary has at most {ChannelRules.MaxSummary} characters.");

    public static Refusal NoEvidence { get; } = Of("noEvidence", "Sertakan sedikitnya satu tangkapan layar.", "Add at least one screenshot.");

    public static Refusal NotTeam { get; } = Of(
        "notTeam", "Hanya Tim Media Sosial yang dapat melaporkan atau menambah bukti.", "Only the social media team may report or add evidence.");

    public static Refusal NotMasker { get; } = Of(
        "notMasker", "Samaran hanya disimpan oleh Tim Media Sosial atau Kepala Seksi pemilik kasus ini.", "Only the social media team or the Kepala Seksi of this case may save a mask.");

    public static Refusal UnknownPicture { get; } = Of("unknownPicture", "Gambar itu tidak ada pada kasus ini.", "That picture is not in this case.");

    public static Refusal TooManyAreas { get; } = Of(
        "tooManyAreas", $"Paling banyak {Masking.MostAreas} bagian untuk satu gambar; gabungkan yang berdekatan.", $"At most {Masking.MostAreas} areas on one picture; join those that are near each other.");

    public static Refusal BadArea { get; } = Of(
        "badArea", "Ada bagian yang tidak terletak pada gambar; tidak ada yang disimpan. Muat ulang halaman lalu tandai lagi.", "An area does not lie on the picture; nothing was saved. Load the page again and mark it anew.");

    public static Refusal ReasonTooLong { get; } = Of(
        "reasonTooLong", $"Paling banyak {ChannelRules.MaxReason} karakter.", $"At most {ChannelRules.MaxReason} characters.");

    /// <summary>What is wrong with a reason that must be given; null when it will do.</summary>
    /// <param name="reason">Tidied, see <see cref="Texts.Tidy"/>.</param>
    public static Refusal? OfReason(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (reason.Length == 0) return EmptyReason;
        return reason.Length > ChannelRules.MaxReason ? ReasonTooLong : null;
    }

    public static Refusal NotClosed { get; } = Of(
        "notClosed", "Kasus ini belum selesai; berkas cetaknya diarsipkan setelah selesai.", "This case is not closed yet; its paper is filed after its end.");

    public static Refusal Erased { get; } = Of(
        "erased", "Isi kasus ini telah dihapus menurut retensi.", "The content of this case was erased when its time of keeping was over.");

    public static Refusal NotEnded { get; } = Of("notEnded", "Kasus ini belum selesai; isinya belum dapat dihapus.", "This case is not closed yet; its content cannot be erased.");

    public static Refusal NotErased { get; } = Of(
        "notErased", "Isi kasus ini tidak tercatat dihapus; tidak ada yang dihapus lagi.", "The content of this case is not on record as erased; nothing is erased again.");

    public static Refusal EmptyApproval { get; } = Of("emptyApproval", "Sebutkan siapa yang menyetujui penghapusan.", "Say who approved the erasure.");

    public static Refusal StillKept(DateOnly until) => Of(
        "stillKept",
        $"Kasus ini disimpan sampai {until:dd-MM-yyyy}. Menghapus lebih awal perlu dinyatakan tersendiri, dengan alasannya.",
        $"This case is kept until {until:yyyy-MM-dd}. Erasing it earlier must be asked for as such, with the reason.");

    public static Refusal ChangedMeanwhile { get; } = Of("changedMeanwhile", "Kasus ini baru saja berubah; ulangi.", "This case has just changed; try again.");

    public static Refusal UnknownScan { get; } = Of(
        "unknownScan", "Pindaian itu tidak ditemukan; kirim lagi di obrolan ini.", "That scan was not found; send it again in this chat.");

    public static Refusal ForeignSheet(string number) => Of(
        "foreignSheet",
        $"Kode pada lembar ini menyebut {number}, tetapi sidiknya bukan dari jurnal kasus itu. Cetak ulang dari kartunya, lalu tanda tangani cetakan itu.",
        $"The code on this sheet names {number}, but its hash is not one of that case's journal. Print it again from its card and sign that print.");

    public static Refusal EarlySheet(string number) => Of(
        "earlySheet",
        $"Lembar {number} ini dicetak sebelum kasusnya selesai. Cetak ulang dari kartunya, lalu tanda tangani cetakan itu.",
        $"This sheet of {number} was printed before the case ended. Print it again from its card and sign that print.");

    public static Refusal FiledAlready(string number, string location) => Of(
        "filedAlready", $"Hardcopy {number} sudah diarsipkan: {location}.", $"The paper of {number} is filed already: {location}.");

    public static Refusal EmptyLocation { get; } = Of(
        "emptyLocation", "Tulis dahulu di mana berkas disimpan.", "Say first where the paper is kept.");

    public static Refusal LocationTooLong { get; } = Of(
        "locationTooLong", $"Lokasi paling banyak {ChannelRules.MaxLocation} karakter.", $"The location has at most {ChannelRules.MaxLocation} characters.");

    private static Refusal Of(string code, string id, string en) => new(code, new LocalText(id, en));
}
