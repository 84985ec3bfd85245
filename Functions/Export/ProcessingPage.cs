using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Time;
using Sop697.Functions.Pages;

namespace Sop697.Functions.Export;

/// <summary>
/// "Riwayat pemrosesan": what the office did with what a subject wrote, who saw it and when, for the answer to a request of access. Says what is
/// on the record and nothing else; the subject is not named, because who reads the page knows.
/// </summary>
internal static class ProcessingPage
{
    internal const string Path = "riwayat-pemrosesan.html";

    private const string Style = """
        :root{color-scheme:light dark;--bg:#f5f5f7;--card:#fff;--ink:#1b1b1f;--dim:#5c5f66;--line:#dcdde1}
        @media(prefers-color-scheme:dark){:root{--bg:#17181b;--card:#222327;--ink:#f0f0f3;--dim:#a9adb5;--line:#3a3c42}}
        body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif}main{max-width:54rem;margin:0 auto;padding:1rem}
        article,section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.25rem;margin:0 0 1rem;overflow-wrap:anywhere}
        h1{font-size:1.35rem}h2{font-size:1.15rem;margin:.25rem 0 .75rem}dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.25rem 1rem;margin:0}
        dt,.dim{color:var(--dim)}dd{margin:0}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin-top:.75rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-top:1px solid var(--line)}
        td:first-child{white-space:nowrap}
        @media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr{display:block;border-top:1px solid var(--line);padding:.5rem 0}td{display:block;border:0;padding:0}td:first-child{color:var(--dim)}}
        @media print{body{background:none}article,section{border:0}}
        """;

    internal static string Of(IReadOnlyList<(JournalProof Proof, SubjectTrace Trace)> cases, DateTimeOffset at) => Html.Of($"""
        <!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <title>Riwayat pemrosesan data pribadi</title><style>{new Html(Style)}</style></head><body><main>
        <h1>Riwayat pemrosesan data pribadi <small class="dim">dibuat {Wib.Moment(at)}</small></h1>
        <section><p>Dinas Kesehatan Kota Malang menjawab pertanyaan dan pengaduan di media sosial menurut SOP 697. Data diproses untuk pelaksanaan tugas
        pelayanan publik dan hanya untuk kasusnya. Halaman ini memuat {cases.Count} kasus yang menyebut Anda: apa yang dicatat, siapa mengerjakan atau
        menerimanya, dan kapan. Isinya ada pada <a href="index.html">salinan kasus</a>.</p>
        <p class="dim">Anda dapat meminta perbaikan, atau penghapusan menurut aturan retensi arsip, kepada Dinas Kesehatan.</p></section>
        {Html.Join(cases.Select(c => One(c.Proof, c.Trace)))}
        </main></body></html>
        """).Text;

    private static Html One(JournalProof proof, SubjectTrace trace) => Html.Of($"""
        <article><h2>{trace.Number}</h2><dl>
        <dt>Anda disebut di</dt><dd>{string.Join(", ", trace.Places.Select(p => p.Id))}</dd>
        {Facts(proof.State)}
        </dl><div class="wide"><table><thead><tr><th scope="col">Waktu</th><th scope="col">Oleh</th><th scope="col">Pemrosesan</th></tr></thead><tbody>{Html.Join(Rows(proof))}</tbody></table></div></article>
        """);

    private static Html Facts(Case? state) => state is null ? default : Html.Of($"""
        <dt>Diterima</dt><dd>{Wib.Moment(state.ReceivedAt)}, dari {ChannelRules.Label(state.Inquiry.Channel)}</dd>
        <dt>Gambar</dt><dd>{state.Evidence.DistinctBy(e => e.Sha256).Count()}</dd>
        <dt>Keadaan</dt><dd>{(state.Erased is { } erased ? $"isinya dihapus {Wib.Moment(erased.At.At)}" : state.Closing is { } end ? $"selesai {Wib.Moment(end.At.At)}" : "sedang ditangani")}</dd>
        """);

    /// <summary>What people and the system did, and to whom it was shown, in the order of the record.</summary>
    private static IEnumerable<Html> Rows(JournalProof proof)
    {
        var titles = proof.Commits.Select(c => c.Commit.By).GroupBy(b => b.Position).ToDictionary(g => g.Key, g => g.Last().PositionLabel);
        string Label(string key) => titles.GetValueOrDefault(key, key);
        var told = History.Of(proof.Commits, Label).ToLookup(h => h.Version);
        return from commit in proof.Commits.Select(c => c.Commit)
               from what in told[commit.Version].Select(h => h.What.Id).Concat(commit.Events.Select(e => Shown(e, Label)).OfType<string>())
               select Html.Of($"<tr><td>{Wib.Moment(commit.At)}</td><td>{commit.By.Name}{Title(commit.By)}</td><td>{what}</td></tr>");
    }

    private static Html Title(ActedBy by) => by.Title == by.Name ? default : Html.Of($"<br><span class=\"dim\">{by.Title}</span>");

    private static string? Shown(CaseEvent happened, Func<string, string> label) => happened switch
    {
        CardSent e => $"menunjukkan kartu kasus kepada {label(e.Position)} ({e.Copies.Select(c => c.ObjectId).Distinct().Count()} orang)",
        EvidenceArchived => "menyimpan gambar di pustaka SharePoint",
        DossierArchived => "menyimpan berkas cetak di pustaka SharePoint",
        _ => null,
    };
}
