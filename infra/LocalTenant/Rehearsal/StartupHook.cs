using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sop697.LocalTenant.Rehearsal;

#pragma warning disable CA1050, CA1812 // The runtime looks for this very name, outside of any namespace.

/// <summary>
/// Runs inside the product's process before its first line, because the tenant names this assembly in <c>DOTNET_STARTUP_HOOKS</c>: it puts
/// the rehearsal's time in the place of <see cref="TimeProvider"/>. The product knows nothing of it, and a published product is built
/// without support for hooks (decision 0010).
/// </summary>
internal sealed class StartupHook
{
    /// <summary>Where the clock's file is; set by the tenant.</summary>
    internal const string ClockSetting = "SOP697_REHEARSAL_CLOCK";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(ClockSetting) is { Length: > 0 } file) DiagnosticListener.AllListeners.Subscribe(new HostWatch(new RehearsalClock(file)));
    }

    /// <summary>The generic host announces itself before it builds its services.</summary>
    private sealed class HostWatch(RehearsalClock clock) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host })
                host.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
