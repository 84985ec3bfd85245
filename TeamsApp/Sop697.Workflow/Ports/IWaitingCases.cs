namespace Sop697.Workflow.Ports;

/// <summary>Which cases wait for something of one person: a short list that spares a search through all cases.</summary>
public interface IWaitingCases
{
    /// <summary>Repeating it is harmless.</summary>
    Task RememberAsync(string objectId, WaitsFor what, string caseId, CancellationToken cancellationToken);

    /// <summary>Ids of cases, in no order. A case may have gone on meanwhile: the journal tells.</summary>
    Task<IReadOnlyList<string>> FindAsync(string objectId, WaitsFor what, CancellationToken cancellationToken);

    /// <summary>Repeating it is harmless.</summary>
    Task ForgetAsync(string objectId, WaitsFor what, string caseId, CancellationToken cancellationToken);
}

public enum WaitsFor
{
    /// <summary>A card did not reach the person, who removed or blocked the bot.</summary>
    Return,

    /// <summary>The person was asked to publish the answer and prove it.</summary>
    Proof,
}
