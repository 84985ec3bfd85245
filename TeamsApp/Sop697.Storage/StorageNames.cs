namespace Sop697.Storage;

/// <summary>Every table, container and queue of the storage account, once.</summary>
public static class StorageNames
{
    public const string JournalTable = "Jurnal";
    public const string DueTable = "JatuhTempo";
    public const string NumberTable = "Nomor";
    public const string CursorTable = "Arsip";
    public const string ConversationTable = "Percakapan";
    public const string ActivityTable = "Aktivitas";
    public const string PersonTable = "Orang";
    public const string LeaseTable = "Kunci";
    public const string CaseTable = "Kasus";
    public const string ReminderTable = "Pengingat";
    public const string LikeTable = "Serupa";
    public const string MonthTable = "TutupBuku";
    public const string AnswerTable = "Jawaban";
    public const string PictureTable = "Gambar";

    public const string JournalContainer = "jurnal";
    public const string EvidenceContainer = "bukti";
    public const string SnapshotContainer = "salinan";

    public const string WorkQueue = "work";
    public const string ArchiveQueue = "archive";
    public const string ReminderQueue = "reminders";

    /// <summary>The Functions host appends this to a queue's name for what it gave up on.</summary>
    public const string PoisonSuffix = "-poison";

    public static IReadOnlyList<string> Tables { get; } =
        [JournalTable, DueTable, NumberTable, CursorTable, ConversationTable, ActivityTable, PersonTable, LeaseTable, CaseTable, LikeTable, ReminderTable, MonthTable, AnswerTable, PictureTable];

    public static IReadOnlyList<string> Containers { get; } =
        [JournalContainer, EvidenceContainer, SnapshotContainer];

    public static IReadOnlyList<string> Queues { get; } =
        [WorkQueue, ArchiveQueue, ReminderQueue, WorkQueue + PoisonSuffix, ArchiveQueue + PoisonSuffix, ReminderQueue + PoisonSuffix];
}
