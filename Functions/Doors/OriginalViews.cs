using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow;

namespace Sop697.Functions.Doors;

/// <summary>Whoever is about to see a picture unmasked stands on the record first. What cannot be recorded is not shown: the fault leaves this door too.</summary>
internal sealed class OriginalViews(CaseHandler cases, TimeProvider time)
{
    /// <returns>Why it may not be shown; null when it stands on the record.</returns>
    internal async Task<Refusal?> RecordAsync(Case state, Actor by, string sha256, CancellationToken cancellationToken)
    {
        var handled = await cases.HandleAsync(state.Id, new SeeOriginal(time.GetUtcNow(), by, sha256), null, cancellationToken);
        return (handled.Decision as Decision.Refused)?.Refusal;
    }

    /// <summary>The pictures of a printed dossier that nobody masked: printed, they are seen as they are.</summary>
    internal async Task<Refusal?> RecordPrintedAsync(Case state, Actor by, CancellationToken cancellationToken)
    {
        foreach (var picture in state.Evidence.Where(e => e.Purpose != EvidencePurpose.Hardcopy && !state.MaskOf(e.Sha256).IsSettled).DistinctBy(e => e.Sha256))
            if (await RecordAsync(state, by, picture.Sha256, cancellationToken) is { } refusal) return refusal;
        return null;
    }
}
