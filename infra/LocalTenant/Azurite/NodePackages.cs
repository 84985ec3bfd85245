using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using Sop697.LocalTenant.Processes;
using Sop697.LocalTenant.Startup;

namespace Sop697.LocalTenant.Azurite;

/// <summary>Node.js and the pinned packages beside this program's package.json.</summary>
public static class NodePackages
{
    private const int OldestNode = 20;
    private static readonly string[] Install = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];

    /// <exception cref="StartupException">Node is missing or too old.</exception>
    public static async Task RequireNodeAsync(CancellationToken cancel)
    {
        const string wanted = "Node.js 20 atau lebih baru diperlukan / Node.js 20 or newer is needed";
        try
        {
            var (code, output) = await Commands.RunAsync(new ChildStart("node", ["--version"], Environment.CurrentDirectory), cancel);
            var text = output.Trim();
            var major = text.TrimStart('v').Split('.')[0];
            if (code == 0 && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= OldestNode) return;
            throw new StartupException(code == 0 ? $"{wanted} ({text})." : $"{wanted}.");
        }
        catch (Win32Exception)
        {
            throw new StartupException($"{wanted}.");
        }
    }

    /// <summary>Installs what package-lock.json says, unless it is there already. Safe against two programs doing so at once.</summary>
    /// <exception cref="StartupException">npm failed.</exception>
    public static async Task RestoreAsync(string folder, Action installing, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(installing);
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), cancel)));
        var stamp = Path.Combine(folder, "node_modules", ".sop697-lock");
        if (IsInStep(stamp, wanted)) return;
        Directory.CreateDirectory(Path.Combine(folder, "obj"));
        await using var turn = await TakeTurnAsync(Path.Combine(folder, "obj", "npm-ci.lock"), cancel);
        if (IsInStep(stamp, wanted)) return;
        installing();
        var npm = new ChildStart(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", Install, folder);
        var (code, output) = await Commands.RunAsync(npm, cancel);
        if (code != 0) throw new StartupException($"npm ci gagal / npm ci failed: {Commands.LastLine(output)}");
        await File.WriteAllTextAsync(stamp, wanted, cancel);
    }

    private static bool IsInStep(string stamp, string wanted) => File.Exists(stamp) && File.ReadAllText(stamp) == wanted;

    private static async Task<FileStream> TakeTurnAsync(string file, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(500, cancel);
            }
        }
    }
}
