using System.Globalization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Functions.Doors;

namespace Sop697.Functions.Pages;

/// <summary>The case as its people see it after sign-in: screenshots, question, answer, history, and what is not archived yet.</summary>
internal static class EvidencePage
{
    /// <param name="by">Who reads.</param>
    internal static Html Of(Case state, CaseView view, DateOnly? keptUntil, Actor by, string language)
    {
        string T(string id, string en) => new LocalText(id, en).In(language);
        return Html.Of($"""
            <h1>{view.Number ?? T("Kasus baru", "New case")}</h1>
            {Attention(view, T)}
            {(state.Erased is { } erased ? Erased(erased, Facts(state, view, keptUntil, T), language) : Content(state, view, keptUntil, by, T))}
            <section><h2>{T("Riwayat", "History")}</h2><ol>{Html.Join(view.History.Select(Line))}</ol></section>
            """);
    }

    private static Html Content(Case state, CaseView view, DateOnly? keptUntil, Actor by, Func<string, string, string> T) => Html.Of($"""
        <section><h2>{T("Tangkapan layar", "Screenshots")}</h2>{Html.Join(state.Evidence.DistinctBy(e => e.Sha256).Select(e => Picture(state, e, by, T)))}</section>
        <section><h2>{T("Pertanyaan atau pengaduan", "Question or complaint")}</h2><p class="quote">{state.Inquiry.Summary}</p>{Facts(state, view, keptUntil, T)}</section>
        {Answer(state, view, T)}
        """);

    private static Html Erased(Erasure erased, Html facts, string language) => Html.Of($"""
        <section role="status"><p><strong>{Refusals.Erased.Text.In(language)}</strong></p><p class="dim">{Wib(erased.At.At)}</p></section>
        <section>{facts}</section>
        """);

    private static Html Attention(CaseView view, Func<string, string, string> T)
    {
        List<Html> lines = [.. view.Problems.Select(p => Html.Of($"<p class=\"warn\">⚠ {p}</p>"))];
        if (view.NotArchived > 0)
        {
            lines.Add(Html.Of($"""
                <p class="dim">{T("Belum semua tersimpan di SharePoint; sistem terus mencoba. Menunggu:", "Not everything is in SharePoint yet; the system keeps trying. Waiting:")} {view.NotArchived}</p>
                """));
        }

        return lines.Count == 0 ? default : Html.Of($"<section role=\"status\">{Html.Join(lines)}</section>");
    }

    private static Html Picture(Case state, Evidence evidence, Actor by, Func<string, string, string> T)
    {
        var source = $"/api/evidence/{state.Id}/{evidence.Sha256}";
        var mask = state.MaskOf(evidence.Sha256);
        var change = state.MaskedBy(by) is null ? default : Html.Of($"<a href=\"{source}/mask\">{(mask.AwaitsLook ? T("Periksa samaran", "Look at the mask") : T("Samarkan", "Mask"))}</a>");
        var caption = evidence.Purpose == EvidencePurpose.Proof ? T("Bukti jawaban terkirim", "Proof of the posted reply")
            : evidence.Purpose == EvidencePurpose.Hardcopy ? T("Pindaian lembar yang ditandatangani", "Scan of the signed sheet")
            : T("Tangkapan layar dari warga", "Screenshot of the citizen's post");
        return Html.Of($"""
            <figure><img src="{source}?v={state.MaskVersion}" alt="{caption}" width="{evidence.Width}" height="{evidence.Height}" loading="lazy">
            <figcaption>{caption} · {evidence.Width}×{evidence.Height} · SHA-256 {evidence.Sha256[..16]}…<br>{Masked(mask, T)}<br><span class="ways"><a href="{source}?ukuran=asli">{T("Lihat asli (tercatat)", "See the original (on the record)")}</a>{change}</span></figcaption></figure>
            """);
    }

    private static Html Masked(PictureMask mask, Func<string, string, string> T) => mask switch
    {
        { AwaitsLook: true } => Html.Of($"<span class=\"warn\">⚠ {T("Disamarkan menurut usulan sistem; belum diperiksa.", "Masked as the system proposed; nobody has looked at it yet.")}</span>"),
        { Confirmed: { Areas.Count: 0 } said } => Html.Of($"{T("Tanpa data pribadi menurut", "No personal data, said")} {said.At.By.Name}, {Wib(said.At.At)}"),
        { Confirmed: { } said } => Html.Of($"{T("Disamarkan oleh", "Masked by")} {said.At.By.Name}, {Wib(said.At.At)}"),
        _ => Html.Of($"{T("Belum diperiksa untuk disamarkan; melihatnya tercatat.", "Nobody has looked for personal data; seeing it is on the record.")}"),
    };

    private static Html Facts(Case state, CaseView view, DateOnly? keptUntil, Func<string, string, string> T)
    {
        List<(string Name, Html Value)> facts =
        [
            (T("Kanal", "Channel"), Text(ChannelRules.Label(state.Inquiry.Channel))),
            (T("Diterima", "Received"), Text(Wib(state.ReceivedAt))),
        ];
        if (state.Inquiry.SourceAccount is { } account) facts.Add((T("Akun", "Account"), Text(account)));
        if (state.Inquiry.SourceUrl is { } url)
            facts.Add((T("Tautan", "Link"), Html.Of($"<a href=\"{url}\" rel=\"noreferrer noopener\">{url}</a>")));
        facts.Add((T("Langkah", "Step"), Text(view.StepTitle ?? T("Selesai", "Closed"))));
        if (view.Due is { } due) facts.Add((T("Batas waktu", "Due"), Text(Wib(due))));
        if (keptUntil is { } until) facts.Add((T("Disimpan sampai", "Kept until"), Text(until.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))));
        return Html.Of($"<dl>{Html.Join(facts.Select(f => Html.Of($"<dt>{f.Name}</dt><dd>{f.Value}</dd>")))}</dl>");
    }

    private static Html Answer(Case state, CaseView view, Func<string, string, string> T)
    {
        if (view.Answer is null) return default;
        var title = state.Release is null ? T("Draf jawaban", "Draft answer") : T("Jawaban yang dirilis", "Released answer");
        var link = state.Publication?.Permalink is { } url ? Html.Of($"<p><a href=\"{url}\" rel=\"noreferrer noopener\">{url}</a></p>") : default;
        return Html.Of($"<section><h2>{title}</h2><p class=\"quote\">{view.Answer}</p>{link}</section>");
    }

    private static Html Line(CaseViewLine line) => Html.Of(
        $"<li><strong>{line.Name}</strong>{Position(line)}<br>{line.What}<br><time datetime=\"{line.At:O}\">{Wib(line.At)}</time></li>");

    /// <summary>The system has no title beside its name.</summary>
    private static Html Position(CaseViewLine line) => line.Position == line.Name ? default : Html.Of($" <span class=\"dim\">{line.Position}</span>");

    private static Html Text(string value) => Html.Of($"{value}");

    private static string Wib(DateTimeOffset at) =>
        Domain.Time.Wib.Local(at).ToString("dd/MM/yyyy HH.mm 'WIB'", CultureInfo.InvariantCulture);
}
