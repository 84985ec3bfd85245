namespace Sop697.Workflow.Ports;

/// <summary>Cases with a card that did not reach one person, who removed or blocked the bot: to be looked at when the person is back.</summary>
public interface IWaitingCases
{
    /// <summary>Repeating it is harmless.</summary>
    Task RememberAsync(string objectId, string caseId, CancellationToken cancellationToken);

    /// <summary>Ids of cases, in no order. A case may have gone on meanwhile: the journal tells.</summary>
    Task<IReadOnlyList<string>> FindAsync(string objectId, CancellationToken cancellationToken);

    /// <summary>Repeating it is harmless.</summary>
    Task ForgetAsync(string objectId, string caseId, CancellationToken cancellationToken);
}
