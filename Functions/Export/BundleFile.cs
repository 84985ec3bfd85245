namespace Sop697.Functions.Export;

/// <summary>A file that is written whole or not at all: what an interrupted export left behind would be handed over as a case, and stop the next try.</summary>
internal static class BundleFile
{
    /// <param name="path">Must not exist yet.</param>
    /// <param name="write">Fills the file; when it throws, the file is gone again.</param>
    /// <returns>What <paramref name="write"/> returned.</returns>
    /// <exception cref="IOException">There is a file already, or it cannot be written.</exception>
    internal static async Task<T> NewAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var isWhole = false;
        var file = new FileStream(path, FileMode.CreateNew);
        try
        {
            var written = await write(file);
            isWhole = true;
            return written;
        }
        finally
        {
            await file.DisposeAsync();
            if (!isWhole) File.Delete(path);
        }
    }
}
