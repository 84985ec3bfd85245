using System.Text.Json;
using Sop697.Domain;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// <c>GET /api/cases/{caseId}</c>: how a case stands, and <c>…/commits/{version}/card</c>: a card of it as it was answered. For the
/// people of its chain.
/// </summary>
internal sealed class CaseDoor(CaseHandler cases, IDirectory directory, IArchiveCursors cursors, TimeProvider time)
{
    private static readonly LocalText NoCard = new("Pada keputusan ini tidak ada kartu yang dijawab.", "No card was answered with this decision.");

    internal async Task HandleAsync(HttpContext context, string caseId)
    {
        if (await AdmitAsync(context, caseId) is not { } admitted) return;
        var (loaded, office) = admitted;
        var cursor = await cursors.ReadAsync(caseId, context.RequestAborted);
        var view = CaseView.Of(loaded, cursor, Sop697Table.Find(loaded.State.SopRevision), office, Problems.Language(context.Request));
        await context.Response.WriteAsJsonAsync(view, DoorJson.Default.CaseView, "application/json", context.RequestAborted);
    }

    internal async Task CardAsync(HttpContext context, string caseId, int version)
    {
        if (await AdmitAsync(context, caseId) is not { } admitted) return;
        if (admitted.Loaded.Commits.FirstOrDefault(c => c.Commit.Version == version) is not { Commit.Card: { } card, Commit: var commit })
        {
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, NoCard);
            return;
        }

        PrivateAnswer.Head(context.Response);
        await context.Response.WriteAsJsonAsync(AnsweredCardView.Of(commit, card), DoorJson.Default.AnsweredCardView, "application/json", context.RequestAborted);
    }

    /// <summary>The case for somebody of its chain; everybody else has been answered when this gives null.</summary>
    private async Task<(LoadedCase Loaded, Office Office)?> AdmitAsync(HttpContext context, string caseId)
    {
        var cancellationToken = context.RequestAborted;
        var office = await directory.ReadAsync(time.GetUtcNow(), cancellationToken);
        var by = SignedIn.Actor(context.User, office);
        var loaded = CaseIds.IsWellFormed(caseId) && by.Seats.Count > 0 ? await cases.LoadAsync(caseId, cancellationToken) : null;
        if (by.Seats.Count == 0) await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NoRole);
        else if (loaded is null) await Problems.WriteAsync(context, Refusals.NoSuchCase);
        else if (!CaseAccess.MayRead(loaded.State, by)) await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NotInChain);
        else return (loaded, office);
        return null;
    }
}

/// <summary>A card as its reader saw it, and what was filled in. Nothing on it can be pressed any more.</summary>
/// <param name="Version">The commit that it was sealed into.</param>
/// <param name="At">When it was answered, UTC.</param>
/// <param name="Name">Who answered, as then.</param>
/// <param name="Position">In which position, as then.</param>
/// <param name="Verb">The button.</param>
/// <param name="Redrawn">The card was not kept when it was shown and was drawn again: what it says is true, its look may have differed.</param>
/// <param name="Card">The Adaptive Card, value for value.</param>
/// <param name="Inputs">What was filled in, by input id.</param>
internal sealed record AnsweredCardView(
    int Version, DateTimeOffset At, string Name, string Position, string Verb, bool Redrawn, JsonElement Card, IReadOnlyDictionary<string, string> Inputs)
{
    internal static AnsweredCardView Of(Commit commit, AnsweredCard card)
    {
        using var shown = JsonDocument.Parse(card.Shown);
        return new(commit.Version, commit.At, commit.By.Name, commit.By.Title, card.Verb, card.Redrawn, shown.RootElement.Clone(), card.Inputs);
    }
}
