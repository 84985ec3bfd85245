using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sop697.Domain.Cases;
using Sop697.Functions.Doors;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Functions;

public sealed class ReportFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
    private static readonly Office Office = new([], new Dictionary<string, IReadOnlyList<Person>>(), [new Topic("gizi", "Gizi", null, null)]);

    private static readonly Dictionary<string, string> Good = new()
    {
        ["channel"] = "twitter",
        ["kind"] = "pengaduan",
        ["summary"] = "Antrean vaksin terlalu panjang.",
        ["topic"] = "gizi",
        ["sourceUrl"] = "https://x.example/status/1",
        ["postedAt"] = "2026-11-24T08:00:00+07:00",
        ["urgent"] = "true",
    };

    [Fact]
    public void A_whole_report_has_no_faults()
    {
        var form = Read(Good);
        Assert.Empty(form.Faults);
        Assert.Equal(
            new Inquiry(Channel.Twitter, InquiryClass.Pengaduan, "Antrean vaksin terlalu panjang.", "gizi", "https://x.example/status/1", null, new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero), true),
            form.Inquiry);
    }

    [Theory]
    [InlineData("channel", "tiktok")]
    [InlineData("channel", "")]
    [InlineData("kind", "lain")]
    [InlineData("summary", " ")]
    [InlineData("topic", "astronomi")]
    [InlineData("sourceUrl", "javascript:alert(1)")]
    [InlineData("postedAt", "kemarin")]
    [InlineData("postedAt", "2030-01-01T00:00:00Z")]
    [InlineData("urgent", "mungkin")]
    public void A_wrong_field_is_named(string field, string value) => Assert.Equal([field], Read(new(Good) { [field] = value }).Faults.Keys);

    [Fact]
    public void Every_wrong_field_is_named_at_once() =>
        Assert.Equal(["channel", "kind", "summary"], Read([]).Faults.Keys.Order());

    [Fact]
    public void A_text_that_is_too_long_is_named() => Assert.Contains("summary", Read(new(Good) { ["summary"] = new string('a', 1001) }).Faults.Keys);

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Too_few_or_too_many_pictures_are_named(int count) =>
        Assert.Equal(["screenshot"], Read(Good, [.. Enumerable.Repeat("screenshot", count)]).Faults.Keys);

    [Fact]
    public void A_file_under_another_name_is_named() => Assert.Contains("gambar", Read(Good, "screenshot", "gambar").Faults.Keys);

    private static ReportForm Read(Dictionary<string, string> fields) => Read(fields, "screenshot");

    private static ReportForm Read(Dictionary<string, string> fields, params string[] files)
    {
        var collection = new FormFileCollection();
        collection.AddRange(files.Select(n => new FormFile(new MemoryStream([1, 2]), 0, 2, n, "a.png")));
        return ReportForm.Read(new FormCollection(fields.ToDictionary(f => f.Key, f => new StringValues(f.Value)), collection), Office, Now);
    }
}
