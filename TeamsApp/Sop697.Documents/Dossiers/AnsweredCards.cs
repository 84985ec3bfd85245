using System.Text.Json;
using Sop697.Documents.Sheets;
using Sop697.Domain;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;

namespace Sop697.Documents.Dossiers;

/// <summary>The answered cards in words: what the person had before them, which button was pressed, what was filled in.</summary>
internal static class AnsweredCards
{
    private static readonly Dictionary<string, string> Buttons = new()
    {
        ["open"] = "melaporkan",
        ["consult"] = "mengonsultasikan",
        ["answer"] = "menjawab",
        ["approve"] = "menyetujui",
        ["return"] = "mengembalikan",
        ["correct"] = "memperbaiki laporan",
        ["release"] = "merilis",
        ["publish"] = "menerbitkan",
        ["close"] = "menutup",
        ["delegate"] = "mengalihkan",
        ["file"] = "mengarsipkan hardcopy",
    };

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["to"] = "Kepada",
        ["note"] = "Catatan",
        ["text"] = "Teks",
        ["reason"] = "Alasan",
        ["permalink"] = "Tautan",
        ["proof"] = "Bukti",
        ["outcome"] = "Hasil",
        ["channel"] = "Kanal",
        ["kind"] = "Jenis",
        ["summary"] = "Ringkasan",
        ["topic"] = "Topik",
        ["urgent"] = "Mendesak",
        ["sourceUrl"] = "Tautan unggahan",
        ["lokasi"] = "Tempat berkas",
        ["from"] = "Bagian siapa",
    };

    internal static IEnumerable<Block> Of(DossierSource source)
    {
        var answered = source.Commits.Where(c => c.Commit.Card is not null).ToList();
        return answered.Count == 0 ? [new Words("Tidak ada kartu yang dijawab.") { Size = 9 }] : answered.SelectMany(c => Card(source, c));
    }

    private static IEnumerable<Block> Card(DossierSource source, SealedCommit answered)
    {
        var (commit, card) = (answered.Commit, answered.Commit.Card!);
        var pressed = Buttons.GetValueOrDefault(card.Verb, card.Verb);
        yield return new Words($"Keputusan {commit.Version}: {commit.By.Name}, {commit.By.Title}, {pressed}, {Wording.Moment(commit.At)}")
        {
            Size = 9,
            Bold = true,
            StaysWithNext = true,
        };
        if (card.Redrawn) yield return new Words("Kartu ini digambar ulang dari jurnal saat dijawab.") { Size = 7.5f, Ink = Parts.Grey, StaysWithNext = true };
        var shown = string.Join("\n", CardWords.Of(card.Shown));
        // In an order of their own: a commit that was read back has them sorted, one that was just made has not.
        var filled = card.Inputs.Where(i => i.Value.Length > 0).OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"{Field(i.Key)}: {Value(source, i.Key, i.Value)}").ToList();
        yield return new Table([new(3), new(2)], [new Row([Small(shown), Small(filled.Count > 0 ? string.Join("\n", filled) : Wording.None)])])
        {
            Head = Row.Titles("Kartu yang dilihat", "Yang diisi"),
        };
        yield return new Space(2);
    }

    /// <summary>A second field of a name bears the verb before it.</summary>
    private static string Field(string id) => Fields.GetValueOrDefault(id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..], id);

    private static string Value(DossierSource source, string id, string value) => id.Split('_')[^1] switch
    {
        "to" or "from" => string.Join(", ", value.Split(',').Select(k => source.Label(k.Trim()))),
        "outcome" when Codes.Find<Outcome>(value) is { } outcome => Wording.Of(outcome),
        "channel" when Codes.Find<Channel>(value) is { } channel => ChannelRules.Label(channel),
        "kind" when Codes.Find<InquiryClass>(value) is { } kind => Wording.Of(kind),
        "topic" => source.Office.Topics.FirstOrDefault(t => t.Key == value)?.Label ?? value,
        "urgent" => value == "true" ? "ya" : "tidak",
        "sourceUrl" => Site(value),
        _ => value,
    };

    /// <summary>The address of a post may name whose it is; on paper its site is enough.</summary>
    private static string Site(string address) => WebAddress.Of(address) is { } url ? $"{url.Host}, alamat lengkapnya di halaman kasus" : Wording.None;

    private static Cell Small(string text) => new([new Words(text) { Size = 7.5f }]);
}

/// <summary>The texts of an Adaptive Card from top to bottom, as they were read; what can be pressed or filled in is left out.</summary>
internal static class CardWords
{
    private static readonly string[] Holding = ["body", "items", "columns"];

    internal static IReadOnlyList<string> Of(string card)
    {
        try
        {
            using var document = JsonDocument.Parse(card);
            return [.. Texts(document.RootElement).Select(t => t.Trim()).Where(t => t.Length > 0)];
        }
        catch (JsonException)
        {
            return ["[kartu tidak dapat dibaca]"];
        }
    }

    private static IEnumerable<string> Texts(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return [];
        return Text(element, "type") switch
        {
            "TextBlock" => [Plain(Text(element, "text"))],
            "RichTextBlock" => [string.Concat(Children(element, "inlines").Select(i => i.ValueKind == JsonValueKind.String ? i.GetString() : Text(i, "text")))],
            "FactSet" => Children(element, "facts").Select(f => $"{Plain(Text(f, "title"))}: {Plain(Text(f, "value"))}"),
            _ => Holding.SelectMany(name => Children(element, name)).SelectMany(Texts),
        };
    }

    private static JsonElement.ArrayEnumerator Children(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    /// <summary>Cards escape what markdown would read; on paper the backslashes would be letters that nobody typed.</summary>
    private static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\\([\\`*_{}\[\]()<>#+\-!|~.])", "$1");
}
