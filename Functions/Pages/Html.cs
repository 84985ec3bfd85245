using System.Globalization;
using System.Text.Encodings.Web;

namespace Sop697.Functions.Pages;

/// <summary>Interpolated HTML in which every hole is encoded, unless it is HTML already.</summary>
internal readonly record struct Html(string Text)
{
    internal static Html Of(FormattableString template) => new(string.Format(
        CultureInfo.InvariantCulture, template.Format, [.. template.GetArguments().Select(Encode)]));

    internal static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.Text)));

    private static object Encode(object? value) => value switch
    {
        Html html => html.Text,
        null => "",
        _ => HtmlEncoder.Default.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
