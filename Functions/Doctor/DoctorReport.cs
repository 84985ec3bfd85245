using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sop697.Domain;
using Sop697.Workflow.Doctor;

namespace Sop697.Functions.Doctor;

/// <summary>What <c>doctor --json</c> writes.</summary>
internal sealed record DoctorView(int Code, DateTimeOffset At, IReadOnlyList<ExaminedView> Checks);

internal sealed record ExaminedView(string Name, Health Health, LocalText Title, LocalText Says, LocalText? Remedy);

/// <summary>The findings for a person, or for a machine.</summary>
internal static class DoctorReport
{
    private static readonly Dictionary<Health, (string Mark, string Word)> Marks = new()
    {
        [Health.Good] = ("✔", "baik"),
        [Health.Note] = ("!", "catatan"),
        [Health.Unchecked] = ("!", "tak terperiksa"),
        [Health.Wrong] = ("✖", "salah"),
    };

    internal static Task WriteJsonAsync(TextWriter output, IReadOnlyList<Examined> examined, int code, DateTimeOffset at)
    {
        var view = new DoctorView(code, at, [.. examined.Select(e => new ExaminedView(e.Name, e.Finding.Health, e.Title, e.Finding.Says, e.Finding.Remedy))]);
        return output.WriteLineAsync(JsonSerializer.Serialize(view, DoctorJson.Readable.DoctorView));
    }

    /// <summary>A table in Indonesian; below it, in both languages, what is to be mended, the worst first.</summary>
    internal static Task WriteAsync(TextWriter output, IReadOnlyList<Examined> examined)
    {
        var text = new StringBuilder();
        var (words, titles) = (Marks.Values.Max(m => m.Word.Length), examined.Max(e => e.Title.Id.Length));
        foreach (var check in examined)
        {
            var (mark, word) = Marks[check.Finding.Health];
            text.AppendLine($"{mark} {word.PadRight(words)}  {check.Title.Id.PadRight(titles)}  {check.Finding.Says.Id}");
        }

        var mend = examined.Where(e => e.Finding.Health != Health.Good).OrderByDescending(e => e.Finding.Health).ToList();
        if (mend.Count > 0) text.AppendLine().AppendLine("Yang perlu diperhatikan / what needs attention");
        foreach (var (check, number) in mend.Select((c, i) => (c, i + 1))) Append(text, check, number);
        text.AppendLine().AppendLine(Summary(examined));
        return output.WriteAsync(text.ToString());
    }

    private static void Append(StringBuilder text, Examined check, int number)
    {
        var mark = Marks[check.Finding.Health].Mark;
        foreach (var language in new[] { "id", "en" })
        {
            text.AppendLine().AppendLine($"{(language == "id" ? $"{number,2}. {mark}" : "     ")} {check.Title.In(language)}: {check.Finding.Says.In(language)}");
            if (check.Finding.Remedy is { } remedy) text.Append($"      → {remedy.In(language)}");
        }

        text.AppendLine();
    }

    private static string Summary(IReadOnlyList<Examined> examined)
    {
        int Count(Health health) => examined.Count(e => e.Finding.Health == health);
        var (wrong, open) = (Count(Health.Wrong), Count(Health.Unchecked));
        return (wrong, open) switch
        {
            (0, 0) => $"Sehat: {examined.Count} pemeriksaan. / Healthy: {examined.Count} checks.",
            _ => $"{wrong} salah, {open} tak terperiksa dari {examined.Count}. / {wrong} wrong, {open} could not be checked, of {examined.Count}.",
        };
    }
}

[JsonSerializable(typeof(DoctorView))]
internal sealed partial class DoctorJson : JsonSerializerContext
{
    /// <summary>People read it too, and nothing of it lands in HTML.</summary>
    internal static DoctorJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
