using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>To the team: the report is safe, and how it ended.</summary>
internal static class ReceiptCard
{
    internal static AdaptiveCard Draw(CardSheet sheet) => sheet.Case.IsClosed ? Closed(sheet) : Running(sheet);

    private static AdaptiveCard Running(CardSheet sheet) => sheet
        .Heading(sheet.Words.Wanted.Receipt)
        .Question()
        .Facts([.. sheet.AboutFacts(), .. Reported(sheet)])
        .MasksToLookAt()
        .AskForLikeness()
        .Hint(sheet.Words.Hints.Receipt)
        .Build();

    private static AdaptiveCard Closed(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var closing = state.Closing!;
        return sheet
            .Heading(words.Wanted.Closed)
            .Question()
            .Quote(words.Facts.Answer, state.Release?.Text, remindsOnly: true)
            .Quote(words.Facts.Reason, closing.Reason, remindsOnly: true)
            .Facts([
                new(words.Facts.Result, words.Outcomes[closing.Outcome]),
                new(words.Facts.By, sheet.Person(closing.At.By)),
                new(words.Facts.At, sheet.Wib(closing.At.At)),
                .. sheet.AboutFacts(),
                .. Reported(sheet)])
            .Reply()
            .MergedInto()
            .OtherAskers()
            .MasksToLookAt()
            .Paper()
            .ActionIf(state.Hardcopy is null, () => sheet.FileForm())
            .Build();
    }

    private static IEnumerable<AdaptiveFact> Reported(CardSheet sheet) =>
    [
        new(sheet.Words.Facts.Received, $"{sheet.Wib(sheet.Case.ReceivedAt)}, {sheet.Person(sheet.Case.ReportedBy)}"),
        new(sheet.Words.Facts.Screenshots, CardSheet.Format(sheet.Words.Facts.Pictures, sheet.Case.Evidence.Count)),
    ];
}
