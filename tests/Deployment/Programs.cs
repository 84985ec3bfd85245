using System.ComponentModel;
using System.Diagnostics;

namespace Sop697.Tests.Deployment;

/// <summary>Programs as a person or CI would start them.</summary>
internal static class Programs
{
    public static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? Repository.PathOf(), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var token = TestContext.Current.CancellationToken;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await said + await wrong);
    }

    /// <summary>Skips the test where Node is not installed; installs the pinned packages once.</summary>
    public static async Task RequireNodePackagesAsync(string folder)
    {
        try
        {
            await RunAsync("node", ["--version"]);
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node is not installed: Microsoft's validator cannot be asked.");
        }

        var done = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (done.Exists && done.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"))) return;
        var (code, said) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder: folder);
        Assert.True(code == 0, $"npm ci failed:\n{said}");
    }
}
