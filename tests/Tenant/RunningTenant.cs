using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sop697.Tests.Tenant;

/// <summary>The local tenant with the built product, as a process of its own with its own data and ports.</summary>
public sealed class RunningTenant : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _data;
    private readonly string? _configuration;

    private RunningTenant(Process process, string data, int port, int functionsPort, string? configuration)
    {
        _process = process;
        _data = data;
        _configuration = configuration;
        PageUrl = new Uri($"http://localhost:{port}");
        FunctionsUrl = new Uri($"http://localhost:{functionsPort}");
        Client = new TenantClient(PageUrl, FunctionsUrl);
    }

    public Uri PageUrl { get; }

    public Uri FunctionsUrl { get; }

    public TenantClient Client { get; }

    /// <summary>Folder of the tenant's own data.</summary>
    public string Data => _data;

    /// <summary>Null when the machine can run it, else what is missing.</summary>
    public static string? Missing()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node.js 20 or newer is not on this machine.";
        }
    }

    /// <param name="configuration">Build configuration of the product to run; the one of this build when null.</param>
    /// <param name="settings">Settings of the product that shall differ from its defaults; double underscore for colon.</param>
    /// <param name="withoutApp">Keys of personas who never opened the app, parted by commas.</param>
    /// <param name="functions">Folder of a published product; the one that was built when null.</param>
    public static async Task<RunningTenant> StartAsync(
        string? configuration = null, IReadOnlyDictionary<string, string>? settings = null, string? withoutApp = null, string? functions = null)
    {
        var (port, functionsPort) = FreePorts();
        var data = Directory.CreateTempSubdirectory("sop697-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Built("infra/LocalTenant", null, "Sop697.LocalTenant.dll"),
                "--port", $"{port}",
                "--functions-port", $"{functionsPort}",
                "--data", data,
                "--functions", functions ?? Path.GetDirectoryName(Built("Functions", configuration, "Sop697.Functions.dll"))!,
            },
        };
        if (withoutApp is not null)
        {
            start.ArgumentList.Add("--without-app");
            start.ArgumentList.Add(withoutApp);
        }

        // A test that is about something else reads no pictures: it would take half a second of a core for each.
        start.Environment["Storage__OcrProgram"] = "";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        List<string> said = [];
        var ready = new TaskCompletionSource();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The local tenant ended: " + string.Join('\n', said)));
        process.OutputDataReceived += (_, line) => Hear(line.Data, said, ready);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, said, ready);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
        return new RunningTenant(process, data, port, functionsPort, configuration);
    }

    public string FunctionsLog => File.ReadAllText(Path.Combine(_data, "logs", "functions.log"));

    /// <summary>The product's settings in this tenant, as its commands take them from the environment.</summary>
    public IReadOnlyDictionary<string, string> Settings => File.ReadAllLines(Path.Combine(_data, "product.env"))
        .Select(line => line["export ".Length..].Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));

    /// <summary>Runs a command of the product beside the running one, as an administrator would.</summary>
    public async Task<(int Code, string Output)> CommandAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Built("Functions", _configuration, "Sop697.Functions.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited) _ = Terminate(_process.Id, 15);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        if (Environment.GetEnvironmentVariable("SOP697_KEEP_DATA") is null) Directory.Delete(_data, recursive: true);
    }

    private static void Hear(string? line, List<string> said, TaskCompletionSource ready)
    {
        if (line is null) return;
        said.Add(line);
        if (line.StartsWith("Ready ", StringComparison.Ordinal)) ready.TrySetResult();
    }

    /// <summary>The same configuration as this test's own output folder, unless another is named.</summary>
    private static string Built(string project, string? configuration, string file)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        configuration ??= here.Parent!.Name;
        var root = here;
        while (!File.Exists(Path.Combine(root.FullName, "Sop697.Teams.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, project, "bin", configuration, here.Name, file);
    }

    private static (int Port, int FunctionsPort) FreePorts()
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var port = Random.Shared.Next(2400, 3100) * 10;
            if (Enumerable.Range(port, 6).All(IsFree)) return (port, port + 5);
        }

        throw new InvalidOperationException("No six free ports in a row on loopback.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Terminate(int process, int signal);
}
