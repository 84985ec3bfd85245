namespace Sop697.LocalTenant.Startup;

/// <summary>The data folder, held by one tenant at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private const string Mark = ".sop697-tenant";
    private readonly FileStream _held;

    private DataFolder(FileStream held) => _held = held;

    /// <summary>Makes and holds the folder. A reset empties it, but only one that was new or empty when a tenant first used it.</summary>
    /// <exception cref="StartupException">Another tenant holds it, or a reset would delete what is not ours.</exception>
    public static DataFolder Open(string folder, bool reset)
    {
        Directory.CreateDirectory(folder);
        var isEmpty = !Directory.EnumerateFileSystemEntries(folder).Any();
        var held = Hold(Path.Combine(folder, Mark), folder);
        if (isEmpty) held.Write("ours\n"u8);
        held.Flush();
        if (reset && held.Length == 0)
        {
            held.Dispose();
            throw new StartupException($"Folder ini berisi hal lain, tidak dihapus / the folder holds other things, not deleted: {folder}");
        }

        if (reset) Empty(folder);
        return new DataFolder(held);
    }

    public void Dispose() => _held.Dispose();

    private static FileStream Hold(string mark, string folder)
    {
        try
        {
            return new FileStream(mark, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartupException($"Folder data sedang dipakai tenant lain / the data folder is in use by another tenant: {folder}");
        }
    }

    private static void Empty(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(e => e.Name != Mark))
        {
            if (entry is DirectoryInfo directory && entry.LinkTarget is null) directory.Delete(recursive: true);
            else entry.Delete();
        }
    }
}
