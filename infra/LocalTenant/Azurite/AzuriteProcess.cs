using System.Globalization;
using System.Net.Sockets;
using Sop697.LocalTenant.Processes;
using Sop697.LocalTenant.Startup;

namespace Sop697.LocalTenant.Azurite;

/// <summary>Ports of the emulator, all on 127.0.0.1.</summary>
public sealed record AzuritePorts(int Blob, int Queue, int Table);

/// <summary>Microsoft's storage emulator as a child of this program.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    /// <summary>The emulator's published account; it opens nothing else.</summary>
    private const string Account = "AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Child _child;

    private AzuriteProcess(Child child) => _child = child;

    /// <summary>Ends when the emulator does.</summary>
    public Task Exited => _child.Exited;

    public static string ConnectionString(AzuritePorts ports)
    {
        ArgumentNullException.ThrowIfNull(ports);
        return string.Create(CultureInfo.InvariantCulture, $"DefaultEndpointsProtocol=http;{Account};")
            + string.Create(CultureInfo.InvariantCulture, $"BlobEndpoint=http://127.0.0.1:{ports.Blob}/devstoreaccount1;")
            + string.Create(CultureInfo.InvariantCulture, $"QueueEndpoint=http://127.0.0.1:{ports.Queue}/devstoreaccount1;")
            + string.Create(CultureInfo.InvariantCulture, $"TableEndpoint=http://127.0.0.1:{ports.Table}/devstoreaccount1;");
    }

    /// <summary>Starts it with its data in <paramref name="location"/> and waits until all three services answer.</summary>
    /// <param name="packages">Folder with node_modules.</param>
    /// <param name="location">Folder for its data.</param>
    /// <param name="ports">Where it listens.</param>
    /// <param name="log">Takes what it prints.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <exception cref="StartupException">It ended or did not answer.</exception>
    public static async Task<AzuriteProcess> StartAsync(string packages, string location, AzuritePorts ports, Action<string> log, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ports);
        Directory.CreateDirectory(location);
        // TERM, not KILL, when this program vanishes: the emulator writes its data every five seconds and at a proper end.
        var child = Child.Start(new ChildStart("node", Arguments(packages, location, ports), packages, WhenParentDies: "TERM") { OnOutput = log, OnError = log });
        var started = new AzuriteProcess(child);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            foreach (var port in (int[])[ports.Blob, ports.Queue, ports.Table]) await WaitAsync(child, port, limit.Token);
            return started;
        }
        catch (Exception fault) when (fault is OperationCanceledException or StartupException)
        {
            await started.DisposeAsync();
            cancel.ThrowIfCancellationRequested();
            throw new StartupException("Azurite (penyimpanan lokal) tidak dapat dijalankan / Azurite (local storage) did not start.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _child.StopAsync(TimeSpan.FromSeconds(10));
        _child.Dispose();
    }

    private static string[] Arguments(string packages, string location, AzuritePorts ports) =>
    [
        Path.Combine(packages, "node_modules", "azurite", "dist", "src", "azurite.js"),
        "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", location,
        "--blobHost", "127.0.0.1", "--blobPort", ports.Blob.ToString(CultureInfo.InvariantCulture),
        "--queueHost", "127.0.0.1", "--queuePort", ports.Queue.ToString(CultureInfo.InvariantCulture),
        "--tableHost", "127.0.0.1", "--tablePort", ports.Table.ToString(CultureInfo.InvariantCulture),
    ];

    private static async Task WaitAsync(Child child, int port, CancellationToken cancel)
    {
        while (true)
        {
            if (child.Exited.IsCompleted) throw new StartupException("ended");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, cancel);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, cancel);
            }
        }
    }
}
