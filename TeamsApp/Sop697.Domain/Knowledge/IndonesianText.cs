using System.Text;

namespace Sop697.Domain.Knowledge;

/// <summary>
/// Indonesian sentences as terms that can be compared: lower case, without words that every question has, short forms written out,
/// and affixes taken off lightly, so that "melayani", "pelayanan" and "layanan" are one. It only has to cut alike, not to be right.
/// </summary>
public static class IndonesianText
{
    private const int ShortestStem = 4;

    private static readonly HashSet<string> Empty = [.. """
        yang yg dan serta di ke dari dr untuk utk buat bagi pada dengan dgn oleh agar supaya karena krn jika kalau kalo bila maka
        adalah ialah ini itu tersebut ada tidak tdk tak gak ga nggak ngga enggak bukan belum blm sudah sdh udah akan juga jg saja aja lagi lg
        masih atau tapi namun saya aku kami kita anda kamu dia mereka nya bisa dapat dpt boleh harus mau ingin perlu
        apa apakah siapa mengapa kenapa bagaimana gimana gmn kapan kpn mana dimana dmn berapa brp
        mohon tolong silakan silahkan terima kasih terimakasih makasih maaf permisi selamat pagi siang sore malam halo hai assalamualaikum
        min admin kak kakak pak bapak bu ibu mas mbak dong sih nih deh kok kah lah pun ya iya tanya bertanya menanyakan info seperti sangat lebih paling para
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static readonly Dictionary<string, string> Written = new()
    {
        ["pkm"] = "puskesmas",
        ["puskes"] = "puskesmas",
        ["imun"] = "imunisasi",
        ["antrian"] = "antrean",
        ["antri"] = "antrean",
        ["antre"] = "antrean",
        ["hr"] = "hari",
        ["dbd"] = "dengue",
        ["jadwalnya"] = "jadwal",
        ["posyandunya"] = "posyandu",
    };

    private static readonly string[] Clitics = ["nya", "lah", "kah", "tah", "pun", "ku", "mu"];
    private static readonly string[] Suffixes = ["asi", "kan", "an", "i"];

    /// <summary>Longest first; where a prefix has swallowed a letter before a vowel, it is put back. Some short ones also begin many roots.</summary>
    private static readonly (string Prefix, string Swallowed, int Least)[] Prefixes =
    [
        ("meny", "s", 3), ("peny", "s", 3), ("meng", "", 4), ("peng", "", 4), ("mem", "p", 4), ("pem", "p", 4), ("men", "t", 4), ("pen", "t", 4),
        ("ber", "", 4), ("ter", "", 4), ("per", "", 5), ("me", "", 4), ("pe", "", 6), ("di", "", 5), ("ke", "", 5), ("se", "", 5),
    ];

    /// <summary>Terms in the order they stand, repeated as often as they stand.</summary>
    public static IReadOnlyList<string> Terms(string? text) =>
        [.. Words(text ?? "").Where(w => w.Length > 1 && !Empty.Contains(w)).Select(w => Stem(Written.GetValueOrDefault(w, w)))];

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
                continue;
            }

            if (word.Length > 0) yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 0) yield return word.ToString();
    }

    private static string Stem(string word)
    {
        var stem = Without(word, Clitics);
        foreach (var (prefix, swallowed, least) in Prefixes)
        {
            if (!stem.StartsWith(prefix, StringComparison.Ordinal) || stem.Length - prefix.Length < least) continue;
            stem = ("aeiou".Contains(stem[prefix.Length], StringComparison.Ordinal) ? swallowed : "") + stem[prefix.Length..];
            break;
        }

        return Without(Without(stem, Suffixes), Suffixes);
    }

    private static string Without(string word, string[] endings) =>
        endings.FirstOrDefault(e => word.EndsWith(e, StringComparison.Ordinal) && word.Length - e.Length >= ShortestStem) is { } ending ? word[..^ending.Length] : word;
}
