using Sop697.Domain.Cases;

namespace Sop697.Domain.Knowledge;

/// <summary>Which earlier answers are offered to whoever answers a case. The person decides.</summary>
public static class Suggesting
{
    /// <summary>More than that nobody compares on a phone.</summary>
    public const int Most = 3;

    /// <summary>
    /// Share of the question's words that an earlier one must have. Found by trying on invented questions: below it, what two questions
    /// share is the clinic and the day, not the matter.
    /// </summary>
    public const double LeastNearness = 0.4;

    /// <summary>Similar answers that fit the channel and need no review yet; the same text once.</summary>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<SuggestedAnswer> For(Case state, AnswerIndex index, OfficeSettings settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.AnswerReviewMonths == 0) return [];
        var limit = ChannelRules.MaxReply(state.Inquiry.Channel);
        bool Suits(ReleasedAnswer a) => a.CaseId != state.Id && a.Text.Length <= limit && ReleasedAnswer.ReviewBy(a.ReleasedAt, settings) > now;
        return
        [
            .. index.Search(state.Inquiry.Summary, state.Inquiry.Topic, Suits)
                .TakeWhile(f => f.Nearness >= LeastNearness)
                .Select(f => f.Answer)
                .DistinctBy(a => a.Text)
                .Take(Most)
                .Select(a => new SuggestedAnswer(a.Number, a.Question, a.Text, a.ApprovedBy, a.ReleasedAt, a.Readers)),
        ];
    }

    /// <summary>The case as a card shows it that is drawn before the offer is on the record.</summary>
    public static Case Offer(Case state, AnswersSuggested offer)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(offer);
        return state with { Suggested = new Suggestions(state.ReportVersion, offer.Answers) };
    }

    /// <summary>Offered answers that a card may show now: those whose time of review has not come since.</summary>
    public static IReadOnlyList<SuggestedAnswer> Offered(Case state, OfficeSettings settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Suggested is { } suggested && suggested.Report == state.ReportVersion
            ? [.. suggested.Answers.Where(a => ReleasedAnswer.ReviewBy(a.ReleasedAt, settings) > now)]
            : [];
    }
}
