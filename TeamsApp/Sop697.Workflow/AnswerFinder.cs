using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Keeps released answers and finds them by what was asked. Has the newest in memory and reads only what came since.</summary>
public sealed class AnswerFinder(IReleasedAnswers answers, IRules office, TimeProvider time, ILogger<AnswerFinder> log) : IDisposable
{
    /// <summary>More than that nobody reads on a phone.</summary>
    public const int MostShown = 5;

    /// <summary>Whoever typed these words means them; less of them is enough than for an offer that nobody asked for.</summary>
    private const double LeastNearness = 0.2;

    private const int MonthsKept = 36;

    /// <summary>An answer is put some time after its case was closed: seconds, or as long as a runner was held up.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    /// <summary>So long an answer that another process kept may be missed; one that this process kept is found at once.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Then everything is read again, for what came later than that.</summary>
    private static readonly TimeSpan Anew = TimeSpan.FromHours(6);

    private readonly SemaphoreSlim gate = new(1, 1);
    private AnswerIndex index = new();
    private DateTimeOffset readAt;
    private DateTimeOffset readAllAt = DateTimeOffset.MinValue;
    private volatile bool isOutdated;

    /// <summary>Puts an answer where every process finds it. Repeating it is harmless: an answer never changes.</summary>
    public async Task KeepAsync(ReleasedAnswer answer, CancellationToken cancellationToken)
    {
        await answers.PutAsync(answer, cancellationToken);
        await gate.WaitAsync(cancellationToken);
        try
        {
            index.Add(answer);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What is offered for a case, to be recorded and shown; null when nothing is, or was already for this report.</summary>
    public async Task<AnswersSuggested?> SuggestAsync(Case state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Suggested?.Report == state.ReportVersion) return null;
        try
        {
            var rules = await office.ReadAsync(cancellationToken);
            var found = await WithAsync(i => Suggesting.For(state, i, rules.Settings, time.GetUtcNow()), cancellationToken);
            return found.Count > 0 ? new AnswersSuggested(found) : null;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // A card without an offer is worth more than no card.
            log.AnswersUnreadable(state.Id, e);
            return null;
        }
    }

    /// <summary>Answers that are about some words, the nearest first. The text is public; the question is for who may read its case.</summary>
    /// <returns>Nothing for somebody without a position.</returns>
    public async Task<IReadOnlyList<SharedAnswer>> SearchAsync(Actor person, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(words);
        if (person.Seats.Count == 0) return [];
        var rules = await office.ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        var all = person.Seats.Any(s => s.Position.Role == Role.KepalaDinas);
        return await WithAsync<IReadOnlyList<SharedAnswer>>(
            i =>
            [
                .. i.Search(string.Join(' ', words), null, _ => true).TakeWhile(f => f.Nearness >= LeastNearness).Select(f => f.Answer).DistinctBy(a => a.Text).Take(MostShown)
                    .Select(a => new SharedAnswer(a, all || a.Readers.Any(person.Is), ReleasedAnswer.ReviewBy(a.ReleasedAt, rules.Settings), now)),
            ],
            cancellationToken);
    }

    /// <summary>An answer was taken away: what is remembered is read again before the next is offered. Other processes do so within <see cref="Anew"/>.</summary>
    public void ReadAnew() => isOutdated = true;

    public void Dispose() => gate.Dispose();

    private async Task<T> WithAsync<T>(Func<AnswerIndex, T> ask, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
            return ask(index);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var all = isOutdated || now - readAllAt > Anew;
        if (!all && now - readAt < Fresh) return;
        isOutdated = false;
        var into = all ? new AnswerIndex() : index;
        var since = all ? DateTimeOffset.MinValue : readAt - Overlap;
        var first = all ? Wib.Day(now).AddMonths(-MonthsKept) : Wib.Day(since);
        for (var month = Wib.Day(now); Month(month) >= Month(first) && !(all && into.Count >= AnswerIndex.Most); month = month.AddMonths(-1))
            await foreach (var answer in answers.ReadAsync(month, since, cancellationToken)) into.Add(answer);
        index = into;
        readAt = now;
        if (all) readAllAt = now;
    }

    private static int Month(DateOnly day) => (day.Year * 12) + day.Month;
}

/// <param name="WithQuestion">The person may read its case.</param>
/// <param name="ReviewBy">UTC.</param>
/// <param name="Now">UTC.</param>
public sealed record SharedAnswer(ReleasedAnswer Answer, bool WithQuestion, DateTimeOffset ReviewBy, DateTimeOffset Now)
{
    public bool IsPastReview => ReviewBy <= Now;
}
