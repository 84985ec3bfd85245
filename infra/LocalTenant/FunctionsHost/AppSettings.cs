using System.Collections;
using System.Text.RegularExpressions;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>The environment of the function app: what this process inherited, overlaid with the app settings.</summary>
public sealed partial class AppSettings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public AppSettings(IDictionary inherited, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(inherited);
        ArgumentNullException.ThrowIfNull(settings);
        foreach (DictionaryEntry entry in inherited) _values[(string)entry.Key] = (string?)entry.Value ?? "";
        foreach (var (name, value) in settings) _values[name] = value;
    }

    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>Replaces every <c>%NAME%</c>.</summary>
    /// <exception cref="FunctionAppException">A named setting does not exist.</exception>
    public string Expand(string text) => Reference().Replace(text, match =>
        _values.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new FunctionAppException($"The app setting '{match.Groups[1].Value}' is named as %{match.Groups[1].Value}% but does not exist."));

    /// <summary>A storage connection as bindings name it: the setting itself, or with the prefix <c>AzureWebJobs</c>.</summary>
    /// <exception cref="FunctionAppException">Neither exists.</exception>
    public string Connection(string? name)
    {
        var key = string.IsNullOrEmpty(name) ? "AzureWebJobsStorage" : name;
        return _values.GetValueOrDefault("AzureWebJobs" + key)
            ?? _values.GetValueOrDefault(key)
            ?? throw new FunctionAppException($"The storage connection '{key}' is not among the app settings.");
    }

    [GeneratedRegex("%([A-Za-z_][A-Za-z0-9_.:]*)%")]
    private static partial Regex Reference();
}
