using System.Text;

namespace Sop697.LocalTenant.Processes;

/// <summary>Short-lived commands: run to the end, output kept.</summary>
public static class Commands
{
    /// <returns>The exit code and both outputs, in the order in which lines arrived.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the command was ended.</exception>
    public static async Task<(int Code, string Output)> RunAsync(ChildStart start, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(start);
        var output = new StringBuilder();
        void Keep(string line)
        {
            lock (output) output.AppendLine(line);
        }

        using var child = Child.Start(start with { OnOutput = Keep, OnError = Keep });
        await using var stop = cancel.Register(child.Kill);
        var code = await child.Exited;
        cancel.ThrowIfCancellationRequested();
        lock (output) return (code, output.ToString());
    }

    /// <summary>The last line that says something.</summary>
    public static string LastLine(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "?";
    }
}
