using Sop697.Documents.Dossiers;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Chat;

/// <summary>
/// Matches a scan of a signed sheet back to its case by the code on it: the code names the case, and its hash must be that of
/// the end of its journal; else the sheet is another case's, or was printed before the end.
/// </summary>
internal sealed class SignedSheets(INumbering numbering, CaseHandler cases, IEvidenceStore evidence, PictureRoom room)
{
    /// <summary>The first of these pictures that bears a code of ours. Only what has the shape of a sheet is read back at all.</summary>
    internal async Task<ScannedSheet?> FindAsync(IReadOnlyList<Evidence> pictures, CancellationToken cancellationToken)
    {
        foreach (var picture in pictures.Where(p => SheetScan.MayBeSheet(p.Width, p.Height)))
        {
            using var place = await room.EnterAsync(cancellationToken);
            await using var original = await evidence.OpenAsync(picture.Sha256, cancellationToken);
            if (original is null) continue;
            using var bytes = new MemoryStream();
            await original.CopyToAsync(bytes, cancellationToken);
            if (SheetScan.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { } code) return new ScannedSheet(code, picture.Sha256);
        }

        return null;
    }

    /// <returns>The case whose paper this person may file now, or why it is not filed.</returns>
    internal async Task<(Case? Case, LocalText? Why)> MatchAsync(DossierCode code, Actor by, CancellationToken cancellationToken)
    {
        var id = ChatCommand.Read(code.Number) is ChatCommand.Status { Number: var number } ? await numbering.CaseOfAsync(number.Year, number.Serial, cancellationToken) : null;
        if (id is null || await cases.LoadAsync(id, cancellationToken) is not { } loaded || CaseAccess.Filing(loaded.State, by) is null) return (null, Refusals.NoSuchCase.Text);
        if (!loaded.Commits.Any(c => c.Hash == code.Hash)) return (null, Refusals.ForeignSheet(code.Number).Text);
        if (!loaded.State.IsClosed) return (null, Refusals.NotClosed.Text);
        if (loaded.Commits.First(c => c.Commit.Events.Any(e => e is CaseClosed)).Hash != code.Hash) return (null, Refusals.EarlySheet(code.Number).Text);
        return loaded.State.Hardcopy is { } filed ? (null, Refusals.FiledAlready(code.Number, filed.Location).Text) : (loaded.State, null);
    }
}

/// <summary>A picture that bears the code of a printed sheet.</summary>
internal sealed record ScannedSheet(DossierCode Code, string Sha256);
