using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Dashboard;
using Sop697.Domain.Indicators;
using Sop697.Domain.Privacy;

namespace Sop697.Tests.Domain.Properties;

/// <summary>Whatever way a case took, its redacted journal tells all of it but the words.</summary>
public sealed class ErasureProperties
{
    private static readonly JsonSerializerOptions Plain = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly DateTimeOffset Much = new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_redacted_journal_folds_to_the_redacted_case() => CaseProperties.Cases.Sample(walk =>
    {
        var redacted = CaseEvolution.Fold(walk.Commits.Select(Redaction.Of))!;
        Assert.Equal(Json(Redaction.Of(walk.State)), Json(redacted));
        Assert.Equal(Json(redacted), Json(Redaction.Of(redacted)));
    });

    /// <summary>What is folded after the erasure is the same, whether the texts before it were still there or not.</summary>
    [Fact]
    public void It_makes_no_difference_when_the_texts_are_removed() => CaseProperties.Cases.Sample(walk =>
    {
        if (walk.State.Erased is null) return;
        Assert.Equal(Json(walk.State), Json(CaseEvolution.Fold(walk.Commits.Select(Redaction.Of))!));
    });

    [Fact]
    public void Numbers_of_the_office_come_out_the_same() => CaseProperties.Cases.Sample(walk =>
    {
        var (before, after) = (walk.State, CaseEvolution.Fold(walk.Commits.Select(Redaction.Of))!);
        Assert.Equal(
            CaseMeasure.Of(before, Walk.Rules.TableOf(before), Walk.Rules.Calendar, Much).Select(m => m.ToString()),
            CaseMeasure.Of(after, Walk.Rules.TableOf(after), Walk.Rules.Calendar, Much).Select(m => m.ToString()));
        Assert.Equal(DaySums.Of([CaseLine.Of(before, Walk.Rules.TableOf(before))]).Select(d => d.ToString()), DaySums.Of([CaseLine.Of(after, Walk.Rules.TableOf(after))]).Select(d => d.ToString()));
        var (line, other) = (CaseLine.Of(before, Walk.Rules.TableOf(before)), CaseLine.Of(after, Walk.Rules.TableOf(after)));
        Assert.True((line with { Summary = "", IsErased = false }).Says(other with { Summary = "", IsErased = false }));
        Assert.Equal(OwedWork.Pending(before, Walk.Rules, before.ReceivedAt).Select(w => w.Key), OwedWork.Pending(after, Walk.Rules, before.ReceivedAt).Select(w => w.Key));
    });

    [Fact]
    public void The_journal_of_an_erased_case_proves_itself_at_every_moment_of_the_removal() => CaseProperties.Cases.Sample(walk =>
    {
        if (walk.State.Erased is not { } erased) return;
        var until = erased.Redacted.Count;
        foreach (var done in new[] { 0, until / 2, until })
        {
            var stored = walk.Commits.Select((c, i) => i < done ? Redaction.Of(c) : c).Select(c => new StoredCommit("01J0WALK", c.Commit.Version, c.Body, c.Hash)).ToList();
            // Of what is left, some may never have held a text.
            var isLeft = erased.Redacted.Skip(done).Any(r => r.Hash != r.RedactedHash);
            Assert.Equal(isLeft && erased.Done is not null, JournalProof.Of("01J0WALK", stored).Findings.Count > 0);
        }
    });

    private static string Json(Case state) => JsonSerializer.Serialize(state, Plain);
}
