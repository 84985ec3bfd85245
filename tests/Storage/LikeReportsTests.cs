using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class LikeReportsTests(Azurite azurite)
{
    private const string Text = "kapan jadwal imunisasi campak untuk anak usia dua tahun di puskesmas kota malang";
    private static readonly DateTimeOffset Monday = new(2026, 5, 4, 2, 0, 0, TimeSpan.Zero);
    private static readonly ReportKeys Earlier = new("a", Monday, Channel.Instagram, ["f1", "f2"], "instagram.com/p/Abc", Text);
    private static readonly ReportKeys Later = new("b", Monday.AddDays(1), Channel.Instagram, ["f9"], null, "antrean loket puskesmas terlalu lama setiap hari senin pagi");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_found_by_any_of_its_files_its_post_and_its_words()
    {
        await using var account = await Account.NewAsync(azurite);
        var reports = account.Get<ILikeReports>();
        await reports.PutAsync(Earlier, Token);
        await reports.PutAsync(Earlier, Token);
        await reports.PutAsync(Later, Token);
        Assert.Equal(["b"], (await reports.FindAsync(Later, 90, Token)).Select(r => r.CaseId).Distinct());
        Assert.Equal(LikenessKind.SameFile, await HowAsync(Later with { Pictures = ["f9", "f2"] }));
        Assert.Equal(LikenessKind.SamePost, await HowAsync(Later with { Post = Earlier.Post }));
        Assert.Equal(LikenessKind.LikeText, await HowAsync(Later with { Text = Text + " ya" }));

        async Task<LikenessKind?> HowAsync(ReportKeys report) =>
            (await reports.FindAsync(report, 90, Token)).Where(r => r.CaseId == "a").Select(r => Likeness.Between(report, r, 90)).Min();
    }

    [Fact]
    public async Task Words_are_looked_for_on_the_channel_of_the_last_days_and_of_about_the_same_length()
    {
        await using var account = await Account.NewAsync(azurite);
        var reports = account.Get<ILikeReports>();
        await reports.PutAsync(Earlier with { Pictures = [], Post = null }, Token);
        var same = Later with { Pictures = [], Text = Text };
        Assert.Equal(["a"], await FoundAsync(same, 90));
        Assert.Equal(["a"], await FoundAsync(same with { ReceivedAt = Monday.AddDays(Likeness.Days) }, 90));
        Assert.Empty(await FoundAsync(same with { ReceivedAt = Monday.AddDays(Likeness.Days).AddSeconds(1) }, 90));
        Assert.Empty(await FoundAsync(same with { Channel = Channel.Facebook }, 90));
        Assert.Empty(await FoundAsync(same with { Text = Text + " dan bagaimana cara mendaftarnya" }, 90));
        Assert.Equal(["a"], await FoundAsync(same with { Text = Text + " dan bagaimana cara mendaftarnya" }, 50));
        Assert.Empty(await FoundAsync(same, null));
        Assert.Empty(await FoundAsync(same with { Text = Text[..30] }, 50));

        async Task<IEnumerable<string>> FoundAsync(ReportKeys report, int? percent) => (await reports.FindAsync(report, percent, Token)).Select(r => r.CaseId);
    }

    [Fact]
    public async Task Of_many_cases_about_one_post_the_newest_few_are_found()
    {
        await using var account = await Account.NewAsync(azurite);
        var reports = account.Get<ILikeReports>();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => reports.PutAsync(Earlier with { CaseId = $"k{i:00}", ReceivedAt = Monday.AddMinutes(i), Pictures = [], Text = "" }, Token)));
        var found = await reports.FindAsync(Later with { Pictures = [], Post = Earlier.Post }, 90, Token);
        Assert.Equal(Enumerable.Range(10, 20).Select(i => $"k{i:00}"), found.Select(r => r.CaseId).Order(StringComparer.Ordinal));
    }
}
