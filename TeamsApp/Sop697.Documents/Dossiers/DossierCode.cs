namespace Sop697.Documents.Dossiers;

/// <summary>What the QR code of a dossier says: which case, and the hash of the last commit that is printed.</summary>
/// <param name="Number">Case number, or the case's key before it had one.</param>
/// <param name="Hash">Lower-case hex SHA-256.</param>
public sealed record DossierCode(string Number, string Hash)
{
    private const string Prefix = "SOP697";

    /// <summary>Null when a code says something else. Capitals or not is one: the code is printed in capitals, which need a smaller one.</summary>
    public static DossierCode? Read(string? text) =>
        text?.Split(':') is [Prefix, { Length: > 0 and <= 40 } number, { Length: 64 } hash] && hash.All(char.IsAsciiHexDigit)
            ? new DossierCode(number, hash.ToLowerInvariant())
            : null;

    public override string ToString() => $"{Prefix}:{Number}:{Hash}".ToUpperInvariant();

    internal static string Of(DossierSource source) => new DossierCode(source.Number, source.Hash).ToString();
}
