namespace Sop697.Workflow.Ports;

/// <summary>Which cases have a card that did not reach a person, so that it is sent when the person is back.</summary>
public interface IUnreached
{
    /// <summary>Repeating it is harmless.</summary>
    Task RememberAsync(string objectId, string caseId, CancellationToken cancellationToken);

    /// <summary>Ids of cases, in no order.</summary>
    Task<IReadOnlyList<string>> FindAsync(string objectId, CancellationToken cancellationToken);

    /// <summary>Repeating it is harmless.</summary>
    Task ForgetAsync(string objectId, string caseId, CancellationToken cancellationToken);
}
