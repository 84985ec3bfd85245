using System.Diagnostics.CodeAnalysis;

namespace Sop697.Workflow;

/// <summary>
/// Cases this process read or wrote last. A journal only grows and what stands in it never changes, so a remembered case is always a
/// true beginning of the journal, only perhaps not all of it: whoever decides by it is refused by the journal's key when it is too old.
/// </summary>
internal sealed class CaseMemory
{
    /// <summary>Characters of journal kept: 100 to 200 cases under way, about 10 MB.</summary>
    internal const int Most = 2_000_000;

    private readonly Lock gate = new();
    private readonly LinkedList<LoadedCase> byUse = [];
    private readonly Dictionary<string, LinkedListNode<LoadedCase>> byId = [];
    private long held;

    internal LoadedCase? Recall(string caseId)
    {
        lock (gate)
        {
            if (!byId.TryGetValue(caseId, out var node)) return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value;
        }
    }

    /// <summary>Keeps the longer one of what is known and what is given.</summary>
    [return: NotNullIfNotNull(nameof(loaded))]
    internal LoadedCase? Keep(LoadedCase? loaded)
    {
        if (loaded is null) return null;
        lock (gate)
        {
            if (byId.TryGetValue(loaded.State.Id, out var node))
            {
                if (node.Value.State.Version >= loaded.State.Version) return loaded;
                Drop(node);
            }

            held += Size(loaded);
            byId[loaded.State.Id] = byUse.AddFirst(loaded);
            while (held > Most && byUse.Last is { } oldest) Drop(oldest);
            return loaded;
        }
    }

    private void Drop(LinkedListNode<LoadedCase> node)
    {
        byUse.Remove(node);
        byId.Remove(node.Value.State.Id);
        held -= Size(node.Value);
    }

    private static long Size(LoadedCase loaded) => loaded.Commits.Sum(c => (long)c.Body.Length);
}
