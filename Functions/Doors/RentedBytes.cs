using System.Buffers;

namespace Sop697.Functions.Doors;

/// <summary>The bytes of an uploaded file in a rented array: a fresh one of megabytes for each would outlive it by far.</summary>
internal sealed class RentedBytes : IDisposable
{
    private readonly byte[] _array;

    private RentedBytes(byte[] array, int length)
    {
        _array = array;
        Memory = array.AsMemory(0, length);
    }

    internal ReadOnlyMemory<byte> Memory { get; }

    internal static async Task<RentedBytes> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var rented = new RentedBytes(ArrayPool<byte>.Shared.Rent((int)file.Length), (int)file.Length);
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(rented._array.AsMemory(0, (int)file.Length), cancellationToken);
        return rented;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_array);
}
