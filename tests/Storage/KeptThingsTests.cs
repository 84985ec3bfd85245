using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class KeptThingsTests(Azurite azurite)
{
    private const string Person = "5b1f0c1e-0000-4000-8000-000000000001";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cursor_begins_at_the_start_and_is_kept()
    {
        await using var account = await Account.NewAsync(azurite);
        var cursors = account.Get<IArchiveCursors>();
        Assert.Equal(ArchiveCursor.Start, await cursors.ReadAsync("a", Token));

        var cursor = new ArchiveCursor(7, 3, "12", "\"etag,1\"");
        await cursors.SaveAsync("a", cursor, Token);
        Assert.Equal(cursor, await cursors.ReadAsync("a", Token));

        await cursors.SaveAsync("a", cursor with { CaseETag = null }, Token);
        Assert.Equal(cursor with { CaseETag = null }, await cursors.ReadAsync("a", Token));
    }

    [Fact]
    public async Task A_snapshot_is_replaced_by_the_next()
    {
        await using var account = await Account.NewAsync(azurite);
        var snapshots = account.Get<ISnapshots>();
        Assert.Null(await snapshots.ReadAsync("directory", Token));
        await snapshots.SaveAsync("directory", """{"a":"é"}""", Token);
        await snapshots.SaveAsync("directory", """{"a":"ü"}""", Token);
        Assert.Equal("""{"a":"ü"}""", await snapshots.ReadAsync("directory", Token));
    }

    [Fact]
    public async Task A_snapshot_is_replaced_only_by_whoever_read_it_last()
    {
        await using var account = await Account.NewAsync(azurite);
        var snapshots = account.Get<ISnapshots>();
        Assert.Null(await snapshots.FindAsync("keys", Token));
        var first = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => snapshots.TryReplaceAsync("keys", $"{i}", null, Token)));
        Assert.Single(first, saved => saved);

        var read = await snapshots.FindAsync("keys", Token);
        Assert.True(await snapshots.TryReplaceAsync("keys", "next", read!.Version, Token));
        Assert.False(await snapshots.TryReplaceAsync("keys", "late", read.Version, Token));
        Assert.Equal("next", await snapshots.ReadAsync("keys", Token));
    }

    [Fact]
    public async Task A_conversation_is_kept_and_its_person_not_forgotten()
    {
        await using var account = await Account.NewAsync(azurite);
        var conversations = account.Get<IConversations>();
        Assert.Null(await conversations.FindAsync(Person, Token));

        await conversations.SaveAsync(Person, new ConversationReference("a:1", "https://one.example/", "29:x"), Token);
        await conversations.SaveAsync(Person, new ConversationReference("a:2", "https://two.example/", null), Token);

        Assert.Equal(new ConversationReference("a:2", "https://two.example/", "29:x"), await conversations.FindAsync(Person, Token));
    }

    [Fact]
    public async Task A_chat_without_the_bot_is_marked_until_the_person_is_back_wherever_that_is_heard()
    {
        await using var account = await Account.NewAsync(azurite);
        var (here, there) = (account.Get<IConversations>(), account.GetElsewhere<IConversations>());
        var chat = new ConversationReference("a:1", "https://one.example/", "29:x");
        await here.SaveAsync(Person, chat with { IsRemoved = true }, Token);
        Assert.Equal(chat with { IsRemoved = true }, await here.FindAsync(Person, Token));
        await there.SaveAsync(Person, chat, Token);
        Assert.Equal(chat, await here.FindAsync(Person, Token));
    }

    [Fact]
    public async Task Cases_that_could_not_reach_a_person_are_kept_by_person()
    {
        await using var account = await Account.NewAsync(azurite);
        var waiting = account.Get<IWaitingCases>();
        Assert.Empty(await waiting.FindAsync(Person, Token));
        foreach (var id in new[] { "aaa", "zzz", "aaa" }) await waiting.RememberAsync(Person, id, Token);
        await waiting.RememberAsync("somebody-else", "bbb", Token);
        Assert.Equal(["aaa", "zzz"], (await waiting.FindAsync(Person, Token)).Order());
        await waiting.ForgetAsync(Person, "aaa", Token);
        await waiting.ForgetAsync(Person, "aaa", Token);
        Assert.Equal(["zzz"], await waiting.FindAsync(Person, Token));
    }

    [Fact]
    public async Task A_picture_is_found_only_by_the_person_who_sent_it()
    {
        await using var account = await Account.NewAsync(azurite);
        var sent = account.Get<ISentPictures>();
        var picture = new Domain.Cases.Evidence(new string('a', 64), 20_971_520, 1080, 2400, "image/png", Domain.Cases.EvidencePurpose.Question);
        await sent.RememberAsync(Person, [picture, picture, picture with { Sha256 = new string('b', 64) }], Token);
        await sent.RememberAsync(Person, [picture], Token);
        Assert.Equal(picture, await sent.FindAsync(Person, picture.Sha256, Token));
        Assert.Null(await sent.FindAsync("somebody-else", picture.Sha256, Token));
        Assert.Null(await sent.FindAsync(Person, new string('c', 64), Token));
    }

    [Theory]
    [InlineData("f:6b1c")]
    [InlineData("1:/a\\b#c?d%|é")]
    public async Task An_activity_is_claimed_once_until_it_is_given_back(string id)
    {
        await using var account = await Account.NewAsync(azurite);
        var seen = account.Get<ISeenActivities>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => seen.ClaimAsync(id, Token)));
        var mine = Assert.Single(answers, c => c.State == ClaimState.Mine);
        Assert.All(answers.Except([mine]), c => Assert.Equal(ClaimState.Busy, c.State));

        await seen.ReleaseAsync(mine, Token);
        await seen.ReleaseAsync(mine, Token);
        Assert.Equal(ClaimState.Mine, (await seen.ClaimAsync(id, Token)).State);
    }

    [Fact]
    public async Task A_claim_that_was_never_marked_runs_out_and_one_of_many_takes_it_over()
    {
        await using var account = await Account.NewAsync(azurite);
        var clock = new Clock();
        var seen = account.GetElsewhere<ISeenActivities>(change => change.AddSingleton<TimeProvider>(clock));
        var first = await seen.ClaimAsync("f:1", Token);
        clock.Now = first.Until - TimeSpan.FromSeconds(1);
        Assert.Equal(ClaimState.Busy, (await seen.ClaimAsync("f:1", Token)).State);

        clock.Now = first.Until;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => seen.ClaimAsync("f:1", Token)));
        Assert.Single(answers, c => c.State == ClaimState.Mine);
        await seen.ReleaseAsync(first, Token);
        Assert.Equal(ClaimState.Busy, (await seen.ClaimAsync("f:1", Token)).State);
    }

    [Fact]
    public async Task What_is_done_stays_done_until_it_is_forgotten()
    {
        await using var account = await Account.NewAsync(azurite);
        var clock = new Clock();
        var seen = account.GetElsewhere<ISeenActivities>(change => change.AddSingleton<TimeProvider>(clock));
        var mine = await seen.ClaimAsync("f:1", Token);
        await seen.DoneAsync("f:1", Token);
        await seen.ReleaseAsync(mine, Token);
        clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(ClaimState.Done, (await seen.ClaimAsync("f:1", Token)).State);
        await seen.ForgetAsync("f:1", Token);
        Assert.Equal(ClaimState.Mine, (await seen.ClaimAsync("f:1", Token)).State);
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_ours_and_the_next_one_is_not()
    {
        await using var account = await Account.NewAsync(azurite);
        var wire = new LossyWire(r => r.Method == RequestMethod.Post, 1, afterCommit: true);
        var seen = account.GetOver<ISeenActivities>(wire);
        Assert.Equal(ClaimState.Mine, (await seen.ClaimAsync("f:1", Token)).State);
        Assert.Equal(ClaimState.Busy, (await seen.ClaimAsync("f:1", Token)).State);
    }

    [Fact]
    public async Task A_report_that_was_begun_waits_for_its_picture_until_it_is_made_or_forgotten()
    {
        await using var account = await Account.NewAsync(azurite);
        var drafts = account.Get<IReportDrafts>();
        var at = new DateTimeOffset(2026, 5, 4, 2, 0, 0, TimeSpan.Zero);
        Assert.Null(await drafts.FindAsync("id-rini", at, Token));
        var begun = new Inquiry(Channel.Youtube, InquiryClass.Pengaduan, "Antrean lama.", "promosi", "https://contoh.id/u/1", Urgent: true);
        await drafts.SaveAsync("id-rini", new Inquiry(Channel.Facebook, InquiryClass.Spam, "lama"), at, Token);
        await drafts.SaveAsync("id-rini", begun, at, Token);
        Assert.Equal(begun, await account.GetElsewhere<IReportDrafts>().FindAsync("id-rini", at, Token));
        Assert.Null(await drafts.FindAsync("id-rini", at.AddSeconds(1), Token));
        Assert.Null(await drafts.FindAsync("id-lain", at, Token));
        await drafts.ForgetAsync("id-rini", Token);
        await drafts.ForgetAsync("id-rini", Token);
        Assert.Null(await drafts.FindAsync("id-rini", at, Token));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 2, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
