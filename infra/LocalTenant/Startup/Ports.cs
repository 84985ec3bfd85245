using System.Net;
using System.Net.Sockets;

namespace Sop697.LocalTenant.Startup;

/// <summary>Looks whether every port is free before anything is started.</summary>
public static class Ports
{
    /// <exception cref="StartupException">Names the first port that is in use.</exception>
    public static void RequireFree(TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var port in (int[])[options.Port, options.LoginPort, options.BlobPort, options.QueuePort, options.TablePort, options.FunctionsPort])
        {
            if (IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port))) continue;
            var option = port == options.FunctionsPort ? "--functions-port" : "--port";
            throw new StartupException($"Port {port} sedang dipakai; pilih yang lain dengan {option} / port {port} is in use; choose another with {option}.");
        }
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }
}
