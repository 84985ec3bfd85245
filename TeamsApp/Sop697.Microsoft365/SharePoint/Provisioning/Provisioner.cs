using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint.Provisioning;

/// <summary>Makes what the site lacks; run it as often as you like. Needs the administrator's permission, never the app's.</summary>
internal sealed class Provisioner(GraphCalls calls, GraphSettings settings, TimeProvider time)
{
    private const int MostPasses = 3;
    private const int MostWaits = 5;

    /// <summary>What would change.</summary>
    public async Task<IReadOnlyList<Change>> PlanAsync(ListDefinitions definitions, SeedRows seed, CancellationToken cancellationToken) =>
        ProvisioningPlan.Of(definitions, seed, await InspectAsync(definitions, seed, cancellationToken));

    /// <summary>Makes every change that a program may make, then looks again: Graph may take a list without its indexes.</summary>
    /// <returns>What still differs; empty when the site is as defined.</returns>
    public async Task<IReadOnlyList<Change>> ApplyAsync(
        ListDefinitions definitions, SeedRows seed, Action<Change> done, CancellationToken cancellationToken)
    {
        for (var pass = 1; ; pass++)
        {
            var site = await InspectAsync(definitions, seed, cancellationToken);
            var plan = ProvisioningPlan.Of(definitions, seed, site);
            if (pass > MostPasses || plan.All(c => c is WrongType)) return plan;
            foreach (var change in plan.Where(c => IsReady(c, site)))
            {
                await ApplyAsync(site, change, cancellationToken);
                done(change);
            }
        }
    }

    // Rows of a list that is only being made wait for the next pass.
    private static bool IsReady(Change change, StandingSite site) => change switch
    {
        WrongType => false,
        AddRow row => site.Lists.ContainsKey(row.Row.List.Name),
        _ => true,
    };

    private Task ApplyAsync(StandingSite site, Change change, CancellationToken cancellationToken) => change switch
    {
        CreateList c => SendAsync(Method.POST, $"/sites/{site.Id}/lists", w => WriteList(w, c.List), cancellationToken),
        AddColumn c => SendAsync(Method.POST, $"{Address(site, c.List)}/columns", w => ColumnJson.Write(w, c.Column), cancellationToken),
        MendColumn c => SendAsync(Method.PATCH, $"{Address(site, c.List)}/columns/{c.ColumnId}", w => ColumnJson.WriteIndex(w, c.Column), cancellationToken),
        AddRow c => SendAsync(Method.POST, $"{Address(site, c.Row.List.Name)}/items", c.Row.WriteTo, cancellationToken),
        _ => throw new InvalidOperationException($"{change.GetType().Name} is not made by a program."),
    };

    private static string Address(StandingSite site, string list) => $"/sites/{site.Id}/lists/{site.Lists[list].Id}";

    private static void WriteList(Utf8JsonWriter writer, ListDefinition list)
    {
        writer.WriteStartObject();
        // Graph refuses "name" and makes it from the title; both are the same ASCII word.
        writer.WriteString("displayName", list.Name);
        writer.WriteString("description", list.Description);
        writer.WriteStartObject("list");
        writer.WriteString("template", list.Template);
        writer.WriteEndObject();
        if (list.Columns.Count > 0)
        {
            writer.WriteStartArray("columns");
            foreach (var column in list.Columns) ColumnJson.Write(writer, column);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private async Task SendAsync(Method method, string address, Action<Utf8JsonWriter> body, CancellationToken cancellationToken)
    {
        var json = GraphBatch.Json(body);
        using var answer = await PatientlyAsync(() => calls.SendAsync(method, address, json, cancellationToken), cancellationToken);
    }

    private async Task<StandingSite> InspectAsync(ListDefinitions definitions, SeedRows seed, CancellationToken cancellationToken)
    {
        var id = await PatientlyAsync(() => SiteMap.SiteIdAsync(calls, settings, cancellationToken), cancellationToken);
        var ids = await PatientlyAsync(() => SiteMap.ListsAsync(calls, id, cancellationToken), cancellationToken);
        var seeded = seed.Rows.Select(r => r.List).DistinctBy(l => l.Name).ToDictionary(l => l.Name);
        var lists = new Dictionary<string, StandingList>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in definitions.Lists.Select(l => l.Name))
        {
            if (!ids.TryGetValue(name, out var listId)) continue;
            lists[name] = await PatientlyAsync(() => InspectAsync(id, listId, seeded.GetValueOrDefault(name), cancellationToken), cancellationToken);
        }

        return new StandingSite(id, lists);
    }

    private async Task<StandingList> InspectAsync(string site, string list, ListDefinition? seeded, CancellationToken cancellationToken)
    {
        List<StandingColumn> columns = [];
        var address = $"/sites/{site}/lists/{list}";
        await foreach (var column in Pages.ReadAsync(calls, $"{address}/columns", cancellationToken)) columns.Add(ColumnJson.Read(column));
        HashSet<string> keys = [];
        if (seeded is null || !seeded.Key.All(k => columns.Any(c => c.Name == k))) return new StandingList(list, columns, keys);
        await foreach (var row in Pages.ReadAsync(calls, Pages.Rows($"{address}/items", seeded.Key), cancellationToken))
            keys.Add(SeedRow.KeyOf(seeded, row.GetProperty("fields")));
        return new StandingList(list, columns, keys);
    }

    /// <summary>An administrator at a command line would rather wait than begin again.</summary>
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var waits = 0; ; waits++)
        {
            try
            {
                return await ask();
            }
            catch (ArchiveUnavailableException e) when (e.RetryAfter is not null && waits < MostWaits)
            {
                await Task.Delay(e.RetryAfter.Value, time, cancellationToken);
            }
        }
    }
}
