using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;

namespace Sop697.Workflow.Ports;

/// <summary>Reads the words on a picture. It is a help and may be missing or wrong: nothing may wait for it.</summary>
public interface IOcrEngine
{
    /// <summary>Whether this machine can read pictures, with Indonesian; asked once.</summary>
    bool IsInstalled { get; }

    /// <summary>Reads one picture; others wait their turn. Takes about half a second of one core for a phone's screenshot.</summary>
    /// <param name="original">The kept bytes, from their beginning.</param>
    /// <param name="evidence">What is known of them.</param>
    Task<OcrReading> ReadAsync(Stream original, Evidence evidence, CancellationToken cancellationToken);
}

/// <param name="Words">Line by line, in pixels of the upright original; empty when nothing could be read.</param>
/// <param name="TimedOut">It took too long and was given up, or the program failed: nothing is known of this picture.</param>
public sealed record OcrReading(IReadOnlyList<ReadWord> Words, bool TimedOut);
