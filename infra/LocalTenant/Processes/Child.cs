using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sop697.LocalTenant.Processes;

/// <summary>What to start. WhenParentDies is the signal that the system sends to the child should this process vanish (Linux).</summary>
public sealed record ChildStart(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory, string WhenParentDies = "KILL")
{
    /// <summary>The whole environment, or null for the one of this process.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    public Action<string> OnOutput { get; init; } = static _ => { };
    public Action<string> OnError { get; init; } = static _ => { };
}

/// <summary>
/// A child process in a session of its own, so that Ctrl-C at the terminal reaches only this program, which then stops its children in order.
/// On Linux a child also dies when this program is killed.
/// </summary>
public sealed class Child : IDisposable
{
    private const int SigKill = 9;
    private const int SigTerm = 15;
    private static readonly string[] ToolFolders = ["/usr/bin/", "/bin/"];
    private static readonly string? SetSid = Find("setsid");
    private static readonly string? SetPriv = Find("setpriv");
    private readonly Process _process;

    private Child(Process process)
    {
        _process = process;
        Id = process.Id;
        StartedAt = DateTimeOffset.UtcNow;
        Exited = WaitAsync(process);
    }

    public int Id { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Ends with the exit code, after the last line of output was handed on; 128 + n after signal n.</summary>
    public Task<int> Exited { get; }

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static Child Start(ChildStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var info = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        info.WorkingDirectory = start.WorkingDirectory;
        foreach (var part in Wrap(start)) info.ArgumentList.Add(part);
        info.FileName = info.ArgumentList[0];
        info.ArgumentList.RemoveAt(0);
        if (start.Environment is { } environment)
        {
            info.Environment.Clear();
            foreach (var (name, value) in environment) info.Environment[name] = value;
        }

        var process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => { if (e.Data is { } line) start.OnOutput(line); };
        process.ErrorDataReceived += (_, e) => { if (e.Data is { } line) start.OnError(line); };
        Spawner.Run(() => process.Start());
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Child(process);
    }

    /// <summary>Processor time and memory, or null once the process is gone.</summary>
    public (TimeSpan Cpu, long WorkingSet, long PeakWorkingSet)? Usage()
    {
        try
        {
            _process.Refresh();
            return _process.HasExited ? null : (_process.TotalProcessorTime, _process.WorkingSet64, _process.PeakWorkingSet64);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Ends the child and everything in its session at once.</summary>
    public void Kill() => Signal(SigKill);

    /// <summary>Asks the child to end, and makes it end after <paramref name="patience"/>.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        Signal(SigTerm);
        if (await Task.WhenAny(Exited, Task.Delay(patience)) != Exited) Kill();
        await Exited;
    }

    public void Dispose()
    {
        if (!Exited.IsCompleted) Kill();
        _process.Dispose();
    }

    private void Signal(int signal)
    {
        if (Exited.IsCompleted) return;
        try
        {
            if (OperatingSystem.IsWindows()) _process.Kill(entireProcessTree: true);
            else if (SetSid is not null) _ = KillProcess(-Id, signal) == 0 ? 0 : KillProcess(Id, signal);
            else if (signal == SigKill) _process.Kill(entireProcessTree: true);
            else _ = KillProcess(Id, signal);
        }
        catch (InvalidOperationException)
        {
            // It ended in the meantime, which is what was wanted.
        }
    }

    private static IEnumerable<string> Wrap(ChildStart start)
    {
        IEnumerable<string> session = SetSid is null ? [] : [SetSid];
        IEnumerable<string> leash = SetPriv is null ? [] : [SetPriv, "--pdeathsig", start.WhenParentDies, "--"];
        return [.. session, .. leash, start.FileName, .. start.Arguments];
    }

    private static async Task<int> WaitAsync(Process process)
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static string? Find(string tool) => !OperatingSystem.IsLinux()
        ? null
        : ToolFolders.Select(folder => folder + tool).FirstOrDefault(File.Exists);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int KillProcess(int id, int signal);

    /// <summary>One thread that lives as long as the program: the death signal follows the thread that started the child, not the process.</summary>
    private static class Spawner
    {
        private static readonly System.Collections.Concurrent.BlockingCollection<Action> Work = [];

        static Spawner() => new Thread(() => { foreach (var item in Work.GetConsumingEnumerable()) item(); }) { IsBackground = true, Name = "children" }.Start();

        public static void Run(Action start)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Work.Add(() =>
            {
                try
                {
                    start();
                    done.SetResult();
                }
                catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
                {
                    done.SetException(fault);
                }
            });
            done.Task.GetAwaiter().GetResult();
        }
    }
}
