using Moq;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>Half of the first day of a step that began on Monday at 09:00 WIB is over on Monday at 13:15 or so; it is due on Tuesday at 09:00.</summary>
public sealed class ReminderTests
{
    private static readonly DateTimeOffset TuesdayDue = Desk.Monday.AddDays(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_half_of_the_time_whoever_holds_it_is_reminded_once_and_it_is_on_the_record()
    {
        var stage = await OpenedAsync();
        await AtAsync(stage, Desk.Monday.AddHours(5));
        await AtAsync(stage, Desk.Monday.AddHours(6));
        var reminder = Assert.Single(stage.State.Reminders);
        Assert.Equal((ReminderKind.Half, "kasi", ReminderEnd.Sent), (reminder.Kind, reminder.Position, reminder.How));
        Sent(stage, "kasi", Times.Once());
        Sent(stage, "kabid", Times.Never());
    }

    [Fact]
    public async Task The_case_is_looked_at_again_at_the_next_moment()
    {
        var stage = await OpenedAsync();
        await AtAsync(stage, Desk.Monday.AddHours(5));
        Assert.Contains((Stage.CaseId, TuesdayDue), stage.Schedule);
    }

    [Fact]
    public async Task After_an_outage_one_message_speaks_for_all_that_was_missed_and_the_record_says_so()
    {
        var stage = await OpenedAsync();
        await AtAsync(stage, TuesdayDue.AddDays(2));
        Sent(stage, "kasi", Times.Once());
        Assert.Equal(
            [(ReminderKind.Half, ReminderEnd.Merged), (ReminderKind.Due, ReminderEnd.Merged), (ReminderKind.Daily, ReminderEnd.Merged), (ReminderKind.Daily, ReminderEnd.Sent)],
            stage.State.Reminders.OrderBy(r => r.Kind).ThenBy(r => r.Number).Select(r => (r.Kind, r.How)));
    }

    [Fact]
    public async Task Silence_goes_up_and_is_told_once()
    {
        var stage = await OpenedAsync();
        await AtAsync(stage, TuesdayDue.AddDays(1).AddMinutes(1));
        await AtAsync(stage, TuesdayDue.AddDays(1).AddMinutes(30));
        var told = Assert.Single(stage.State.Escalations);
        Assert.Equal(("kasi", "kabid", 1), (told.From, told.To, told.Level));
        Sent(stage, "kabid", Times.Once());
        stage.Notes.Verify(c => c.SendAsync("o-kabid", It.Is<ReminderNote>(n => n.Items.Single().Card == null && n.Items.Single().Holder == "kasi"), Token), Times.Once);
    }

    [Fact]
    public async Task Two_hundred_cases_after_a_holiday_are_one_message_for_one_person()
    {
        var stage = new Stage();
        for (var i = 0; i < 200; i++)
        {
            await stage.OpenAsync(IdOf(i), Desk.Inquiry);
            await stage.RunAsync(IdOf(i));
        }

        stage.Time.SetUtcNow(TuesdayDue.AddDays(6));
        for (var i = 0; i < 200; i++) await stage.RunAsync(IdOf(i));
        await GatheredAsync(stage);
        stage.Notes.Verify(c => c.SendAsync("o-kasi", It.Is<ReminderNote>(n => n.Total == 200 && n.Items.Count == 10), Token), Times.Once);
        Sent(stage, "kasi", Times.Once());
        Assert.All(Enumerable.Range(0, 200), i => Assert.Single(StateOf(stage, IdOf(i)).Reminders, r => r.How == ReminderEnd.Sent));
    }

    [Theory]
    [InlineData(ReminderState.Sending, 1, ReminderEnd.Sent)]
    [InlineData(ReminderState.Sent, 1, ReminderEnd.Uncertain)]
    [InlineData(ReminderState.Done, 1, ReminderEnd.Sent)]
    public async Task Whoever_dies_while_sending_leaves_one_message_and_one_record(ReminderState before, int messages, ReminderEnd how)
    {
        var stage = await OpenedAsync();
        stage.Time.SetUtcNow(Desk.Monday.AddHours(5));
        await stage.RunAsync();
        stage.Time.Advance(TimeSpan.FromSeconds(20));
        stage.Boxes.BeforeMove = to =>
        {
            if (to == before) throw new IOException("The machine is gone.");
        };
        await Assert.ThrowsAsync<IOException>(() => stage.RemindAsync("kasi"));
        stage.Boxes.BeforeMove = null;
        await AtAsync(stage, Desk.Monday.AddHours(5).AddMinutes(5));
        await AtAsync(stage, Desk.Monday.AddHours(6));
        Sent(stage, "kasi", Times.Exactly(messages));
        Assert.Equal(how, Assert.Single(stage.State.Reminders).How);
    }

    [Fact]
    public async Task What_nobody_knows_to_have_arrived_is_recorded_so_and_not_sent_again()
    {
        var stage = await OpenedAsync();
        stage.Notes.SetupSequence(c => c.SendAsync("o-kasi", It.IsAny<ReminderNote>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ChannelUnavailableException("timeout", null) { MayHaveArrived = true })
            .ReturnsAsync((string?)null);
        await AtAsync(stage, Desk.Monday.AddHours(5));
        await AtAsync(stage, Desk.Monday.AddHours(6));
        Sent(stage, "kasi", Times.Once());
        Assert.Equal(ReminderEnd.Uncertain, Assert.Single(stage.State.Reminders).How);
    }

    [Fact]
    public async Task What_was_not_taken_is_sent_later()
    {
        var stage = await OpenedAsync();
        stage.Notes.SetupSequence(c => c.SendAsync("o-kasi", It.IsAny<ReminderNote>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ChannelUnavailableException("503", null))
            .ReturnsAsync((string?)null);
        await AtAsync(stage, Desk.Monday.AddHours(5));
        Assert.Empty(stage.State.Reminders);
        await AtAsync(stage, Desk.Monday.AddHours(5).AddMinutes(2));
        Assert.Equal(ReminderEnd.Sent, Assert.Single(stage.State.Reminders).How);
    }

    [Fact]
    public async Task Who_blocked_the_bot_is_tried_again_and_the_case_goes_up_all_the_same()
    {
        var stage = await OpenedAsync();
        stage.Notes.Setup(c => c.SendAsync("o-kasi", It.IsAny<ReminderNote>(), It.IsAny<CancellationToken>())).ReturnsAsync("Bot diblokir.");
        await AtAsync(stage, Desk.Monday.AddHours(5));
        Assert.Equal(ReminderState.Waiting, Assert.Single(stage.Boxes.Of("kasi")).State);
        stage.Waiting.Verify(w => w.RememberAsync("o-kasi", Stage.CaseId, It.IsAny<CancellationToken>()), Times.Once);
        await AtAsync(stage, TuesdayDue.AddDays(1).AddMinutes(1));
        Sent(stage, "kabid", Times.Once());
    }

    [Fact]
    public async Task A_case_that_went_on_meanwhile_is_left_out()
    {
        var stage = await OpenedAsync();
        stage.Time.SetUtcNow(Desk.Monday.AddHours(5));
        await stage.RunAsync();
        await stage.Cases.HandleAsync(Stage.CaseId, new CloseCase(stage.Time.GetUtcNow(), Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), null, Token);
        await GatheredAsync(stage);
        Sent(stage, "kasi", Times.Never());
        Assert.Empty(stage.Boxes.Of("kasi"));
    }

    [Fact]
    public async Task What_could_not_go_out_before_closing_waits_for_the_opening()
    {
        var stage = await OpenedAsync();
        stage.Time.SetUtcNow(Desk.Monday.AddHours(5));
        await stage.RunAsync();
        stage.Time.SetUtcNow(Desk.Monday.AddHours(8));
        await stage.RemindAsync("kasi");
        Sent(stage, "kasi", Times.Never());
        Assert.Contains(stage.Schedule, s => s.CaseId == "orang-o-kasi" && s.At >= new DateTimeOffset(2026, 11, 24, 0, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Nobody_is_reminded_twice_in_a_quarter_of_an_hour()
    {
        var stage = await OpenedAsync();
        await AtAsync(stage, Desk.Monday.AddHours(5));
        await stage.OpenAsync(IdOf(1), Desk.Inquiry);
        await stage.Boxes.AddAsync("o-kasi", new ReminderEntry("lain", Stage.CaseId, new Reminded(DueClock.Step, 3, "kasi", ReminderKind.Due, 0, ReminderEnd.Sent), false, stage.Time.GetUtcNow()), Token);
        stage.Time.Advance(TimeSpan.FromMinutes(5));
        await stage.RemindAsync("kasi");
        Sent(stage, "kasi", Times.Once());
        stage.Time.Advance(TimeSpan.FromMinutes(11));
        await stage.RemindAsync("kasi");
        Sent(stage, "kasi", Times.Exactly(2));
    }

    [Fact]
    public async Task An_urgent_case_is_told_upwards_at_once_and_at_night_and_once()
    {
        var stage = new Stage();
        stage.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await stage.OpenAsync(Stage.CaseId, Desk.Inquiry with { Urgent = true });
        await stage.RunAsync();
        stage.Queue.Verify(q => q.NudgeRemindersAsync(It.Is<DueRow>(r => r.CaseId == "orang-o-kabid"), TimeSpan.Zero, It.IsAny<CancellationToken>()), Times.Once);
        await stage.RemindAsync("kabid");
        await stage.RunAsync();
        await stage.RemindAsync("kabid");
        Sent(stage, "kabid", Times.Once());
        Assert.Equal(("kasi", "kabid", 0), (stage.State.Escalations.Single().From, stage.State.Escalations.Single().To, stage.State.Escalations.Single().Level));
    }

    [Fact]
    public async Task The_morning_digest_comes_once_and_takes_the_reminders_of_the_opening_with_it()
    {
        var stage = await OpenedAsync();
        await AtAsync(stage, TuesdayDue);
        stage.Lines.Add(CaseLine.Of(stage.State, SopRules.Current.TableOf(stage.State)));
        stage.Notes.Invocations.Clear();

        // Wednesday, 07:30 WIB: the daily reminder is due, and the digest is near.
        stage.Time.SetUtcNow(new DateTimeOffset(2026, 11, 25, 0, 30, 20, TimeSpan.Zero));
        await stage.RunAsync();
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        await stage.RemindAsync("kasi");
        Sent(stage, "kasi", Times.Never());
        Assert.Equal(0, await stage.Digest.RunAsync(Token));

        stage.Time.SetUtcNow(new DateTimeOffset(2026, 11, 25, 0, 45, 5, TimeSpan.Zero));
        Assert.Equal(1, await stage.Digest.RunAsync(Token));
        Assert.Equal(0, await stage.Digest.RunAsync(Token));
        await GatheredAsync(stage);
        Sent(stage, "kasi", Times.Once());
        Assert.Contains(stage.State.Reminders, r => (r.Kind, r.Number, r.How) == (ReminderKind.Daily, 1, ReminderEnd.Sent));
    }

    [Fact]
    public async Task Who_switched_the_digest_off_gets_none()
    {
        var stage = await OpenedAsync();
        stage.Lines.Add(CaseLine.Of(stage.State, SopRules.Current.TableOf(stage.State)));
        await stage.Boxes.SwitchDigestAsync("o-kasi", on: false, Token);
        stage.Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 0, 45, 5, TimeSpan.Zero));
        await stage.Digest.RunAsync(Token);
        await GatheredAsync(stage);
        Sent(stage, "kasi", Times.Never());
    }

    [Fact]
    public async Task There_is_no_digest_on_a_day_off()
    {
        var stage = await OpenedAsync();
        stage.Lines.Add(CaseLine.Of(stage.State, SopRules.Current.TableOf(stage.State)));
        stage.Time.SetUtcNow(new DateTimeOffset(2026, 11, 28, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await stage.Digest.RunAsync(Token));
    }

    private static string IdOf(int number) => $"0123456789abcdefghjkmn{number:0000}";

    private static Case StateOf(Stage stage, string caseId) => CaseEvolution.Fold(stage.Journal.Of(caseId))!;

    private static async Task<Stage> OpenedAsync()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        return stage;
    }

    private static async Task AtAsync(Stage stage, DateTimeOffset at)
    {
        stage.Time.SetUtcNow(at);
        await stage.RunAsync();
        await GatheredAsync(stage);
    }

    private static async Task GatheredAsync(Stage stage)
    {
        stage.Time.Advance(TimeSpan.FromSeconds(20));
        foreach (var position in (string[])["tim", "kasi", "kabid"]) await stage.RemindAsync(position);
    }

    private static void Sent(Stage stage, string position, Times times) =>
        stage.Notes.Verify(c => c.SendAsync($"o-{position}", It.IsAny<ReminderNote>(), It.IsAny<CancellationToken>()), times);
}
