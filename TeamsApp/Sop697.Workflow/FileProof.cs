using System.Security.Cryptography;
using Sop697.Domain;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Proves the files of a case by their hashes: its pictures in both copies, their masked renditions, and what was printed of it.</summary>
internal sealed class FileProof(IJournal journal, IArchiveCopy copy, IEvidenceStore evidence, IPictureUsers pictures, TimeProvider time)
{
    internal static LocalText NotOurs { get; } = new("berkas ini bukan dari aplikasi", "this file is not ours");

    internal async Task ProveAsync(Case state, VerificationReport report, CancellationToken cancellationToken)
    {
        if (state.Erased is { } erased)
        {
            await ErasedFilesAsync(state, erased, report, cancellationToken);
            return;
        }

        foreach (var picture in state.Evidence.DistinctBy(e => e.Sha256))
        {
            await using (var original = await evidence.OpenAsync(picture.Sha256, cancellationToken))
                await ProveAsync(state, Places.Pictures, picture.Sha256, picture.Sha256, original, report, cancellationToken);
            if (!state.Archived.TryGetValue(picture.Sha256, out var archived))
            {
                report.Owe(1);
                continue;
            }

            await using var file = await copy.OpenFileAsync(archived.Path, FileLibrary.Originals, cancellationToken);
            await ProveAsync(state, Places.List("TangkapanLayar"), archived.Path, picture.Sha256, file, report, cancellationToken);
        }

        if (state.Masks.Count > 0) await SettleAsync(state, RenditionsAsync, report, cancellationToken);
        if (state.IsClosed) await SettleAsync(state, DossiersAsync, report, cancellationToken);

        // What was put there a moment ago is on the record only afterwards; it carries the name of its picture.
        var known = state.Archived.Values.Select(a => a.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var path in await copy.FilesAsync(state, FileLibrary.Originals, cancellationToken))
            if (!known.Contains(path) && !state.Evidence.Any(e => path.EndsWith($"{e.Sha256}.{e.Extension}", StringComparison.OrdinalIgnoreCase)))
                report.Add([Found(state, FindingKind.Added, Places.List("TangkapanLayar"), path, NotOurs)]);
    }

    private async Task ErasedFilesAsync(Case state, Erasure erased, VerificationReport report, CancellationToken cancellationToken)
    {
        if (erased.Done is null)
        {
            report.Owe(1);
            return;
        }

        foreach (var path in await copy.LeftAsync(state, cancellationToken))
            report.Add([Finding.Restored(Places.Files, path, state.Id, state.Number, null)]);
        foreach (var picture in state.Evidence.DistinctBy(e => e.Sha256))
            if (await StandsAsync(picture.Sha256, cancellationToken) && !await IsHeldElsewhereAsync(state.Id, picture.Sha256, cancellationToken))
                report.Add([Finding.Restored(Places.Pictures, picture.Sha256, state.Id, state.Number, null)]);
    }

    /// <summary>The original, or the small picture that was made of it. One that was just sent may be on its way into another case.</summary>
    private async Task<bool> StandsAsync(string sha256, CancellationToken cancellationToken)
    {
        if (await pictures.FindAsync(sha256, cancellationToken) is { } original) return original.SentAt <= time.GetUtcNow() - ContentRemoval.Fresh;
        await using var preview = await evidence.OpenPreviewAsync(sha256, cancellationToken);
        return preview is not null;
    }

    /// <summary>A case whose journal is not whole may have it; what is wrong with that one is told when its turn comes.</summary>
    private async Task<bool> IsHeldElsewhereAsync(string caseId, string sha256, CancellationToken cancellationToken)
    {
        foreach (var other in (await pictures.UsersAsync(sha256, cancellationToken)).Where(u => u != caseId))
            if (await journal.CaseAsync(other, cancellationToken) is { Count: > 0 } stored
                && (JournalProof.Of(other, stored).State is not { } state || (state.Erased is null && state.Evidence.Any(e => e.Sha256 == sha256))))
                return true;
        return false;
    }

    /// <summary>What looks wrong is looked at once more when the case went on meanwhile: somebody covered more, printed anew or erased it.</summary>
    private async Task SettleAsync(
        Case state, Func<Case, VerificationReport, CancellationToken, Task> look, VerificationReport report, CancellationToken cancellationToken)
    {
        List<Finding> found = [];
        var part = new VerificationReport(found.Add);
        await look(state, part, cancellationToken);
        if (found.Count + part.Remarks.Count > 0 && JournalProof.Of(state.Id, await journal.CaseAsync(state.Id, cancellationToken)).State is { } now && now.Version > state.Version)
        {
            found.Clear();
            part = new VerificationReport(found.Add);
            if (now.Erased is null) await look(now, part, cancellationToken);
        }

        report.Add(part, found);
    }

    /// <summary>Each confirmed mask has its rendition, and nothing else stands beside it: one that shows more was taken away.</summary>
    private async Task RenditionsAsync(Case state, VerificationReport report, CancellationToken cancellationToken)
    {
        const string Library = "TangkapanLayarSamar";
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (sha256, mask) in state.Masks.Where(m => m.Value.Confirmed is not null))
        {
            if (mask.Rendition is { } rendition)
            {
                known.Add(Path.GetFileName(rendition.Path));
                await using var file = await copy.OpenFileAsync(rendition.Path, FileLibrary.Masked, cancellationToken);
                // While a newer one is owed, this one is on its way out.
                if (file is not null || mask.IsArchived) await ProveAsync(state, Places.List(Library), rendition.Path, rendition.Sha256, file, report, cancellationToken);
            }

            if (mask.IsArchived) continue;
            report.Owe(1);
            known.Add(Masking.FileName(sha256, mask.Confirmed!.At.Version));
        }

        foreach (var path in await copy.FilesAsync(state, FileLibrary.Masked, cancellationToken))
            if (!known.Contains(Path.GetFileName(path)))
                report.Add([Found(state, FindingKind.Added, Places.List(Library), path, NotOurs)]);
    }

    /// <summary>
    /// The dossier as it was archived, and those before it, which may show more and stand until the arsiparis takes them out. What people
    /// put beside them is no fault: it is a library of the office.
    /// </summary>
    private async Task DossiersAsync(Case state, VerificationReport report, CancellationToken cancellationToken)
    {
        var place = Places.List("Berkas");
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        if (state.Dossier is { } newest)
        {
            known.Add(newest.Path);
            await using var file = await copy.OpenFileAsync(newest.Path, FileLibrary.Documents, cancellationToken);
            await ProveAsync(state, place, newest.Path, newest.Sha256, file, report, cancellationToken);
        }

        foreach (var older in state.OlderDossiers)
        {
            known.Add(older.Path);
            await using var file = await copy.OpenFileAsync(older.Path, FileLibrary.Documents, cancellationToken);
            if (file is null) continue;
            await ProveAsync(state, place, older.Path, older.Sha256, file, report, cancellationToken);
            report.Remark(Found(state, FindingKind.Replaced, place, older.Path, new(
                "berkas ini dicetak sebelum samaran terbaru dan mungkin memperlihatkan lebih banyak; arsiparis dapat mengeluarkannya", "this dossier was printed before the newest masks and may show more; the arsiparis may take it out")));
        }

        if (OwedWork.IsDossierOwed(state))
        {
            // It may stand there already, and is on the record only afterwards.
            report.Owe(1);
            return;
        }

        foreach (var path in await copy.FilesAsync(state, FileLibrary.Documents, cancellationToken))
            if (!known.Contains(path))
                report.Remark(Found(state, FindingKind.Added, place, path, NotOurs));
    }

    private static async Task ProveAsync(
        Case state, string place, string key, string sha256, Stream? content, VerificationReport report, CancellationToken cancellationToken)
    {
        report.CountFile();
        if (await WrongAsync(sha256, content, cancellationToken) is var (kind, what)) report.Add([Found(state, kind, place, key, what)]);
    }

    /// <summary>What is wrong with a file; null when it is the one that was kept.</summary>
    internal static async Task<(FindingKind Kind, LocalText What)?> WrongAsync(string sha256, Stream? content, CancellationToken cancellationToken)
    {
        if (content is null) return (FindingKind.Missing, new("berkas ini tidak ada", "this file is missing"));
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == sha256
            ? null
            : (FindingKind.Altered, new("isinya bukan yang disimpan aplikasi; sidiknya lain", "this is not the file that was kept; it has another hash"));
    }

    private static Finding Found(Case state, FindingKind kind, string place, string key, LocalText what) =>
        new(kind, place, key, state.Id, state.Number, null, what);
}
