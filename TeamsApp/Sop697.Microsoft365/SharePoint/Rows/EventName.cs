using System.Reflection;
using System.Text.Json.Serialization;
using Sop697.Domain.Cases;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>Names of events as the journal writes them.</summary>
internal static class EventName
{
    private static readonly Dictionary<Type, string> Names = typeof(CaseEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    public static string Of(CaseEvent happened) => Names[happened.GetType()];
}
