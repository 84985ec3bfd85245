using System.Diagnostics;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>Microsoft's own renderer reads every snapshot. Needs Node 20 with npm, once also the network or npm's cache.</summary>
public sealed class RendererTests
{
    [Fact]
    public async Task Every_card_is_read_validated_and_drawn_by_the_official_renderer_without_complaint()
    {
        if (!await RunsAsync("node", ["--version"])) Assert.Skip("Node is not installed: the official renderer cannot be asked.");
        var renderer = SnapshotFolder.Renderer;
        if (!IsInstalled(renderer))
        {
            var (installed, said) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], renderer);
            Assert.True(installed == 0, $"npm ci failed:\n{said}");
        }

        var (code, complaints) = await RunAsync("node", ["render.cjs", SnapshotFolder.Path], renderer);
        Assert.True(code == 0, complaints);
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
