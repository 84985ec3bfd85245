using System.Diagnostics;

namespace Sop697.Tests.Microsoft365;

/// <summary>A folder with a pinned npm package and scripts that tests run. Needs Node 20 with npm, once also the network or npm's cache.</summary>
internal static class NodePackage
{
    /// <summary>Runs a script of the folder, which is installed first when it is not; skips the test where Node is missing.</summary>
    internal static async Task<(int Code, string Said)> RunAsync(string folder, params string[] arguments)
    {
        if (!await RunsAsync("node", ["--version"])) Assert.Skip("Node is not installed.");
        if (!IsInstalled(folder))
        {
            var (installed, said) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
            Assert.True(installed == 0, $"npm ci failed:\n{said}");
        }

        return await RunAsync("node", arguments, folder);
    }

    private static bool IsInstalled(string folder)
    {
        var done = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return done.Exists && done.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package.json"));
    }

    private static async Task<bool> RunsAsync(string program, string[] arguments)
    {
        try
        {
            return (await RunAsync(program, arguments, ".")).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var token = TestContext.Current.CancellationToken;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await said + await wrong);
    }
}
