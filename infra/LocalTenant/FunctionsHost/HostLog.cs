using Sop697.LocalTenant.Processes;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>functions.log of the data folder, and a short word at the terminal when something is wrong.</summary>
internal sealed class HostLog(string file, Action<string> notice) : IDisposable
{
    private const int Short = 160;
    private readonly LineLog _log = new(file);

    /// <summary>A line of the host itself.</summary>
    public void Write(string line) => _log.Write("host " + line);

    /// <summary>Something that a person should see as well, in Indonesian and English.</summary>
    public void Problem(string indonesian, string english)
    {
        Write(english);
        notice($"Functions: {indonesian} / {english}");
    }

    /// <summary>A line from the handler's standard output.</summary>
    public void Output(string line) => _log.Write("out  " + line);

    /// <summary>A line from the handler's standard error.</summary>
    public void Error(string line)
    {
        _log.Write("err  " + line);
        if (line.Length > 0 && !char.IsWhiteSpace(line[0])) notice("Functions: " + (line.Length > Short ? line[..Short] + "…" : line));
    }

    public void Dispose() => _log.Dispose();
}
