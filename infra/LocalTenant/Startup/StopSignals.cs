using System.Runtime.InteropServices;

namespace Sop697.LocalTenant.Startup;

/// <summary>Ctrl-C, SIGTERM and a closed terminal: the first asks to stop in order, a second one is for the impatient.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public StopSignals()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // A second signal ends the program as the system would; children go with it.
        context.Cancel = !_stop.IsCancellationRequested;
        if (context.Cancel) ThreadPool.QueueUserWorkItem(_ => _stop.Cancel());
    }
}
