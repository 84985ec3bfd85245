using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>The machine under the product dies, with everything in flight, and another takes over. People press again.</summary>
[Collection(Wreck.Name)]
public sealed class KillTests(TenantFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task Killed_after_every_press_the_case_still_ends_once()
    {
        var report = new Report();
        var story = new Story(Client, await IntakeAsync(report));
        await Client.KillFunctionsAsync();
        await story.ConsultAsync("kabid");
        await Client.KillFunctionsAsync();
        await story.AnswerAsync("kabid");
        await Client.KillFunctionsAsync();
        await story.ReleaseAsync();
        await Client.KillFunctionsAsync();
        await story.PublishAsync();
        await Client.KillFunctionsAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { SecondCopies = true }, Patience);
    }

    [Fact]
    public async Task Killed_at_random_moments_all_cases_still_end_once()
    {
        var killed = 0;
        using var over = new CancellationTokenSource();
        var killer = KillAsync(new Random(697), () => killed++, over.Token);
        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            var report = new Report();
            var story = new Story(Client, await IntakeAsync(report));
            await story.WalkAsync();
            return (story.CaseId, report);
        }));
        await Eventually.Async(() => Task.FromResult(killed), k => k >= 6, "six kills");
        await over.CancelAsync();
        await killer;
        foreach (var (caseId, report) in ends)
            await CaseTruth.HoldsAsync(Client, caseId, Ending.Of(report) with { SecondCopies = true }, Patience);
    }

    private static Task<string> Sent(Func<Task<string>> send) => Eventually.Async(send, _ => true, "the report to be taken", Patience);

    private Task<string> IntakeAsync(Report report) => Sent(() => Client.IntakeAsync(report));

    private async Task KillAsync(Random random, Action count, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Client.KillFunctionsAsync();
            count();
            try
            {
                // Between a moment in the middle of starting and one well after it.
                await Task.Delay(random.Next(200, 4000), over);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
