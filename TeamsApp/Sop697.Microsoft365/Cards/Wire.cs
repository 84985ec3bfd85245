using System.Text.Json.Serialization;

namespace Sop697.Microsoft365.Cards;

/// <summary>Names of enum members as they travel; the same that events are stored with.</summary>
public static class Wire
{
    public static string Name<T>(T value)
        where T : struct, Enum => Names<T>.All[value];

    /// <summary>The member of that name, or null.</summary>
    public static T? Read<T>(string? name)
        where T : struct, Enum
    {
        foreach (var (member, known) in Names<T>.All)
            if (string.Equals(known, name?.Trim(), StringComparison.OrdinalIgnoreCase)) return member;
        return null;
    }

    private static class Names<T>
        where T : struct, Enum
    {
        internal static readonly IReadOnlyDictionary<T, string> All = Enum.GetValues<T>().ToDictionary(v => v, NameOf);

        private static string NameOf(T value)
        {
            var field = typeof(T).GetField(value.ToString())!;
            var named = (JsonStringEnumMemberNameAttribute?)Attribute.GetCustomAttribute(field, typeof(JsonStringEnumMemberNameAttribute));
            return named?.Name ?? value.ToString().ToLowerInvariant();
        }
    }
}
