using System.Net;
using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>What the intake door takes and what it turns away, by field, in both languages, and leaving nothing behind.</summary>
[Collection(Calm.Name)]
public sealed class IntakeTests(TenantFixture fixture)
{
    private const int Megabyte = 1024 * 1024;

    private TenantClient Client => fixture.Client;

    [Theory]
    [InlineData("a text that says it is a picture", "screenshot", "bukan gambar", "not a PNG")]
    [InlineData("empty", "screenshot", "kosong", "empty")]
    [InlineData("truncated", "screenshot", "tidak utuh", "incomplete")]
    [InlineData("larger than 20 MB", "screenshot", "lebih dari 20 MB", "larger than 20 MB")]
    [InlineData("a decompression bomb", "screenshot", "terlalu besar (piksel)", "too many pixels")]
    [InlineData("six files", "screenshot", "Paling banyak 5", "At most 5")]
    [InlineData("no file", "screenshot", "sedikitnya satu", "at least one")]
    [InlineData("one good and one bad file", "screenshot", "Berkas ke-2", "File 2")]
    [InlineData("an unknown channel", "channel", "Pilih salah satu: website", "Choose one of: website")]
    [InlineData("no channel", "channel", "Pilih salah satu", "Choose one of")]
    [InlineData("an unknown kind", "kind", "Pilih salah satu: pertanyaan", "Choose one of: pertanyaan")]
    [InlineData("no summary", "summary", "Wajib diisi", "required")]
    [InlineData("a summary too long", "summary", "Paling banyak 1000 karakter", "At most 1000 characters")]
    [InlineData("an unknown topic", "topic", "Topik tidak dikenal", "Unknown topic")]
    [InlineData("a link that is none", "sourceUrl", "http://", "http://")]
    [InlineData("a post from the future", "postedAt", "masa depan", "future")]
    [InlineData("urgency that is no truth value", "urgent", "true atau false", "true or false")]
    public async Task A_bad_report_is_turned_away_naming_the_field_and_nothing_is_stored(string fault, string field, string indonesian, string english)
    {
        var serial = await SerialOfAsync(await Client.IntakeAsync(new Report()));
        var bad = Spoil(new Report(), fault);
        Assert.Contains(indonesian, await FaultOfAsync(bad, field, null), StringComparison.Ordinal);
        Assert.Contains(english, await FaultOfAsync(bad, field, "en"), StringComparison.Ordinal);
        Assert.Equal(serial + 1, await SerialOfAsync(await Client.IntakeAsync(new Report { Key = bad.Key })));
    }

    [Fact]
    public async Task Several_faults_are_told_at_once()
    {
        using var answer = await Client.SendIntakeAsync(Spoil(Spoil(new Report(), "empty"), "no summary").Without("kind"));
        var problem = JsonNode.Parse(await TextAsync(answer))!;
        Assert.Equal(["kind", "screenshot", "summary"], problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("forged")]
    [InlineData("unsigned")]
    [InlineData("audience")]
    [InlineData("tenant")]
    [InlineData("garbage")]
    public async Task A_bad_token_is_turned_away_at_every_door(string fault)
    {
        var token = fault switch
        {
            "expired" => await Client.TokenAsync(new { persona = "tim", audience = "api", expired = true }),
            "forged" => await Client.TokenAsync(new { persona = "tim", audience = "api", forged = true }),
            "unsigned" => await Client.TokenAsync(new { persona = "tim", audience = "api", unsigned = true }),
            "audience" => await Client.TokenAsync(new { persona = "tim", audience = "graph" }),
            "tenant" => await Client.TokenAsync(new { persona = "tim", audience = "api", tenant = Guid.NewGuid() }),
            _ => "bukan-token",
        };
        using var intake = await Client.SendIntakeAsync(new Report(), token: token);
        Assert.Equal(HttpStatusCode.Unauthorized, intake.StatusCode);
        using var status = await Client.GetCaseAsync("0123456789abcdefghjkmnpqrs", token);
        Assert.Equal(HttpStatusCode.Unauthorized, status.StatusCode);
    }

    [Fact]
    public async Task Who_holds_no_position_or_another_one_may_not_report()
    {
        var stranger = await Client.TokenAsync(new { persona = "tim", audience = "api", stranger = true });
        using var unknown = await Client.SendIntakeAsync(new Report(), token: stranger);
        Assert.Equal(HttpStatusCode.Forbidden, unknown.StatusCode);
        Assert.Contains("jabatan", await TextAsync(unknown), StringComparison.Ordinal);
        using var kasi = await Client.SendIntakeAsync(new Report(), "kasi", language: "en");
        Assert.Equal(HttpStatusCode.Forbidden, kasi.StatusCode);
        Assert.Contains("no position", await TextAsync(kasi), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_finds_the_same_case_also_five_times_at_once_and_with_other_content()
    {
        var report = new Report().With("topic", "promosi");
        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Client.IntakeAsync(report)));
        var caseId = Assert.Single(ids.Distinct());
        Assert.Equal(caseId, await Client.IntakeAsync(report.With("summary", "Pertanyaan yang lain.")));
        var story = new Story(Client, caseId);
        await story.ReleaseAsync();
        await story.PublishAsync();
        Assert.Equal(caseId, await Client.IntakeAsync(report));
        var end = await CaseTruth.HoldsAsync(Client, caseId, Ending.Of(report));
        Assert.Equal(report.Fields["summary"], end.Inquiry.Summary);
    }

    [Fact]
    public async Task Without_a_key_the_content_is_the_key()
    {
        var report = new Report { Key = null };
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Client.IntakeAsync(report)));
        var caseId = Assert.Single(ids.Distinct());
        Assert.NotEqual(caseId, await Client.IntakeAsync(report.With("summary", "Pertanyaan yang lain.")));
    }

    [Fact]
    public async Task Only_the_chain_of_a_case_and_the_kadis_may_see_it()
    {
        var caseId = await Client.IntakeAsync(new Report());
        foreach (var (persona, expected) in new[] { ("tim", 200), ("kasi", 200), ("kabid", 200), ("kadis", 200), ("kasi2", 403) })
        {
            using var answer = await Client.GetCaseAsync(caseId, await Client.TokenAsync(persona));
            Assert.Equal((persona, expected), (persona, (int)answer.StatusCode));
        }

        using var none = await Client.GetCaseAsync("0123456789abcdefghjkmnpqrs", await Client.TokenAsync("kadis"));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static Report Spoil(Report report, string fault)
    {
        var png = report.Screenshots[0].Bytes;
        return fault switch
        {
            "a text that says it is a picture" => Sending(report, "Halo, ini bukan gambar."u8.ToArray()),
            "empty" => Sending(report, Array.Empty<byte>()),
            "truncated" => Sending(report, png[..(png.Length / 2)]),
            "larger than 20 MB" => Sending(report, [.. png, .. new byte[20 * Megabyte]]),
            "a decompression bomb" => Sending(report, Screenshot.Bomb()),
            "six files" => Sending(report, [.. Enumerable.Range(0, 6).Select(_ => Screenshot.Png())]),
            "no file" => report with { Screenshots = [] },
            "one good and one bad file" => Sending(report, png, "Halo."u8.ToArray()),
            "an unknown channel" => report.With("channel", "tiktok"),
            "no channel" => report.Without("channel"),
            "an unknown kind" => report.With("kind", "curhat"),
            "no summary" => report.With("summary", "   "),
            "a summary too long" => report.With("summary", new string('a', 1001)),
            "an unknown topic" => report.With("topic", "astrologi"),
            "a link that is none" => report.With("sourceUrl", "javascript:alert(1)"),
            "a post from the future" => report.With("postedAt", "2099-01-01T00:00:00+07:00"),
            "urgency that is no truth value" => report.With("urgent", "mungkin"),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
        };
    }

    private static Report Sending(Report report, params IReadOnlyList<byte[]> files) =>
        report with { Screenshots = [.. files.Select(f => (f, "image/png"))] };

    private async Task<string> FaultOfAsync(Report report, string field, string? language)
    {
        using var answer = await Client.SendIntakeAsync(report, language: language);
        var text = await TextAsync(answer);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return JsonNode.Parse(text)!["errors"]![field]![0]!.GetValue<string>();
    }

    private async Task<int> SerialOfAsync(string caseId)
    {
        var view = await Eventually.Async(() => Client.CaseAsync(caseId), c => c["number"] is not null, "the number");
        return int.Parse(((string)view["number"]!).Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
