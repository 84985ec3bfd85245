using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>Every card of a case whose content was given up: its number, how and when it ended, and that its content is gone.</summary>
internal static class ErasedCard
{
    internal static AdaptiveCard Draw(CardSheet sheet)
    {
        var (closing, words) = (sheet.Case.Closing!, sheet.Words);
        return sheet
            .Add(CardSheet.Title(sheet.Line(words.Wanted.Closed)))
            .Hint(Refusals.Erased.Text.In(sheet.Context.Language))
            .Facts([new(words.Facts.Result, words.Outcomes[closing.Outcome]), new(words.Facts.At, sheet.Wib(closing.At.At))])
            .Build();
    }
}
