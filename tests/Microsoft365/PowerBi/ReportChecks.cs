using System.Globalization;
using System.Text.Json;

namespace Sop697.Tests.Microsoft365.PowerBi;

/// <summary>What can be known of the report (PBIR) without Power BI Desktop.</summary>
internal static class ReportChecks
{
    private const string Schemas = "https://developer.microsoft.com/json-schemas/fabric/";

    private static readonly Dictionary<string, string> SchemaOf = new()
    {
        ["definition.pbism"] = "item/semanticModel/definitionProperties/1.0.0",
        ["definition.pbir"] = "item/report/definitionProperties/2.0.0",
        ["version.json"] = "item/report/definition/versionMetadata/1.0.0",
        ["report.json"] = "item/report/definition/report/3.0.0",
        ["pages.json"] = "item/report/definition/pagesMetadata/1.0.0",
        ["page.json"] = "item/report/definition/page/2.0.0",
        ["visual.json"] = "item/report/definition/visualContainer/2.5.0",
        ["Sop697.pbip"] = "pbip/pbipProperties/1.0.0",
    };

    /// <summary>Field wells by visual, as Power BI names them.</summary>
    private static readonly Dictionary<string, string[]> Wells = new()
    {
        ["textbox"] = [],
        ["slicer"] = ["Values"],
        ["card"] = ["Values"],
        ["tableEx"] = ["Values"],
        ["pivotTable"] = ["Rows", "Columns", "Values"],
        ["lineChart"] = ["Category", "Y", "Series"],
        ["columnChart"] = ["Category", "Y", "Series"],
        ["clusteredColumnChart"] = ["Category", "Y", "Series"],
        ["clusteredBarChart"] = ["Category", "Y", "Series"],
        ["lineClusteredColumnComboChart"] = ["Category", "Y", "Y2", "Series"],
    };

    /// <param name="files">Text by path under <c>infra/powerbi</c>, with forward slashes.</param>
    public static IEnumerable<string> Complaints(IReadOnlyDictionary<string, string> files, SemanticModel model) =>
        [.. Shapes(files), .. Paths(files), .. Pages(files), .. files.Where(f => f.Key.EndsWith("/visual.json", StringComparison.Ordinal)).SelectMany(f => Visual(f.Key, Json(f.Value), model))];

    private static IEnumerable<string> Shapes(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            if (!SchemaOf.TryGetValue(Last(path), out var schema)) continue;
            if (Text(Json(text), "$schema") != $"{Schemas}{schema}/schema.json") yield return $"{path}: another schema than {schema}";
        }
    }

    private static IEnumerable<string> Paths(IReadOnlyDictionary<string, string> files)
    {
        bool Folder(string path) => files.Keys.Any(k => k.StartsWith(path + "/", StringComparison.Ordinal));
        var report = Text(Json(files["Sop697.pbip"]).GetProperty("artifacts")[0].GetProperty("report"), "path");
        if (!Folder(report)) yield return $"Sop697.pbip: no folder {report}";
        var model = Text(Json(files["Sop697.Report/definition.pbir"]).GetProperty("datasetReference").GetProperty("byPath"), "path");
        if (!model.StartsWith("../", StringComparison.Ordinal) || !Folder(model[3..])) yield return $"definition.pbir: no folder {model}";
        var settings = Json(files["Sop697.Report/definition/report.json"]);
        var theme = Text(settings.GetProperty("themeCollection").GetProperty("customTheme"), "name");
        var items = settings.GetProperty("resourcePackages").EnumerateArray().SelectMany(p => p.GetProperty("items").EnumerateArray()).ToList();
        if (items.All(i => Text(i, "name") != theme)) yield return $"report.json: the theme {theme} is in no package";
        foreach (var item in items.Where(i => !files.ContainsKey($"Sop697.Report/StaticResources/RegisteredResources/{Text(i, "path")}"))) yield return $"report.json: no file {Text(item, "path")}";
    }

    private static IEnumerable<string> Pages(IReadOnlyDictionary<string, string> files)
    {
        const string Root = "Sop697.Report/definition/pages/";
        var pages = files.Where(f => f.Key.StartsWith(Root, StringComparison.Ordinal) && f.Key.EndsWith("/page.json", StringComparison.Ordinal)).ToList();
        var named = Json(files[Root + "pages.json"]);
        var order = named.GetProperty("pageOrder").EnumerateArray().Select(p => p.GetString()!).ToList();
        if (!order.Order().SequenceEqual(pages.Select(p => p.Key.Split('/')[3]).Order())) yield return "pages.json: other pages than there are folders";
        if (!order.Contains(Text(named, "activePageName"))) yield return "pages.json: the first page does not exist";
        foreach (var (path, text) in pages)
        {
            if (Text(Json(text), "name") != path.Split('/')[3]) yield return $"{path}: named otherwise than its folder";
            var visuals = files.Where(f => f.Key.StartsWith(path[..^"page.json".Length] + "visuals/", StringComparison.Ordinal)).Select(f => Json(f.Value)).ToList();
            foreach (var complaint in Arrangement(Json(text), visuals)) yield return $"{path}: {complaint}";
        }

        var names = files.Where(f => f.Key.EndsWith("/visual.json", StringComparison.Ordinal)).Select(f => Text(Json(f.Value), "name"));
        foreach (var twice in names.GroupBy(n => n).Where(g => g.Count() > 1)) yield return $"the visual {twice.Key} is there twice";
    }

    private static IEnumerable<string> Arrangement(JsonElement page, List<JsonElement> visuals)
    {
        var boxes = visuals.Select(v => (Name: Text(v, "name"), Box: Box(v.GetProperty("position")))).ToList();
        foreach (var (name, box) in boxes)
        {
            if (box.X < 0 || box.Y < 0 || box.X + box.W > Number(page, "width") || box.Y + box.H > Number(page, "height")) yield return $"{name} stands outside the page";
            foreach (var over in boxes.Where(o => string.CompareOrdinal(o.Name, name) > 0 && Meet(box, o.Box))) yield return $"{name} and {over.Name} cover each other";
        }

        var tabs = visuals.Select(v => Number(v.GetProperty("position"), "tabOrder")).ToList();
        if (tabs.Distinct().Count() != tabs.Count) yield return "two visuals have one place in the tab order";
    }

    private static IEnumerable<string> Visual(string path, JsonElement container, SemanticModel model)
    {
        var visual = container.GetProperty("visual");
        var kind = Text(visual, "visualType");
        if (Text(container, "name") != path.Split('/')[^2]) yield return $"{path}: named otherwise than its folder";
        if (!Wells.TryGetValue(kind, out var wells)) yield return $"{path}: {kind} is not among the visuals this project uses";
        if (!visual.GetProperty("visualContainerObjects").TryGetProperty("general", out var general) || !general[0].GetProperty("properties").TryGetProperty("altText", out _)) yield return $"{path}: no alternative text";
        if (!visual.TryGetProperty("query", out var query)) yield break;
        foreach (var well in query.GetProperty("queryState").EnumerateObject())
        {
            if (wells is not null && !wells.Contains(well.Name)) yield return $"{path}: {kind} has no field well {well.Name}";
            foreach (var projection in well.Value.GetProperty("projections").EnumerateArray())
            {
                if (Missing(projection.GetProperty("field"), model) is { } missing) yield return $"{path}: {missing}";
                if (Reference(projection.GetProperty("field")) is var (_, entity, property) && Text(projection, "queryRef") != $"{entity}.{property}") yield return $"{path}: queryRef is not {entity}.{property}";
            }
        }

        if (!query.TryGetProperty("sortDefinition", out var sorting)) yield break;
        foreach (var sort in sorting.GetProperty("sort").EnumerateArray())
        {
            if (Missing(sort.GetProperty("field"), model) is { } missing) yield return $"{path}: {missing}";
        }
    }

    private static string? Missing(JsonElement field, SemanticModel model)
    {
        var (kind, entity, property) = Reference(field);
        var table = model.Table(entity);
        if (kind == "Measure") return table?.Measures?.Any(m => m.Name == property) == true ? null : $"no measure {entity}.{property}";
        return table?.Column(property) switch { null => $"no column {entity}.{property}", { IsHidden: true } => $"{entity}.{property} is hidden", _ => null };
    }

    private static (string Kind, string Entity, string Property) Reference(JsonElement field)
    {
        var kind = field.EnumerateObject().Single();
        return (kind.Name, Text(kind.Value.GetProperty("Expression").GetProperty("SourceRef"), "Entity"), Text(kind.Value, "Property"));
    }

    /// <summary>Graphics need 3:1 against what is behind them, texts 4.5:1 (WCAG 2.2, 1.4.11 and 1.4.3).</summary>
    public static IEnumerable<string> Colours(string theme)
    {
        var json = Json(theme);
        var background = Text(json, "background");
        string[] graphics = [.. json.GetProperty("dataColors").EnumerateArray().Select(c => c.GetString()!), Text(json, "good"), Text(json, "neutral"), Text(json, "bad"), Text(json, "tableAccent")];
        string[] texts = [Text(json, "foreground"), .. json.GetProperty("textClasses").EnumerateObject().Select(c => Text(c.Value, "color"))];
        return [.. graphics.Where(c => Contrast(c, background) < 3).Concat(texts.Where(c => Contrast(c, background) < 4.5)).Select(c => $"{c} is too faint on {background}")];
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    private static (double X, double Y, double W, double H) Box(JsonElement p) => (Number(p, "x"), Number(p, "y"), Number(p, "width"), Number(p, "height"));

    private static bool Meet((double X, double Y, double W, double H) a, (double X, double Y, double W, double H) b) =>
        a.X < b.X + b.W && b.X < a.X + a.W && a.Y < b.Y + b.H && b.Y < a.Y + a.H;

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}
