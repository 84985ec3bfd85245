using Sop697.Domain.Knowledge;

namespace Sop697.Tests.Domain.Knowledge;

public sealed class IndonesianTextSpecs
{
    [Theory]
    [InlineData("melayani", "pelayanan", "layanan", "dilayani")]
    [InlineData("mendaftar", "pendaftaran", "daftar")]
    [InlineData("berobat", "pengobatan", "obat", "obatnya")]
    [InlineData("membayar", "pembayaran", "dibayarkan", "bayar")]
    [InlineData("vaksinasi", "vaksin", "divaksin", "vaksinnya")]
    [InlineData("penyakit", "sakit")]
    [InlineData("periksa", "memeriksa", "pemeriksaan", "diperiksa")]
    [InlineData("pakai", "memakai", "pemakaian", "dipakai")]
    [InlineData("menangani", "penanganan", "ditangani")]
    [InlineData("antrian", "antrean", "ANTRE")]
    public void Words_of_one_root_are_one_term(params string[] words) =>
        Assert.Single(words.Select(w => Assert.Single(IndonesianText.Terms(w))).Distinct());

    [Theory]
    [InlineData("makan", "makam")]
    [InlineData("gigi", "gizi")]
    [InlineData("campak", "cacar")]
    public void Words_of_other_roots_stay_apart(string one, string other) =>
        Assert.NotEqual(IndonesianText.Terms(one), IndonesianText.Terms(other));

    [Fact]
    public void What_every_question_has_says_nothing() =>
        Assert.Equal(["puskesmas", "buka", "sabtu"], IndonesianText.Terms("Selamat pagi min, mau tanya: apakah PKM-nya buka hari... eh, Sabtu?").Where(t => t is not ("hari" or "eh")));
}
