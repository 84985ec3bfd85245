using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class ReminderBoxTests(Azurite azurite)
{
    private const string Person = "5b1f0c1e-0000-4000-8000-000000000001";

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_comes_back_as_it_was_put_in_and_stands_once()
    {
        await using var account = await Account.NewAsync(azurite);
        var boxes = account.Get<IReminders>();
        await boxes.AddAsync(Person, Entry(1), Token);
        await boxes.AddAsync(Person, Entry(1) with { Urgent = true }, Token);
        await boxes.AddAsync(Person, new ReminderEntry("ringkasan-20261123", null, null, false, Monday), Token);
        var box = await boxes.ReadAsync(Person, Token);
        Assert.Equal([Entry(1), new ReminderEntry("ringkasan-20261123", null, null, false, Monday)], box.Entries.Select(e => e with { Stamp = null }));
        Assert.Equal(ReminderStanding.New, box.Standing);
    }

    [Fact]
    public async Task Of_two_who_would_send_the_same_one_may()
    {
        await using var account = await Account.NewAsync(azurite);
        var boxes = account.Get<IReminders>();
        await boxes.AddAsync(Person, Entry(1), Token);
        var read = (await boxes.ReadAsync(Person, Token)).Entries;
        var standing = new ReminderStanding(Monday, new DateOnly(2026, 11, 23), false);
        Assert.True(await boxes.MoveAsync(Person, read, ReminderState.Sending, standing, Token));
        Assert.False(await boxes.MoveAsync(Person, read, ReminderState.Sending, standing, Token));
        var box = await boxes.ReadAsync(Person, Token);
        Assert.Equal(ReminderState.Sending, Assert.Single(box.Entries).State);
        Assert.Equal(standing, box.Standing);
    }

    [Fact]
    public async Task Two_hundred_entries_are_moved_and_an_entry_that_was_sent_is_not_taken_again()
    {
        await using var account = await Account.NewAsync(azurite);
        var boxes = account.Get<IReminders>();
        for (var i = 0; i < 200; i++) await boxes.AddAsync(Person, Entry(i), Token);
        var read = (await boxes.ReadAsync(Person, Token)).Entries;
        Assert.True(await boxes.MoveAsync(Person, read, ReminderState.Sending, ReminderStanding.New, Token));
        Assert.True(await boxes.MoveAsync(Person, read, ReminderState.Done, ReminderStanding.New, Token));
        await boxes.AddAsync(Person, Entry(7), Token);
        Assert.All((await boxes.ReadAsync(Person, Token)).Entries, e => Assert.Equal(ReminderState.Done, e.State));
        await boxes.RemoveAsync(Person, read, Token);
        Assert.Empty((await boxes.ReadAsync(Person, Token)).Entries);
    }

    [Fact]
    public async Task The_switch_of_the_digest_outlives_what_is_sent()
    {
        await using var account = await Account.NewAsync(azurite);
        var boxes = account.Get<IReminders>();
        await boxes.SwitchDigestAsync(Person, on: false, Token);
        await boxes.AddAsync(Person, Entry(1), Token);
        await boxes.MoveAsync(Person, (await boxes.ReadAsync(Person, Token)).Entries, ReminderState.Sending, ReminderStanding.New with { LastSent = Monday }, Token);
        Assert.True((await boxes.ReadAsync(Person, Token)).Standing.DigestOff);
        await boxes.SwitchDigestAsync(Person, on: true, Token);
        Assert.Equal(new ReminderStanding(Monday, null, false), (await boxes.ReadAsync(Person, Token)).Standing);
    }

    private static ReminderEntry Entry(int number) => new(
        $"0123456789abcdefghjkmnpqrs.langkah.3.harian.{number:000}", "0123456789abcdefghjkmnpqrs",
        new Reminded(DueClock.Step, 3, "kasi", ReminderKind.Daily, number, ReminderEnd.Sent), false, Monday);
}
