using System.Text;
using Azure.Storage.Queues;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>Queue output bindings. A value that happens to be valid base64 is decoded first: the host does so, and a caller should know.</summary>
internal sealed class QueueWriter(AppSettings settings, QueueSettings queues)
{
    public async Task WriteAsync(QueueOutput output, string value)
    {
        var client = new QueueClient(settings.Connection(output.Connection), output.Queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        await client.CreateIfNotExistsAsync();
        await client.SendMessageAsync(Encode(value, queues.Base64));
    }

    private static string Encode(string value, bool base64)
    {
        var decoded = new byte[value.Length];
        var bytes = Convert.TryFromBase64String(value, decoded, out var length) ? decoded.AsSpan(0, length) : Encoding.UTF8.GetBytes(value);
        return base64 ? Convert.ToBase64String(bytes) : Encoding.UTF8.GetString(bytes);
    }
}
