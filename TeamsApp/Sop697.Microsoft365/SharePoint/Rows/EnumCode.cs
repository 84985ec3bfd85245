using System.Reflection;
using System.Text.Json.Serialization;
using Sop697.Domain.Cases;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>Lower-case codes of the domain's enumerations: the same words in journal and lists.</summary>
internal static class EnumCode<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Codes = Enum.GetNames<T>().ToDictionary(
        Enum.Parse<T>,
        name => typeof(T).GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name);

    private static readonly Dictionary<string, T> Values = Codes.ToDictionary(c => c.Value, c => c.Key, StringComparer.OrdinalIgnoreCase);

    public static string Of(T value) => Codes[value];

    public static string? Of(T? value) => value is { } known ? Codes[known] : null;

    public static T? Find(string? code) => code is not null && Values.TryGetValue(code.Trim(), out var value) ? value : null;
}

/// <summary>Names of events as the journal writes them.</summary>
internal static class EventName
{
    private static readonly Dictionary<Type, string> Names = typeof(CaseEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    public static string Of(CaseEvent happened) => Names[happened.GetType()];
}
