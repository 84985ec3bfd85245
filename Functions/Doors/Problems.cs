using System.Text.Json.Serialization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Functions.Pages;

namespace Sop697.Functions.Doors;

/// <summary>RFC 9457 problem details in the caller's language; <c>errors</c> names the field.</summary>
public sealed record Problem(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("errors")] IReadOnlyDictionary<string, string[]>? Errors = null,
    [property: JsonPropertyName("code")] string? Code = null);

/// <summary>Writes problems. Every text here is read by a person.</summary>
internal static class Problems
{
    internal static readonly LocalText NotSignedIn = new("Anda belum masuk.", "You are not signed in.");
    internal static readonly LocalText NoRole = new(
        "Anda tidak memegang jabatan yang boleh melakukan ini.", "You hold no position that may do this.");

    internal static readonly LocalText NotInChain = new(
        "Kasus ini hanya dapat dilihat oleh yang menanganinya. Bila Anda menanganinya, pilih Keluar, lalu masuk dengan akun kantor Anda.",
        "Only those who handle this case may see it. If you handle it, sign out and come back with your office account.");

    internal static readonly LocalText NoSuchPage = new("Halaman ini tidak ada.", "There is no such page.");
    internal static readonly LocalText Invalid = new("Isian belum benar.", "Some fields are not right.");
    internal static readonly LocalText TryLater = new(
        "Layanan sedang sibuk; kirim lagi sebentar lagi. Kiriman yang sama tidak akan ganda.",
        "The service is busy; send it again shortly. The same report is never doubled.");

    internal static string Language(HttpRequest request) =>
        request.Headers.AcceptLanguage.ToString().TrimStart().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "id";

    internal static Task WriteAsync(HttpContext context, int status, LocalText title, IReadOnlyDictionary<string, LocalText>? fields = null)
    {
        var language = Language(context.Request);
        var errors = fields?.ToDictionary(f => f.Key, f => new[] { f.Value.In(language) });
        return WriteAsync(context, new Problem("about:blank", title.In(language), status, errors));
    }

    internal static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        var status = refusal.Code switch { "notTeam" or "notMasker" or "wrongPerson" => StatusCodes.Status403Forbidden, "noSuchCase" or "unknownPicture" => StatusCodes.Status404NotFound, _ => StatusCodes.Status409Conflict };
        return WriteAsync(context, new Problem("about:blank", refusal.Text.In(Language(context.Request)), status, Code: refusal.Code));
    }

    private static Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        // A person who followed a link reads words, not JSON.
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return Page.WriteAsync(context, Language(context.Request), "SOP 697", Html.Of($"<h1>SOP 697</h1><section role=\"alert\"><p>{problem.Title}</p></section>"));
        return context.Response.WriteAsJsonAsync(problem, DoorJson.Default.Problem, "application/problem+json", context.RequestAborted);
    }
}
