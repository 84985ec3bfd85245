using Sop697.Domain;

namespace Sop697.Tests.Domain;

public sealed class WebAddressSpecs
{
    [Theory]
    [InlineData("https://instagram.example/p/1", "https://instagram.example/p/1")]
    [InlineData("http://dinkes.example/jawaban?id=7#atas", "http://dinkes.example/jawaban?id=7#atas")]
    [InlineData("https://dinkes.example/jawaban dokter", "https://dinkes.example/jawaban%20dokter")]
    public void An_address_a_browser_may_open_is_one(string text, string opened) => Assert.Equal(opened, WebAddress.Of(text)?.AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("instagram.example/p/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("mailto:warga@dinkes.example")]
    public void Anything_else_is_not(string? text) => Assert.Null(WebAddress.Of(text));

    [Fact]
    public void It_has_at_most_two_thousand_characters()
    {
        var longest = "https://dinkes.example/".PadRight(WebAddress.MaxLength, 'a');
        Assert.NotNull(WebAddress.Of(longest));
        Assert.Null(WebAddress.Of(longest + "a"));
    }
}
