using System.Globalization;

namespace Sop697.Benchmarks;

/// <summary>What to run: <c>--seconds 20 --concurrency 1,8,32</c>.</summary>
/// <param name="Seconds">Length of each measured load.</param>
/// <param name="Concurrency">Cases under way at once, one load for each.</param>
/// <param name="Starts">How often the process is started anew to measure its start; 0 leaves that out.</param>
/// <param name="Attach">Addresses of a tenant that is running already (page, functions); else one is started.</param>
/// <param name="Dashboard">Cases in the archive over which the dashboard is measured, instead of everything else.</param>
/// <param name="Verify">Commits that a verification is measured over, instead of everything else.</param>
/// <param name="Functions">Folder of a published product, which is what an office runs; the Release build when null.</param>
internal sealed record Plan(
    int Seconds, IReadOnlyList<int> Concurrency, int Starts, (Uri Page, Uri Functions)? Attach = null, int? Dashboard = null, int? Verify = null, string? Functions = null)
{
    private const string Usage = "Usage: Benchmarks [--seconds 20] [--concurrency 1,8,32] [--starts 5] [--attach PAGE-URL,FUNCTIONS-URL] [--functions DIR] [--dashboard 100000] [--verify 100000]";

    /// <exception cref="ArgumentException">The arguments cannot be understood.</exception>
    public static Plan Read(string[] args)
    {
        var plan = new Plan(20, [1, 8, 32], 5);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException(Usage);
            plan = args[i] switch
            {
                "--seconds" => plan with { Seconds = Number(value) },
                "--concurrency" => plan with { Concurrency = [.. value.Split(',').Select(Number)] },
                "--starts" => plan with { Starts = value == "0" ? 0 : Number(value) },
                "--dashboard" => plan with { Dashboard = Number(value) },
                "--verify" => plan with { Verify = Number(value) },
                "--functions" => plan with { Functions = Path.GetFullPath(value) },
                "--attach" when value.Split(',') is [var page, var functions] => plan with { Attach = (new Uri(page), new Uri(functions)) },
                _ => throw new ArgumentException(Usage),
            };
        }

        return plan;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new ArgumentException(Usage);
}
