using System.Buffers.Binary;

namespace Sop697.Storage.Evidence;

/// <summary>What the bytes say about themselves before anything is decoded. The three kinds an intake takes; null for anything else.</summary>
/// <param name="MediaType">By signature, never by name or by what the sender claims.</param>
/// <param name="Pixels">Width times height as claimed, or 0 when only the decoder can tell.</param>
/// <param name="Animated">More than one frame: what is shown would not be all that is kept.</param>
/// <param name="Whole">False when the container ends before it says it does.</param>
internal readonly record struct PictureContainer(string MediaType, long Pixels, bool Animated, bool Whole)
{
    private const int ChunkFrame = 12;

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    public static PictureContainer? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(PngSignature)) return Png(bytes);
        if (bytes.StartsWith(JpegSignature)) return new PictureContainer("image/jpeg", 0, Animated: false, Whole: true);
        return bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? Webp(bytes) : null;
    }

    private static PictureContainer Png(ReadOnlySpan<byte> bytes)
    {
        var (pixels, animated) = (0L, false);
        long position = PngSignature.Length;
        while (position + ChunkFrame <= bytes.Length)
        {
            var chunk = bytes[(int)position..];
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            var type = chunk.Slice(4, 4);
            if (type.SequenceEqual("IHDR"u8) && chunk.Length >= 16)
                pixels = (long)BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]) * BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]);
            animated |= type.SequenceEqual("acTL"u8);
            position += ChunkFrame + length;
            if (type.SequenceEqual("IEND"u8)) return new PictureContainer("image/png", pixels, animated, position <= bytes.Length);
        }

        return new PictureContainer("image/png", pixels, animated, Whole: false);
    }

    private static PictureContainer Webp(ReadOnlySpan<byte> bytes)
    {
        const int FlagsAt = 20;
        const int AnimationFlag = 0x02;
        var whole = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L <= bytes.Length;
        var animated = bytes.Length > FlagsAt && bytes[12..].StartsWith("VP8X"u8) && (bytes[FlagsAt] & AnimationFlag) != 0;
        return new PictureContainer("image/webp", 0, animated, whole);
    }
}
