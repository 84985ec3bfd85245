using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Functions.Pages;
using Sop697.Microsoft365.Cards.Texts;

namespace Sop697.Functions.Export;

/// <summary>
/// The page of a bundle: cases to read, and the sealed decisions beside them, whose hashes it computes again in the browser. It asks no
/// network for anything, and what a citizen wrote can become nothing but text.
/// </summary>
internal static class BundlePage
{
    private const string Style = """
        :root{color-scheme:light dark;--bg:#f5f5f7;--card:#fff;--ink:#1b1b1f;--dim:#5c5f66;--line:#dcdde1;--good:#0d6b3f;--bad:#b3261e}
        @media(prefers-color-scheme:dark){:root{--bg:#17181b;--card:#222327;--ink:#f0f0f3;--dim:#a9adb5;--line:#3a3c42;--good:#62d296;--bad:#ff9c93}}
        body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif}main{max-width:54rem;margin:0 auto;padding:1rem}
        article,.proof{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.25rem;margin:0 0 1rem;overflow-wrap:anywhere}
        h1{font-size:1.35rem}h2{font-size:1.15rem;margin:.25rem 0 .75rem}h3{font-size:1rem;margin:1.25rem 0 .4rem}
        dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.25rem 1rem;margin:0}dt,.dim,time{color:var(--dim)}dd{margin:0}
        .quote{white-space:pre-wrap;border-left:3px solid var(--line);padding-left:.75rem;margin:0}img{max-width:100%;max-height:32rem;border:1px solid var(--line);border-radius:8px}
        ol{padding-left:1.25rem}li{margin:.4rem 0}details{margin:.35rem 0}summary{cursor:pointer}.answered{border:1px solid var(--line);border-radius:8px;padding:.5rem .9rem;margin:.4rem 0}
        .answered p{margin:.25rem 0}.answered .field{border-left:3px solid var(--good);padding-left:.6rem;white-space:pre-wrap}.proof{font-weight:600}.whole{color:var(--good)}.broken{color:var(--bad)}
        @media print{body{background:none}article{border:0;break-after:page}}
        """;

    /// <summary>Every body is hashed as UTF-8, compared with its hash, or with what an erasure names for it, and must name the one before it; the pictures have their hashes in their names.</summary>
    private const string Script = """
        (async () => {
          const say = (text, kind) => { const p = document.getElementById('proof'); p.textContent = text; p.className = 'proof ' + kind; };
          if (!globalThis.crypto?.subtle) return say('Peramban ini tidak dapat menghitung sidik. Jalankan: sha256sum -c SHA256SUMS', 'broken');
          const cases = JSON.parse(document.getElementById('data').textContent);
          const hex = (b) => [...new Uint8Array(b)].map((x) => x.toString(16).padStart(2, '0')).join('');
          const digest = async (text) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
          let count = 0, erased = 0;
          for (const c of cases) {
            let previous = '0'.repeat(64), version = 0;
            const redacted = new Map();
            for (const d of c.decisions) {
              if (!d.body.includes('"type":"caseErased"') || (await digest(d.body)) !== d.hash) continue;
              const told = JSON.parse(d.body);
              for (const e of told.events) if (e.type === 'caseErased') for (const r of e.redacted) if (r.version < told.version) redacted.set(r.version, r);
            }
            for (const d of c.decisions) {
              version++;
              const where = `${c.number}, keputusan ${version}`;
              let body;
              try { body = JSON.parse(d.body); } catch { return say(`TIDAK UTUH: ${where} tidak terbaca.`, 'broken'); }
              const found = await digest(d.body), named = redacted.get(version);
              if (found !== d.hash && named?.hash === d.hash && named.redactedHash === found) erased++;
              else if (found !== d.hash) return say(`TIDAK UTUH: ${where} tidak cocok dengan sidiknya.`, 'broken');
              if (body.version !== version || body.caseId !== c.id || body.previousHash !== previous) return say(`TIDAK UTUH: ${where} tidak menyambung.`, 'broken');
              previous = d.hash;
              count++;
            }
            const last = document.getElementById('sidik-' + c.id);
            if (last && last.textContent !== previous) return say(`TIDAK UTUH: sidik terakhir ${c.number} lain.`, 'broken');
          }
          say(`Utuh: ${count} keputusan dari ${cases.length} kasus dihitung ulang di peramban ini.${erased ? ` Isi ${erased} di antaranya telah dihapus menurut retensi, seperti yang tercatat.` : ''}`, 'whole');
        })();
        """;

    internal static string Of(IReadOnlyList<BundledCase> cases, DateTimeOffset at)
    {
        var script = Script.ReplaceLineEndings("\n");
        var allowed = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        // In a script element "<" is the only letter that could end it; JSON may write it otherwise.
        var data = new JsonArray([.. cases.Select(DataOf)]).ToJsonString().Replace("<", "\\u003c", StringComparison.Ordinal);
        return Html.Of($"""
            <!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; script-src 'sha256-{new Html(allowed)}'; base-uri 'none'; form-action 'none'">
            <title>Salinan kasus SOP 697</title><style>{new Html(Style)}</style></head><body><main>
            <h1>Salinan kasus SOP 697 <small class="dim">{cases.Count} kasus · dibuat {Wib.Moment(at)}</small></h1>
            <p id="proof" class="proof" role="status">Sidik sedang dihitung ulang …</p>
            <p class="dim">Gambar di sini asli, tanpa samaran, karena hanya yang asli cocok dengan sidiknya. Simpan dengan aman.</p>
            {Html.Join(cases.Select(One))}
            </main><script type="application/json" id="data">{new Html(data)}</script><script>{new Html(script)}</script></body></html>
            """).Text;
    }

    private static JsonNode DataOf(BundledCase bundled) => new JsonObject
    {
        ["id"] = bundled.Proof.CaseId,
        ["number"] = bundled.Proof.Number ?? bundled.Proof.CaseId,
        ["decisions"] = new JsonArray([.. bundled.Proof.Stored.Select(s => new JsonObject { ["hash"] = s.Hash, ["body"] = s.Body })]),
    };

    private static Html One(BundledCase bundled)
    {
        var proof = bundled.Proof;
        var whole = proof.Findings.Count == 0 ? default : Html.Of($"<p class=\"broken\">Jurnal kasus ini tidak utuh: {proof.Findings[0].What.Id}.</p>");
        var read = proof.State is { } state ? Read(state, bundled) : default;
        return Html.Of($"""
            <article><h2>{proof.Number ?? proof.CaseId}</h2>{whole}{read}
            <h3>Riwayat</h3><ol>{History(proof)}</ol>
            <p class="dim">Sidik keputusan terakhir: <code id="sidik-{proof.CaseId}">{proof.Stored[^1].Hash}</code></p></article>
            """);
    }

    private static CardTexts Words => CardTexts.In("id");

    private static Html Read(Case state, BundledCase bundled)
    {
        Html Fact(string name, string? value) => string.IsNullOrEmpty(value) ? default : Html.Of($"<dt>{name}</dt><dd>{value}</dd>");
        if (state.Erased is { } erased) return Html.Of($"<p><strong>{Refusals.Erased.Text.Id}</strong> {Wib.Moment(erased.At.At)}</p>");
        var answer = state.Release?.Text is { } text ? Html.Of($"<h3>Jawaban yang dirilis</h3><p class=\"quote\">{text}</p>") : default;
        return Html.Of($"""
            <dl>{Fact("Kanal", ChannelRules.Label(state.Inquiry.Channel))}{Fact("Jenis", Words.Kinds[state.Inquiry.Kind])}{Fact("Diterima", Wib.Moment(state.ReceivedAt))}{Fact("Selesai", state.Closing is { } end ? Wib.Moment(end.At.At) : "belum")}{Fact("Hasil", state.Closing is { } closed ? Words.Outcomes[closed.Outcome] : null)}{Fact("Terbit di", state.Publication?.Permalink)}</dl>
            <h3>Pertanyaan atau pengaduan</h3><p class="quote">{state.Inquiry.Summary}</p>{answer}
            <h3>Tangkapan layar</h3>{Html.Join(bundled.Pictures.Select(p => Html.Of($"<p><img src=\"{p.Value}\" alt=\"Tangkapan layar\"><br><small class=\"dim\">SHA-256 {p.Key}</small></p>")))}
            """);
    }

    private static Html History(JournalProof proof)
    {
        var titles = proof.Commits.Select(c => c.Commit.By).GroupBy(b => b.Position).ToDictionary(g => g.Key, g => g.Last().PositionLabel);
        var told = proof.State is null ? [] : Domain.Cases.History.Of(proof.Commits, key => titles.GetValueOrDefault(key, key));
        return Html.Join(
            from commit in proof.Commits.Select(c => c.Commit)
            let lines = told.Where(h => h.Version == commit.Version).Select(h => h.What.Id).ToList()
            where lines.Count > 0 || commit.Card is not null
            let card = commit.Card is { } answered ? Html.Of($"<details><summary>Kartu yang dijawab</summary>{CardHtml.Of(answered)}</details>") : default
            select Html.Of($"<li value=\"{commit.Version}\"><time>{Wib.Moment(commit.At)}</time> <strong>{commit.By.Name}</strong>{Title(commit.By)} {string.Join("; ", lines)}{card}</li>"));
    }

    private static string Title(ActedBy by) => by.Title == by.Name ? "" : $" ({by.Title})";
}
