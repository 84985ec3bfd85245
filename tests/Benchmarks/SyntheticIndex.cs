using Azure.Data.Tables;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Storage;
using Sop697.Storage.Index;
using Sop697.Workflow;

namespace Sop697.Benchmarks;

/// <summary>An index of years of work, written straight into the table: the cases behind it do not exist. Every text is invented.</summary>
internal static class SyntheticIndex
{
    /// <summary>Rows that one transaction takes.</summary>
    private const int Batch = 100;

    /// <summary>One case of so many is open, and some are in a small archive, too.</summary>
    private const int OpenOf = 300;

    private const int LeastOpen = 8;

    private static readonly string[] Subjects = ["Jadwal imunisasi", "Antrean puskesmas", "Vaksin dewasa", "Fogging kelurahan", "Posyandu lansia", "Kartu layanan", "Obat kosong", "Jam buka loket"];
    private static readonly string?[] Topics = ["promosi", "imunisasi", "imunisasi", "layanan_puskesmas", "layanan_puskesmas", "layanan_puskesmas", "kipi", "gizi", null];

    /// <param name="table">Address of the tenant's Table service.</param>
    public static async Task WriteAsync(Uri table, int lines, DateTimeOffset now)
    {
        var client = new TableServiceClient(table, new TableSharedKeyCredential("devstoreaccount1", Key)).GetTableClient(StorageNames.CaseTable);
        var random = new Random(697);
        var rows = Enumerable.Range(0, lines).Select(i => TableCaseIndex.Row(Line(i, lines, now, random))).GroupBy(r => r.PartitionKey).SelectMany(g => g.Chunk(Batch)).ToList();
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (batch, token) =>
            await client.SubmitTransactionAsync(batch.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, r)), token));
    }

    /// <summary>Azurite's own, the same on every machine and written on its front page.</summary>
    private static string Key => "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Five years, spread evenly; the newest ones are open, every eighth is late, one is about something nobody else asks.</summary>
    private static CaseLine Line(int index, int lines, DateTimeOffset now, Random random)
    {
        var age = TimeSpan.FromDays(5 * 365.0 * index / lines);
        var received = now - age - TimeSpan.FromHours(random.Next(2, 90));
        var steps = Sop697Table.Current.Steps;
        var isOpen = index < Math.Max(LeastOpen, lines / OpenOf);
        var late = random.Next(8) == 0;
        var subject = index == lines - 10 ? "Kucing hitam" : Subjects[random.Next(Subjects.Length)];
        return new CaseLine(
            CaseIds.From("sintetis", $"{index}"),
            9,
            new CaseNumber(Wib.Year(received), lines - index).ToString(),
            $"{subject}: apakah dilayani pada hari Sabtu, dan syarat apa yang perlu dibawa warga?",
            (Channel)random.Next(5),
            random.Next(3) == 0 ? InquiryClass.Pengaduan : InquiryClass.Pertanyaan,
            Topics[random.Next(Topics.Length)],
            random.Next(25) == 0,
            isOpen ? steps[random.Next(3, steps.Count)].Key : null,
            isOpen ? [new HeldPart("kasi", late ? now.AddHours(-random.Next(1, 60)) : now.AddHours(random.Next(1, 30)))] : [],
            ["tim", "kasi", "kabid"],
            received,
            isOpen ? null : now - age,
            isOpen ? null : Outcome.Dijawab,
            isOpen ? null : !late);
    }
}
