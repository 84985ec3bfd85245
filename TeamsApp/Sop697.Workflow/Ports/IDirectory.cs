using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Workflow.Ports;

/// <summary>Positions, who holds them now, and topics: SharePoint lists that people edit, read with a cache.</summary>
public interface IDirectory
{
    /// <summary>The office as it stands at a time. Served from a copy when SharePoint is down.</summary>
    /// <exception cref="DirectoryUnavailableException">It was never read and cannot be read now.</exception>
    Task<Office> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

public static class DirectoryReading
{
    /// <summary>The office as it stands at a time; null when it was never read and cannot be read now, so that nothing follows from what is only shipped.</summary>
    public static async Task<Office?> TryReadAsync(this IDirectory directory, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(directory);
        try
        {
            return await directory.ReadAsync(now, cancellationToken);
        }
        catch (DirectoryUnavailableException)
        {
            return null;
        }
    }
}

/// <summary>A snapshot of positions, holders and topics.</summary>
public sealed record Office(
    IReadOnlyList<Position> Positions,
    IReadOnlyDictionary<string, IReadOnlyList<Person>> Holders,
    IReadOnlyList<Topic> Topics)
{
    /// <summary>Calendar and settings of this office; as shipped until they were read.</summary>
    public SopRules Rules { get; init; } = SopRules.Current;

    /// <summary>Positions of the SOP that nobody holds; whoever holds the one above acts for them meanwhile.</summary>
    public IReadOnlyList<Position> Vacant { get; init; } = [];

    public Position? Position(string key) => Positions.FirstOrDefault(p => p.Key == key);

    public IReadOnlyList<Person> HoldersOf(string position) => Holders.TryGetValue(position, out var people) ? people : [];

    /// <summary>Who acts for which position. An office in which nobody holds anything is a list that was not filled or not read.</summary>
    public Roster Roster => Holders.Values.All(h => h.Count == 0)
        ? Roster.Unknown
        : new(Positions.ToDictionary(p => p.Key, p => (IReadOnlyList<Holder>)[.. HoldersOf(p.Key).Select(h => new Holder(h.ObjectId, h.Name, h.Kind))])) { Posts = Positions.ToDictionary(p => p.Key) };

    /// <summary>Whose agreement an answer to this needs, by topic and kind.</summary>
    public ApprovalRule RuleFor(Inquiry inquiry)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        return Approval.RuleFor(Topics.FirstOrDefault(t => t.Key == inquiry.Topic)?.Rule, inquiry.Kind);
    }

    /// <summary>Who owns a case about this and who approves its answer: as the topic says, else as the office is built.</summary>
    /// <remarks>A Kepala Seksi whose superior was not entered does not get to agree with himself: the first Kepala Bidang is asked.</remarks>
    /// <param name="owner">Who owns what no topic gives to another: the position above the team that reports.</param>
    public Route RouteFor(Inquiry inquiry, string owner)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        var topic = Topics.FirstOrDefault(t => t.Key == inquiry.Topic);
        var named = Named(topic?.Owner, Role.KepalaSeksi);
        var approver = Named(topic?.Approver, Role.KepalaBidang);
        var owns = named ?? owner;
        return new Route(
            owns,
            approver ?? Position(owns)?.Superior ?? Positions.FirstOrDefault(p => p.Role == Role.KepalaBidang)?.Key,
            RuleFor(inquiry),
            [.. new[] { named is null ? topic?.Owner : null, approver is null ? topic?.Approver : null }.OfType<string>()]);
    }

    private string? Named(string? key, Role role) => key is not null && Position(key)?.Role == role ? key : null;

    /// <summary>A person by directory object id, with every position held now; no seats for a stranger.</summary>
    public Actor Find(string objectId, string name) => new(
        objectId,
        name,
        [.. from position in Positions
            from person in HoldersOf(position.Key)
            where person.ObjectId == objectId
            select new Seat(position, person.Kind)]);
}

/// <summary>A subject with its own way of approval.</summary>
/// <param name="Key">Lower-case ASCII.</param>
/// <param name="Label">Indonesian.</param>
/// <param name="Position">Kasi to consult about it, or null.</param>
/// <param name="Rule">Whose agreement an answer needs, or null for the default.</param>
public sealed record Topic(string Key, string Label, string? Position, ApprovalRule? Rule)
{
    /// <summary>Kasi who owns cases about it, or null for the one above the team that reports.</summary>
    public string? Owner { get; init; }

    /// <summary>Kabid who approves its answers, or null for the position above the owner.</summary>
    public string? Approver { get; init; }
}

/// <summary>The way of a case through the office.</summary>
/// <param name="Approver">Null when nobody stands above the owner and the office has no Kepala Bidang.</param>
/// <param name="Unusable">Positions that the topic names but that do not exist or have another role; the default was taken instead.</param>
public sealed record Route(string Owner, string? Approver, ApprovalRule Rule, IReadOnlyList<string> Unusable);

public sealed class DirectoryUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
