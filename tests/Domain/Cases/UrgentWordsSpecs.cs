using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class UrgentWordsSpecs
{
    private static readonly string[] Words = ["keracunan", "KIPI", "bunuh diri", "médis"];

    [Theory]
    [InlineData("Anak saya keracunan makanan", "keracunan")]
    [InlineData("KERACUNAN!!!", "keracunan")]
    [InlineData("apakah ini #kipi?", "KIPI")]
    [InlineData("ada yang mau bunuh\ndiri", "bunuh diri")]
    [InlineData("ada yang mau bunuh-diri", "bunuh diri")]
    [InlineData("Kéracunàn di sekolah", "keracunan")]
    [InlineData("ke\u0301racunan di sekolah", "keracunan")]
    [InlineData("keadaan medis", "médis")]
    [InlineData("keracunannya kemarin", null)] // part of another word
    [InlineData("kipinas", null)]
    [InlineData("bunuh nyamuk sendiri", null)]
    [InlineData("diri bunuh", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Whole_words_are_found_whatever_their_case_and_accents(string? text, string? found) => Assert.Equal(found, UrgentWords.Find(text, Words));

    [Fact]
    public void Words_without_letters_find_nothing() => Assert.Null(UrgentWords.Find("apa ini - ?", ["", "-", "?"]));

    [Fact]
    public void A_report_with_such_a_word_is_urgent_from_the_start_and_the_word_is_on_the_record() =>
        Given()
            .When(new OpenCase(Now, Tim, Question with { Summary = "Ada wabah diare?" }, [Screenshot], ApprovalRule.KasiSaja, "tim", "kasi", null, "http"))
            .ThenState(s => Assert.Equal((true, "wabah"), (s.Inquiry.Urgent, s.UrgentWord)));

    [Fact]
    public void A_tick_makes_it_urgent_without_a_word() =>
        Given()
            .When(new OpenCase(Now, Tim, Question with { Urgent = true }, [Screenshot], ApprovalRule.KasiSaja, "tim", "kasi", null, "http"))
            .ThenState(s => Assert.Equal((true, null), (s.Inquiry.Urgent, s.UrgentWord)));

    [Fact]
    public void A_correction_can_add_urgency() =>
        Given(AtTangkapLayar())
            .When(new Correct(Now, Tim, null, Question with { Summary = "Ada yang pingsan setelah imunisasi." }))
            .ThenState(s => Assert.Equal((true, "pingsan"), (s.Inquiry.Urgent, s.UrgentWord)));
}
