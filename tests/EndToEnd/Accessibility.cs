using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace Sop697.Tests.EndToEnd;

/// <summary>Deque's axe-core, which looks for barriers on the page as it stands; only tests have it.</summary>
public static class Accessibility
{
    private static readonly string Folder = Repository.PathOf("tests", "EndToEnd", "axe");

    /// <summary>What is serious or worse: rule and place.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(IPage page)
    {
        var script = Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(script)) await InstallAsync();
        // Evaluated, not added as an element: the page allows no script but its own.
        await page.EvaluateAsync(await File.ReadAllTextAsync(script));
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations");
        return
        [
            .. from violation in found.EnumerateArray()
               where violation.GetProperty("impact").GetString() is "serious" or "critical"
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()}",
        ];
    }

    private static async Task InstallAsync()
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder })!;
        await npm.WaitForExitAsync();
        Assert.Equal(0, npm.ExitCode);
    }
}
