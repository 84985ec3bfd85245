using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sop697.Microsoft365.Cards.Model;

/// <summary>Cards to JSON without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
public sealed partial class CardJson : JsonSerializerContext
{
    /// <summary>
    /// Indonesian and quotation marks stay as they are: a card is JSON, never HTML, and six bytes for each quote would eat
    /// its budget.
    /// </summary>
    public static CardJson Plain => Holder.Plain;

    /// <summary>Apart, because the generated default must be there first.</summary>
    private static class Holder
    {
        internal static readonly CardJson Plain = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}

internal sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
