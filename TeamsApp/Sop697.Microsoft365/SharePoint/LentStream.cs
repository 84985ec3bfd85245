namespace Sop697.Microsoft365.SharePoint;

/// <summary>Lends a stream to the HTTP client, which closes what it has sent; the caller may still need it.</summary>
internal sealed class LentStream(Stream owner) : Stream
{
    public override bool CanRead => owner.CanRead;
    public override bool CanSeek => owner.CanSeek;
    public override bool CanWrite => false;
    public override long Length => owner.Length;

    public override long Position
    {
        get => owner.Position;
        set => owner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => owner.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => owner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        owner.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => owner.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
