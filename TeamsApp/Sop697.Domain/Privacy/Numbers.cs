using System.Text.RegularExpressions;

namespace Sop697.Domain.Privacy;

/// <summary>
/// Numbers that name a person: NIK (16 digits), insurance card (13 digits), telephone (8 to 14 digits, from 08 or 62). People part
/// them as they like, and a machine reads a plus as something else.
/// </summary>
internal static partial class Numbers
{
    /// <summary>A number is parted into no more pieces than this.</summary>
    private const int MostPieces = 6;

    /// <summary>How far before a number the word that says what it is may stand.</summary>
    private const int LabelReach = 3;

    /// <summary>Fewest digits of a number whose kind is said before it: some may have been misread.</summary>
    private const int LeastLabelled = 6;

    /// <summary>The kind of number that begins at a word, and of how many words it is; none when no number begins there.</summary>
    internal static (PersonalDataKind Kind, int Count) At(IReadOnlyList<ReadWord> line, int i)
    {
        var pieces = line.Skip(i).Take(MostPieces).Select(w => Digits(w.Text)).TakeWhile(d => d.Length > 0).ToList();
        var label = Label(line, i);
        for (var n = pieces.Count; n > 0; n--)
        {
            if (KindOf(string.Concat(pieces.Take(n)), label) is { } kind) return (kind, n);
        }

        return default;
    }

    private static PersonalDataKind? KindOf(string digits, PersonalDataKind? label) => digits.Length switch
    {
        16 => PersonalDataKind.Nik,
        13 when label is PersonalDataKind.Bpjs || digits.StartsWith("000", StringComparison.Ordinal) => PersonalDataKind.Bpjs,
        >= 9 and <= 16 when Mobile().IsMatch(digits) || Landline().IsMatch(digits) => PersonalDataKind.Phone,
        >= LeastLabelled and <= 20 when label is not null => label,
        _ => null,
    };

    private static PersonalDataKind? Label(IReadOnlyList<ReadWord> line, int i)
    {
        for (var back = i - 1; back >= 0 && back >= i - LabelReach; back--)
        {
            var word = line[back].Text.Trim(':', '.', ',', '(', ')');
            if (NikWord().IsMatch(word)) return PersonalDataKind.Nik;
            if (BpjsWord().IsMatch(word)) return PersonalDataKind.Bpjs;
            if (PhoneWord().IsMatch(word)) return PersonalDataKind.Phone;
        }

        return null;
    }

    /// <summary>The digits of a word of a number; empty for any other word. A date or a time is no number.</summary>
    private static string Digits(string word)
    {
        if (!Piece().IsMatch(word) || Clock().IsMatch(word)) return "";
        return string.Concat(word.Select(c => c switch { 'O' or 'o' => '0', 'l' or 'I' => '1', _ => c }).Where(char.IsAsciiDigit));
    }

    // O, o, l and I are what zero and one are misread as; a plus becomes a t or a letter.
    [GeneratedRegex(@"^[(+t]?[\dOolI][\dOolI()\-.+]*[,.;:!?)]?$")]
    private static partial Regex Piece();

    [GeneratedRegex(@"^\d{1,2}[.:]\d{2}([-–]\d{1,2}[.:]\d{2})?$|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$|^[OolI]+$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^.?(0|62)8\d{7,11}")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^(0|62)[2-79]\d{7,9}$")]
    private static partial Regex Landline();

    [GeneratedRegex(@"^(nik|ktp|kk|no\.?kk|nokk)$", RegexOptions.IgnoreCase)]
    private static partial Regex NikWord();

    [GeneratedRegex(@"^(bpjs|jkn|kis|bpjsku)$", RegexOptions.IgnoreCase)]
    private static partial Regex BpjsWord();

    [GeneratedRegex(@"^(hp|wa|whatsapp|telp|telpon|telepon|tlp|nomor\.?hp|nohp|hub|hubungi|kontak)$", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneWord();
}
