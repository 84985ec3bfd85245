using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;

namespace Sop697.Microsoft365.Cards;

/// <summary>
/// To the owner at row 6: the draft, ready to be changed or handed to the team. Around a text of the greatest length the form
/// for closing without an answer has no room; the owner can still return or consult, and close from there.
/// </summary>
internal static class ReleaseCard
{
    internal static string Wanted(Case state, WantedTexts words) => state switch
    {
        _ when Agreement.IsGiven(state) => words.Release,
        { LatestDraft: null } => words.Answer,
        _ when Objections(state).Any() => words.Mend,
        _ => words.AskAgain,
    };

    internal static AdaptiveCard Draw(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var due = state.Steps[sheet.Card.Index].DueAt;
        var mayRelease = Agreement.IsGiven(state);
        sheet.Heading(Wanted(state, words.Wanted)).Overdue(due).Question();
        Objection(sheet);
        sheet.AgreedWith();
        Newer(sheet);
        return sheet
            .Facts([.. sheet.AboutFacts(), Writer(sheet), SuggestionCard.BasedOn(sheet, Agreement.Offered(state)), Agreement.Fact(sheet), sheet.DueFact(due)])
            .Hint(Hint(sheet, mayRelease))
            .Suggestions()
            .Add(Text(sheet, mayRelease ? words.Fields.ReleaseText : words.Fields.Answer))
            .Actions(Answers(sheet))
            .Action(sheet.ConsultForm(words.Buttons.ConsultAgain))
            .ActionIf(Approval.WhoMends(state) is not null, () => sheet.ReturnForm(words.Buttons.Return, Approval.WhoMends(state)))
            .ActionIf(sheet.Brevity < CardSheet.MostBrief, sheet.CloseForm)
            .Build();
    }

    /// <summary>What may become of the owner's text at row 6.</summary>
    internal static IEnumerable<AdaptiveAction> Answers(CardSheet sheet)
    {
        var mayRelease = Agreement.IsGiven(sheet.Case);
        if (mayRelease) yield return sheet.Execute("release", sheet.Words.Buttons.Release, AdaptiveActionStyle.Positive);
        if (sheet.Case.Rule != ApprovalRule.KasiSaja) yield return sheet.Execute("answer", Send(sheet), mayRelease ? null : AdaptiveActionStyle.Positive);
    }

    private static string Send(CardSheet sheet) => sheet.Case.LatestDraft is null ? sheet.Words.Buttons.AskApproval : sheet.Words.Buttons.ChangeDraft;

    /// <summary>What a consulted position sent back after the newest draft, or the team after the release.</summary>
    private static void Objection(CardSheet sheet)
    {
        foreach (var note in Objections(sheet.Case).TakeLast(2))
            sheet.Quote($"{sheet.Words.Facts.ReturnedBy} {sheet.Person(note.At.By)}", note.Reason, remindsOnly: true);
    }

    private static IEnumerable<ReturnNote> Objections(Case state) =>
        state.Returns.Where(r => r.To == state.Owner && r.At.Version > (state.LatestDraft?.Written.Version ?? 0));

    /// <summary>Somebody wrote another answer after one was agreed to: it is shown, and the agreed one may go.</summary>
    private static void Newer(CardSheet sheet)
    {
        if (sheet.Case.LatestDraft is { } latest && Agreement.Offered(sheet.Case) != latest)
            sheet.Quote($"{sheet.Words.Facts.NewerDraft} {sheet.Person(latest.Written.By)}", latest.Text, remindsOnly: true);
    }

    private static AdaptiveFact? Writer(CardSheet sheet) => sheet.Brevity < CardSheet.MostBrief && Agreement.Offered(sheet.Case) is { } draft
        ? new(sheet.Words.Facts.WrittenBy, sheet.Person(draft.Written.By))
        : null;

    private static string? Hint(CardSheet sheet, bool mayRelease)
    {
        var (state, hints) = (sheet.Case, sheet.Words.Hints);
        if (state.LatestDraft is null) return hints.NoDraftYet;
        if (!mayRelease) return CardSheet.Format(hints.NotYetApproved, Agreement.Who(sheet)!);
        return state.Rule == ApprovalRule.KasiSaja ? null : hints.ChangedTextNeedsApproval;
    }

    /// <summary>Not required in the card: the buttons that unfold other forms would be held up by it. The domain demands it.</summary>
    private static AdaptiveTextInput Text(CardSheet sheet, string label)
    {
        var limit = ChannelRules.MaxReply(sheet.Case.Inquiry.Channel);
        return new(CardForms.ForChannel(sheet, label, limit))
        {
            Id = sheet.InputId("release", "text"),
            IsMultiline = true,
            MaxLength = limit,
            Value = Agreement.Offered(sheet.Case)?.Text,
        };
    }
}
