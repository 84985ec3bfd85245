using System.Diagnostics;
using System.Text;
using Sop697.Storage;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class QueueTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_nudge_is_base64_of_json_with_the_case_its_due_row_and_the_trace()
    {
        await using var account = await Account.NewAsync(azurite);
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();

        await account.Get<IWorkQueue>().NudgeAsync(new DueRow("202605040200", "abcd", "W/\"1\""), TimeSpan.Zero, Token);

        var message = (await account.RawQueue("work").ReceiveMessageAsync(cancellationToken: Token)).Value;
        var json = Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText));
        Assert.Equal($$"""{"caseId":"abcd","bucket":"202605040200","stamp":"W/\u00221\u0022","traceparent":"{{activity.Id}}"}""", json);
    }

    [Theory]
    [InlineData("sop697.origin_invocation_id", "first", "first")]
    [InlineData(null, null, "mine")]
    public async Task A_nudge_names_the_invocation_it_goes_back_to(string? tag, string? value, string origin)
    {
        await using var account = await Account.NewAsync(azurite);
        using var outer = new Activity("request").SetTag("faas.invocation_id", "mine").Start();
        if (tag is not null) outer.SetTag(tag, value);
        using var inner = new Activity("work").Start();

        await account.Get<IWorkQueue>().NudgeAsync(new DueRow("202605040200", "abcd", null), TimeSpan.Zero, Token);

        var message = (await account.RawQueue("work").ReceiveMessageAsync(cancellationToken: Token)).Value;
        using var json = System.Text.Json.JsonDocument.Parse(Convert.FromBase64String(message.MessageText));
        Assert.Equal(origin, json.RootElement.GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Without_a_trace_only_the_case_its_row_and_its_version_are_told_and_the_archive_has_a_queue_of_its_own()
    {
        await using var account = await Account.NewAsync(azurite);
        Activity.Current = null;

        await account.Get<IWorkQueue>().NudgeArchiveAsync(new DueRow("202605040200", "abcd", null) { Version = 3 }, TimeSpan.Zero, Token);

        Assert.Null((await account.RawQueue("work").ReceiveMessageAsync(cancellationToken: Token)).Value);
        var message = (await account.RawQueue("archive").ReceiveMessageAsync(cancellationToken: Token)).Value;
        Assert.Equal("""{"caseId":"abcd","bucket":"202605040200","version":3}""", Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)));
    }

    [Theory]
    [InlineData(3_600)]
    [InlineData(30 * 86_400)]
    public async Task A_delayed_nudge_is_there_but_not_yet_seen(int seconds)
    {
        await using var account = await Account.NewAsync(azurite);
        await account.Get<IWorkQueue>().NudgeAsync(new DueRow("202605040200", "later", null), TimeSpan.FromSeconds(seconds), Token);

        var queue = account.RawQueue("work");
        Assert.Null((await queue.ReceiveMessageAsync(cancellationToken: Token)).Value);
        Assert.Equal(1, (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Setting_up_twice_is_harmless_and_makes_everything_that_is_named()
    {
        await using var account = await Account.NewAsync(azurite);
        await account.Get<StorageSetup>().EnsureAsync(Token);

        foreach (var name in StorageNames.Queues) Assert.True(await account.RawQueue(name).ExistsAsync(Token), name);
        Assert.Contains("work-poison", StorageNames.Queues);
        Assert.Contains("archive-poison", StorageNames.Queues);
        Assert.Equal(StorageNames.Tables.Order(), account.Tables.Query(cancellationToken: Token).Select(t => t.Name).Order());
        Assert.Equal(StorageNames.Containers.Order(), account.Blobs.GetBlobContainers(cancellationToken: Token).Select(c => c.Name).Order());
    }
}
