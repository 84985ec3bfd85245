using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Benchmarks;

/// <summary>
/// What a verification reckons: parsing, hashing, replaying, building and comparing every row. Both copies lie in memory, a thousand
/// different cases that are gone through again and again, so that no storage and no network is measured.
/// </summary>
internal static class VerifyBench
{
    private const int DifferentCases = 1_000;
    private const double Budget = 60;

    public static async Task<BudgetLine> RunAsync(int commits)
    {
        var rows = new RowsAsWritten((from, to) => (int)(to - from).TotalMinutes);
        SyntheticCase[] pool = [.. Enumerable.Range(0, DifferentCases).Select(i => SyntheticCase.Make(i, rows))];
        var each = pool[0].Stored.Count;
        var copies = new Copies(pool, (commits + each - 1) / each, rows);
        var month = new KeptMonth(new ClosedMonth("2026-01", 0, 0, SealedCommit.HashOf(""), DateTimeOffset.UnixEpoch), true);
        var verification = new Verification(copies, copies, copies, copies, copies, new Months(month), TimeProvider.System);
        var found = new List<Finding>();
        var (cpu, clock) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var report = await verification.RunAsync(new VerificationScope(null, null, Files: false), found.Add, CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        if (report.Findings > 0) throw new InvalidOperationException($"Found {report.Findings}, the first: {found[0].Place} {found[0].Key} {found[0].What.En}");
        var length = pool.SelectMany(c => c.Stored).Average(s => s.Body.Length);
        Tables.Say($"verify: {report.Cases} cases, {report.Commits} decisions of {length:0} characters on average, {seconds:0.0} s, CPU {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s, {report.Commits / seconds:0} decisions/s; both copies in memory");
        return new BudgetLine($"verify {report.Commits} decisions of both copies, in memory", Budget * report.Commits / 100_000, seconds, "s");
    }

    /// <summary>Both copies, in the same order.</summary>
    private sealed class Copies(SyntheticCase[] pool, int cases, RowsAsWritten rows) : IJournal, IArchiveCopy, IArchiveCursors, IEvidenceStore, IPictureUsers
    {
        public IRowsAsWritten Rows => rows;

        public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public IAsyncEnumerable<IReadOnlyList<StoredCommit>> CasesAsync(CancellationToken cancellationToken) => WalkAsync(c => c.Stored);

        IAsyncEnumerable<KeptCase> IArchiveCopy.CasesAsync(CancellationToken cancellationToken) => WalkAsync(c => c.Kept);

        public Task<IReadOnlyList<MonthCopy>> MonthsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<MonthCopy>>([new MonthCopy(new ClosedMonth("2026-01", 0, 0, SealedCommit.HashOf(""), DateTimeOffset.UnixEpoch), null)]);

        public Task<IReadOnlyList<string>> DocumentsAsync(ClosedMonth month, CancellationToken cancellationToken) => throw new NotSupportedException();

        private async IAsyncEnumerable<T> WalkAsync<T>(Func<SyntheticCase, T> of)
        {
            for (var i = 0; i < cases; i++) yield return of(pool[i % pool.Length]);
            await Task.CompletedTask;
        }

        // A verification that finds nothing asks for none of these.
        Task<IReadOnlyList<StoredCommit>> IJournal.CaseAsync(string caseId, CancellationToken cancellationToken) => Task.FromResult(pool.First(c => c.Stored[0].CaseId == caseId).Stored);

        Task<KeptCase> IArchiveCopy.CaseAsync(string caseId, CancellationToken cancellationToken) => Task.FromResult(pool.First(c => c.Kept.CaseId == caseId).Kept);

        public Task<ArchiveCursor> ReadAsync(string caseId, CancellationToken cancellationToken) => Task.FromResult(new ArchiveCursor(int.MaxValue, int.MaxValue, null, null));

        public Task<IReadOnlyList<SealedCommit>> ReadAsync(string caseId, int after, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<CaseStand> StandsAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> AppendAsync(SealedCommit commit, IReadOnlyList<ShownCard> shown, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> FindCaseAsync(string number, CancellationToken cancellationToken) => throw new NotSupportedException();

        Task<StandingPicture?> IPictureUsers.FindAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task UsedAsync(string sha256, string caseId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> UsersAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> HoldAsync(Evidence evidence, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> LeftAsync(Case state, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> FilesAsync(Case state, FileLibrary library, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Stream?> OpenFileAsync(string path, FileLibrary library, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SaveAsync(string caseId, ArchiveCursor cursor, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task KeepAsync(Evidence evidence, ReadOnlyMemory<byte> original, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task KeepPreviewAsync(string sha256, ReadOnlyMemory<byte> preview, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Evidence?> FindAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Stream?> OpenPreviewAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>One month was closed, so that its hash is recomputed too; it ended before the first case.</summary>
    private sealed class Months(KeptMonth month) : IClosedMonths
    {
        public async IAsyncEnumerable<KeptMonth> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return month;
            await Task.CompletedTask;
        }

        public Task<ClosedMonth?> FindAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> AddAsync(ClosedMonth closed, string stands, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string> KeepDocumentAsync(string name, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ReadOnlyMemory<byte>?> DocumentAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DocumentArchivedAsync(string name, string path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> StandsAsync(ClosedMonth closed, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ArchivedAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

/// <summary>An invented case as both copies keep it: seven steps, twelve decisions, four answered cards of 6,000 characters.</summary>
internal sealed record SyntheticCase(IReadOnlyList<StoredCommit> Stored, KeptCase Kept)
{
    private static readonly ActedBy Team = new("o-tim", "Rini Astuti", "tim", "Tim Media Sosial", ActingKind.Definitif);
    private static readonly ActedBy Owner = new("o-kasi", "Bambang Hartono", "kasi", "Kepala Seksi Promosi", ActingKind.Definitif);
    private static readonly ActedBy Approver = new("o-kabid", "Agus Wicaksono", "kabid", "Kepala Bidang", ActingKind.Definitif);
    private static readonly ActedBy Product = new("sistem", "Sistem", "sistem", "Sistem", ActingKind.Definitif);
    private static readonly DateTimeOffset Start = new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly string Shown = $$"""{"type":"AdaptiveCard","version":"1.5","body":[{{string.Join(',', Enumerable.Repeat("""{"type":"TextBlock","text":"Apakah posyandu buka hari Sabtu?","wrap":true}""", 80))}}]}""";

    public static SyntheticCase Make(int index, IRowsAsWritten rows)
    {
        var id = index.ToString("D26", CultureInfo.InvariantCulture);
        var commits = Commits(id, $"MS-2026-{index:D4}");
        var state = CaseEvolution.Fold(commits)!;
        return new(
            [.. commits.Select(c => new StoredCommit(id, c.Commit.Version, c.Body, c.Hash))],
            new KeptCase(
                id,
                [Row(rows.Case(state))],
                [.. state.Steps.Where(s => s.Finished is not null).Select(s => Row(rows.Step(state, s)))],
                // Texts of their own, as they come over another wire.
                [.. commits.Select(c => new KeptCommit(new StoredCommit(id, c.Commit.Version, new string(c.Body.AsSpan()), new string(c.Hash.AsSpan())), Row(rows.Audit(c, state.Number))))]));
    }

    private static KeptRow Row(ExpectedRow row) => new(row.List, row.Key, row.Values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => new string(v.Value.AsSpan())));

    private static List<SealedCommit> Commits(string id, string number)
    {
        var sha = SealedCommit.HashOf(id);
        (ActedBy By, string? Verb, CaseEvent[] Events)[] story =
        [
            (Team, null,
            [
                new CaseOpened(0, new Inquiry(Channel.Instagram, InquiryClass.Pertanyaan, "Apakah posyandu buka hari Sabtu?", "imunisasi", "https://instagram.example/p/1", "@contoh", Start.AddHours(-3)), ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "chat"),
                new EvidenceKept(new Evidence(sha, 50_000, 1080, 2400, "image/png", EvidencePurpose.Question)),
                new StepMoved("kirim", Start.AddMinutes(15), ["terima", "tangkap_layar"]),
            ]),
            (Product, null, [new CaseNumbered(number)]),
            (Product, null, [new CardSent("konsultasi/3", "kasi", "a", [new CardCopy("o-kasi", "c", "1")]), new StepMoved("konsultasi", Start.AddDays(1), [])]),
            (Product, null, [new EvidenceArchived(sha, $"2026/02/{id}/{sha}.png", "01", $"https://sp.example/{sha}.png")]),
            (Owner, "consult", [new ConsultationRequested("kabid", "Mohon arahan.", Start.AddDays(1))]),
            (Product, null, [new CardSent("konsultasi/3/kabid", "kabid", "a", [new CardCopy("o-kabid", "d", "2")]), new CardUpdated("konsultasi/3", "b")]),
            (Approver, "answer", [new AnswerDrafted(1, "Posyandu buka Sabtu pukul 08.00-11.00 WIB.", "kabid"), new ConsultationEnded("kabid", ConsultationEnd.Answered), new StepMoved("serahkan", Start.AddDays(2), ["jawab"])]),
            (Product, null, [new CardUpdated("konsultasi/3/kabid", "c"), new CardUpdated("konsultasi/3", "c")]),
            (Owner, "release", [new AnswerReleased(1, "Posyandu buka Sabtu pukul 08.00-11.00 WIB.", false), new StepMoved("terbitkan", Start.AddDays(3), [])]),
            (Product, null, [new CardSent("terbitkan/6", "tim", "a", [new CardCopy("o-tim", "e", "3")])]),
            (Team, "publish", [new AnswerPublished("https://instagram.example/r/2", null), new CaseClosed(Outcome.Dijawab, null)]),
            (Product, null, [new CardUpdated("terbitkan/6", "d")]),
        ];
        List<SealedCommit> all = [];
        foreach (var (by, verb, events) in story)
        {
            var card = verb is null ? null : new AnsweredCard(Shown, verb, new Dictionary<string, string> { ["text"] = "Posyandu buka Sabtu." }, "1");
            all.Add(new Commit(id, all.Count + 1, Start.AddMinutes(all.Count * 7), by, events, card, all.Count == 0 ? Commit.Genesis : all[^1].Hash).Seal());
        }

        return all;
    }
}
