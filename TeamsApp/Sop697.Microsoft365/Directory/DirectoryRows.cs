using System.Text.Json.Serialization;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Directory;

/// <summary>The settings lists as they were read; who holds what depends on the day and is worked out from them.</summary>
/// <param name="Holidays">Null in a copy kept before this list was read; as an empty one, it stands for what the product ships with.</param>
/// <param name="Hours">As <paramref name="Holidays"/>.</param>
/// <param name="Settings">As <paramref name="Holidays"/>.</param>
internal sealed record DirectoryRows(
    IReadOnlyList<Position> Positions,
    IReadOnlyList<Assignment> Assignments,
    IReadOnlyList<Topic> Topics,
    IReadOnlyList<Holiday>? Holidays = null,
    IReadOnlyList<HoursRow>? Hours = null,
    IReadOnlyList<Setting>? Settings = null)
{
    /// <summary>Calendar and settings as the office has them.</summary>
    public SopRules Rules() => SopRules.Of(
        WorkCalendar.Of(Holidays ?? [], Hours ?? []),
        (Settings ?? []).Aggregate(OfficeSettings.Default, (all, row) => SettingRows.Apply(all, row) ?? all));

    /// <summary>The office on a day, WIB.</summary>
    public Office On(DateTimeOffset now, SopRules rules)
    {
        var day = Wib.Day(now);
        var holders = Assignments.Where(a => a.Covers(day)).GroupBy(a => a.Position).ToDictionary(g => g.Key, g => Acting([.. g]));
        List<Position> vacant = [.. Positions.Where(p => p.Role != Role.Admin && !holders.ContainsKey(p.Key))];
        foreach (var (position, above) in vacant.Select(p => (p.Key, Above(p, holders))).ToList()) holders[position] = above;
        return new Office(Positions, holders, Topics) { Rules = rules, Vacant = vacant };
    }

    /// <summary>A case must not wait for nobody: the first holder on the way up acts, as the record will say.</summary>
    private IReadOnlyList<Person> Above(Position vacant, Dictionary<string, IReadOnlyList<Person>> holders)
    {
        HashSet<string> seen = [vacant.Key];
        for (var key = vacant.Superior; key is not null && seen.Add(key); key = Positions.FirstOrDefault(p => p.Key == key)?.Superior)
            if (holders.TryGetValue(key, out var above) && above.Any(p => p.Kind != ActingKind.Atasan))
                return [.. above.Select(p => p with { Kind = ActingKind.Atasan })];
        return [];
    }

    // Who stands in, acts: the definitive holder is away as long as a Plh or Plt is named.
    private static IReadOnlyList<Person> Acting(IReadOnlyList<Assignment> current)
    {
        var standIns = current.Where(a => a.Kind != ActingKind.Definitif).ToList();
        return [.. (standIns.Count > 0 ? standIns : current).DistinctBy(a => a.ObjectId).Select(a => new Person(a.ObjectId, a.Name, a.Upn, a.Kind) { Rank = a.Rank, EmployeeNumber = a.EmployeeNumber })];
    }
}

/// <param name="From">First day, or null for ever before.</param>
/// <param name="To">Last day, or null for ever after.</param>
internal sealed record Assignment(string Position, string ObjectId, string Upn, string Name, ActingKind Kind, DateOnly? From, DateOnly? To)
{
    /// <summary>"Pangkat/golongan", for signatures; null when it was not entered.</summary>
    public string? Rank { get; init; }

    /// <summary>"NIP", for signatures; null when it was not entered.</summary>
    public string? EmployeeNumber { get; init; }

    public bool Covers(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DirectoryRows))]
internal sealed partial class DirectoryJson : JsonSerializerContext;
