using Sop697.Domain.Cases;

namespace Sop697.Microsoft365.Cards.Texts;

/// <summary>Bahasa Indonesia: what the office reads.</summary>
internal static class Indonesian
{
    internal static CardTexts Texts { get; } = new()
    {
        Language = "id",
        Wib = new(["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
            ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"], '.'),
        Kinds = new Dictionary<InquiryClass, string>
        {
            [InquiryClass.Pertanyaan] = "Pertanyaan",
            [InquiryClass.Pengaduan] = "Pengaduan",
            [InquiryClass.InformasiPublik] = "Permintaan informasi publik",
            [InquiryClass.Aspirasi] = "Aspirasi atau saran",
            [InquiryClass.BukanKewenangan] = "Bukan kewenangan",
            [InquiryClass.Spam] = "Spam, iklan atau hoaks",
        },
        Outcomes = new Dictionary<Outcome, string>
        {
            [Outcome.Dijawab] = "Dijawab",
            [Outcome.Spam] = "Spam, iklan atau hoaks",
            [Outcome.BukanKewenangan] = "Bukan kewenangan Dinas Kesehatan",
            [Outcome.DiteruskanLapor] = "Diteruskan ke SP4N-LAPOR!",
            [Outcome.DiteruskanSambat] = "Diteruskan ke Sambat Online",
            [Outcome.DiteruskanPpid] = "Diteruskan ke PPID",
        },
        Steps = new Dictionary<string, string>(),
        Wanted = Wanted,
        Facts = Facts,
        Buttons = Buttons,
        Fields = Fields,
        Hints = Hints,
        Done = Done,
        Waiting = Waiting,
        Chat = Chat,
        Reminders = Reminders,
    };

    private static WantedTexts Wanted => new()
    {
        Unnumbered = "Laporan baru",
        Receipt = "Laporan diterima",
        Consult = "Mohon tindak lanjut",
        Waiting = "Menunggu jawaban konsultasi",
        Answer = "Mohon jawaban",
        Approve = "Mohon persetujuan draf jawaban",
        Release = "Mohon rilis jawaban",
        AskAgain = "Draf perlu persetujuan",
        Publish = "Terbitkan jawaban di kanal",
        Correct = "Mohon perbaiki laporan",
        Intake = "Laporkan pertanyaan atau pengaduan",
        Closed = "Selesai",
        Finished = "Sudah ditindaklanjuti",
        HandedOver = "Dialihkan",
        Moved = "Kartu beralih",
        Urgent = "MENDESAK",
        Overdue = "Lewat batas waktu",
    };

    private static FactTexts Facts => new()
    {
        Question = "Pertanyaan warga",
        Complaint = "Pengaduan warga",
        Channel = "Kanal",
        Kind = "Jenis",
        Topic = "Topik",
        Received = "Diterima",
        Due = "Batas waktu",
        StatutoryDue = "Batas hukum",
        EstimatedYear = "perkiraan",
        UnknownYear = "tanpa hari libur: kalender tahun itu belum ada",
        Agreement = "Persetujuan",
        AgreementNone = "Tidak perlu, cukup Kepala Seksi",
        AgreementPeer = "Kepala Seksi terkait",
        AgreementGiven = "{0}: sudah",
        AgreementMissing = "{0}: belum",
        AskedBy = "Diminta oleh",
        Note = "Catatan",
        Draft = "Draf jawaban",
        NewerDraft = "Draf lebih baru, belum disetujui, oleh",
        WrittenBy = "Penulis draf",
        Reason = "Alasan",
        ReturnedBy = "Dikembalikan oleh",
        ReleasedBy = "Dirilis oleh",
        Answer = "Jawaban",
        Position = "Posisi",
        Holder = "Dipegang oleh",
        By = "Oleh",
        At = "Waktu",
        Result = "Hasil",
        Screenshots = "Bukti",
        Attention = "Perlu perhatian",
        Permalink = "Bukti jawaban",
        StepOf = "Langkah {0} dari {1}: {2}",
        Pictures = "{0} tangkapan layar",
        Nobody = "belum ada pejabat",
        System = "Sistem",
    };

    private static ButtonTexts Buttons => new()
    {
        AnswerMyself = "Jawab sendiri",
        SaveAnswer = "Simpan draf jawaban",
        AskApproval = "Kirim untuk disetujui",
        Consult = "Konsultasikan",
        ConsultAgain = "Konsultasikan lagi",
        ConsultAlso = "Konsultasikan juga",
        SendConsult = "Kirim konsultasi",
        ReleaseNow = "Rilis langsung",
        ReleaseWithoutWaiting = "Rilis tanpa menunggu",
        Release = "Rilis",
        ChangeDraft = "Ubah draf & minta persetujuan",
        ReturnToTeam = "Kembalikan ke Tim",
        Return = "Kembalikan",
        SendReturn = "Kembalikan dengan alasan ini",
        Close = "Tutup tanpa jawaban",
        SendClose = "Tutup kasus",
        Delegate = "Alihkan",
        SendDelegate = "Alihkan sekarang",
        Approve = "Setujui",
        Answer = "Jawab",
        AnswerDifferently = "Tulis jawaban lain",
        SendAnswer = "Kirim jawaban",
        Published = "Sudah diterbitkan",
        Correct = "Kirim perbaikan",
        Open = "Kirim ke Kepala Seksi",
        ContinueInChat = "Simpan, lalu kirim gambarnya",
        IsProofOf = "Ini bukti jawaban {0}",
        Screenshots = "Lihat tangkapan layar",
        Source = "Unggahan asli",
        Reply = "Buka jawaban yang terbit",
    };

    private static FieldTexts Fields => new()
    {
        Channel = "Kanal",
        Kind = "Jenis",
        Summary = "Ringkasan, tanpa nama, nomor telepon atau NIK warga",
        Topic = "Topik",
        NoTopic = "Tanpa topik",
        SourceUrl = "Tautan unggahan (boleh kosong)",
        SourceUrlUnchanged = "Tautan unggahan (kosongkan bila tidak berubah)",
        Urgent = "Mendesak",
        UrgentTitle = "Perlu ditangani segera, misalnya keracunan, KIPI atau wabah",
        Answer = "Jawaban untuk {0}, paling banyak {1} karakter",
        ReleaseText = "Jawaban yang dirilis untuk {0}, paling banyak {1} karakter",
        PublishText = "Teks jawaban: salin persis seperti ini",
        To = "Konsultasikan kepada",
        Note = "Catatan (boleh kosong)",
        ApproveNote = "Catatan persetujuan (boleh kosong)",
        Reason = "Alasan",
        ReturnReason = "Apa yang perlu diperbaiki",
        DelegateTo = "Alihkan kepada",
        Outcome = "Ditutup karena",
        Permalink = "Tautan jawaban yang sudah terbit",
        Choose = "Pilih",
        ChannelMissing = "Pilih kanalnya.",
        KindMissing = "Pilih jenisnya.",
        SummaryMissing = "Tulis ringkasan pertanyaan atau pengaduannya.",
        AnswerMissing = "Tulis jawabannya dahulu.",
        ToMissing = "Pilih jabatannya.",
        ReasonMissing = "Tulis alasannya dahulu.",
        OutcomeMissing = "Pilih mengapa kasus ditutup.",
    };

    private static HintTexts Hints => new()
    {
        AnswerThenApproval = "Jawaban Anda dikirim dahulu kepada {0} untuk disetujui.",
        AnswerThenConsult = "Jawaban ini perlu persetujuan Kepala Seksi terkait: simpan drafnya, lalu konsultasikan.",
        ChangedTextNeedsApproval = "Bila teks diubah, mintakan persetujuan lagi sebelum dirilis.",
        NotYetApproved = "Draf ini belum dapat dirilis karena belum disetujui {0}.",
        NoDraftYet = "Belum ada draf jawaban.",
        Publish = "Isi tautan jawaban yang sudah terbit, atau tempel tangkapan layarnya di obrolan ini dengan tulisan \"bukti {0}\". Pastikan jawaban tidak memuat data pribadi warga.",
        Intake = "Lengkapi laporan ini agar Kepala Seksi dapat langsung menindaklanjuti.",
        IntakeWithoutPicture = "Isi laporan ini dahulu. Sesudah itu kirim tangkapan layarnya di obrolan dengan SOP 697; isian ini sudah ada di sana.",
        PictureLeftBehind = "Gambar pada pesan itu tidak dapat diambil oleh SOP 697.",
        PicturesLeftBehind = "Sebagian gambar pada pesan itu tidak dapat diambil. Tambahkan nanti di obrolan dengan tulisan \"tambah\" dan nomor kasusnya.",
        IntakeOrProof = "Bila gambar ini bukti jawaban yang sudah terbit, pilih kasusnya di bawah.",
        Correct = "Perbaiki isian di bawah. Tangkapan layar tambahan: tempel di obrolan ini dengan tulisan \"tambah {0}\".",
        Receipt = "Anda akan dikabari saat jawaban siap diterbitkan.",
        Undelivered = "Kartu untuk {0} belum sampai: {1}",
        UndeliveredToSome = "Kartu untuk {0} belum sampai kepada semua pemegang jabatan itu: {1}",
        Stalled = "Ada pekerjaan sistem yang tertunda; administrator perlu memeriksa.",
        LongText = "… selengkapnya di halaman bukti",
    };

    private static DoneTexts Done => new()
    {
        Consulted = "Dikonsultasikan kepada {0}",
        Answered = "Jawaban ditulis",
        Approved = "Draf disetujui",
        Returned = "Dikembalikan",
        ReturnedTo = "Dikembalikan kepada {0}",
        Withdrawn = "Tidak diperlukan lagi: Kepala Seksi melanjutkan tanpa menunggu",
        Released = "Jawaban dirilis ke Tim Media Sosial",
        SelfReleased = "Jawaban ditulis dan dirilis sendiri oleh Kepala Seksi",
        Published = "Jawaban diterbitkan",
        Corrected = "Laporan diperbaiki",
        Closed = "Ditutup: {0}",
        HandedOverTo = "Dialihkan kepada {0}",
        Nothing = "Tidak ada lagi yang perlu dilakukan di kartu ini.",
        MovedTo = "Kartu ini beralih kepada {0} ({1}) karena {2}.",
        MovedToNobody = "Kartu ini tidak lagi menunggu Anda sebagai {0} karena {1}.",
        Opened = "Laporan dikirim ke Kepala Seksi",
    };

    private static WaitingTexts Waiting => new()
    {
        Waiting = "Menunggu",
        Until = "{0}, batas {1}",
        Answered = "Menjawab",
        Approved = "Menyetujui",
        Returned = "Mengembalikan",
        Withdrawn = "Tidak ditunggu",
    };

    private static ReminderTexts Reminders => new()
    {
        HandOn = "Untuk mengalihkannya ketik: alihkan {0} {1} kode-jabatan alasan",
        Title = "Pengingat: {0}",
        DigestTitle = "Pengingat: {0} kasus menunggu Anda",
        ToldTitle = "Pengingat: {0} kasus di bawah Anda perlu perhatian",
        NoResponse = "Belum ditanggapi",
        UrgentCase = "Kasus mendesak masuk",
        HeldSince = "Dipegang {0} sejak {1}",
        Late = "Lewat batas {0}, terlambat {1}",
        Days = "{0} hari",
        Hours = "{0} jam",
        Minutes = "{0} menit",
        More = "Masih ada {0} kasus lain. Ketik \"tugas\" untuk melihat yang menunggu Anda.",
    };

    private static ChatTexts Chat => new()
    {
        HelpTitle = "Bantuan SOP 697",
        HelpIntro = "Bot ini membantu Dinas Kesehatan menjawab pertanyaan dan pengaduan di media sosial.",
        Commands =
        [
            ("tangkapan layar", "ditempel sendiri: membuat laporan baru"),
            ("bukti MS-2026-0001", "bersama gambar: bukti jawaban yang terbit"),
            ("tambah MS-2026-0001", "bersama gambar: menambah bukti pertanyaan"),
            ("status MS-2026-0001", "posisi satu kasus"),
            ("tugas", "semua yang menunggu tindakan Anda"),
            ("cari polio sabtu", "kasus yang memuat kata-kata itu"),
            ("ringkasan mati", "tanpa ringkasan pagi; \"ringkasan nyala\" untuk menerimanya lagi"),
            ("alihkan MS-2026-0001 kasi kasi2 sedang cuti", "administrator, atau atasan yang sudah diberi tahu: mengalihkan bagian jabatan lain"),
            ("bantuan", "petunjuk ini"),
        ],
        HelpCards = "Kartu permintaan dikirim ke obrolan ini; tekan tombolnya untuk menindaklanjuti.",
        StatusTitle = "Status kasus",
        TasksTitle = "Tugas Anda ({0})",
        MoreTasks = "Masih ada {0} tugas lain yang batasnya lebih longgar.",
        DueBy = "Batas {0}",
        DueMissed = "Lewat batas {0}",
        Show = "Buka {0}",
        SearchTitle = "Hasil pencarian: {0}",
        NothingFound = "Tidak ada kasus yang cocok di antara yang boleh Anda lihat.",
        MoreFound = "Masih ada yang lain. Tambahkan kata agar lebih sempit.",
        WaitsFor = "menunggu {0}",
        NoTasks = "Tidak ada yang menunggu tindakan Anda.",
    };
}
