using System.Security.Cryptography;
using System.Text;

namespace Sop697.Workflow;

/// <summary>Ids of cases follow from what the sender calls the report, so that sending it again finds the same case.</summary>
public static class CaseIds
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <param name="source">Namespace of the key: the sender's object id, or the chat.</param>
    /// <param name="key">Idempotency key, activity id or content hash.</param>
    /// <returns>26 lower-case characters (Crockford base 32 of 130 bits of a SHA-256); nothing can be read back from it.</returns>
    public static string From(string source, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{key}"));
        return string.Create(26, hash, static (span, bytes) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var bit = i * 5;
                var window = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                span[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
            }
        });
    }

    public static bool IsWellFormed(string? caseId) => caseId is { Length: 26 } && caseId.All(Alphabet.Contains);
}
