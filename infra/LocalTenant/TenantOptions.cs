namespace Sop697.LocalTenant;

/// <summary>Where the stand-in tenant listens and keeps its data. Every address is on loopback.</summary>
public sealed record TenantOptions
{
    /// <summary>Port of the chat page, Graph (<c>/v1.0</c>), the Bot Connector (<c>/connector</c>) and <c>/_tenant</c>.</summary>
    public int Port { get; init; } = 5697;

    /// <summary>Port of the Functions host stand-in.</summary>
    public int FunctionsPort { get; init; } = 7071;

    /// <summary>Folder kept between runs.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>A built function app (folder with host.json and the executable), or null to build the one of this repository.</summary>
    public string? FunctionApp { get; init; }

    public bool Reset { get; init; }

    /// <summary>Keys of personas for whom no policy installs the app: they never opened it.</summary>
    public IReadOnlyList<string> WithoutApp { get; init; } = [];

    public int LoginPort => Port + 1;
    public int BlobPort => Port + 2;
    public int QueuePort => Port + 3;
    public int TablePort => Port + 4;

    public string PageUrl => $"http://localhost:{Port}";
    public string GraphUrl => $"{PageUrl}/v1.0";
    public string ConnectorUrl => $"{PageUrl}/connector/";
    public string LoginUrl => $"https://localhost:{LoginPort}";
    public string FunctionsUrl => $"http://localhost:{FunctionsPort}";
}
