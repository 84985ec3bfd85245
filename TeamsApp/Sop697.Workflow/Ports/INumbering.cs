namespace Sop697.Workflow.Ports;

/// <summary>The yearly register of case numbers, without gaps and never reused.</summary>
public interface INumbering
{
    /// <summary>The serial number of a case within a year, from 1; the same case gets the same number again.</summary>
    Task<int> NumberForAsync(string caseId, int year, CancellationToken cancellationToken);

    /// <summary>The case that has a serial number, or null.</summary>
    Task<string?> CaseOfAsync(int year, int serial, CancellationToken cancellationToken);
}
