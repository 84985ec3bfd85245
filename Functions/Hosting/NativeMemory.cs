using System.Runtime.InteropServices;

namespace Sop697.Functions.Hosting;

/// <summary>
/// Pictures are decoded in memory that the C library hands out. By itself glibc learns from the first picture to keep such
/// blocks, in an arena per thread, and gives hardly any of it back; told the limits, it maps every large block and unmaps it.
/// </summary>
internal static class NativeMemory
{
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;
    private const int LargeBlock = 256 * 1024;

    /// <summary>To be called first. Only advice: elsewhere than on Linux with glibc nothing happens.</summary>
    internal static void KeepSmall()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Advise(ArenaMax, 1);
            _ = Advise(MmapThreshold, LargeBlock);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library, which has no such habit.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(int parameter, int value);
}
