using Sop697.LocalTenant.Processes;

namespace Sop697.LocalTenant.Startup;

/// <summary>The product as the tenant sees it: a folder to be run, built first when none is named.</summary>
internal sealed record FunctionApp(string Root)
{
    private const string Executable = "Sop697.Functions";

    /// <exception cref="StartupException">The build failed, or made no function app.</exception>
    public static async Task<FunctionApp> ObtainAsync(TenantOptions options, Repository repository, Action building, LineLog log, CancellationToken cancel)
    {
        if (options.FunctionApp is { } built) return new FunctionApp(built);
        building();
        await BuildAsync(repository, log, cancel);
        Require(repository.FunctionsOutput);
        return new FunctionApp(repository.FunctionsOutput);
    }

    /// <exception cref="StartupException">The folder has no host.json.</exception>
    public static void Require(string root)
    {
        if (!File.Exists(Path.Combine(root, "host.json")))
            throw new StartupException($"Bukan aplikasi Functions, host.json tidak ada / not a function app, no host.json: {root}");
    }

    /// <summary>Lets the product make its lists, with the administrator's identity; a no-op for an app without that command.</summary>
    /// <exception cref="StartupException">It failed.</exception>
    public async Task ProvisionAsync(
        Repository repository, IReadOnlyDictionary<string, string> settings, Action provisioning, LineLog log, CancellationToken cancel)
    {
        var executable = Path.Combine(Root, OperatingSystem.IsWindows() ? Executable + ".exe" : Executable);
        if (!File.Exists(executable) || !File.Exists(repository.Lists) || !File.Exists(repository.Seed)) return;
        provisioning();
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");
        foreach (var (name, value) in settings) environment[name] = value;
        environment["AzureAd__ClientId"] = Personas.AdminClientId;
        string[] arguments = ["provision", "--lists", repository.Lists, "--seed", repository.Seed];
        var (code, output) = await Commands.RunAsync(new ChildStart(executable, arguments, Root) { Environment = environment }, cancel);
        log.Write($"provision ended with code {code}\n{output.TrimEnd()}");
        if (code != 0) throw new StartupException($"Penyiapan SharePoint gagal / provisioning failed: {Commands.LastLine(output)}");
    }

    private static async Task BuildAsync(Repository repository, LineLog log, CancellationToken cancel)
    {
        // No build servers: they would outlive this program.
        string[] arguments =
        [
            "build", repository.FunctionsProject, "-c", "Release", "-nologo", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false",
        ];
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var (code, output) = await Commands.RunAsync(new ChildStart(dotnet, arguments, repository.Root), cancel);
        if (code == 0) return;
        log.Write($"build ended with code {code}\n{output.TrimEnd()}");
        var first = output.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal))?.Trim() ?? Commands.LastLine(output);
        throw new StartupException($"Functions gagal dibangun / Functions did not build: {first}");
    }
}
