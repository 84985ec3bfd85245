namespace Sop697.Workflow.Ports;

/// <summary>The yearly register of case numbers, without gaps and never reused.</summary>
public interface INumbering
{
    /// <summary>The serial number of a case within a year, from 1; the same case gets the same number again.</summary>
    Task<int> NumberForAsync(string caseId, int year, CancellationToken cancellationToken);

    /// <summary>Puts a number that was given before into the register, which a backup made older. Repeating it is harmless.</summary>
    /// <returns>False when another case has the number, or the case another number: nothing was changed.</returns>
    Task<bool> KeepAsync(string caseId, int year, int serial, CancellationToken cancellationToken);

    /// <summary>The case that has a serial number, or null.</summary>
    Task<string?> CaseOfAsync(int year, int serial, CancellationToken cancellationToken);
}
