using System.Globalization;

namespace Sop697.LocalTenant.Startup;

/// <summary>What the person typed.</summary>
public abstract record CommandLine
{
    public sealed record Run(TenantOptions Options) : CommandLine;

    public sealed record Help : CommandLine;

    public sealed record Wrong(string Message) : CommandLine;

    public const string HelpText = """
        Tenant lokal SOP 697: semua layanan Microsoft 365 tiruan dan aplikasinya, hanya di komputer ini.
        The local tenant of SOP 697: stand-ins for Microsoft 365 and the app itself, on this computer only.

          dotnet run --project infra/LocalTenant -- [pilihan / options]

          --port N             halaman, Graph dan Connector / page, Graph and Connector (5697; N+1 … N+4 juga dipakai / are used too)
          --functions-port N   titik masuk Functions / the Functions endpoints (7071)
          --data DIR           folder data, disimpan antar-jalan / data folder, kept between runs (.local)
          --reset              kosongkan folder data dulu / empty the data folder first
          --functions DIR      aplikasi Functions yang sudah dibangun / an already built function app
          --without-app KEYS   orang yang belum pernah membuka aplikasi, dipisah koma / people who never opened the app, parted by commas
          --help               teks ini / this text
        """;

    /// <param name="args">As typed.</param>
    /// <param name="defaultData">Data folder when none is named.</param>
    /// <param name="directory">Folder that relative paths start from.</param>
    public static CommandLine Parse(IReadOnlyList<string> args, string defaultData, string directory)
    {
        ArgumentNullException.ThrowIfNull(args);
        var options = new TenantOptions { DataDirectory = defaultData };
        for (var i = 0; i < args.Count; i++)
        {
            var (name, inline) = Split(args[i]);
            if (name is "--help" or "-h") return new Help();
            if (name == "--reset" && inline is null)
            {
                options = options with { Reset = true };
                continue;
            }

            var value = inline ?? (i + 1 < args.Count ? args[++i] : null);
            if (Take(options, name, value, directory) is not { } next)
                return new Wrong($"Pilihan tidak dikenal atau nilainya salah / unknown option or wrong value: {name} {value}".TrimEnd());
            options = next;
        }

        return options.FunctionsPort >= options.Port && options.FunctionsPort <= options.TablePort
            ? new Wrong("--functions-port tidak boleh di dalam port … port+4 / must not lie within port … port+4")
            : new Run(options);
    }

    private static TenantOptions? Take(TenantOptions options, string name, string? value, string directory) => (name, value) switch
    {
        ("--port", { } text) when Port(text, 4) is { } port => options with { Port = port },
        ("--functions-port", { } text) when Port(text, 0) is { } port => options with { FunctionsPort = port },
        ("--data", { Length: > 0 } folder) => options with { DataDirectory = Path.GetFullPath(folder, directory) },
        ("--functions", { Length: > 0 } folder) => options with { FunctionApp = Path.GetFullPath(folder, directory) },
        ("--without-app", { Length: > 0 } keys) when Known(keys) is { } personas => options with { WithoutApp = personas },
        _ => null,
    };

    private static string[]? Known(string keys)
    {
        var all = keys.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return all.All(k => Personas.Find(k) is not null) ? all : null;
    }

    private static int? Port(string text, int following) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= 1 && port + following <= 65535 ? port : null;

    private static (string Name, string? Value) Split(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (argument[..at], argument[(at + 1)..]) : (argument, null);
}
