using System.Reflection;
using System.Text.Json.Serialization;

namespace Sop697.Domain;

/// <summary>
/// Lower-case codes of the domain's enumerations, the same word in journal, lists, cards and HTTP: read from the names the
/// journal stores, so that they cannot differ.
/// </summary>
public static class Codes
{
    /// <summary>Every member by its code, in the order of the enumeration.</summary>
    public static IReadOnlyDictionary<string, T> All<T>()
        where T : struct, Enum => Names<T>.Values;

    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Codes[value];

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Of(known) : null;

    /// <summary>The member of that code, whatever its case and the space around it; null when there is none.</summary>
    public static T? Find<T>(string? code)
        where T : struct, Enum => code is not null && Names<T>.Values.TryGetValue(code.Trim(), out var value) ? value : null;

    private static class Names<T>
        where T : struct, Enum
    {
        internal static readonly Dictionary<T, string> Codes = Enum.GetNames<T>().ToDictionary(
            Enum.Parse<T>,
            name => typeof(T).GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name);

        internal static readonly Dictionary<string, T> Values = Codes.ToDictionary(c => c.Value, c => c.Key, StringComparer.OrdinalIgnoreCase);
    }
}
