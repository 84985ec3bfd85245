using System.Globalization;

namespace Sop697.Benchmarks;

/// <summary>A budget and what was measured against it.</summary>
internal sealed record BudgetLine(string What, double Budget, double Measured, string Unit)
{
    public bool Holds => Measured <= Budget;
}

/// <summary>Plain text tables.</summary>
internal static class Tables
{
    public static void Load(string title, LoadResult load)
    {
        Say($"\n{title}: {load.Cases} cases, {load.PerSecond:0.0} cases/s, CPU {load.CpuPerCase:0.0} ms per case, calls per case: Graph {load.CallsPerCase("graph"):0.00}, Connector {load.CallsPerCase("connector"):0.00}");
        if (load.Failed > 0) Say($"  FAILED {load.Failed}: {load.Fault}");
        foreach (var call in load.Calls) Say($"    {call.Key}: {call.Value / (double)Math.Max(1, load.Cases):0.00}");
        Say($"  {"stage, ms",-28} {"n",6} {"p50",8} {"p95",8} {"p99",8}");
        foreach (var stage in load.Measures.Stages)
        {
            var m = load.Measures;
            Say($"  {stage,-28} {m.Count(stage),6} {m.Percentile(stage, 50),8:0} {m.Percentile(stage, 95),8:0} {m.Percentile(stage, 99),8:0}");
        }
    }

    public static void Budgets(IEnumerable<BudgetLine> lines)
    {
        Say($"\n{"budget",-62} {"at most",10} {"measured",10}  ok?");
        foreach (var line in lines)
            Say($"{line.What,-62} {Amount(line.Budget, line.Unit),10} {Amount(line.Measured, line.Unit),10}  {(line.Holds ? "yes" : "NO")}");
    }

    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string Amount(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.##} {unit}").TrimEnd();
}
