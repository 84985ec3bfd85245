using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint.Provisioning;

/// <summary>
/// Tells what the site lacks, or prepares it, as often as you like. It runs as a registration that has <c>Sites.Manage.All</c>, never as the app.
/// </summary>
public static class SiteProvisioning
{
    private const int Done = 0;
    private const int Failed = 2;

    private sealed record Wanted(ListDefinitions Lists, SeedRows Seed);

    /// <returns>0 when the site is (or, when only planned, was compared with) the definition; 2 when it failed.</returns>
    /// <param name="planOnly">Tells what would change and changes nothing.</param>
    /// <param name="lists">File with a definition of the lists other than the one shipped, or null.</param>
    /// <param name="seed">File with first rows of lists, or null.</param>
    /// <param name="output">Is written to, in both languages.</param>
    /// <param name="wire">Changes how the services reach the network; for tests, which must trust a certificate of their own.</param>
    public static async Task<int> RunAsync(
        bool planOnly, string? lists, string? seed, IConfiguration configuration, TextWriter output, CancellationToken cancellationToken, Action<IServiceCollection>? wire = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            var wanted = await ReadAsync(lists, seed, cancellationToken);
            var parts = new ServiceCollection().AddLogging().AddSingleton(configuration).AddGraph(configuration).AddSingleton<Provisioner>();
            wire?.Invoke(parts);
            await using var services = parts.BuildServiceProvider();
            var provisioner = services.GetRequiredService<Provisioner>();
            return planOnly ? await PlanAsync(provisioner, wanted, output, cancellationToken) : await ApplyAsync(provisioner, wanted, output, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or JsonException or InvalidOperationException)
        {
            return await SayAsync(output, $"Gagal / failed: {e.Message}", Failed);
        }
        catch (Exception e) when (e is ArchiveUnavailableException or GraphRefusedException)
        {
            return await SayAsync(output, $"Gagal / failed: {e.Message}{Advice(e)}", Failed);
        }
    }

    private static async Task<int> PlanAsync(Provisioner provisioner, Wanted wanted, TextWriter output, CancellationToken cancellationToken)
    {
        var plan = await provisioner.PlanAsync(wanted.Lists, wanted.Seed, cancellationToken);
        foreach (var change in plan) await output.WriteLineAsync(change.ToString());
        return await SayAsync(output, $"{plan.Count} perubahan / changes", Done);
    }

    private static async Task<int> ApplyAsync(Provisioner provisioner, Wanted wanted, TextWriter output, CancellationToken cancellationToken)
    {
        var count = 0;
        var left = await provisioner.ApplyAsync(
            wanted.Lists,
            wanted.Seed,
            change =>
            {
                count++;
                output.WriteLine(change);
            },
            cancellationToken);
        foreach (var change in left) await output.WriteLineAsync($"Belum / not yet: {change}");
        return await SayAsync(output, $"Selesai: {count} perubahan / done: {count} changes", left.Count == 0 ? Done : Failed);
    }

    private static async Task<Wanted> ReadAsync(string? lists, string? seed, CancellationToken cancellationToken)
    {
        var definitions = lists is null ? ListDefinitions.Embedded : ListDefinitions.Parse(await File.ReadAllTextAsync(lists, cancellationToken));
        var rows = seed is null ? SeedRows.None : SeedRows.Parse(await File.ReadAllTextAsync(seed, cancellationToken), definitions);
        return new Wanted(definitions, rows.And(SeedRows.Shipped(definitions)));
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
