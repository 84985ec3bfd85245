using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>
/// The last face of a copy whose reader no longer acts for its position: to whom it moved and why. Nothing of the case itself,
/// because the reader is no longer in its chain.
/// </summary>
internal static class MovedCard
{
    internal static AdaptiveCard Draw(CardSheet sheet) => sheet
        .Add(CardSheet.Title(sheet.Line(sheet.Words.Wanted.Moved)))
        .Hint(Sentence(sheet, sheet.Card.MovedTo!))
        .Hint(sheet.Words.Done.Nothing)
        .Build();

    private static string Sentence(CardSheet sheet, IReadOnlyList<Holder> to)
    {
        var why = Moving.Why(to, sheet.Card.StoodIn).In(sheet.Context.Language);
        var position = sheet.Position(sheet.Card.Position);
        return to.Count == 0
            ? CardSheet.Format(sheet.Words.Done.MovedToNobody, position, why)
            : CardSheet.Format(sheet.Words.Done.MovedTo, Markdown.Escape(Moving.Names(to)), position, why);
    }
}
