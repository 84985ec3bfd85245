using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Every door a report comes through ends here: pictures are made safe first, then the case is opened.</summary>
public sealed class Intake(CaseHandler cases, IEvidenceStore evidence, IPictures pictures, IDirectory directory, TimeProvider time, ILogger<Intake> log)
{
    /// <summary>Proves one picture and keeps it. Nothing is stored when it is refused.</summary>
    public async Task<KeptPicture> KeepAsync(ReadOnlyMemory<byte> bytes, EvidencePurpose purpose, CancellationToken cancellationToken)
    {
        var (found, fault) = await InspectAsync(bytes, purpose, cancellationToken);
        if (found is null) return new KeptPicture(null, fault);
        await StoreAsync(found, bytes, cancellationToken);
        return new KeptPicture(found.Evidence, null);
    }

    /// <summary>Proves pictures without keeping them, so that one bad picture among five leaves nothing behind.</summary>
    public async Task<(InspectedPicture? Picture, PictureFault? Fault)> InspectAsync(
        ReadOnlyMemory<byte> bytes, EvidencePurpose purpose, CancellationToken cancellationToken)
    {
        var verdict = await pictures.InspectAsync(bytes, cancellationToken);
        if (verdict.Picture is not { } picture) return (null, verdict.Fault);
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        return (new InspectedPicture(new Evidence(sha, bytes.Length, picture.Width, picture.Height, picture.MediaType, purpose), picture.Preview), null);
    }

    public async Task StoreAsync(InspectedPicture picture, ReadOnlyMemory<byte> original, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(picture);
        await Task.WhenAll(
            evidence.KeepAsync(picture.Evidence, original, cancellationToken),
            evidence.KeepPreviewAsync(picture.Evidence.Sha256, picture.Preview, cancellationToken));
    }

    /// <summary>Opens a case with pictures that are kept already. The same case id again finds the same case.</summary>
    /// <param name="form">The card that was filled in, or null.</param>
    public async Task<Handled> OpenAsync(
        string caseId, Actor by, Inquiry inquiry, IReadOnlyList<Evidence> kept, string via, PressedCard? form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(inquiry);
        var now = time.GetUtcNow();
        var office = await directory.ReadAsync(now, cancellationToken);
        if (by.Seats.FirstOrDefault(s => s.Position.Role == Role.TimMediaSosial)?.Position is not { Superior: { } owner } team)
            return new Handled(new Decision.Refused(Refusals.NotTeam), null);

        var route = office.RouteFor(inquiry, owner);
        foreach (var position in route.Unusable) log.RouteUnusable(inquiry.Topic ?? "", position);
        var open = new OpenCase(now, by, inquiry, kept, route.Rule, team.Key, route.Owner, route.Approver, via);
        return await cases.HandleAsync(caseId, open, form, cancellationToken);
    }
}

/// <summary>A picture that was kept, or why it was not.</summary>
public sealed record KeptPicture(Evidence? Evidence, PictureFault? Fault);

/// <summary>A proved picture that is not stored yet.</summary>
public sealed record InspectedPicture(Evidence Evidence, ReadOnlyMemory<byte> Preview);
