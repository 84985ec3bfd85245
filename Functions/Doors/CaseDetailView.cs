using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>A case with its way through the SOP, for the people of its chain.</summary>
/// <param name="Case">As every program reads it.</param>
/// <param name="Standing">As <see cref="Labels.Standing"/>.</param>
/// <param name="KeptUntil">As <see cref="Retention"/> reckons it; null while open.</param>
/// <param name="Returns">How often it was sent back.</param>
internal sealed record CaseDetailView(
    CaseView Case,
    string Standing,
    string Summary,
    string Channel,
    string Kind,
    string? Topic,
    bool Urgent,
    string Owner,
    string? Outcome,
    string? Reason,
    DateTimeOffset? ClosedAt,
    DateOnly? KeptUntil,
    string? Permalink,
    int Returns,
    IReadOnlyList<PassView> Steps,
    IReadOnlyList<AskedView> Consultations,
    IReadOnlyList<CardView> Cards)
{
    internal static CaseDetailView Of(LoadedCase loaded, ArchiveCursor cursor, SopTable table, Office office, DateTimeOffset now, string language)
    {
        var state = loaded.State;
        var texts = CardTexts.In(language);
        string Label(string key) => office.Position(key)?.Label ?? key;
        return new(
            CaseView.Of(loaded, cursor, table, office, language),
            Labels.Standing(state.IsClosed, CaseLine.Of(state, table).IsLate(now)),
            state.Inquiry.Summary,
            ChannelRules.Label(state.Inquiry.Channel),
            texts.Kinds[state.Inquiry.Kind],
            state.Inquiry.Topic is { } topic ? Labels.Topic(topic, office, language) : null,
            state.Inquiry.Urgent,
            Label(state.Owner),
            state.Closing is { } closing ? texts.Outcomes[closing.Outcome] : null,
            state.Closing?.Reason,
            state.Closing?.At.At,
            Retention.Until(state, office.Rules.Settings),
            state.Publication?.Permalink,
            state.Returns.Count,
            [.. state.Steps.Select(s => PassView.Of(s, state, table, Label, now, language))],
            [.. state.Consultations.Select(c => new AskedView(Label(c.Position), c.Asked.At, c.DueAt, c.Ended?.At, c.Ended?.By.Title, Codes.Of(c.How), (c.Ended?.At ?? now) > c.DueAt))],
            [.. CardPlan.Of(state, table).Where(c => c.IsOpen || state.Cards.ContainsKey(c.Key)).Select(c => CardView.Of(c, state, Label))]);
    }
}

/// <summary>One pass through a row of the SOP.</summary>
/// <param name="Holders">Positions whose turn it is, or was.</param>
/// <param name="Limit">As printed, for example "1 hari".</param>
/// <param name="From">UTC.</param>
/// <param name="Due">UTC.</param>
/// <param name="Done">UTC; null while open.</param>
/// <param name="By">Position that ended it, as then.</param>
/// <param name="Name">Person who ended it, as then.</param>
/// <param name="Late">Past its due time now, or when it was done.</param>
/// <param name="Combined">Done together with the next row.</param>
internal sealed record PassView(
    int Number,
    string Title,
    string Activity,
    IReadOnlyList<string> Holders,
    string Limit,
    DateTimeOffset From,
    DateTimeOffset Due,
    DateTimeOffset? Done,
    string? By,
    string? Name,
    bool Late,
    bool Combined)
{
    internal static PassView Of(StepRecord pass, Case state, SopTable table, Func<string, string> label, DateTimeOffset now, string language)
    {
        var row = table[pass.Step];
        var isOpen = state.Open?.Index == pass.Index;
        return new(
            row.Number,
            Labels.Step(row.Key, row, language),
            row.Activity,
            isOpen ? [.. state.Holders(table).Select(label)] : [],
            row.Limit.ToString(),
            pass.StartedAt,
            pass.DueAt,
            pass.Finished?.At,
            pass.Finished?.By.Title,
            pass.Finished?.By.Name,
            (pass.Finished?.At ?? now) > pass.DueAt,
            pass.Combined);
    }
}

/// <summary>A position that was asked.</summary>
/// <param name="How"><c>dijawab</c>, <c>disetujui</c>, <c>dikembalikan</c>, <c>ditarik</c>; null while waited for.</param>
internal sealed record AskedView(string Position, DateTimeOffset Asked, DateTimeOffset Due, DateTimeOffset? Done, string? By, string? How, bool Late);

/// <summary>A card of the case; one that nobody needed any more before it was sent is none.</summary>
/// <param name="Kind">Which, as in <see cref="CardKind"/>.</param>
/// <param name="Position">Whom it is for.</param>
/// <param name="IsOpen">It may still be answered.</param>
/// <param name="Arrived">It stands in at least one chat.</param>
/// <param name="By">Position that ended what it was about, as then.</param>
/// <param name="Done">UTC; null while open.</param>
internal sealed record CardView(string Kind, string Position, bool IsOpen, bool Arrived, string? By, DateTimeOffset? Done)
{
    internal static CardView Of(PlannedCard card, Case state, Func<string, string> label) =>
        new(card.Kind.ToString(), label(card.Position), card.IsOpen, state.Cards.ContainsKey(card.Key), card.Done?.By.Title, card.Done?.At);
}
