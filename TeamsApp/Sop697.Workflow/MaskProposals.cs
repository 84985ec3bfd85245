using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Looks for personal data on the pictures of a case, where this machine can read. Each picture once: what could not be read is said on
/// the record and left to the team.
/// </summary>
public sealed class MaskProposals(IOcrEngine reader, IEvidenceStore evidence, PictureRoom room, ILogger<MaskProposals> log)
{
    /// <returns>What was found, picture by picture; nothing when this machine cannot read.</returns>
    public async Task<IReadOnlyList<CaseEvent>> FindAsync(Case state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!reader.IsInstalled) return [];
        List<CaseEvent> found = [];
        foreach (var picture in Masking.Unread(state))
            if (await FindAsync(state, picture, cancellationToken) is { } one) found.Add(one);
        return found;
    }

    private async Task<MaskProposed?> FindAsync(Case state, Evidence picture, CancellationToken cancellationToken)
    {
        using var place = await room.EnterToUploadAsync(cancellationToken);
        await using var original = await evidence.OpenAsync(picture.Sha256, cancellationToken);
        // The upload that follows says so, to somebody who can mend it.
        if (original is null) return null;
        var reading = await ReadAsync(state, picture, original, cancellationToken);
        var areas = PersonalData.Find(reading.Words, state.Inquiry.SourceAccount);
        return new MaskProposed(picture.Sha256, Masking.On(picture, areas), !reading.TimedOut);
    }

    /// <summary>A picture that breaks the reader would break it again: cards, rows and files must not wait for it.</summary>
    private async Task<OcrReading> ReadAsync(Case state, Evidence picture, Stream original, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(original, picture, cancellationToken);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            log.PictureNotRead(state.Id, picture.Sha256, e);
            return new OcrReading([], true);
        }
    }
}
