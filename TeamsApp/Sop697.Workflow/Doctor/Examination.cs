using Sop697.Domain;

namespace Sop697.Workflow.Doctor;

/// <summary>
/// Runs every check, one after the other, whatever becomes of those before: a check that cannot run is a finding of its own. Bounded in
/// time, each check and all of them together.
/// </summary>
/// <param name="explain">What a failure of the outside means, in words; null when it does not know.</param>
public sealed class Examination(IReadOnlyList<ICheck> checks, Func<Exception, LocalText?> explain, TimeProvider time)
{
    /// <summary>One check asks some dozens of small questions at most.</summary>
    public static readonly TimeSpan OfOne = TimeSpan.FromSeconds(30);

    /// <summary>Whoever started it still watches.</summary>
    public static readonly TimeSpan OfAll = TimeSpan.FromMinutes(3);

    private static readonly LocalText NoTime = new("Waktu pemeriksaan habis.", "The time for looking was over.");

    public async Task<IReadOnlyList<Examined>> RunAsync(CancellationToken cancellationToken)
    {
        using var all = new CancellationTokenSource(OfAll, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(all.Token, cancellationToken);
        List<Examined> done = [];
        foreach (var check in checks) done.Add(new Examined(check.Name, check.Title, await LookAsync(check, linked.Token, cancellationToken)));
        return done;
    }

    private async Task<Finding> LookAsync(ICheck check, CancellationToken limit, CancellationToken cancellationToken)
    {
        if (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested) return Finding.Unchecked(NoTime);
        using var one = new CancellationTokenSource(OfOne, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(one.Token, limit);
        try
        {
            return await check.LookAsync(linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Unchecked(NoTime);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return Finding.Unchecked(explain(e) ?? new LocalText($"Gagal diperiksa: {e.GetType().Name}.", $"Looking failed: {e.GetType().Name}."));
        }
    }
}
