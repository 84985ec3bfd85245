using Sop697.Domain.Audit;
using Sop697.Domain.Privacy;

namespace Sop697.Domain.Cases;

/// <summary>
/// May this happen now, and what follows? Pure: the same state, command and rules always give the same decision.
/// A repeat of a done thing yields no events and says who did it.
/// </summary>
public static class CaseDecider
{
    public static Decision Decide(Case? state, CaseCommand command, SopRules rules)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(rules);
        return (state, command) switch
        {
            (null, OpenCase open) => Opening.Decide(open, rules),
            (null, _) => new Decision.Refused(Refusals.NoSuchCase),
            ({ } known, OpenCase) => new Decision.Repeated(new Stamp(1, known.ReceivedAt, known.ReportedBy)),
            ({ } known, RecordWork work) => WorkRecording.Decide(known, work, rules),
            ({ } known, JoinAsker join) => Merging.Join(known, join),
            ({ } known, RecordRestoration restored) => Restored(known, restored),
            ({ } known, EraseCase erase) => Erasing.Decide(known, erase, rules),
            ({ } known, EraseAgain again) => Erasing.Again(known, again),
            // A button on an old card is answered by how the case ended; whatever else would bring something new into it is refused.
            ({ Erased: not null }, not (PersonCommand or AddEvidence or MergeCase or DenyDuplicate)) => new Decision.Refused(Refusals.Erased),
            ({ } known, FileHardcopy file) => Filing.Decide(known, file),
            ({ } known, MaskEvidence mask) => Masking.Confirm(known, mask),
            ({ } known, SeeOriginal see) => Masking.See(known, see),
            ({ Closing: { } closing }, _) => new Decision.Repeated(closing.At),
            ({ } known, AddEvidence add) => Opening.Add(known, add),
            ({ } known, MergeCase merge) => Merging.Merge(known, merge),
            ({ } known, DenyDuplicate deny) => Merging.Deny(known, deny),
            ({ } known, PersonCommand person) => Acting.Decide(known, person, rules),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };
    }

    private static Decision Restored(Case state, RecordRestoration command)
    {
        if (command.First < 1 || command.Last < command.First || command.Last > state.Version) throw new InvalidOperationException($"Case {state.Id} has no decisions {command.First} to {command.Last}.");
        var reason = Texts.Tidy(command.Reason);
        if (Refusals.OfReason(reason) is { } wrong) return new Decision.Refused(wrong);
        return new Decision.Accepted(Actor.System.As("sistem")!, [new DecisionsRestored(command.First, command.Last, reason)]);
    }
}
