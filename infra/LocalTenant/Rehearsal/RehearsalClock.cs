using System.IO.MemoryMappedFiles;

namespace Sop697.LocalTenant.Rehearsal;

/// <summary>
/// The time of a rehearsal: the computer's, moved forward by an offset that is kept in a file, so that the tenant and the product read
/// the same time and it survives a restart. It never goes back: a record whose times run backwards is of no use.
/// </summary>
public sealed class RehearsalClock : TimeProvider, IDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "rehearsal-clock";

    /// <summary>How far one move may go; further is a slip of the keyboard.</summary>
    public static readonly TimeSpan LongestMove = TimeSpan.FromDays(366);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _offset;
    private readonly Lock _moving = new();

    /// <param name="path">Made when it is not there.</param>
    public RehearsalClock(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = MemoryMappedFile.CreateFromFile(
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite), null, sizeof(long), MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _offset = _file.CreateViewAccessor(0, sizeof(long));
    }

    /// <summary>How far this time is ahead of the computer's.</summary>
    public TimeSpan Offset => new(_offset.ReadInt64(0));

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Offset;

    /// <returns>False when that is back in time or further than <see cref="LongestMove"/>.</returns>
    public bool TryMoveTo(DateTimeOffset time)
    {
        lock (_moving)
        {
            var by = time - GetUtcNow();
            if (by < TimeSpan.Zero || by > LongestMove) return false;
            _offset.Write(0, (Offset + by).Ticks);
            return true;
        }
    }

    public void Dispose()
    {
        _offset.Dispose();
        _file.Dispose();
    }
}
