namespace Sop697.LocalTenant.Graph.Files;

/// <summary>The only hash that SharePoint gives for a file: 160 bits, each byte xor-ed in 11 bits further on, the length xor-ed into the end.</summary>
internal static class QuickXorHash
{
    private const int Bits = 160;
    private const int Shift = 11;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Bits / 8];
        for (var i = 0; i < bytes.Length; i++)
        {
            var bit = (int)((long)i * Shift % Bits);
            var at = bit / 8;
            var value = bytes[i] << (bit % 8);
            hash[at] ^= (byte)value;
            hash[(at + 1) % hash.Length] ^= (byte)(value >> 8);
        }
        var length = BitConverter.GetBytes((long)bytes.Length);
        for (var i = 0; i < length.Length; i++) hash[hash.Length - length.Length + i] ^= length[i];
        return Convert.ToBase64String(hash);
    }
}
