using System.Buffers.Binary;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>
/// The only hash SharePoint tells of a file: 160 bits, every byte xor-ed in 11 bits after the one before, the length
/// xor-ed into the last 8 bytes (Microsoft Learn, "Code Snippets: QuickXorHash Algorithm"). It finds accidents, not attacks.
/// </summary>
internal static class QuickXorHash
{
    private const int Bits = 160;
    private const int Shift = 11;

    /// <returns>Base64, as Graph writes it.</returns>
    public static async Task<string> OfAsync(Stream content, CancellationToken cancellationToken)
    {
        var hash = new byte[Bits / 8];
        var buffer = new byte[64 * 1024];
        var total = 0L;
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; total += read) Mix(buffer.AsSpan(0, read), hash, total);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, total);
        for (var i = 0; i < length.Length; i++) hash[hash.Length - length.Length + i] ^= length[i];
        return Convert.ToBase64String(hash);
    }

    private static void Mix(ReadOnlySpan<byte> bytes, byte[] hash, long before)
    {
        var bit = (int)(before * Shift % Bits);
        foreach (var value in bytes)
        {
            var spread = value << (bit % 8);
            hash[bit / 8] ^= (byte)spread;
            hash[((bit / 8) + 1) % hash.Length] ^= (byte)(spread >> 8);
            bit = (bit + Shift) % Bits;
        }
    }
}
