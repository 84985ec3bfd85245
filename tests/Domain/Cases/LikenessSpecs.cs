using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Cases;

/// <summary>When two reports look alike.</summary>
public sealed class LikenessSpecs
{
    private const string Text = "kapan jadwal imunisasi campak untuk anak usia dua tahun di puskesmas kota malang";
    private static readonly DateTimeOffset Monday = new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly ReportKeys Earlier = new("a", Monday, Channel.Instagram, ["f1", "f2"], "instagram.com/p/Abc", Text);
    private static readonly ReportKeys Other = new("b", Monday.AddHours(1), Channel.Facebook, ["f9"], null, "antrean loket");

    [Fact]
    public void The_same_file_is_surer_than_the_same_post_and_that_than_the_same_words()
    {
        Assert.Equal(LikenessKind.SameFile, Likeness.Between(Other with { Pictures = ["f9", "f2"], Post = Earlier.Post }, Earlier, 90));
        Assert.Equal(LikenessKind.SamePost, Likeness.Between(Other with { Post = Earlier.Post, Text = Text, Channel = Channel.Instagram }, Earlier, 90));
        Assert.Equal(LikenessKind.LikeText, Likeness.Between(Other with { Text = Text, Channel = Channel.Instagram }, Earlier, 90));
        Assert.Null(Likeness.Between(Other, Earlier, 90));
        Assert.Null(Likeness.Between(Other with { Post = null }, Earlier with { Post = null }, 90));
    }

    [Fact]
    public void Words_count_on_the_same_channel_within_thirty_days_and_when_there_are_enough_of_them()
    {
        var same = Other with { Text = Text, Channel = Channel.Instagram };
        Assert.Null(Likeness.Between(same with { Channel = Channel.Facebook }, Earlier, 90));
        Assert.NotNull(Likeness.Between(same with { ReceivedAt = Monday.AddDays(30) }, Earlier, 90));
        Assert.Null(Likeness.Between(same with { ReceivedAt = Monday.AddDays(30).AddSeconds(1) }, Earlier, 90));
        Assert.Null(Likeness.Between(same, Earlier, null));
        var brief = Text[..39].TrimEnd();
        Assert.Null(Likeness.Between(same with { Text = brief }, Earlier with { Text = brief }, 90));
        Assert.NotNull(Likeness.Between(same with { Text = Text[..41] }, Earlier with { Text = Text[..41] }, 90));
    }

    [Fact]
    public void The_threshold_is_the_share_of_runs_of_five_characters()
    {
        Assert.Equal(100, Likeness.Common(Text, Text));
        Assert.Equal(0, Likeness.Common(Text, "xyz"));
        // "abcdefg" and "abcdefh": abcde, bcdef are common; cdefg and cdefh are not.
        Assert.Equal(50, Likeness.Common("abcdefg", "abcdefh"));
        Assert.Equal(3, Likeness.Grams("abcdefg"));
        var reworded = Text.Replace("dua tahun", "lima bulan", StringComparison.Ordinal);
        Assert.InRange(Likeness.Common(Text, reworded), 60, 89);
        var same = Other with { Text = reworded, Channel = Channel.Instagram };
        Assert.Null(Likeness.Between(same, Earlier, 90));
        Assert.NotNull(Likeness.Between(same, Earlier, 60));
    }

    [Fact]
    public void Only_the_later_of_two_is_asked_about_also_when_they_came_at_once()
    {
        var twin = Earlier with { CaseId = "b" };
        Assert.NotNull(Likeness.Between(twin, Earlier, 90));
        Assert.Null(Likeness.Between(Earlier, twin, 90));
        Assert.Null(Likeness.Between(Earlier, Earlier, 90));
    }

    [Fact]
    public void A_report_is_found_by_what_the_citizen_wrote_and_not_by_how_it_was_typed()
    {
        var inquiry = Question with { Summary = "  Kapan *Imunisasi*\r\nCAMPAK, ya?", SourceUrl = "https://www.instagram.com/warga/p/Abc/?igsh=1" };
        var keys = ReportKeys.Of(CaseSpec.Given(Situations.AtKirim()).Known with { Inquiry = inquiry, Evidence = [Screenshot, Proof, SecondScreenshot] });
        Assert.Equal("kapan imunisasi campak ya", keys.Text);
        Assert.Equal("instagram.com/p/Abc", keys.Post);
        Assert.Equal([Screenshot.Sha256, SecondScreenshot.Sha256], keys.Pictures);
    }

    [Theory]
    [InlineData("https://www.instagram.com/dinkes/p/CxAbc/?igsh=MTc4", "instagram.com/p/CxAbc")]
    [InlineData("http://instagram.com/p/CxAbc", "instagram.com/p/CxAbc")]
    [InlineData("https://www.instagram.com/reel/CxAbc/?utm_source=ig_web#komentar", "instagram.com/reel/CxAbc")]
    [InlineData("https://twitter.com/warga/status/17?s=20&t=x", "x.com/status/17")]
    [InlineData("https://mobile.x.com/Warga/status/17", "x.com/status/17")]
    [InlineData("https://youtu.be/dQw4?si=abc", "youtube.com/watch?v=dQw4")]
    [InlineData("https://m.youtube.com/watch?feature=share&v=dQw4&lc=Ug", "youtube.com/watch?lc=Ug&v=dQw4")]
    [InlineData("https://m.facebook.com/story.php?story_fbid=1&id=2&fbclid=z", "facebook.com/story.php?id=2&story_fbid=1")]
    [InlineData("https://dinkes.contoh.go.id/kontak/?id=5", "dinkes.contoh.go.id/kontak?id=5")]
    public void The_many_addresses_of_a_post_are_one(string link, string expected) => Assert.Equal(expected, PostAddress.Of(link));

    [Theory]
    [InlineData("https://www.instagram.com/p/CxAbc/c/17/", "https://www.instagram.com/p/CxAbc/c/18/")]
    [InlineData("https://www.instagram.com/p/CxAbc", "https://www.instagram.com/p/Cxabc")]
    [InlineData("https://dinkes.contoh.go.id/kontak?id=5", "https://dinkes.contoh.go.id/kontak?id=6")]
    [InlineData("https://www.youtube.com/watch?v=a", "https://www.youtube.com/watch?v=b")]
    public void Different_posts_stay_different(string one, string other) => Assert.NotEqual(PostAddress.Of(one), PostAddress.Of(other));

    [Theory]
    [InlineData(null)]
    [InlineData("bukan tautan")]
    public void What_is_no_address_names_no_post(string? link) => Assert.Null(PostAddress.Of(link));
}
