namespace Sop697.Tests;

/// <summary>Files of the repository that the tests hold; compiled into each test program that holds some.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Compares a committed file with what it must say; writes it instead when SOP697_UPDATE_SNAPSHOTS=1.</summary>
    public static void Holds(string expected, params string[] parts)
    {
        var path = PathOf(parts);
        if (Environment.GetEnvironmentVariable("SOP697_UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, expected);
        var actual = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(
            expected == actual,
            $"{string.Join('/', parts)} is not what the code says. Run this test with SOP697_UPDATE_SNAPSHOTS=1 and read the difference in review.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sop697.Teams.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Run the tests from a build inside the repository.");
    }
}
