namespace Sop697.Domain.Knowledge;

/// <summary>
/// Released answers, found by how much of a question's words they share (BM25). Words of the earlier question count in full, those of
/// its answer less. Not safe for use by two at once.
/// </summary>
public sealed class AnswerIndex
{
    /// <summary>The newest are kept: some 10 MB, and years of an office.</summary>
    public const int Most = 2_000;

    /// <summary>Usual values of BM25: how soon a repeated word stops adding, and how much a long text is held back.</summary>
    private const double Saturation = 1.2;

    private const double LengthWeight = 0.6;

    /// <summary>Answers that are thought to be there besides, with none of the words: among three answers a word in all of them is no common word yet.</summary>
    private const int Imagined = 10;

    /// <summary>A word of the answer says less about what was asked than one of the question.</summary>
    private const float InAnswer = 0.4f;

    /// <summary>Another question of the same topic is a little nearer.</summary>
    private const double SameTopic = 1.15;

    private readonly Dictionary<string, List<(int Entry, float Frequency)>> postings = [];
    private readonly List<(ReleasedAnswer Answer, float Length)> entries = [];
    private readonly HashSet<string> cases = [];
    private double allLengths;

    public int Count => entries.Count;

    /// <summary>Takes an answer in; one that is known already is left as it is.</summary>
    public void Add(ReleasedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!cases.Add(answer.CaseId)) return;
        Put(answer);
        if (entries.Count > Most + (Most / 4)) KeepNewest();
    }

    /// <summary>What is nearest to a text, the nearest first.</summary>
    /// <param name="topic">Key of the topic that it is about, or null.</param>
    /// <param name="suits">Others are passed over.</param>
    public IEnumerable<FoundAnswer> Search(string text, string? topic, Func<ReleasedAnswer, bool> suits)
    {
        ArgumentNullException.ThrowIfNull(suits);
        var scores = Scores([.. IndonesianText.Terms(text).Distinct()], out var ideal);
        return scores
            .Select(s => new FoundAnswer(entries[s.Key].Answer, s.Value / ideal * (topic is not null && entries[s.Key].Answer.Topic == topic ? SameTopic : 1)))
            .Where(f => suits(f.Answer))
            .OrderByDescending(f => f.Nearness).ThenByDescending(f => f.Answer.ReleasedAt).ThenBy(f => f.Answer.Number, StringComparer.Ordinal);
    }

    /// <param name="ideal">What a text of usual length with every word once would score; words that nobody used count in it.</param>
    private Dictionary<int, double> Scores(IReadOnlyList<string> terms, out double ideal)
    {
        Dictionary<int, double> scores = [];
        ideal = 0;
        var usual = allLengths / Math.Max(1, entries.Count);
        foreach (var term in terms)
        {
            var found = postings.GetValueOrDefault(term) ?? [];
            var rarity = Math.Log(1 + ((entries.Count + Imagined) / (found.Count + 1.0)));
            ideal += rarity;
            foreach (var (entry, frequency) in found)
            {
                var length = 1 - LengthWeight + (LengthWeight * entries[entry].Length / usual);
                scores[entry] = scores.GetValueOrDefault(entry) + (rarity * frequency * (Saturation + 1) / (frequency + (Saturation * length)));
            }
        }

        return scores;
    }

    private void Put(ReleasedAnswer answer)
    {
        Dictionary<string, float> frequencies = [];
        foreach (var term in IndonesianText.Terms(answer.Question)) frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
        foreach (var term in IndonesianText.Terms(answer.Text)) frequencies[term] = frequencies.GetValueOrDefault(term) + InAnswer;
        foreach (var (term, frequency) in frequencies)
        {
            if (!postings.TryGetValue(term, out var list)) postings[term] = list = [];
            list.Add((entries.Count, frequency));
        }

        var length = frequencies.Values.Sum();
        entries.Add((answer, length));
        allLengths += length;
    }

    private void KeepNewest()
    {
        var newest = entries.Select(e => e.Answer).OrderByDescending(a => a.ClosedAt).Take(Most).Reverse().ToList();
        allLengths = 0;
        entries.Clear();
        postings.Clear();
        cases.Clear();
        foreach (var answer in newest)
        {
            cases.Add(answer.CaseId);
            Put(answer);
        }
    }
}

/// <param name="Nearness">0: no word in common; about 1: every word of the text.</param>
public sealed record FoundAnswer(ReleasedAnswer Answer, double Nearness);
