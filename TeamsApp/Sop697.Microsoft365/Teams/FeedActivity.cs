namespace Sop697.Microsoft365.Teams;

/// <summary>
/// What the activity feed can say of a case. The words stand in the app's manifest under this type, with places for the parameters; Graph
/// refuses a type or a parameter that the manifest does not declare.
/// </summary>
internal sealed record FeedActivity(string Type)
{
    /// <summary>"… menunggu Anda, batas …"</summary>
    internal static FeedActivity Waits { get; } = new("kasusMenunggu");

    /// <summary>"… lewat batas …"</summary>
    internal static FeedActivity Late { get; } = new("kasusTerlambat");

    /// <param name="due">As people read it.</param>
    internal static IEnumerable<(string Name, string Value)> Parameters(string number, string due) => [("nomor", number), ("batas", due)];
}
