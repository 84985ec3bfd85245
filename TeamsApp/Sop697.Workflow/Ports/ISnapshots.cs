namespace Sop697.Workflow.Ports;

/// <summary>Last known copies of small settings, so that a start succeeds while SharePoint is down.</summary>
public interface ISnapshots
{
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    Task SaveAsync(string name, string json, CancellationToken cancellationToken);
}
