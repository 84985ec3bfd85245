namespace Sop697.Domain.Cases;

/// <summary>The answer to a command.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>It may happen; these events follow. Never empty.</summary>
    /// <param name="By">Who acts, frozen.</param>
    public sealed record Accepted(ActedBy By, IReadOnlyList<CaseEvent> Events) : Decision;

    /// <summary>It had already happened. Nothing follows.</summary>
    /// <param name="Done">Who did it and when; null when the system had recorded it.</param>
    public sealed record Repeated(Stamp? Done) : Decision;

    /// <summary>The domain says no. Nothing follows.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;
}

/// <summary>Why not, in words for the person who asked.</summary>
/// <param name="Code">Stable ASCII name for programs.</param>
public sealed record Refusal(string Code, LocalText Text);
