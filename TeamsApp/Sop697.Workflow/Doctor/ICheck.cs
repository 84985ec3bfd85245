using Sop697.Domain;

namespace Sop697.Workflow.Doctor;

/// <summary>One thing that must be so for the product to work in a tenant. It looks, and leaves everything as it was.</summary>
public interface ICheck
{
    /// <summary>For machines, and for ever: lower-case ASCII with hyphens.</summary>
    string Name { get; }

    /// <summary>For people.</summary>
    LocalText Title { get; }

    /// <summary>May throw: what cannot be looked at becomes a finding of its own.</summary>
    Task<Finding> LookAsync(CancellationToken cancellationToken);
}

/// <summary>The office is looked at as it will be on this day, WIB; connections are always looked at as they are now.</summary>
public sealed record LookedAtDay(DateOnly Day);
