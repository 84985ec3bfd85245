using System.Text.Json.Serialization;
using Sop697.Domain;

namespace Sop697.Workflow.Doctor;

/// <summary>How one thing stands. Ordered from best to worst.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Health>))]
public enum Health
{
    /// <summary>As it must be.</summary>
    [JsonStringEnumMemberName("good")] Good,

    /// <summary>Nothing is broken; a person should know it all the same.</summary>
    [JsonStringEnumMemberName("note")] Note,

    /// <summary>Nobody could look, so nobody knows.</summary>
    [JsonStringEnumMemberName("unchecked")] Unchecked,

    [JsonStringEnumMemberName("wrong")] Wrong,
}

/// <summary>What was found, and how to mend it.</summary>
/// <param name="Says">One sentence for an administrator; never a secret and never a citizen's data.</param>
/// <param name="Remedy">What to do; null when there is nothing to do.</param>
public sealed record Finding(Health Health, LocalText Says, LocalText? Remedy = null)
{
    public static Finding Good(string id, string en) => new(Health.Good, new LocalText(id, en));

    public static Finding Note(LocalText says, LocalText? remedy = null) => new(Health.Note, says, remedy);

    public static Finding Wrong(LocalText says, LocalText remedy) => new(Health.Wrong, says, remedy);

    public static Finding Unchecked(LocalText says, LocalText? remedy = null) => new(Health.Unchecked, says, remedy);
}

/// <summary>A finding under the name of its check.</summary>
public sealed record Examined(string Name, LocalText Title, Finding Finding);
