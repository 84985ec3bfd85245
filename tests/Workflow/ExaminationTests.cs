using Microsoft.Extensions.Time.Testing;
using Sop697.Domain;
using Sop697.Workflow.Doctor;

namespace Sop697.Tests.Workflow;

public sealed class ExaminationTests
{
    private sealed class Check(string name, Func<CancellationToken, Task<Finding>> look) : ICheck
    {
        public string Name => name;

        public LocalText Title => new(name, name);

        public Task<Finding> LookAsync(CancellationToken cancellationToken) => look(cancellationToken);
    }

    private static readonly Check Fine = new("baik", _ => Task.FromResult(Finding.Good("Baik.", "Good.")));

    private readonly FakeTimeProvider _time = new();

    private Task<IReadOnlyList<Examined>> RunAsync(params ICheck[] checks) =>
        new Examination(checks, e => e is IOException ? new LocalText("Terputus.", "Cut off.") : null, _time).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_check_that_cannot_run_is_a_finding_of_its_own_and_stops_none_of_the_others()
    {
        var examined = await RunAsync(new Check("putus", _ => throw new IOException()), new Check("rusak", _ => throw new NotSupportedException()), Fine);
        Assert.Equal([Health.Unchecked, Health.Unchecked, Health.Good], examined.Select(e => e.Finding.Health));
        Assert.Equal(["Cut off.", "Looking failed: NotSupportedException.", "Good."], examined.Select(e => e.Finding.Says.En));
    }

    [Fact]
    public async Task A_check_that_never_ends_is_given_up_and_so_are_those_for_which_no_time_is_left()
    {
        var forever = Enumerable.Range(0, 8).Select(i => (ICheck)new Check($"{i}", async token =>
        {
            // Passes the time that this one is given, and waits to be told.
            _time.Advance(Examination.OfOne);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return Finding.Good("", "");
        })).ToArray();
        var examined = await RunAsync([.. forever, Fine]);
        Assert.All(examined, e => Assert.Equal((Health.Unchecked, "The time for looking was over."), (e.Finding.Health, e.Finding.Says.En)));
    }
}
