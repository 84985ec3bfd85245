using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;

namespace Sop697.Tests.Microsoft365.Cards;

public sealed class TextTests
{
    [Theory]
    [InlineData("id", "Rab 25 Nov 2026 14.00 WIB")]
    [InlineData("en", "Wed 25 Nov 2026 14:00 WIB")]
    public void A_time_is_said_in_the_offices_own_zone(string language, string expected) =>
        Assert.Equal(expected, CardTexts.In(language).Wib.Of(new DateTimeOffset(2026, 11, 25, 7, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Midnight_in_the_office_belongs_to_the_next_day() =>
        Assert.Equal("Jum 1 Jan 2027 00.00 WIB", CardTexts.In("id").Wib.Of(new DateTimeOffset(2026, 12, 31, 17, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Every_kind_and_outcome_has_a_name(string language)
    {
        var words = CardTexts.In(language);
        Assert.All(Enum.GetValues<InquiryClass>(), k => Assert.NotEmpty(words.Kinds[k]));
        Assert.All(Enum.GetValues<Outcome>(), o => Assert.NotEmpty(words.Outcomes[o]));
    }

    [Fact]
    public void Every_row_of_the_sop_has_an_english_title() =>
        Assert.All(Sop697Table.Current.Steps, s => Assert.True(CardTexts.In("en").Steps.ContainsKey(s.Key), s.Key));

    [Theory]
    [InlineData("Imunisasi *gratis*", @"Imunisasi \*gratis\*")]
    [InlineData("[klik](https://contoh.id)", @"\[klik\]\(https://contoh.id)")]
    [InlineData("- bukan daftar", @"\- bukan daftar")]
    [InlineData("1. bukan daftar", @"1\. bukan daftar")]
    [InlineData("dua\nbaris", "dua baris")]
    [InlineData("Demam berdarah (DBD)", "Demam berdarah (DBD)")]
    public void Typed_marks_show_as_typed(string typed, string escaped) => Assert.Equal(escaped, Markdown.Escape(typed));

    [Theory]
    [InlineData(Outcome.DiteruskanSambat, "diteruskan_sambat")]
    [InlineData(Outcome.Spam, "spam")]
    public void A_name_travels_as_it_is_stored(Outcome outcome, string name)
    {
        Assert.Equal(name, Codes.Of(outcome));
        Assert.Equal(outcome, Codes.Find<Outcome>(name));
        Assert.Null(Codes.Find<Outcome>("lain"));
    }
}
