using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Functions.Doors;

namespace Sop697.Functions.Pages;

/// <summary>
/// The picture with what is covered on it, for the team: tap a box to take it away, drag to add one. Without its script the boxes can be
/// looked at and confirmed as they are.
/// </summary>
internal static class MaskPage
{
    private static readonly Lazy<string> Source = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("masking/mask.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The page's own script, allowed by its hash.</summary>
    internal static string Script => Source.Value;

    internal static Html Of(Case state, Evidence picture, (string Name, string Value) token, LocalText? wrong, string language)
    {
        string T(string id, string en) => new LocalText(id, en).In(language);
        var mask = state.MaskOf(picture.Sha256);
        var source = $"/api/evidence/{state.Id}/{picture.Sha256}?ukuran=tanpa-samaran";
        return Html.Of($"""
            <p class="dim">{state.Number ?? T("Kasus baru", "New case")}</p><h1>{T("Samarkan gambar", "Mask the picture")}</h1>
            {(wrong is null ? default : Html.Of($"<section role=\"alert\"><p class=\"warn\">⚠ {wrong.In(language)}</p></section>"))}
            <section><p>{T(
                "Tutup nama dan foto akun, NIK, nomor telepon dan BPJS, surel, wajah. Ketuk kotak untuk menghapusnya. Seret untuk menambah; di ponsel tekan Tambah kotak dahulu.",
                "Cover account names and photographs, NIK, telephone and BPJS numbers, e-mail, faces. Tap a box to remove it. Drag to add one; on a phone press Add a box first.")}</p>
            <p class="dim">{Proposal(mask, T)} {T("Gambar tanpa samaran ini hanya untuk menandai; bahwa Anda melihatnya tercatat.", "This unmasked picture is for marking only; that you see it is on the record.")}</p></section>
            <div class="board" id="papan" data-width="{picture.Width}" data-height="{picture.Height}" data-words="{Words(T)}"><img src="{source}" width="{picture.Width}" height="{picture.Height}" alt="{T("Gambar yang disamarkan", "The picture to be masked")}" draggable="false">{Html.Join(mask.Areas.Select(a => Box(a, picture)))}</div>
            <form method="post" class="tray"><input type="hidden" name="{token.Name}" value="{token.Value}"><input type="hidden" name="{MaskForm.Areas}" id="bagian" value="{MaskForm.Json(mask.Areas)}">
            <div class="tools"><span class="dim" id="jumlah" role="status" aria-live="polite"></span><button type="button" class="quiet" id="tambah" hidden aria-pressed="false">{T("Tambah kotak", "Add a box")}</button><button type="button" class="quiet" id="urung" hidden>{T("Urungkan", "Undo")}</button><button type="button" class="quiet" id="hapus" hidden>{T("Hapus semua", "Remove all")}</button></div>
            <div class="tools"><button type="submit" name="{MaskForm.Choice}" value="simpan" id="simpan">{T("Simpan samaran", "Save the mask")}</button><button type="submit" name="{MaskForm.Choice}" value="{MaskForm.Nothing}" id="kosong" class="quiet">{T("Tidak ada data pribadi", "No personal data")}</button>
            <a href="/api/evidence/{state.Id}">{T("Batal", "Cancel")}</a></div></form>
            """);
    }

    private static string Proposal(PictureMask mask, Func<string, string, string> T) => mask switch
    {
        { Confirmed.Areas.Count: 0 } => T("Sebelumnya dinyatakan tanpa data pribadi.", "It was said before that it shows no personal data."),
        { Confirmed: not null } => T("Kotak ini sudah pernah disimpan.", "These boxes were saved before."),
        { AwaitsLook: true } => T("Kotak ini usulan sistem; bisa kurang, bisa berlebih.", "These boxes are a proposal of the system; some may be missing, some too many."),
        _ => T("Sistem tidak menandai apa pun; periksa sendiri.", "The system marked nothing; please look yourself."),
    };

    private static Html Box(MaskArea area, Evidence picture)
    {
        string Part(int pixels, int of) => (pixels * 100.0 / of).ToString("0.###", CultureInfo.InvariantCulture);
        return Html.Of($"<button type=\"button\" class=\"box\" style=\"left:{Part(area.Left, picture.Width)}%;top:{Part(area.Top, picture.Height)}%;width:{Part(area.Width, picture.Width)}%;height:{Part(area.Height, picture.Height)}%\">{Codes.Of(area.Kind)}</button>");
    }

    /// <summary>What the script says. A box is named by its kind and where it stands among the others.</summary>
    private static string Words(Func<string, string, string> T)
    {
        var words = new Dictionary<string, string>
        {
            ["box"] = T("{0}, kotak {1} dari {2}. Enter menghapus, panah menggeser, Shift dan panah mengubah ukuran.", "{0}, box {1} of {2}. Enter removes it, arrows move it, Shift and arrows resize it."),
            ["count"] = T("{0} kotak", "{0} boxes"),
            ["none"] = T("Belum ada kotak", "No boxes"),
            ["draw"] = T("Seret di atas gambar", "Drag over the picture"),
            ["most"] = T("Sudah sebanyak-banyaknya; gabungkan kotak yang berdekatan.", "That is the most; join boxes that are near each other."),
            ["limit"] = Masking.MostAreas.ToString(CultureInfo.InvariantCulture),
        };
        return JsonSerializer.Serialize(words, WordsJson.Default.DictionaryStringString);
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class WordsJson : JsonSerializerContext;
