using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class ReleasedAnswerTests(Azurite azurite)
{
    /// <summary>The last minutes of November in WIB.</summary>
    private static readonly DateTimeOffset Closed = new(2026, 11, 30, 16, 50, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ReleasedAnswer Answer(string caseId, int minutes) => new(
        caseId, "MS-2026-0001", Channel.Facebook, "gizi", "Kapan posyandu?", new string('j', 5000), ["kabid", "kasi"], Closed.AddDays(-1), Closed.AddMinutes(minutes), ["tim", "kasi"]);

    [Fact]
    public async Task Answers_stand_in_the_month_their_case_was_closed_the_latest_first_and_once()
    {
        await using var account = await Account.NewAsync(azurite);
        var answers = account.Get<IReleasedAnswers>();
        foreach (var (id, minutes) in new[] { ("a", 0), ("b", 5), ("b", 5), ("c", 11) }) await answers.PutAsync(Answer(id, minutes), Token);

        var november = await answers.ReadAsync(new DateOnly(2026, 11, 2), DateTimeOffset.MinValue, Token).ToListAsync(Token);
        Assert.Equal(["b", "a"], november.Select(a => a.CaseId));
        Assert.Equivalent(Answer("a", 0), november[1], strict: true);
        Assert.Equal(["c"], await Ids(answers, new DateOnly(2026, 12, 1), DateTimeOffset.MinValue));
        Assert.Empty(await Ids(answers, new DateOnly(2026, 10, 1), DateTimeOffset.MinValue));
    }

    [Fact]
    public async Task What_is_not_newer_is_not_read()
    {
        await using var account = await Account.NewAsync(azurite);
        var answers = account.Get<IReleasedAnswers>();
        foreach (var (id, minutes) in new[] { ("a", 0), ("b", 5) }) await answers.PutAsync(Answer(id, minutes), Token);
        Assert.Equal(["b"], await Ids(answers, new DateOnly(2026, 11, 1), Closed.AddMinutes(1)));
        Assert.Empty(await Ids(answers, new DateOnly(2026, 11, 1), Closed.AddMinutes(6)));
    }

    private static async Task<List<string>> Ids(IReleasedAnswers answers, DateOnly month, DateTimeOffset since) =>
        await answers.ReadAsync(month, since, Token).Select(a => a.CaseId).ToListAsync(Token);
}
