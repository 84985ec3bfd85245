using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Teams.Activities;

namespace Sop697.Microsoft365.Cards;

/// <summary>A "no" of the domain as the client shows it: red, under the card, with what was typed kept.</summary>
public static class RefusalView
{
    public static InvokeAnswer Of(Refusal refusal, string? language)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Of(refusal.Code, refusal.Text, language);
    }

    public static InvokeAnswer Of(string code, LocalText text, string? language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return InvokeAnswer.Error(code, text.In(language));
    }
}
