using System.Text.Json.Nodes;
using Sop697.Domain.Time;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>People are silent, and time goes on. Each test begins on a working day of its own, Wednesday at 09:00 WIB.</summary>
[Collection(Reminding.Name)]
public sealed class ReminderTests(TenantFixture fixture) : IAsyncDisposable
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    /// <summary>Gathering, the sweep's pace and a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Wednesday to Friday and Monday.</summary>
    private static readonly int[] DaysOfStory = [0, 1, 2, 5];

    private readonly List<string> _opened = [];

    private TenantClient Client => fixture.Client;

    /// <summary>A case that stays open would be in the reminders that the next test counts.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var caseId in _opened) await Client.ActAsync("kasi", caseId, "close", new { outcome = "spam", reason = "Uji selesai." }, Patience);
    }

    [Fact]
    public async Task Silence_is_reminded_of_and_goes_up_to_the_Kepala_Dinas()
    {
        var morning = await NextMorningAsync();
        var caseId = await OpenAsync(new Report());
        await Client.ButtonAsync("kasi", caseId, "consult", Patience);

        await Client.MoveClockAsync(morning.AddHours(5));
        await UntilAsync("kasi", caseId, 1);
        Assert.Empty(await ToldAsync("kabid", caseId));

        await Client.MoveClockAsync(morning.AddDays(1).AddMinutes(3));
        await UntilAsync("kasi", caseId, 2);

        await Client.MoveClockAsync(morning.AddDays(2).AddMinutes(5));
        await UntilAsync("kabid", caseId, 1);
        await UntilAsync("kasi", caseId, 3);

        await Client.MoveClockAsync(morning.AddDays(5).AddMinutes(7));
        await UntilAsync("kadis", caseId, 1);

        var history = await HistoryAsync(caseId);
        Assert.Single(history, h => h.Contains("Kepala Bidang", StringComparison.Ordinal) && h.Contains("belum menanggapi", StringComparison.Ordinal));
        Assert.Single(history, h => h.Contains("Kepala Dinas", StringComparison.Ordinal) && h.Contains("belum menanggapi", StringComparison.Ordinal));

        // Who was told ends the silence, with the thumb: open the case from the reminder, hand the part on.
        await Client.ActAsync("kabid", caseId, "show", new { }, Patience);
        await Client.ActAsync("kabid", caseId, "delegate", new { from = "kasi", to = "kasi2", reason = "Sedang cuti." }, Patience);
        await Client.ActAsync("kasi2", caseId, "close", new { outcome = "spam", reason = "Uji selesai." }, Patience);
        _opened.Remove(caseId);
        Assert.Single(await HistoryAsync(caseId), h => h.Contains("mengalihkan", StringComparison.Ordinal) && h.Contains("Kepala Bidang", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cases_that_waited_over_a_weekend_are_one_card()
    {
        const int Cases = 20;
        var morning = await NextMorningAsync();
        List<string> cases = [];
        for (var i = 0; i < Cases; i++) cases.Add(await OpenAsync(new Report()));
        foreach (var caseId in cases) await Client.ButtonAsync("kasi", caseId, "consult", Patience);

        // Saturday: everything was due on Thursday, and nobody is told before Monday.
        await Client.MoveClockAsync(morning.AddDays(3));
        await Task.Delay(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        var before = (await Client.MessagesAsync("kasi", top: 200)).Count;
        Assert.Empty(await ToldAsync("kasi", cases[0]));

        await Client.MoveClockAsync(morning.AddDays(5));
        await Eventually.Async(
            async () => await Task.WhenAll(cases.Select(HistoryAsync)),
            all => all.All(h => h.Any(line => line.Contains("mengingatkan", StringComparison.Ordinal))),
            "every case to have its reminder on the record",
            Patience);
        var cards = (await Client.MessagesAsync("kasi", top: 200)).Skip(before).Where(IsReminder).ToList();
        var card = Assert.Single(cards);
        Assert.Contains("kasus menunggu Anda", Text(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_between_sending_and_recording_there_is_one_message_and_one_record()
    {
        var morning = await NextMorningAsync();
        // A digest that fell to the crash would speak of the case too, and hold its own reminder back for a quarter of an hour.
        await Client.SayAsync("kasi", "ringkasan mati");
        var caseId = await OpenAsync(new Report());
        await Client.ButtonAsync("kasi", caseId, "consult", Patience);
        try
        {
            await Client.FaultAsync("POST ^/connector/v3/conversations/[^/]+/activities$", delayMs: 20_000, drop: true, afterCommit: true);
            await Client.MoveClockAsync(morning.AddHours(5));
            await UntilAsync("kasi", caseId, 1);
            await Client.KillFunctionsAsync();
            // What comes after the crash must reach the office at once, a second message too.
            await Client.ClearFaultsAsync();
            await Eventually.Async(
                () => HistoryAsync(caseId), h => h.Any(line => line.Contains("mengingatkan", StringComparison.Ordinal)), "the reminder on the record", 2 * Patience);
            await Task.Delay(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
            Assert.Single(await HistoryAsync(caseId), line => line.Contains("mengingatkan", StringComparison.Ordinal));
            Assert.Single(await ToldAsync("kasi", caseId));
        }
        finally
        {
            await Client.ClearFaultsAsync();
            await Client.SayAsync("kasi", "ringkasan nyala");
        }
    }

    [Fact]
    public async Task An_urgent_case_is_told_upwards_at_night_and_no_other_is()
    {
        var morning = await NextMorningAsync();
        await Client.MoveClockAsync(morning.AddHours(13));
        var quiet = await OpenAsync(new Report());
        var urgent = await OpenAsync(new Report().With("urgent", "true"));
        await UntilAsync("kabid", urgent, 1);
        Assert.Empty(await ToldAsync("kabid", quiet));
        Assert.Empty(await ToldAsync("kasi", quiet));
    }

    [Fact]
    public async Task The_morning_digest_comes_once_unless_it_was_switched_off()
    {
        var morning = await NextMorningAsync();
        var caseId = await OpenAsync(new Report());
        await Client.ButtonAsync("kasi", caseId, "consult", Patience);
        await Client.SayAsync("tim", "ringkasan mati");
        var before = (await Client.MessagesAsync("kasi", top: 200)).Count;
        await Client.MoveClockAsync(morning.AddDays(1).AddHours(-1).AddMinutes(-14));
        var came = await Eventually.Async(
            async () => (await Client.MessagesAsync("kasi", top: 200)).Skip(before).Where(IsReminder).ToList(), c => c.Count > 0, "the digest", Patience);
        await Task.Delay(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        Assert.Single(came);
        Assert.Single((await Client.MessagesAsync("kasi", top: 200)).Skip(before), IsReminder);
    }

    private async Task<string> OpenAsync(Report report)
    {
        var caseId = await Client.IntakeAsync(report);
        _opened.Add(caseId);
        return caseId;
    }

    private static bool IsReminder(JsonObject message) => Text(message).StartsWith("Pengingat: ", StringComparison.Ordinal);

    private static string Text(JsonObject message) => (string?)message["card"]?["body"]?[0]?["text"] ?? "";

    private async Task<IReadOnlyList<JsonObject>> ToldAsync(string persona, string caseId) =>
        [.. (await Client.CardsAsync(persona, caseId, top: 200)).Where(IsReminder)];

    private Task<IReadOnlyList<JsonObject>> UntilAsync(string persona, string caseId, int count) =>
        Eventually.Async(() => ToldAsync(persona, caseId), c => c.Count == count, $"{count} reminders to {persona}", Patience);

    private async Task<IReadOnlyList<string>> HistoryAsync(string caseId) =>
        [.. (await Client.CaseAsync(caseId))["history"]!.AsArray().Select(h => h!.ToJsonString(Readable))];

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Moves to the next Wednesday, 09:00 WIB, without a day off until the Monday after: a week far from what other tests left behind.</summary>
    private async Task<DateTimeOffset> NextMorningAsync()
    {
        var day = (await Client.NowAsync()).ToOffset(Wib).Date.AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Wednesday || !DaysOfStory.All(d => WorkCalendar.Default.IsWorkingDay(DateOnly.FromDateTime(day.AddDays(d))))) day = day.AddDays(1);
        var morning = new DateTimeOffset(day.AddHours(9), Wib);
        await Client.MoveClockAsync(morning);
        return morning;
    }
}
