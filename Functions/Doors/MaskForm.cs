using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using Sop697.Domain.Privacy;

namespace Sop697.Functions.Doors;

/// <summary>What the masking page sends: areas as JSON in one field, or the button that says that there is nothing to cover.</summary>
internal static class MaskForm
{
    internal const string Areas = "areas";
    internal const string Choice = "hasil";
    internal const string Nothing = "kosong";

    /// <summary>Bytes of the field: a picture's most areas take a quarter of it.</summary>
    private const int MostBytes = 64 * 1024;

    private static FormOptions Limits => new() { ValueLengthLimit = MostBytes, BufferBodyLengthLimit = 2 * MostBytes, ValueCountLimit = 16 };

    /// <summary>Null when it is no form, or too large to be ours.</summary>
    internal static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return null;
        try
        {
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, Limits));
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Null when they cannot be read: not whole numbers, an unknown kind, something else than a list.</summary>
    internal static IReadOnlyList<MaskArea>? AreasOf(IFormCollection form)
    {
        if (form[Choice] == Nothing) return [];
        try
        {
            var areas = JsonSerializer.Deserialize(form[Areas].ToString(), MaskJson.Default.MaskAreaArray);
            return areas is null || areas.Any(a => a is null) ? null : areas;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static string Json(IReadOnlyList<MaskArea> areas) => JsonSerializer.Serialize([.. areas], MaskJson.Default.MaskAreaArray);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(MaskArea[]))]
internal sealed partial class MaskJson : JsonSerializerContext;
