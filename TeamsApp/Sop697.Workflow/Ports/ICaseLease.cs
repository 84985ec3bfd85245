namespace Sop697.Workflow.Ports;

/// <summary>One runner per case at a time. A lost lease costs a repeated effect, never a wrong record: the journal is the fence.</summary>
public interface ICaseLease
{
    /// <param name="purpose">Lower-case name: <c>work</c> or <c>archive</c>; each has its own lease.</param>
    /// <returns>Null when somebody else holds it; dispose to give it back.</returns>
    Task<IAsyncDisposable?> TryTakeAsync(string caseId, string purpose, CancellationToken cancellationToken);
}
