using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

[assembly: AssemblyFixture(typeof(Sop697.Tests.Storage.Azurite))]

namespace Sop697.Tests.Storage;

/// <summary>
/// One Azurite for all tests of this assembly, in memory and on free ports of loopback; every test gets an account of its own.
/// It is the one that infra/LocalTenant pins; SOP697_AZURITE may name another folder that holds node_modules/azurite.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    private const int Accounts = 200;

    private readonly int[] ports = [FreePort(), FreePort(), FreePort()];
    private readonly StringBuilder output = new();
    private Process? process;
    private string? missing;
    private int handedOut = -1;

    public async ValueTask InitializeAsync()
    {
        if (await FindAsync() is not { } script)
        {
            missing ??= "Azurite is not installed: run `npm ci` in infra/LocalTenant.";
            return;
        }

        process = Start(script);
        await UntilListeningAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Connection string of an account nobody else uses; skips the test when there is no Azurite.</summary>
    public string NewAccount()
    {
        if (missing is not null) Assert.Skip(missing);
        var number = Interlocked.Increment(ref handedOut);
        Assert.True(number < Accounts, "Raise Azurite.Accounts.");
        var name = Name(number);
        return $"DefaultEndpointsProtocol=http;AccountName={name};AccountKey={Key(number)};"
            + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/{name};QueueEndpoint=http://127.0.0.1:{ports[1]}/{name};TableEndpoint=http://127.0.0.1:{ports[2]}/{name};";
    }

    private static string Name(int number) => $"account{number:D3}";

    private static string Key(int number) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Name(number))));

    private async Task<string?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("SOP697_AZURITE") is { Length: > 0 } folder) return Existing(folder);
        if (Repository() is not { } root) return null;
        var tenant = Path.Combine(root, "infra", "LocalTenant");
        if (Existing(tenant) is null && File.Exists(Path.Combine(tenant, "package-lock.json"))) await InstallAsync(tenant);
        return Existing(tenant);
    }

    private static string? Existing(string folder)
    {
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        return File.Exists(script) ? script : null;
    }

    private static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Sop697.Teams.sln"))) return folder.FullName;
        return null;
    }

    private async Task InstallAsync(string folder)
    {
        // Two test assemblies may get here at the same time, and npm does not like that.
        FileStream? turn;
        while ((turn = TryOpen(Path.Combine(Path.GetTempPath(), "sop697-npm-ci.lock"))) is null) await Task.Delay(200);
        await using var held = turn;
        if (Existing(folder) is not null) return;
        try
        {
            var npm = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
            using var run = Process.Start(npm)!;
            await run.StandardOutput.ReadToEndAsync();
            await run.WaitForExitAsync();
            if (run.ExitCode != 0) missing = $"Azurite is not installed: `npm ci` in infra/LocalTenant ended with {run.ExitCode}.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            missing = "Azurite needs Node 20 or later with npm on the PATH.";
        }
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private Process Start(string script)
    {
        var start = new ProcessStartInfo("node",
        [
            script, "--silent", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
            "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(0, Accounts).Select(n => $"{Name(n)}:{Key(n)}"));
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, line) => Note(line.Data);
        started.ErrorDataReceived += (_, line) => Note(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Note(string? line)
    {
        lock (output) output.AppendLine(line);
    }

    private async Task UntilListeningAsync()
    {
        var giveUp = DateTime.UtcNow.AddSeconds(60);
        foreach (var port in ports)
        {
            while (!await ListensAsync(port))
            {
                if (process!.HasExited || DateTime.UtcNow > giveUp) throw new InvalidOperationException($"Azurite did not start: {output}");
                await Task.Delay(100);
            }
        }
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
