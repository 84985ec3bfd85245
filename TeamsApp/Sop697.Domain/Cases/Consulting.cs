using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>SOP row 4: asking, and handing one's part to another.</summary>
internal static class Consulting
{
    internal static Decision Consult(ActingContext acting, Consult command)
    {
        if (command.To.Count == 0) return ActingContext.No(Refusals.NoOneToConsult);
        if (command.Note.Length > ChannelRules.MaxReason) return ActingContext.No(Refusals.ReasonTooLong);
        if (command.To.FirstOrDefault(p => !IsConsultable(acting.State, p)) is { } wrong) return ActingContext.No(Refusals.NotConsultable(wrong));

        var waiting = acting.State.Waiting.ToDictionary(c => c.Position);
        List<string> fresh = [.. command.To.Select(p => p.Key).Distinct().Where(p => !waiting.ContainsKey(p))];
        if (fresh.Count == 0) return new Decision.Repeated(waiting[command.To[0].Key].Asked);
        return acting.Accept([.. acting.Ask(fresh, Texts.Tidy(command.Note), anew: true), .. acting.MoveTo(acting.Turn.Exit.LeadsTo!, anew: true)]);
    }

    internal static Decision Delegate(ActingContext acting, DelegateTo command)
    {
        var reason = Texts.Tidy(command.Reason);
        if (Refusals.OfReason(reason) is { } wrong) return ActingContext.No(wrong);
        var from = command.From ?? acting.By.Position;
        var taken = acting.State.Waiting.Any(c => c.Position == command.To.Key);
        var fits = acting.Turn.Exit.By == StepActor.Owner ? MayOwn(acting.State, command.To) : IsConsultable(acting.State, command.To);
        if (!fits || taken || command.To.Key == from) return ActingContext.No(Refusals.CannotDelegate(command.To));

        // A division may pass the question to a section, but the agreement the rule asks of a division stays with divisions.
        var agreement = from == acting.State.Approver && command.To.Role == Role.KepalaBidang;
        return acting.Accept([new Delegated(from, command.To.Key, reason, agreement)]);
    }

    /// <summary>A section, but not the one that must agree: nobody agrees to his own draft.</summary>
    private static bool MayOwn(Case state, Position position) => position.Role == Role.KepalaSeksi && position.Key != state.Approver;

    /// <summary>SOP row 4 names the Kepala Bidang and other Kepala Seksi; nobody consults himself.</summary>
    private static bool IsConsultable(Case state, Position position) =>
        position.Role is Role.KepalaSeksi or Role.KepalaBidang && position.Key != state.Owner;
}
