namespace Sop697.LocalTenant.Startup;

/// <summary>The data folder, held by one tenant at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private const string Mark = ".sop697-tenant";
    private readonly FileStream _held;

    private DataFolder(FileStream held) => _held = held;

    /// <summary>Makes and holds the folder. A reset empties it, but only a folder that a tenant made.</summary>
    /// <exception cref="StartupException">Another tenant holds it, or a reset would delete what is not ours.</exception>
    public static DataFolder Open(string folder, bool reset)
    {
        Directory.CreateDirectory(folder);
        var mark = Path.Combine(folder, Mark);
        if (reset && !File.Exists(mark) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new StartupException($"Folder ini bukan data tenant, tidak dihapus / not a tenant's data, not deleted: {folder}");
        var held = Hold(mark, folder);
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
