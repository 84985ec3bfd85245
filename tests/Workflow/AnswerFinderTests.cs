using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Workflow;

namespace Sop697.Tests.Workflow;

/// <summary>From a published answer to the offer on the next card.</summary>
public sealed class AnswerFinderTests
{
    private const string Reply = "Posyandu buka Sabtu pukul 08.00. Silakan bawa buku KIA.";
    private const string Next = "1123456789abcdefghjkmnpqrs";

    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ReleasedAnswer Earlier(string caseId = "lama", string question = "Posyandu hari Sabtu buka?", params string[] readers) => new(
        caseId, $"MS-2026-{caseId}", Channel.Instagram, null, question, $"{Reply} ({caseId})", ["kabid"], Desk.Monday.AddDays(-9), Desk.Monday.AddDays(-8), readers);

    [Fact]
    public async Task What_was_published_is_offered_on_the_next_card_that_asks_and_stands_on_the_record()
    {
        await PublishedAsync();
        Assert.Equal(Reply, Assert.Single(_stage.Shelf).Text);

        _stage.Numbering.Setup(n => n.NumberForAsync(Next, 2026, It.IsAny<CancellationToken>())).ReturnsAsync(8);
        Case? shown = null;
        _stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Position == "kasi"), It.IsAny<Sop697.Workflow.Ports.Person>(), It.IsAny<CancellationToken>()))
            .Callback((Case c, PlannedCard _, Sop697.Workflow.Ports.Person _, CancellationToken _) => shown = c)
            .ReturnsAsync((Case _, PlannedCard card, Sop697.Workflow.Ports.Person to, CancellationToken _) => new(new CardCopy(to.ObjectId, "chat", card.Key), null));
        await _stage.OpenAsync(Next, Desk.Inquiry with { Summary = "Sabtu besok posyandunya buka atau tidak?" });
        await _stage.RunAsync(Next);

        Assert.Equal(("MS-2026-0007", Reply), (Assert.Single(shown!.Suggested!.Answers).Number, shown.Suggested.Answers[0].Text));
        var commits = _stage.Journal.Of(Next);
        var offer = Assert.Single(commits.SelectMany(c => c.Commit.Events).OfType<AnswersSuggested>());
        Assert.Equal("MS-2026-0007", Assert.Single(offer.Answers).Number);
        Assert.Contains(commits, c => c.Commit.Events.OfType<AnswersSuggested>().Any() && c.Commit.Events.OfType<CardSent>().Any());
        await _stage.RunAsync(Next);
        Assert.Equal(commits.Count, _stage.Journal.Of(Next).Count);
    }

    [Fact]
    public async Task Nothing_similar_leaves_no_trace()
    {
        _stage.Shelf.Add(Earlier(question: "Berapa biaya surat sehat?") with { Text = "Bawa KTP." });
        await _stage.OpenAsync();
        await _stage.RunAsync();
        Assert.Null(_stage.State.Suggested);
        Assert.DoesNotContain(_stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events), e => e is AnswersSuggested);
    }

    [Fact]
    public async Task Answers_that_cannot_be_read_hold_no_card_up()
    {
        _stage.Answers.Setup(a => a.ReadAsync(It.IsAny<DateOnly>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).Throws(new InvalidOperationException("storage is down"));
        await _stage.OpenAsync();
        await _stage.RunAsync();
        Assert.Contains(_stage.State.Cards, c => c.Value.Position == "kasi");
    }

    [Fact]
    public async Task Only_what_came_since_is_read_again_a_minute_later_and_everything_after_hours()
    {
        List<DateTimeOffset> since = [];
        _stage.Answers.Setup(a => a.ReadAsync(It.IsAny<DateOnly>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .Returns((DateOnly _, DateTimeOffset from, CancellationToken _) =>
            {
                since.Add(from);
                return AsyncEnumerable.Empty<ReleasedAnswer>();
            });
        await SearchAsync("posyandu");
        Assert.All(since, s => Assert.Equal(DateTimeOffset.MinValue, s));
        since.Clear();
        await SearchAsync("posyandu");
        Assert.Empty(since);
        _stage.Time.Advance(TimeSpan.FromMinutes(2));
        await SearchAsync("posyandu");
        Assert.Equal(Desk.Monday.AddMinutes(-15), Assert.Single(since));
        since.Clear();
        _stage.Time.Advance(TimeSpan.FromHours(7));
        await SearchAsync("posyandu");
        Assert.Contains(DateTimeOffset.MinValue, since);
    }

    [Fact]
    public async Task The_text_is_for_everybody_of_the_office_and_the_question_for_who_may_read_its_case()
    {
        _stage.Shelf.AddRange([Earlier("a", readers: ["tim", "kasi"]), Earlier("b", readers: ["tim", "kasi2"])]);
        var found = await SearchAsync("posyandu sabtu");
        Assert.Equal([("a", true), ("b", false)], found.Select(f => (f.Answer.CaseId, f.WithQuestion)).Order());
        Assert.Empty(await _stage.Finder.SearchAsync(new Actor("o-x", "Orang lain", []), ["posyandu"], Token));
        Assert.Empty(await SearchAsync("rabies"));
    }

    [Fact]
    public async Task An_answer_past_its_review_is_found_and_says_so()
    {
        _stage.Shelf.Add(Earlier("a") with { ReleasedAt = Desk.Monday.AddMonths(-13) });
        Assert.True(Assert.Single(await SearchAsync("posyandu sabtu")).IsPastReview);
    }

    private Task<IReadOnlyList<SharedAnswer>> SearchAsync(string words) => _stage.Finder.SearchAsync(Desk.Who("kasi"), words.Split(' '), Token);

    /// <summary>A whole case, told as its journal.</summary>
    private async Task PublishedAsync()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        var kasi = Desk.Who("kasi").As("kasi")!;
        Append(kasi, new AnswerDrafted(1, Reply, "kasi"), new DraftApproved(1, "kabid", ""), new AnswerReleased(1, Reply, false), new StepMoved("terbitkan", Desk.Monday.AddDays(1), ["jawab", "serahkan"]));
        Append(Desk.Who("tim").As("tim")!, new AnswerPublished("https://instagram.example/p/1", null), new CaseClosed(Outcome.Dijawab, null));
        await _stage.ArchiveAsync();
    }

    private void Append(ActedBy by, params CaseEvent[] events)
    {
        var commits = _stage.Journal.Of(Stage.CaseId);
        Assert.True(_stage.Journal.TryAdd(new Commit(Stage.CaseId, commits.Count + 1, _stage.Time.GetUtcNow(), by, events, null, commits[^1].Hash).Seal()));
    }
}
