using System.Net;
using System.Net.Sockets;
using Sop697.LocalTenant.Processes;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>One life of the handler process.</summary>
internal sealed class HandlerRun(Child child, Uri address)
{
    /// <summary>Where it listens; the port stays the same over restarts.</summary>
    public Uri Address => address;

    public Child Child => child;

    /// <summary>Set when the host itself ends this life, which does not count as a crash.</summary>
    public bool EndedByHost { get; private set; }

    /// <summary>From the start of the process to its first answer; null before that.</summary>
    public TimeSpan? ReadyAfter { get; set; }

    public void End()
    {
        EndedByHost = true;
        child.Kill();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
