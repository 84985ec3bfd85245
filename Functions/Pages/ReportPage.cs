using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Pages;

/// <summary>A form as it stands: fresh, or sent back with what is wrong.</summary>
internal sealed record FilledForm(string Key, string TokenName, string Token, IFormCollection? Filled, IReadOnlyDictionary<string, LocalText> Faults)
{
    internal string Value(string field) => Filled?[field].ToString() ?? "";
}

/// <summary>The intake page: one form, no script, readable on a phone.</summary>
internal static class ReportPage
{
    internal static Html Form(Office office, FilledForm form, string language)
    {
        string T(string id, string en) => new LocalText(id, en).In(language);
        var kinds = CardTexts.In(language).Kinds;
        return Html.Of($"""
            <h1>{T("Laporkan pertanyaan atau pengaduan", "Report a question or complaint")}</h1>
            {Fault(form, "", language)}
            <section><form method="post" enctype="multipart/form-data">
            <input type="hidden" name="{form.TokenName}" value="{form.Token}"><input type="hidden" name="key" value="{form.Key}">
            {Field("screenshot", T("Tangkapan layar (1–5 berkas, PNG, JPEG atau WebP, paling besar 20 MB)", "Screenshots (1–5 files, PNG, JPEG or WebP, 20 MB at most)"), Html.Of($"<input id=\"screenshot\" name=\"screenshot\" type=\"file\" accept=\"image/png,image/jpeg,image/webp\" multiple required>"), form, language)}
            {Field("channel", T("Kanal", "Channel"), Select("channel", Codes.All<Channel>().Select(c => (c.Key, ChannelRules.Label(c.Value))), form, T("Pilih…", "Choose…"), true), form, language)}
            {Field("kind", T("Jenis", "Kind"), Select("kind", Codes.All<InquiryClass>().Select(k => (k.Key, kinds[k.Value])), form, T("Pilih…", "Choose…"), true), form, language)}
            {Field("summary", T("Ringkasan, tanpa nama atau nomor warga", "Summary, without names or numbers of the citizen"), Html.Of($"<textarea id=\"summary\" name=\"summary\" rows=\"4\" maxlength=\"{ChannelRules.MaxSummary}\" required>{form.Value("summary")}</textarea>"), form, language)}
            {Field("topic", T("Topik (boleh kosong)", "Topic (optional)"), Select("topic", office.Topics.Select(t => (t.Key, t.Label)), form, "–", false), form, language)}
            {Field("sourceUrl", T("Tautan unggahan (boleh kosong)", "Link of the post (optional)"), Html.Of($"<input id=\"sourceUrl\" name=\"sourceUrl\" type=\"url\" maxlength=\"{WebAddress.MaxLength}\" value=\"{form.Value("sourceUrl")}\">"), form, language)}
            {Field("sourceAccount", T("Akun pengunggah (boleh kosong; hanya terlihat di halaman kasus)", "Posting account (optional; seen only on the case page)"), Html.Of($"<input id=\"sourceAccount\" name=\"sourceAccount\" maxlength=\"200\" autocomplete=\"off\" value=\"{form.Value("sourceAccount")}\">"), form, language)}
            <p><label><input type="checkbox" name="urgent" value="true"{new Html(form.Value("urgent") == "true" ? " checked" : "")}> {T("Mendesak", "Urgent")}</label></p>
            <p><button type="submit">{T("Kirim ke Kepala Seksi", "Send to the Kepala Seksi")}</button></p>
            </form></section>
            """);
    }

    internal static Html Sent(string caseId, string language)
    {
        string T(string id, string en) => new LocalText(id, en).In(language);
        return Html.Of($"""
            <h1>{T("Laporan diterima", "Report received")}</h1>
            <section role="status"><p>{T("Laporan dan tangkapan layarnya sudah aman. Nomor kasus datang di obrolan Teams Anda.", "The report and its screenshots are safe. The case number comes in your Teams chat.")}</p>
            <p><a href="/api/evidence/{caseId}">{T("Lihat kasus", "See the case")}</a> · <a href="/api/report">{T("Laporkan lagi", "Report another")}</a></p></section>
            """);
    }

    private static Html Field(string name, string label, Html input, FilledForm form, string language) =>
        Html.Of($"<p class=\"field\"><label for=\"{name}\">{label}</label>{input}{Fault(form, name, language)}</p>");

    private static Html Fault(FilledForm form, string field, string language) =>
        form.Faults.TryGetValue(field, out var fault) ? Html.Of($"<span class=\"warn\" role=\"alert\">⚠ {fault.In(language)}</span>") : default;

    private static Html Select(string name, IEnumerable<(string Key, string Label)> options, FilledForm form, string none, bool required)
    {
        var chosen = form.Value(name);
        var list = Html.Join(options.Select(o => Html.Of($"<option value=\"{o.Key}\"{new Html(o.Key == chosen ? " selected" : "")}>{o.Label}</option>")));
        return Html.Of($"<select id=\"{name}\" name=\"{name}\"{new Html(required ? " required" : "")}><option value=\"\">{none}</option>{list}</select>");
    }
}
