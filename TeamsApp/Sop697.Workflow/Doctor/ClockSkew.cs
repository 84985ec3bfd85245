using Sop697.Domain;

namespace Sop697.Workflow.Doctor;

/// <summary>How far the clock of this machine is from the one of a service that stamps its answers.</summary>
public static class ClockSkew
{
    /// <summary>Beyond this, tokens are refused by either side.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    /// <summary>Stamps are whole seconds and travel; this much more is a clock that nobody sets.</summary>
    private static readonly TimeSpan Fair = TimeSpan.FromSeconds(60);

    private static readonly LocalText Remedy = new(
        "Hidupkan penyelarasan waktu (NTP) di mesin ini.", "Switch on time synchronisation (NTP) on this machine.");

    /// <param name="theirs">The stamp of the answer; null when there was none.</param>
    public static Finding Of(DateTimeOffset? theirs, DateTimeOffset ours)
    {
        if (theirs is null) return Finding.Unchecked(new LocalText("Jawabannya tanpa waktu.", "The answer bore no time."));
        var apart = (ours - theirs.Value).Duration();
        var says = new LocalText($"Selisih {apart.TotalSeconds:0} detik.", $"{apart.TotalSeconds:0} seconds apart.");
        if (apart > Most) return Finding.Wrong(says, Remedy);
        return apart > Fair ? Finding.Note(says, Remedy) : new Finding(Health.Good, says);
    }
}
