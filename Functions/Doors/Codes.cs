using System.Reflection;
using System.Text.Json.Serialization;
using Sop697.Domain.Cases;

namespace Sop697.Functions.Doors;

/// <summary>Codes of the contract, read from the names that the journal stores, so that the two cannot differ.</summary>
internal static class Codes
{
    internal static IReadOnlyDictionary<string, Channel> Channels { get; } = Of<Channel>();

    internal static IReadOnlyDictionary<string, InquiryClass> Kinds { get; } = Of<InquiryClass>();

    internal static IReadOnlyDictionary<string, Outcome> Outcomes { get; } = Of<Outcome>();

    private static Dictionary<string, T> Of<T>()
        where T : struct, Enum => typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(
            f => f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name, f => (T)f.GetValue(null)!);
}
