using System.Runtime.CompilerServices;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>The committed snapshots, in the source tree and not in the build output.</summary>
internal static class SnapshotFolder
{
    internal static string Path { get; } = System.IO.Path.Combine(Here(), "Snapshots");

    internal static string Renderer { get; } = System.IO.Path.Combine(Here(), "render");

    private static string Here([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
