using System.Globalization;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>Queue settings of host.json with the host's own defaults.</summary>
/// <param name="BatchSize">Messages fetched at once, 1 to 32.</param>
/// <param name="NewBatchThreshold">Fetch again when this many or fewer are being worked on.</param>
/// <param name="MaxDequeueCount">Attempts before a message goes to the poison queue.</param>
/// <param name="MaxPollingInterval">Longest wait between two looks at an empty queue.</param>
/// <param name="VisibilityTimeout">Wait before a failed message is seen again.</param>
/// <param name="Base64">False when <c>messageEncoding</c> is <c>none</c>.</param>
public sealed record QueueSettings(
    int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan MaxPollingInterval, TimeSpan VisibilityTimeout, bool Base64);

/// <summary>How host.json starts the handler.</summary>
public sealed record CustomHandler(string Executable, IReadOnlyList<string> Arguments, string WorkingDirectory, bool Streaming);

/// <summary>
/// The parts of host.json that the stand-in honours. A FunctionTimeout of null is unbounded; OpenTelemetry is true when
/// <c>telemetryMode</c> asks the host to pass trace context on.
/// </summary>
public sealed record HostJson(
    CustomHandler Handler, string RoutePrefix, TimeSpan? FunctionTimeout, QueueSettings Queues, bool OpenTelemetry)
{
    private const string OverridePrefix = "AzureFunctionsJobHost:";

    /// <summary>Reads host.json; settings named <c>AzureFunctionsJobHost__a__b</c> win over it.</summary>
    /// <exception cref="FunctionAppException">The file is missing, or describes something that the stand-in does not play.</exception>
    public static HostJson Read(string appRoot, AppSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var file = Path.Combine(appRoot, "host.json");
        if (!File.Exists(file)) throw new FunctionAppException($"No host.json in {appRoot}.");
        var overrides = settings.All
            .Select(pair => (Key: pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value))
            .Where(pair => pair.Key.StartsWith(OverridePrefix, StringComparison.OrdinalIgnoreCase))
            .Select(pair => KeyValuePair.Create(pair.Key[OverridePrefix.Length..], (string?)pair.Value));
        var json = new ConfigurationBuilder().AddJsonStream(new MemoryStream(File.ReadAllBytes(file))).AddInMemoryCollection(overrides).Build();
        return new HostJson(
            ReadHandler(json.GetSection("customHandler"), appRoot, settings),
            (json["extensions:http:routePrefix"] ?? "api").Trim('/'),
            ReadTimeout(json["functionTimeout"]),
            ReadQueues(json.GetSection("extensions:queues")),
            string.Equals(json["telemetryMode"], "OpenTelemetry", StringComparison.OrdinalIgnoreCase));
    }

    private static CustomHandler ReadHandler(IConfigurationSection section, string appRoot, AppSettings settings)
    {
        var description = section.GetSection("description");
        var path = description["defaultExecutablePath"];
        if (string.IsNullOrWhiteSpace(path)) throw new FunctionAppException("host.json has no customHandler.description.defaultExecutablePath.");
        var streaming = section.GetValue("enableProxyingHttpRequest", false);
        if (!streaming && !section.GetValue("enableForwardingHttpRequest", false))
            throw new FunctionAppException("host.json must set customHandler.enableForwardingHttpRequest or enableProxyingHttpRequest: wrapped HTTP is not played here.");
        return new CustomHandler(
            ResolveExecutable(settings.Expand(path), appRoot),
            [.. description.GetSection("arguments").GetChildren().Select(a => settings.Expand(a.Value ?? ""))],
            Path.GetFullPath(description["workingDirectory"] ?? ".", appRoot),
            streaming);
    }

    private static string ResolveExecutable(string path, string appRoot)
    {
        var inApp = Path.GetFullPath(path, appRoot);
        if (OperatingSystem.IsWindows() && !File.Exists(inApp) && File.Exists(inApp + ".exe")) inApp += ".exe";
        if (!File.Exists(inApp)) return path;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(inApp) & UnixFileMode.UserExecute) == 0)
            throw new FunctionAppException($"{inApp} is not executable (chmod +x).");
        return inApp;
    }

    private static TimeSpan? ReadTimeout(string? text) => text switch
    {
        null => TimeSpan.FromMinutes(30),
        "-1" => null,
        _ => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
    };

    private static QueueSettings ReadQueues(IConfigurationSection section)
    {
        var batch = Math.Clamp(section.GetValue("batchSize", 16), 1, 32);
        return new QueueSettings(
            batch,
            section.GetValue("newBatchThreshold", batch / 2 * Environment.ProcessorCount),
            section.GetValue("maxDequeueCount", 5),
            section.GetValue("maxPollingInterval", TimeSpan.FromMinutes(1)),
            section.GetValue("visibilityTimeout", TimeSpan.Zero),
            !string.Equals(section["messageEncoding"], "none", StringComparison.OrdinalIgnoreCase));
    }
}
