using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Tests.Storage;

internal static class Commits
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 5, 0, 0, TimeSpan.Zero);

    public static SealedCommit First(string caseId, string number = "MS-2026-0001", string? card = null) => Make(caseId, 1, Commit.Genesis, number, card);

    public static SealedCommit After(SealedCommit previous, string number) =>
        Make(previous.Commit.CaseId, previous.Commit.Version + 1, previous.Hash, number, null);

    private static SealedCommit Make(string caseId, int version, string previous, string number, string? card) => new Commit(
        caseId,
        version,
        Noon.AddMinutes(version),
        new ActedBy("5b1f0c1e-0000-4000-8000-000000000001", "Nama Contoh", "kasi", "Kepala Seksi Promosi", ActingKind.Plh),
        [new CaseNumbered(number)],
        card is null ? null : new AnsweredCard(card, "release", new Dictionary<string, string> { ["text"] = "Jawaban 😊" }, null),
        previous).Seal();
}
