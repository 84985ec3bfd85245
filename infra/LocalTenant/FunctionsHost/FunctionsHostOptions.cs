namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>What the stand-in for the Functions host is told. The rest comes from host.json and the function.json files.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>Folder with host.json, one folder per function and the handler's executable.</summary>
    public required string AppRoot { get; init; }

    /// <summary>Port on loopback for HTTP-triggered functions.</summary>
    public required int Port { get; init; }

    /// <summary>Folder for keys and logs, kept between runs.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>App settings, added to the environment that this process has itself.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Environment of the handler's process alone, not app settings: what a person who starts it by hand would set.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What timers go by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A short line for the person at the terminal.</summary>
    public Action<string> Notice { get; init; } = static _ => { };
}

/// <summary>The function app cannot be run as it is. The message says which file and why.</summary>
public sealed class FunctionAppException(string message) : Exception(message);
