using System.Text.Json.Serialization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Dashboard;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>The dashboard's numbers with the names that people read.</summary>
/// <param name="At">When they were counted, UTC.</param>
/// <param name="Unit"><c>minggu</c> or <c>bulan</c>.</param>
/// <param name="Name">Who reads.</param>
/// <param name="SeesAll">May read every case; else the list holds those of the reader's chain.</param>
internal sealed record DashboardView(
    DateTimeOffset At,
    string Unit,
    string Name,
    IReadOnlyList<string> Positions,
    bool SeesAll,
    Tally Open,
    int Urgent,
    Tally Finished,
    IReadOnlyList<StepView> Steps,
    IReadOnlyList<TrendView> Trend,
    IReadOnlyList<GroupView> Channels,
    IReadOnlyList<GroupView> Topics)
{
    /// <summary>Null while they were not counted yet.</summary>
    public IndicatorsView? Indicators { get; init; }

    internal static DashboardView Of(DashboardNumbers numbers, TrendUnit unit, Admitted reader, DateTimeOffset now, string language) => new(
        now,
        Codes.Of(unit),
        reader.By.Name,
        [.. reader.By.Seats.Select(s => ActingNames.Of(s.Kind, s.Position.Label))],
        reader.By.Seats.Any(s => s.Position.Role == Role.KepalaDinas),
        numbers.Open,
        numbers.Urgent,
        numbers.Finished,
        [.. numbers.Steps.Select(s => StepView.Of(s, language))],
        [.. numbers.Trend.Select(t => new TrendView(t.Range.From, t.Range.To, t.Received, t.Finished))],
        [.. numbers.Channels.Select(c => new GroupView(c.Key, ChannelRules.Label(Codes.Find<Channel>(c.Key)!.Value), c.Open, c.Finished))],
        [.. numbers.Topics.Select(t => new GroupView(t.Key, Labels.Topic(t.Key, reader.Office, language), t.Open, t.Finished))]);
}

/// <param name="Step">Key of the row.</param>
/// <param name="Number">As printed in the SOP; 0 for a row of an older revision.</param>
internal sealed record StepView(string Step, int Number, string Title, Tally Open)
{
    internal static StepView Of(StepTally tally, string language)
    {
        var row = Sop697Table.Current.Steps.FirstOrDefault(s => s.Key == tally.Step);
        return new(tally.Step, row?.Number ?? 0, Labels.Step(tally.Step, row, language), tally.Open);
    }
}

/// <param name="From">First day, WIB.</param>
/// <param name="To">Last day, WIB.</param>
internal sealed record TrendView(DateOnly From, DateOnly To, int Received, Tally Finished);

/// <param name="Key">Code of the channel or key of the topic; empty for no topic.</param>
internal sealed record GroupView(string Key, string Label, Tally Open, Tally Finished);

/// <summary>A page of the list.</summary>
/// <param name="Next">What to send as <see cref="CaseSearch.After"/> for the next page; null at the end.</param>
/// <param name="Through">How far back was looked, WIB; null when it does not matter.</param>
internal sealed record CasePageView(IReadOnlyList<CaseLineView> Cases, string? Next, DateOnly? Through)
{
    internal static CasePageView Of(CasePage page, Office office, DateTimeOffset now, string language) =>
        new([.. page.Lines.Select(l => CaseLineView.Of(l, office, now, language))], page.Next?.ToString(), page.Through);
}

/// <param name="Standing">As <see cref="Labels.Standing"/>.</param>
/// <param name="Due">When the earliest part is due, UTC.</param>
internal sealed record CaseLineView(
    string CaseId,
    string? Number,
    string Summary,
    string Channel,
    string Kind,
    string? Topic,
    bool Urgent,
    string Standing,
    string? Step,
    IReadOnlyList<string> Held,
    DateTimeOffset? Due,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ClosedAt,
    string? Outcome)
{
    internal static CaseLineView Of(CaseLine line, Office office, DateTimeOffset now, string language)
    {
        var texts = CardTexts.In(language);
        return new(
            line.CaseId,
            line.Number,
            line.Summary,
            ChannelRules.Label(line.Channel),
            texts.Kinds[line.Kind],
            line.Topic is { } topic ? Labels.Topic(topic, office, language) : null,
            line.Urgent,
            Labels.Standing(line.ClosedAt is not null, line.IsLate(now)),
            line.Step is { } step ? Labels.Step(step, Sop697Table.Current.Steps.FirstOrDefault(s => s.Key == step), language) : null,
            [.. line.Held.Select(h => office.Position(h.Position)?.Label ?? h.Position)],
            line.Held.Count == 0 ? null : line.Held.Min(h => h.DueAt),
            line.ReceivedAt,
            line.ClosedAt,
            line.Outcome is { } outcome ? texts.Outcomes[outcome] : null);
    }
}

/// <summary>What the list is asked for. Codes as in lists and cards; what is unknown or empty means any.</summary>
/// <param name="Topic">Key of a topic; <c>-</c> for cases without one.</param>
/// <param name="After">Where the page before ended.</param>
internal sealed record CaseSearch(string? Words = null, string? Standing = null, string? Step = null, string? Channel = null, string? Topic = null, string? After = null)
{
    internal CaseQuery Query() => new(
        [.. (Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(CaseList.MostWords)],
        Codes.Find<CaseStanding>(Standing) ?? CaseStanding.Any,
        string.IsNullOrEmpty(Step) ? null : Step,
        Codes.Find<Channel>(Channel),
        Topic switch { null or "" => null, "-" => "", _ => Topic });
}

/// <summary>Names that a person reads.</summary>
internal static class Labels
{
    internal static string Topic(string key, Office office, string language) =>
        key.Length == 0 ? new LocalText("Tanpa topik", "Without topic").In(language) : office.Topics.FirstOrDefault(t => t.Key == key)?.Label ?? key;

    internal static string Step(string key, SopStep? row, string language) => CardTexts.In(language).Steps.TryGetValue(key, out var title) ? title : row?.Title ?? key;

    /// <summary><c>berjalan</c> or <c>terlambat</c> while open, <c>tepat</c> or <c>lewat</c> once closed.</summary>
    internal static string Standing(bool closed, bool late) => (closed, late) switch
    {
        (false, false) => "berjalan",
        (false, true) => "terlambat",
        (true, false) => "tepat",
        _ => "lewat",
    };
}

/// <summary>Everything the dashboard's doors read and write.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DashboardView))]
[JsonSerializable(typeof(CasePageView))]
[JsonSerializable(typeof(CaseDetailView))]
[JsonSerializable(typeof(CaseSearch))]
internal sealed partial class DashboardJson : JsonSerializerContext;
