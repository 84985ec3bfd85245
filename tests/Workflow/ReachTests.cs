using Moq;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class ReachTests
{
    private const string Person = "id-kasi";
    private static readonly ConversationReference Chat = new("a:1", "https://connector.example/", "29:kasi");

    private readonly Mock<IConversations> _conversations = new();
    private readonly Mock<IWaitingCases> _waiting = new();
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Reach Reach => new(_conversations.Object, _waiting.Object, _stage.Due.Object, _stage.Queue.Object, _stage.Time);

    [Fact]
    public async Task Who_is_back_gets_what_waited_at_once()
    {
        Knows(Chat with { IsRemoved = true });
        Waits("one", "two");
        await Reach.IsThereAsync(Person, Chat, mayBeBack: false, Token);
        _conversations.Verify(c => c.SaveAsync(Person, Chat, Token), Times.Once);
        foreach (var caseId in new[] { "one", "two" })
        {
            _stage.Queue.Verify(q => q.NudgeAsync(It.Is<DueRow>(r => r.CaseId == caseId), TimeSpan.Zero, Token), Times.Once);
            _waiting.Verify(w => w.ForgetAsync(Person, caseId, Token), Times.Once);
        }
    }

    [Fact]
    public async Task A_press_in_a_known_chat_costs_no_search_and_no_writing()
    {
        Knows(Chat);
        await Reach.IsThereAsync(Person, Chat with { UserChannelId = null }, mayBeBack: false, Token);
        _conversations.Verify(c => c.SaveAsync(It.IsAny<string>(), It.IsAny<ConversationReference>(), It.IsAny<CancellationToken>()), Times.Never);
        _waiting.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_chat_that_lost_the_bot_is_marked()
    {
        var without = Chat with { IsRemoved = true };
        await Reach.IsGoneAsync(Person, Chat, Token);
        _conversations.Verify(c => c.SaveAsync(Person, without, Token), Times.Once);
    }

    private void Knows(ConversationReference chat) => _conversations.Setup(c => c.FindAsync(Person, Token)).ReturnsAsync(chat);

    private void Waits(params string[] cases) => _waiting.Setup(w => w.FindAsync(Person, Token)).ReturnsAsync(cases);
}
