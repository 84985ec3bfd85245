using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Sop697.LocalTenant.Connector;

/// <summary>Tells open pages about every change in the chats, as server-sent events.</summary>
internal static class ChatEvents
{
    private const int Backlog = 1000;

    public static IResult Stream(ChatStore chats, IHostApplicationLifetime lifetime, CancellationToken cancel) =>
        TypedResults.ServerSentEvents(ReadAsync(chats, lifetime.ApplicationStopping, cancel));

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        ChatStore chats, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        // A page that cannot keep up loses the oldest events and reads the chat again when it next opens it.
        var changes = Channel.CreateBounded<ChatChange>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        void Write(ChatChange change) => changes.Writer.TryWrite(change);
        chats.Changed += Write;
        try
        {
            yield return new SseItem<string>("{}", "hello");
            while (await MoreAsync(changes.Reader, either.Token))
                while (changes.Reader.TryRead(out var change)) yield return new SseItem<string>(Text(change), change.Kind);
        }
        finally
        {
            chats.Changed -= Write;
        }
    }

    /// <summary>False when the page went away or the tenant stops, so that the stream ends without an error.</summary>
    private static async Task<bool> MoreAsync(ChannelReader<ChatChange> reader, CancellationToken cancel)
    {
        try { return await reader.WaitToReadAsync(cancel); }
        catch (OperationCanceledException) { return false; }
    }

    private static string Text(ChatChange change) => JsonSerializer.Serialize(
        new { change.Persona, Message = change.Message is { } m ? ChatRoutes.Shape(change.Persona, m) : null },
        Json.Web);
}
