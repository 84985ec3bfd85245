using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Teams;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Tests.Microsoft365.Cards;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.Teams;

public sealed class ConnectorClientTests : IAsyncDisposable
{
    private const string ChatUrl = "https://connector.contoh.test/id/v3/conversations/a%3Achat%2F1/activities";
    private static readonly DateTimeOffset Now = ExampleOffice.Morning;
    private static readonly ConversationReference Chat = new("a:chat/1", Settings.ServiceUrl, "29:kasi");
    private static readonly Person Kasi = new("id-kasi", "Bambang Hartono", "kasi@contoh.go.id", ActingKind.Definitif);
    private readonly FakeTimeProvider _clock = new(Now);
    private readonly Mock<IConversations> _conversations = new();
    private readonly Mock<IWaitingCases> _waiting = new();
    private ServiceProvider? _services;

    [Fact]
    public async Task A_message_is_posted_with_our_token_to_the_chats_own_service()
    {
        var script = new Script(Script.Json("""{"id":"m1"}""", HttpStatusCode.Created));
        var answer = await Client(script).SendAsync(Chat, OutboundMessage.Of("Halo"), Turn.Reply, Token);
        Assert.Equal("m1", answer.Id);
        var (method, url, authorization, body) = Assert.Single(script.Asked);
        Assert.Equal((HttpMethod.Post, ChatUrl, "Bearer kunci-bot"), (method, url, authorization));
        Assert.Equal("""{"text":"Halo","type":"message"}""", body);
    }

    [Fact]
    public async Task A_success_without_a_readable_body_is_a_success() =>
        Assert.Null((await Client(new Script(Script.Status(202))).SendAsync(Chat, OutboundMessage.Of("Halo"), Turn.Reply, Token)).Refusal);

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(429, "Tue, 24 Nov 2026 02:00:30 GMT", 30)]
    [InlineData(503, "Tue, 24 Nov 2026 01:59:00 GMT", 0)]
    public async Task A_throttled_message_says_when_to_come_back(int status, string retryAfter, int seconds)
    {
        var fault = await Assert.ThrowsAsync<ChannelUnavailableException>(
            () => Client(new Script(Script.Status(status, retryAfter))).SendAsync(Chat, OutboundMessage.Of("Halo"), Turn.Reply, Token));
        Assert.Equal(TimeSpan.FromSeconds(seconds), fault.RetryAfter);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(429)]
    public async Task Trouble_that_passes_is_a_fault_without_a_time(int status)
    {
        var fault = await Assert.ThrowsAsync<ChannelUnavailableException>(
            () => Client(new Script(Script.Status(status))).SendAsync(Chat, OutboundMessage.Of("Halo"), Turn.Reply, Token));
        Assert.Null(fault.RetryAfter);
    }

    [Fact]
    public async Task A_broken_connection_is_a_fault() => await Assert.ThrowsAsync<ChannelUnavailableException>(
        () => Client(new Script(_ => throw new HttpRequestException("reset"))).SendAsync(Chat, OutboundMessage.Of("Halo"), Turn.Reply, Token));

    [Fact]
    public async Task A_timeout_is_a_fault_and_not_a_cancellation() => await Assert.ThrowsAsync<ChannelUnavailableException>(
        () => Client(new Script(_ => throw new TaskCanceledException())).SendAsync(Chat, OutboundMessage.Of("Halo"), Turn.Reply, Token));

    [Fact]
    public async Task The_eighth_message_in_a_second_waits_for_its_turn()
    {
        var script = new Script([.. Enumerable.Repeat(Script.Json("""{"id":"m"}"""), 8)]);
        var client = Client(script);
        for (var i = 0; i < 7; i++) await client.SendAsync(Chat, OutboundMessage.Of("x"), Turn.Reply, Token);
        var eighth = client.SendAsync(Chat, OutboundMessage.Of("x"), Turn.Reply, Token);
        Assert.Equal(7, script.Asked.Count);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await eighth;
        Assert.Equal(8, script.Asked.Count);
    }

    [Fact]
    public async Task After_a_burst_of_cards_somebody_who_writes_is_still_answered()
    {
        var script = new Script([.. Enumerable.Repeat(Script.Json("""{"id":"m"}"""), 60)]);
        var client = Client(script);
        for (var i = 0; i < 45; i++)
        {
            await client.SendAsync(Chat, OutboundMessage.Of("kartu"), Turn.Owed, Token);
            _clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        var card = await Assert.ThrowsAsync<ChannelUnavailableException>(() => client.SendAsync(Chat, OutboundMessage.Of("kartu"), Turn.Owed, Token));
        Assert.Equal(TimeSpan.FromSeconds(21), card.RetryAfter);
        Assert.Equal("m", (await client.SendAsync(Chat, OutboundMessage.Of("jawaban"), Turn.Reply, Token)).Id);
        Assert.Equal(46, script.Asked.Count);
    }

    [Fact]
    public async Task More_than_sixty_in_half_a_minute_come_back_later()
    {
        var client = Client(new Script([.. Enumerable.Repeat(Script.Json("""{"id":"m"}"""), 60)]));
        for (var i = 0; i < 60; i++)
        {
            await client.SendAsync(Chat, OutboundMessage.Of("x"), Turn.Reply, Token);
            _clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        var fault = await Assert.ThrowsAsync<ChannelUnavailableException>(() => client.SendAsync(Chat, OutboundMessage.Of("x"), Turn.Reply, Token));
        Assert.Equal(TimeSpan.FromSeconds(18), fault.RetryAfter);
    }

    [Fact]
    public async Task Somebody_who_never_wrote_gets_a_chat_opened_and_remembered()
    {
        var script = new Script(Script.Json("""{"id":"a:baru"}"""), Script.Json("""{"id":"m1"}"""));
        var delivery = await SendAsync(script);
        Assert.Equal(("id-kasi", "a:baru", "m1"), (delivery.Copy!.ObjectId, delivery.Copy.ConversationId, delivery.Copy.ActivityId));
        var opened = JsonDocument.Parse(script.Asked[0].Body).RootElement;
        Assert.Equal("https://connector.contoh.test/id/v3/conversations", script.Asked[0].Url);
        Assert.Equal("id-kasi", opened.GetProperty("members")[0].GetProperty("aadObjectId").GetString());
        Assert.Equal($"28:{Settings.AppId}", opened.GetProperty("bot").GetProperty("id").GetString());
        Assert.False(opened.GetProperty("isGroup").GetBoolean());
        _conversations.Verify(c => c.SaveAsync("id-kasi", new ConversationReference("a:baru", Settings.ServiceUrl, null), It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task A_known_chat_gets_the_card_with_a_notification_that_names_no_citizen()
    {
        var script = new Script(Script.Json("""{"id":"m1"}"""));
        Knows(Chat);
        var delivery = await SendAsync(script);
        Assert.Equal("m1", delivery.Copy!.ActivityId);
        Assert.Contains($"\"content\":{delivery.Shown!.Text}}}", script.Asked[0].Body, StringComparison.Ordinal);
        var sent = JsonDocument.Parse(Assert.Single(script.Asked).Body).RootElement;
        Assert.Equal("MS-2026-0012 · Mohon tindak lanjut", sent.GetProperty("summary").GetString());
        var card = sent.GetProperty("attachments")[0];
        Assert.Equal("application/vnd.microsoft.card.adaptive", card.GetProperty("contentType").GetString());
        Assert.Equal("29:kasi", card.GetProperty("content").GetProperty("refresh").GetProperty("userIds")[0].GetString());
        Assert.Contains("https://sop697.contoh.go.id/api/evidence/", script.Asked[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_bot_is_told_in_words_and_never_retried_blindly()
    {
        Knows(Chat);
        var delivery = await SendAsync(new Script(Script.Json("""{"error":{"code":"BotDisabledByUser","message":"x"}}""", HttpStatusCode.Forbidden)));
        Assert.Equal(new Delivery(null, "Bot diblokir atau belum dipasang oleh penerima (403 BotDisabledByUser)."), delivery);
        _waiting.Verify(u => u.RememberAsync("id-kasi", ExampleCase.Opened().State.Id, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task To_a_chat_without_the_bot_nothing_is_sent_and_the_case_waits_for_its_return()
    {
        Knows(Chat with { IsRemoved = true });
        var script = new Script();
        var delivery = await SendAsync(script);
        Assert.Equal(new Delivery(null, "Bot sudah dilepas oleh penerima; kartu dikirim begitu bot dipasang lagi."), delivery);
        Assert.Empty(script.Asked);
        _waiting.Verify(u => u.RememberAsync("id-kasi", ExampleCase.Opened().State.Id, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_chat_that_is_gone_is_opened_anew()
    {
        Knows(Chat);
        var script = new Script(Script.Status(404), Script.Json("""{"id":"a:baru"}"""), Script.Json("""{"id":"m2"}"""));
        var delivery = await SendAsync(script);
        Assert.Equal("a:baru", delivery.Copy!.ConversationId);
    }

    [Fact]
    public async Task A_card_is_replaced_in_place()
    {
        var script = new Script(Script.Json("""{"id":"m1"}"""));
        var copy = new Domain.Cases.CardCopy("id-kasi", Chat.ConversationId, "m1");
        var story = ExampleCase.Opened();
        var delivery = await Channel(script).UpdateAsync(story.State, story.Card("konsultasi", "kasi"), copy, Token);
        Assert.Equal((copy, null), (delivery.Copy, delivery.Undeliverable));
        Assert.Contains($"\"content\":{delivery.Shown!.Text}}}", script.Asked[0].Body, StringComparison.Ordinal);
        Assert.Equal((HttpMethod.Put, $"{ChatUrl}/m1"), (script.Asked[0].Method, script.Asked[0].Url));
    }

    [Fact]
    public async Task A_card_that_its_reader_deleted_is_said_to_be_gone()
    {
        var story = ExampleCase.Opened();
        var copy = new Domain.Cases.CardCopy("id-kasi", Chat.ConversationId, "m1");
        var delivery = await Channel(new Script(Script.Status(404))).UpdateAsync(story.State, story.Card("konsultasi", "kasi"), copy, Token);
        Assert.Equal("Pesan kartu sudah tidak ada di obrolan (404).", delivery.Undeliverable);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void Knows(ConversationReference chat) =>
        _conversations.Setup(c => c.FindAsync("id-kasi", It.IsAny<CancellationToken>())).ReturnsAsync(chat);

    private Task<Delivery> SendAsync(Script script)
    {
        var story = ExampleCase.Opened();
        return Channel(script).SendAsync(story.State, story.Card("konsultasi", "kasi"), Kasi, Token);
    }

    private ConnectorClient Client(Script script) => Services(script).GetRequiredService<ConnectorClient>();

    private IApprovalChannel Channel(Script script) => Services(script).GetRequiredService<IApprovalChannel>();

    private ServiceProvider Services(Script script)
    {
        var services = Settings.Services();
        services.Answers(ConnectorClient.Client, script);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock));
        services.Replace(ServiceDescriptor.Singleton(Tokens.Factory()));
        // No catalogue id is set, so Graph is never asked.
        services.Replace(ServiceDescriptor.Singleton(s => new AppForPeople(null!, s.GetRequiredService<IOptions<BotOptions>>(), NullLogger<AppForPeople>.Instance)));
        services.AddSingleton(_conversations.Object);
        services.AddSingleton(_waiting.Object);
        services.AddSingleton(Mock.Of<IDirectory>(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()) == Task.FromResult(ExampleOffice.Office)));
        return _services = services.BuildServiceProvider();
    }
}
