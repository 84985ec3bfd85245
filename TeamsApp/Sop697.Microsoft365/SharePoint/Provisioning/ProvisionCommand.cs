using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint.Provisioning;

/// <summary>
/// <c>provision [--plan | --apply] [--lists FILE] [--seed FILE]</c>: tells what the site lacks, or prepares it; without either it prepares it.
/// Run it as often as you like. It runs as a registration that has <c>Sites.Manage.All</c>, never as the app.
/// </summary>
public static class ProvisionCommand
{
    private const int Done = 0;
    private const int Misused = 1;
    private const int Failed = 2;

    private const string Name = "provision";
    private const string Usage = "provision [--plan | --apply] [--lists FILE] [--seed FILE]";

    private sealed record Options(ListDefinitions Lists, SeedRows Seed, bool PlanOnly);

    /// <returns>0 when the site is (or, with <c>--plan</c>, was compared with) the definition; 1 for wrong arguments; 2 when it failed.</returns>
    /// <param name="wire">Changes how the services reach the network; for tests, which must trust a certificate of their own.</param>
    public static async Task<int> RunAsync(
        string[] args, IConfiguration configuration, TextWriter output, CancellationToken cancellationToken, Action<IServiceCollection>? wire = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            if (await ReadAsync(args, cancellationToken) is not { } options) return await SayAsync(output, Usage, Misused);
            var parts = new ServiceCollection().AddLogging().AddSingleton(configuration).AddGraph(configuration).AddSingleton<Provisioner>();
            wire?.Invoke(parts);
            await using var services = parts.BuildServiceProvider();
            return await RunAsync(services.GetRequiredService<Provisioner>(), options, output, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or JsonException or InvalidOperationException)
        {
            return await SayAsync(output, $"Gagal / failed: {e.Message}", Misused);
        }
        catch (Exception e) when (e is ArchiveUnavailableException or GraphRefusedException)
        {
            return await SayAsync(output, $"Gagal / failed: {e.Message}{Advice(e)}", Failed);
        }
    }

    private static async Task<int> RunAsync(Provisioner provisioner, Options options, TextWriter output, CancellationToken cancellationToken)
    {
        if (options.PlanOnly)
        {
            var plan = await provisioner.PlanAsync(options.Lists, options.Seed, cancellationToken);
            foreach (var change in plan) await output.WriteLineAsync(change.ToString());
            return await SayAsync(output, $"{plan.Count} perubahan / changes", Done);
        }

        var count = 0;
        var left = await provisioner.ApplyAsync(
            options.Lists,
            options.Seed,
            change =>
            {
                count++;
                output.WriteLine(change);
            },
            cancellationToken);
        foreach (var change in left) await output.WriteLineAsync($"Belum / not yet: {change}");
        return await SayAsync(output, $"Selesai: {count} perubahan / done: {count} changes", left.Count == 0 ? Done : Failed);
    }

    private static async Task<Options?> ReadAsync(string[] args, CancellationToken cancellationToken)
    {
        string? lists = null, seed = null;
        bool plan = false, apply = false;
        for (var i = args is [Name, ..] ? 1 : 0; i < args.Length; i++)
        {
            if (args[i] == "--plan") plan = true;
            else if (args[i] == "--apply") apply = true;
            else if (args[i] == "--lists" && i + 1 < args.Length) lists = args[++i];
            else if (args[i] == "--seed" && i + 1 < args.Length) seed = args[++i];
            else return null;
        }

        if (plan && apply) return null;
        var definitions = lists is null ? ListDefinitions.Embedded : ListDefinitions.Parse(await File.ReadAllTextAsync(lists, cancellationToken));
        var rows = seed is null ? SeedRows.None : SeedRows.Parse(await File.ReadAllTextAsync(seed, cancellationToken), definitions);
        return new Options(definitions, rows.And(SeedRows.Shipped(definitions)), plan);
    }

    private static string Advice(Exception e) => e switch
    {
        GraphRefusedException { Status: 401 or 403 } => ". Izin Sites.Manage.All atau lebih diperlukan / permission Sites.Manage.All or more is needed",
        { InnerException: { } inner } => $" ({inner.Message})",
        _ => "",
    };

    private static async Task<int> SayAsync(TextWriter output, string line, int code)
    {
        await output.WriteLineAsync(line);
        return code;
    }
}
