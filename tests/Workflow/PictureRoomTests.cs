using Sop697.Workflow;

namespace Sop697.Tests.Workflow;

public sealed class PictureRoomTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_comes_when_it_is_full_waits_until_somebody_leaves()
    {
        using var room = new PictureRoom();
        var inside = await Task.WhenAll(Enumerable.Range(0, PictureRoom.Places).Select(_ => room.EnterAsync(Token)));
        var next = room.EnterAsync(Token);
        Assert.False(next.IsCompleted);

        inside[0].Dispose();
        (await next).Dispose();
        inside[0].Dispose();
        (await room.EnterAsync(Token)).Dispose();
        foreach (var place in inside) place.Dispose();
    }

    [Fact]
    public async Task Uploads_that_hang_leave_room_for_people()
    {
        using var room = new PictureRoom();
        for (var i = 0; i < PictureRoom.ForUploads; i++) await room.EnterToUploadAsync(Token);
        var waiting = room.EnterToUploadAsync(Token);
        var people = await Task.WhenAll(Enumerable.Range(PictureRoom.ForUploads, PictureRoom.Places - PictureRoom.ForUploads).Select(_ => room.EnterAsync(Token)));
        Assert.False(waiting.IsCompleted);
        Assert.Equal(PictureRoom.Places - PictureRoom.ForUploads, people.Length);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        using var room = new PictureRoom();
        var inside = await Task.WhenAll(Enumerable.Range(0, PictureRoom.Places).Select(_ => room.EnterAsync(Token)));
        using var impatient = new CancellationTokenSource();
        var upload = room.EnterToUploadAsync(impatient.Token);
        var person = room.EnterAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => person);

        foreach (var place in inside) place.Dispose();
        for (var i = 0; i < PictureRoom.ForUploads; i++) await room.EnterToUploadAsync(Token);
        for (var i = PictureRoom.ForUploads; i < PictureRoom.Places; i++) await room.EnterAsync(Token);
    }
}
