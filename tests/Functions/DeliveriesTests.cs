using Moq;
using Sop697.Functions.Chat;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Functions;

public sealed class DeliveriesTests
{
    private readonly Mock<ISeenActivities> _seen = new();
    private int _done;

    [Fact]
    public async Task Work_is_done_under_the_claim_and_then_marked()
    {
        Claims(ClaimState.Mine);
        await OnceAsync(limit =>
        {
            Assert.True(limit.CanBeCanceled);
            _seen.Verify(s => s.DoneAsync("f:1", It.IsAny<CancellationToken>()), Times.Never);
        });
        _seen.Verify(s => s.DoneAsync("f:1", It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_delivery_that_finds_another_at_work_waits_and_does_what_the_other_did_not()
    {
        Claims(ClaimState.Busy, ClaimState.Busy, ClaimState.Mine);
        await OnceAsync();
        Assert.Equal(1, _done);
    }

    [Fact]
    public async Task A_delivery_that_finds_another_at_work_waits_until_it_is_done_and_does_nothing()
    {
        Claims(ClaimState.Busy, ClaimState.Done);
        await OnceAsync();
        Assert.Equal(0, _done);
        _seen.Verify(s => s.ClaimAsync("f:1", It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task Work_that_failed_is_given_back_and_not_marked()
    {
        Claims(ClaimState.Mine);
        await Assert.ThrowsAsync<IOException>(() => OnceAsync(_ => throw new IOException("down")));
        _seen.Verify(s => s.ReleaseAsync(It.Is<ActivityClaim>(c => c.ActivityId == "f:1"), It.IsAny<CancellationToken>()), Times.Once);
        _seen.Verify(s => s.DoneAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Work_ends_with_its_claim()
    {
        _seen.Setup(s => s.ClaimAsync("f:1", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ActivityClaim(ClaimState.Mine, "f:1", "t", DateTimeOffset.UtcNow.AddMilliseconds(50)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Deliveries(_seen.Object, TimeProvider.System).OnceAsync("f:1", limit => Task.Delay(Timeout.InfiniteTimeSpan, limit)));
    }

    private void Claims(params IEnumerable<ClaimState> states)
    {
        var next = new Queue<ClaimState>(states);
        _seen.Setup(s => s.ClaimAsync("f:1", It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new ActivityClaim(next.Dequeue(), "f:1", "t", DateTimeOffset.UtcNow.AddMinutes(1)));
    }

    private Task OnceAsync(Action<CancellationToken>? act = null) => new Deliveries(_seen.Object, TimeProvider.System).OnceAsync("f:1", limit =>
    {
        _done++;
        act?.Invoke(limit);
        return Task.CompletedTask;
    });
}
