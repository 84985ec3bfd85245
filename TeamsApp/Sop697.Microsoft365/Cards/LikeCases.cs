using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>Reports that may be one case, and those that are.</summary>
internal static class LikeCases
{
    /// <summary>More links in a row hide behind three dots.</summary>
    private const int MostLinks = 4;

    /// <summary>Which earlier cases the report looks like, and what the team may say to that.</summary>
    internal static CardSheet AskForLikeness(this CardSheet sheet)
    {
        if (!sheet.Case.IsAskedForLikeness) return sheet;
        var words = sheet.Words;
        sheet.Warn(words.Hints.LooksLike).Facts(sheet.Case.Like.Select(l => new AdaptiveFact(NumberOf(sheet, l), Describe(sheet, l))));
        sheet.Add(new AdaptiveActionSet([.. sheet.Case.Like.Select(l => sheet.PageOf(l.CaseId, CardSheet.Format(words.Buttons.LookAt, NumberOf(sheet, l))))]));
        foreach (var like in sheet.Case.Like)
            sheet.Action(CardForms.Execute(sheet.Data with { Other = like.CaseId }, "merge", CardSheet.Format(words.Buttons.SameAs, NumberOf(sheet, like))));
        return sheet.Action(sheet.Execute("different", words.Buttons.Different, AdaptiveActionStyle.Positive));
    }

    /// <summary>The way to the case that answers this one.</summary>
    internal static CardSheet MergedInto(this CardSheet sheet) => sheet.Case.Merged is { } merged
        ? sheet.Add(new AdaptiveActionSet([sheet.PageOf(merged.Into, CardSheet.Format(sheet.Words.Buttons.LookAt, merged.Number ?? sheet.Words.Wanted.Unnumbered))]))
        : sheet;

    /// <summary>Where else the same answer must be posted. A post's address may name an account, so it is a button and never a text.</summary>
    internal static CardSheet OtherAskers(this CardSheet sheet)
    {
        var askers = sheet.Case.Askers;
        if (askers.Count == 0 || sheet.Case.Release is null) return sheet;
        var hints = sheet.Words.Hints;
        sheet.Warn(CardSheet.Format(hints.PostAlso, askers.Count));
        sheet.Add(new AdaptiveActionSet([.. askers.Take(MostLinks).Select(a => Place(sheet, a))]));
        return askers.Count > MostLinks ? sheet.Hint(CardSheet.Format(hints.PostAlsoMore, askers.Count - MostLinks)) : sheet;
    }

    private static AdaptiveOpenUrlAction Place(CardSheet sheet, Asker asker)
    {
        var title = $"{asker.Number ?? sheet.Words.Wanted.Unnumbered} · {ChannelRules.Label(asker.Channel)}";
        return WebAddress.Of(asker.SourceUrl) is { } post ? new AdaptiveOpenUrlAction(post.AbsoluteUri) { Title = title } : sheet.PageOf(asker.CaseId, title);
    }

    private static string NumberOf(CardSheet sheet, Resemblance like) => like.Number ?? sheet.Words.Wanted.Unnumbered;

    private static string Describe(CardSheet sheet, Resemblance like) => CardSheet.Format(
        sheet.Words.Hints.LooksLikeOne,
        sheet.Words.Likenesses[like.How],
        sheet.Wib(like.ReceivedAt),
        like.Outcome is { } outcome ? sheet.Words.Outcomes[outcome].ToLowerInvariant() : like.Step is { } step ? sheet.Row(step) : sheet.Words.Facts.System);
}
