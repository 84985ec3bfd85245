using Microsoft.Extensions.Options;
using SkiaSharp;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Evidence;

/// <summary>
/// Decodes with Skia. The size claimed in the header is checked before a pixel is decoded, and only a few pictures are decoded at
/// once, of the large ones one: neither a crowd of senders nor a decompression bomb can take the memory of the process.
/// </summary>
public sealed class SkiaPictures(IOptions<StorageOptions> options) : IPictures, IDisposable
{
    /// <summary>20 MB.</summary>
    internal const int MostBytes = 20 * 1024 * 1024;

    /// <summary>40 megapixels: no phone or screen has more in one shot; decoded they take 160 MB.</summary>
    internal const long MostPixels = 40_000_000;

    /// <summary>12 megapixels, 48 MB decoded: what a phone's camera takes. Of anything larger only one is decoded at a time.</summary>
    private const long LargePixels = 12_000_000;

    private readonly SemaphoreSlim large = new(1);
    private readonly SemaphoreSlim gate = new(options.Value.PicturesAtOnce);

    public async Task<PictureVerdict> InspectAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.IsEmpty) return No(PictureFault.Empty);
        if (bytes.Length > MostBytes) return No(PictureFault.TooLarge);
        if (PictureContainer.Of(bytes.Span) is not { } container) return No(PictureFault.NotAPicture);
        if (container.Pixels > MostPixels) return No(PictureFault.TooManyPixels);
        if (container.Animated) return No(PictureFault.NotAPicture);
        if (!container.Whole) return No(PictureFault.Truncated);
        return await AtTheGateAsync(() => DecodeAsync(bytes, container.MediaType, cancellationToken), cancellationToken);
    }

    public Task<byte[]> MaskAsync(
        ReadOnlyMemory<byte> preview, Domain.Cases.Evidence original, IReadOnlyList<MaskArea> areas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(areas);
        return AtTheGateAsync(() => Task.FromResult(Masked.Of(preview.Span, new SKSizeI(original.Width, original.Height), areas)), cancellationToken);
    }

    /// <summary>A kept picture in the form that is read best; null when it can no longer be decoded.</summary>
    internal Task<ReadablePicture?> ReadableAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        AtTheGateAsync(() => ReadAsync(bytes, cancellationToken), cancellationToken);

    public void Dispose()
    {
        gate.Dispose();
        large.Dispose();
    }

    private async Task<T> AtTheGateAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<PictureVerdict> DecodeAsync(ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken cancellationToken)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var stream = new SKMemoryStream(data);
        using var codec = SKCodec.Create(stream, out var opened);
        if (codec is null) return No(opened == SKCodecResult.IncompleteInput ? PictureFault.Truncated : PictureFault.NotAPicture);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels) return No(PictureFault.TooManyPixels);
        if (codec.FrameCount > 1) return No(PictureFault.NotAPicture);
        return await WithRoomAsync(codec, c => Decode(c, mediaType), cancellationToken);
    }

    private async Task<ReadablePicture?> ReadAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var stream = new SKMemoryStream(data);
        using var codec = SKCodec.Create(stream);
        return codec is null ? null : await WithRoomAsync(codec, ReadablePicture.Of, cancellationToken);
    }

    private async Task<T> WithRoomAsync<T>(SKCodec codec, Func<SKCodec, T> decode, CancellationToken cancellationToken)
    {
        if ((long)codec.Info.Width * codec.Info.Height <= LargePixels) return decode(codec);
        await large.WaitAsync(cancellationToken);
        try
        {
            return decode(codec);
        }
        finally
        {
            large.Release();
        }
    }

    private static PictureVerdict Decode(SKCodec codec, string mediaType)
    {
        var upright = Preview.Upright(codec);
        var target = Preview.Fit(upright);
        using var decoded = new SKBitmap(Preview.DecodeInfo(codec, target));
        // A body that ends early and one that is damaged inside are the same to whoever sent it: not whole.
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) != SKCodecResult.Success) return No(PictureFault.Truncated);
        var preview = Preview.Encode(decoded, codec.EncodedOrigin, target);
        return new PictureVerdict(new Picture(mediaType, upright.Width, upright.Height, preview), null);
    }

    private static PictureVerdict No(PictureFault fault) => new(null, fault);
}
