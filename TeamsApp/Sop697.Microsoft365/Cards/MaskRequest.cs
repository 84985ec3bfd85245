using Sop697.Domain.Privacy;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>The system found personal data on a picture: the team is asked to look at what it covered.</summary>
internal static class MaskRequest
{
    internal static CardSheet MasksToLookAt(this CardSheet sheet)
    {
        if (sheet.Case.Evidence.FirstOrDefault(e => sheet.Case.MaskOf(e.Sha256).AwaitsLook) is not { } first) return sheet;
        var page = $"{sheet.Context.PublicUrl}/api/evidence/{Uri.EscapeDataString(sheet.Case.Id)}/{first.Sha256}/mask";
        return sheet
            .Facts(new AdaptiveFact(sheet.Words.Facts.Masks, sheet.Words.Facts.MasksAwaitLook))
            .Add(new AdaptiveActionSet([new AdaptiveOpenUrlAction(page) { Title = sheet.Words.Buttons.LookAtMasks }]));
    }
}
