using Sop697.Domain.Cases;

namespace Sop697.Domain.Knowledge;

/// <summary>
/// An answer that was released and stands on its channel, where everybody reads it. What was released and not yet published may still
/// come back, so it is none; what is one never changes any more, because its case is closed.
/// </summary>
/// <param name="Number">Of the case it answered.</param>
/// <param name="Topic">Key, or null.</param>
/// <param name="Question">Summary of the case. Unlike the text it is only for <see cref="Readers"/>.</param>
/// <param name="Text">As released.</param>
/// <param name="ApprovedBy">Keys of the positions that stand behind the text: who wrote or approved it, and who released it.</param>
/// <param name="ReleasedAt">UTC.</param>
/// <param name="ClosedAt">UTC.</param>
/// <param name="Readers">Keys of the positions that may read its case, besides the Kepala Dinas.</param>
public sealed record ReleasedAnswer(
    string CaseId,
    string Number,
    Channel Channel,
    string? Topic,
    string Question,
    string Text,
    IReadOnlyList<string> ApprovedBy,
    DateTimeOffset ReleasedAt,
    DateTimeOffset ClosedAt,
    IReadOnlyList<string> Readers)
{
    /// <summary>The answer that a case leaves behind; null when it leaves none, or not yet.</summary>
    public static ReleasedAnswer? Of(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state is not { Erased: null, Number: { } number, Release: { } release, Closing: { Outcome: Outcome.Dijawab } closing }) return null;
        var endorsed = state.Drafts.FirstOrDefault(d => d.Version == release.Draft)?.Endorsed ?? [];
        return new(
            state.Id, number, state.Inquiry.Channel, state.Inquiry.Topic, state.Inquiry.Summary, release.Text,
            [.. endorsed.Append(release.At.By.Position).Distinct()], release.At.At, closing.At.At, CaseAccess.Chain(state));
    }

    /// <summary>When somebody should look whether it is still right, UTC.</summary>
    public static DateTimeOffset ReviewBy(DateTimeOffset releasedAt, OfficeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return releasedAt.AddMonths(settings.AnswerReviewMonths);
    }
}

/// <summary>An earlier answer that was offered to whoever answers a case; on the record, so that what was offered can be told.</summary>
/// <param name="Number">Of the case that it answered.</param>
/// <param name="Question">Summary of that case, shown only to <paramref name="Readers"/>.</param>
/// <param name="Text">As released then.</param>
/// <param name="ApprovedBy">Keys of the positions that stand behind the text.</param>
/// <param name="ReleasedAt">UTC.</param>
/// <param name="Readers">Keys of the positions that might read that case.</param>
public sealed record SuggestedAnswer(
    string Number, string Question, string Text, IReadOnlyList<string> ApprovedBy, DateTimeOffset ReleasedAt, IReadOnlyList<string> Readers);

/// <summary>What was offered for a case.</summary>
/// <param name="Report"><see cref="Case.ReportVersion"/> that it was found for; a mended report is looked up again.</param>
public sealed record Suggestions(int Report, IReadOnlyList<SuggestedAnswer> Answers)
{
    public SuggestedAnswer? Find(string? number) => Answers.FirstOrDefault(a => a.Number == number);
}
