using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sop697.Domain.Audit;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Export;

/// <summary>
/// A zip of cases: their sealed decisions as lines of JSON, the cards that were answered, the pictures, a page to read, and
/// <c>SHA256SUMS</c> over all of it. Whoever has it needs nothing of ours to prove it.
/// </summary>
internal sealed class CaseBundle(Stream output, IEvidenceStore evidence, DateTimeOffset at) : IDisposable
{
    private static readonly JsonSerializerOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly StringBuilder sums = new();
    private readonly List<BundledCase> cases = [];
    private readonly HashSet<string> folders = new(StringComparer.OrdinalIgnoreCase);

    internal int Cases => cases.Count;

    internal int Files { get; private set; }

    /// <summary>What is not whole, in words.</summary>
    internal List<string> Faults { get; } = [];

    internal async Task AddAsync(JournalProof proof, CancellationToken cancellationToken)
    {
        var folder = $"kasus/{FolderOf(proof)}";
        foreach (var finding in proof.Findings) Faults.Add($"{proof.Number ?? proof.CaseId} {finding.Key}: {finding.What.Id} / {finding.What.En}");
        await WriteAsync($"{folder}/keputusan.jsonl", string.Concat(proof.Stored.Select(LineOf)), cancellationToken);
        foreach (var commit in proof.Commits.Select(c => c.Commit))
        {
            if (commit.Card is not { } card) continue;
            await WriteAsync($"{folder}/kartu/{commit.Version:D6}.json", card.Shown, cancellationToken);
            await WriteAsync($"{folder}/kartu/{commit.Version:D6}-isian.json", JsonSerializer.Serialize(card.Inputs, Lines), cancellationToken);
        }

        cases.Add(new BundledCase(proof, await PicturesAsync(proof, folder, cancellationToken)));
    }

    /// <summary>A page beside the cases, under the sums like everything else.</summary>
    internal Task AddPageAsync(string path, string html, CancellationToken cancellationToken) => WriteAsync(path, html, cancellationToken);

    internal async Task FinishAsync(CancellationToken cancellationToken)
    {
        cases.Sort((a, b) => string.CompareOrdinal(a.Proof.Number, b.Proof.Number));
        await WriteAsync("index.html", BundlePage.Of(cases, at), cancellationToken);
        await WriteAsync("BACA-SAYA.txt", ReadMe, cancellationToken);
        var entry = Entry("SHA256SUMS");
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(sums.ToString()), cancellationToken);
    }

    public void Dispose() => zip.Dispose();

    /// <summary>By number; two cases never share one, unless somebody tampered.</summary>
    private string FolderOf(JournalProof proof)
    {
        var name = proof.Number is { } number && number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && number.Length is > 0 and < 40 ? number : proof.CaseId;
        return folders.Add(name) ? name : $"{name}-{folders.Count}";
    }

    private async Task<IReadOnlyDictionary<string, string>> PicturesAsync(JournalProof proof, string folder, CancellationToken cancellationToken)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var picture in proof.State is { Erased: null } state ? state.Evidence.DistinctBy(e => e.Sha256) : [])
        {
            await using var original = await evidence.OpenAsync(picture.Sha256, cancellationToken);
            if (original is null)
            {
                Faults.Add($"{proof.Number ?? proof.CaseId} {picture.Sha256}: gambar tidak ada / picture is missing");
                continue;
            }

            var bytes = new MemoryStream();
            await original.CopyToAsync(bytes, cancellationToken);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))) != picture.Sha256)
                Faults.Add($"{proof.Number ?? proof.CaseId} {picture.Sha256}: gambar diubah / picture was altered");
            var path = $"{folder}/bukti/{picture.Sha256}.{picture.Extension}";
            await WriteAsync(path, bytes.GetBuffer().AsMemory(0, (int)bytes.Length), CompressionLevel.NoCompression, cancellationToken);
            paths[picture.Sha256] = path;
        }

        return paths;
    }

    private static string LineOf(StoredCommit commit) =>
        new JsonObject { ["case"] = commit.CaseId, ["version"] = commit.Version, ["hash"] = commit.Hash, ["body"] = commit.Body }.ToJsonString(Lines) + "\n";

    private Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(path, Encoding.UTF8.GetBytes(text), CompressionLevel.Optimal, cancellationToken);

    private async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CompressionLevel level, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(path, level);
        entry.LastWriteTime = at;
        await using (var stream = await entry.OpenAsync(cancellationToken)) await stream.WriteAsync(bytes, cancellationToken);
        sums.Append(Convert.ToHexStringLower(SHA256.HashData(bytes.Span))).Append("  ").Append(path).Append('\n');
        Files++;
    }

    private ZipArchiveEntry Entry(string path)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = at;
        return entry;
    }

    private const string ReadMe = """
        Salinan kasus SOP 697, Dinas Kesehatan Kota Malang.

        1. Buka index.html di peramban. Halaman itu menghitung ulang sidik setiap keputusan dari data di dalamnya, tanpa jaringan.
        2. Untuk memeriksa semua berkas tanpa aplikasi apa pun: sha256sum -c SHA256SUMS
        3. kasus/*/keputusan.jsonl: satu keputusan per baris. "hash" adalah SHA-256 dari teks "body" (UTF-8); di dalam body,
           "previousHash" adalah sidik keputusan sebelumnya. Bila isi kasus dihapus menurut retensi, "hash" tetap, dan keputusan
           "caseErased" menyebut sidik teks penggantinya ("redactedHash").
        4. kasus/*/kartu: kartu seperti yang dilihat orang, dan isiannya. kasus/*/bukti: gambar; namanya adalah SHA-256 isinya.

        Gambar di sini ASLI, tanpa samaran: hanya yang asli cocok dengan sidik di jurnal. Berkas ini memuat data pribadi warga. Simpan
        dengan aman, jangan teruskan, dan hapus bila tidak diperlukan lagi.

        English: the pictures are the originals, unmasked, because only those agree with the hashes in the journal: keep them safe. Open index.html, or run sha256sum -c SHA256SUMS. "hash" is the SHA-256 of "body"; "previousHash" inside it names the decision before.

        """;
}

/// <summary>A case in the bundle.</summary>
/// <param name="Pictures">Path in the zip by hash.</param>
internal sealed record BundledCase(JournalProof Proof, IReadOnlyDictionary<string, string> Pictures);
