namespace Sop697.LocalTenant.Startup;

/// <summary>Offices have proxies, and nothing on this computer may go through them.</summary>
internal static class Loopback
{
    private static readonly string[] Names = ["NO_PROXY", "no_proxy"];

    /// <summary>For this program and everything it starts.</summary>
    public static void BypassProxy()
    {
        foreach (var name in Names)
        {
            var hosts = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, string.IsNullOrEmpty(hosts) ? "localhost,127.0.0.1" : hosts + ",localhost,127.0.0.1");
        }
    }
}
