using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>Pictures that stand, with when they were sent, and who has them.</summary>
internal sealed class PicturesOfLists : IEvidenceEraser
{
    internal Dictionary<string, DateTimeOffset> Standing { get; } = [];

    internal HashSet<(string Sha256, string CaseId)> Users { get; } = [];

    public Task UsedAsync(string sha256, string caseId, CancellationToken cancellationToken)
    {
        Users.Add((sha256, caseId));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> UsersAsync(string sha256, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Users.Where(u => u.Sha256 == sha256).Select(u => u.CaseId)]);

    public Task UnusedAsync(string sha256, string caseId, CancellationToken cancellationToken)
    {
        Users.Remove((sha256, caseId));
        return Task.CompletedTask;
    }

    public Task<StandingPicture?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        Task.FromResult(Standing.TryGetValue(sha256, out var at) ? new StandingPicture(sha256, at, $"{at:O}") : null);

    /// <summary>Thrown once by the next removal, to let the process die there.</summary>
    internal bool Dies { get; set; }

    public Task<bool> EraseAsync(string sha256, StandingPicture? found, CancellationToken cancellationToken)
    {
        if (Dies) throw new IOException("The process died here.");
        if (found is not null && Standing.TryGetValue(sha256, out var at) && found.Version != $"{at:O}") return Task.FromResult(false);
        Standing.Remove(sha256);
        return Task.FromResult(true);
    }
}
