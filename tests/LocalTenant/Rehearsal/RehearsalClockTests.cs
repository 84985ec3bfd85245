using System.Xml.Linq;
using Azure.Storage.Blobs;
using Sop697.LocalTenant.Rehearsal;
using Sop697.LocalTenant.Startup;
using Sop697.Tests.LocalTenant.FunctionsHost;

namespace Sop697.Tests.LocalTenant.Rehearsal;

[Collection(AzuriteGroup.Name)]
public sealed class RehearsalClockTests(AzuriteFixture azurite) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sop697-clock-").FullName;

    private string File => Path.Combine(_folder, RehearsalClock.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_begins_with_the_time_of_the_computer()
    {
        using var clock = new RehearsalClock(File);

        Assert.Equal(TimeSpan.Zero, clock.Offset);
    }

    [Fact]
    public void A_move_is_seen_by_everyone_who_has_the_file_and_outlives_a_restart()
    {
        using var mine = new RehearsalClock(File);
        using var theirs = new RehearsalClock(File);

        Assert.True(mine.TryMoveTo(mine.GetUtcNow().AddDays(2)));

        Assert.Equal(mine.Offset, theirs.Offset);
        using var later = new RehearsalClock(File);
        Assert.InRange(later.Offset, TimeSpan.FromDays(2) - TimeSpan.FromMinutes(1), TimeSpan.FromDays(2));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(400 * 24 * 60)]
    public void It_goes_neither_back_nor_absurdly_far(int minutes)
    {
        using var clock = new RehearsalClock(File);

        Assert.False(clock.TryMoveTo(clock.GetUtcNow().AddMinutes(minutes)));
        Assert.Equal(TimeSpan.Zero, clock.Offset);
    }

    [Fact]
    public async Task A_timer_that_was_jumped_over_runs_once()
    {
        using var clock = new RehearsalClock(File);
        var timer = $"yearly-{Guid.NewGuid():N}";
        await using var app = await TestApp.StartAsync(azurite, timer: timer, clock: clock);
        var year = clock.GetUtcNow().Year + 1;
        var listening = new BlobClient(azurite.Connection, "azure-webjobs-hosts", $"timers/sop697-local/Host.Functions.{timer}/status");
        await TestApp.UntilAsync(async () => await listening.ExistsAsync(TestContext.Current.CancellationToken), "the timer to listen");

        Assert.True(clock.TryMoveTo(new(year, 1, 1, 3, 0, 1, TimeSpan.Zero)));
        app.Host.WakeTimers();

        var call = (await app.CallsAsync(1)).Single();
        Assert.StartsWith($"{year}-01-01T03:00:00", (string?)call["payload"]!["Data"]!["timer"]!["ScheduleStatus"]?["Next"] ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_ignores_startup_hooks()
    {
        var project = XDocument.Load(Path.Combine(Repository.Find().Root, "Functions", "Functions.csproj"));

        var support = project.Descendants("StartupHookSupport").ToDictionary(e => (string?)e.Attribute("Condition") ?? "", e => e.Value);
        Assert.Equal(new() { ["'$(RuntimeIdentifier)' == ''"] = "true", ["'$(RuntimeIdentifier)' != ''"] = "false" }, support);
    }
}
