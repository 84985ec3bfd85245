using System.Text.Json.Nodes;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>How a case is expected to have ended.</summary>
/// <param name="Outcome">Its result.</param>
/// <param name="Pictures">Every picture of it as it was sent.</param>
/// <param name="Releases">A second one after the team sent the answer back.</param>
/// <param name="SecondCopies">A crash between sending and recording may leave copies that the journal does not know.</param>
internal sealed record Ending(
    IReadOnlyList<byte[]> Pictures, Outcome Outcome = Outcome.Dijawab, int Releases = 1, bool SecondCopies = false)
{
    public static Ending Of(Report report) => new([.. report.Screenshots.Select(s => s.Bytes)]);
}

/// <summary>What must be true of every closed case, whatever befell it on the way.</summary>
internal static class CaseTruth
{
    private static readonly string[] Personas = ["tim", "kasi", "kasi2", "kabid", "kadis"];

    /// <summary>Waits until nothing is owed any more, then looks at every copy of the truth.</summary>
    /// <returns>The case, folded from SharePoint's copy of the journal.</returns>
    public static async Task<Case> HoldsAsync(TenantClient client, string caseId, Ending ending, TimeSpan? patience = null)
    {
        var (commits, state) = await SettledAsync(client, caseId, patience ?? TimeSpan.FromSeconds(90));
        Assert.Null(HashChain.FirstBreak(commits));
        HappenedOnce([.. commits.SelectMany(c => c.Commit.Events)], state, ending);
        await HasItsRowsAsync(client, state);
        await HasItsPicturesAsync(client, state, ending.Pictures);
        await HasItsDossierAsync(client, state);
        foreach (var persona in Personas) await HasOnlyFinishedCardsAsync(client, state, persona, ending.SecondCopies);
        return state;
    }

    /// <summary>The audit rows of a case in order, as far as they are archived.</summary>
    public static async Task<IReadOnlyList<SealedCommit>> JournalAsync(TenantClient client, string caseId)
    {
        var rows = await client.RowsAsync("Jurnal", caseId, r => Number(r, "Versi") == 1 && Text(r, "CaseKey") == caseId);
        return [.. rows.Where(r => Text(r, "CaseKey") == caseId).OrderBy(r => Number(r, "Versi")).Select(Read)];
    }

    private static async Task<(IReadOnlyList<SealedCommit> Commits, Case State)> SettledAsync(TenantClient client, string caseId, TimeSpan patience)
    {
        IReadOnlyList<SealedCommit> commits = [];
        await Eventually.Async(
            async () =>
            {
                var view = await client.CaseAsync(caseId);
                if ((string?)view["status"] != "selesai" || (int)view["notArchived"]! > 0) return view.ToJsonString();
                commits = await JournalAsync(client, caseId);
                if (commits.Count < (int)view["version"]!) return $"{commits.Count} audit rows of {view["version"]}";
                var state = CaseEvolution.Fold(commits)!;
                return string.Join(", ", OwedWork.Pending(state, SopRules.Current, DateTimeOffset.UtcNow).Select(w => w.Key).Concat(state.Stalled.Keys));
            },
            owed => owed.Length == 0,
            $"case {caseId} to settle",
            patience);
        return (commits, CaseEvolution.Fold(commits)!);
    }

    private static SealedCommit Read(JsonObject row)
    {
        var body = string.Concat(new[] { "Isi", "Isi2", "Isi3", "Isi4" }.Select(c => Text(row, c)));
        var commit = SealedCommit.Read(body, Text(row, "Hash")!);
        Assert.Equal(Text(row, "HashSebelum"), commit.Commit.PreviousHash);
        Assert.Equal(Number(row, "Versi"), commit.Commit.Version);
        return commit;
    }

    private static void HappenedOnce(List<CaseEvent> events, Case state, Ending ending)
    {
        var answered = ending.Outcome == Outcome.Dijawab;
        Assert.Equal(ending.Outcome, state.Closing!.Outcome);
        Assert.Single(events.OfType<CaseOpened>());
        Assert.Single(events.OfType<CaseNumbered>());
        Assert.Single(events.OfType<CaseClosed>());
        Assert.Equal(answered ? 1 : 0, events.OfType<AnswerPublished>().Count());
        Assert.Equal(answered ? ending.Releases : 0, events.OfType<AnswerReleased>().Count());
        Assert.Equal(Enumerable.Range(1, state.Drafts.Count), events.OfType<AnswerDrafted>().Select(d => d.Draft));
    }

    private static async Task HasItsRowsAsync(TenantClient client, Case state)
    {
        var row = Assert.Single(await client.RowsAsync("Aduan", state.Id));
        Assert.Equal(state.Version, Number(row, "Versi"));
        Assert.Equal("selesai", Text(row, "Status"));
        Assert.Equal(state.Number, Text(row, "NomorTiket"));
        var steps = await client.RowsAsync("LangkahSOP", state.Id);
        Assert.Equal(
            state.Steps.Select(s => (s.Index, (string?)s.Step)),
            steps.Select(s => (Number(s, "Urutan"), Text(s, "LangkahKode"))).Order());
    }

    private static async Task HasItsPicturesAsync(TenantClient client, Case state, IReadOnlyList<byte[]> pictures)
    {
        Assert.Equal(
            pictures.Select(Sha).Distinct().Order(StringComparer.Ordinal),
            state.Evidence.Select(e => e.Sha256).Distinct().Order(StringComparer.Ordinal));
        foreach (var (sha, archived) in state.Archived) Assert.Equal(sha, Sha(await client.FileAsync("TangkapanLayar", archived.Path)));
        var library = (await client.GetAsync("/_tenant/sharepoint/library/TangkapanLayar")).AsArray();
        Assert.Equal(state.Archived.Count, library.Count(f => f!["path"]!.GetValue<string>().Contains(state.Id, StringComparison.Ordinal)));
    }

    /// <summary>What the door prints is, byte for byte, what was archived.</summary>
    private static async Task HasItsDossierAsync(TenantClient client, Case state)
    {
        Assert.EndsWith($"/{state.Id}/{state.Number}.pdf", state.Dossier!.Path, StringComparison.Ordinal);
        var archived = await client.FileAsync("Berkas", state.Dossier.Path);
        Assert.Equal(state.Dossier.Sha256, Sha(archived));
        using var printed = await client.GetCaseAsync($"{state.Id}/dossier", await client.TokenAsync("tim"));
        Assert.Equal("application/pdf", printed.Content.Headers.ContentType?.MediaType);
        Assert.Equal(archived, await printed.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Nothing to press is left in any chat; every copy that the journal knows stands there under the case's number.</summary>
    private static async Task HasOnlyFinishedCardsAsync(TenantClient client, Case state, string persona, bool secondCopies)
    {
        var cards = await client.CardsAsync(persona, state.Id, top: 250);
        var known = state.Cards.Values.SelectMany(c => c.Copies).Select(c => c.ActivityId).ToHashSet();
        foreach (var card in cards)
        {
            var id = card["id"]!.GetValue<string>();
            if (known.Contains(id)) Assert.Contains(state.Number!, card["card"]!.ToJsonString(), StringComparison.Ordinal);
            if (!Decisions(card).Any()) continue;
            Assert.True(secondCopies && !known.Contains(id), $"{persona} may still press on {card["card"]!.ToJsonString()}");
            await client.PostAsync($"/_tenant/chats/{persona}/messages/{id}/refresh", new { });
            Assert.Empty(Decisions((await client.CardsAsync(persona, state.Id, top: 250)).Single(c => (string?)c["id"] == id)));
        }
    }

    /// <summary>A list of tasks keeps its way to the case, and paper may be filed after the end; neither decides anything about the case.</summary>
    private static IEnumerable<JsonObject> Decisions(JsonObject message) => Button.Actions(message["card"]).Where(a => (string?)a["verb"] is not ("show" or "file"));

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private static string? Text(JsonObject row, string column) => row[column]?.GetValue<string>();

    private static int Number(JsonObject row, string column) => (int)row[column]!.GetValue<double>();
}
