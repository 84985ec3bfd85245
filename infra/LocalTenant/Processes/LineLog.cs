using System.Globalization;
using System.Text;

namespace Sop697.LocalTenant.Processes;

/// <summary>A text file, one timed line per entry. Begins anew once it has grown large; the previous one is kept beside it.</summary>
public sealed class LineLog : IDisposable
{
    private const long Large = 20 * 1024 * 1024;
    private readonly Lock _gate = new();
    private readonly StreamWriter _writer;
    private bool _closed;

    public LineLog(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (File.Exists(file) && new FileInfo(file).Length > Large) File.Move(file, file + ".1", overwrite: true);
        _writer = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false)) { AutoFlush = true };
    }

    public void Write(string line)
    {
        lock (_gate)
        {
            if (!_closed) _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ} {line}"));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _writer.Dispose();
        }
    }
}
