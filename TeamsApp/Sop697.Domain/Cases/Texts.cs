namespace Sop697.Domain.Cases;

internal static class Texts
{
    /// <summary>One form for one text, so that "the same answer" can be compared: LF line ends, no space around.</summary>
    internal static string Tidy(string? text) =>
        (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
}
