using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>How a case begins and gets more pictures.</summary>
internal static class Opening
{
    internal static Decision Decide(OpenCase command, SopRules rules)
    {
        if (command.By.As(command.Team) is not { } by) return No(Refusals.NotTeam);
        if (command.Evidence.Count == 0) return No(Refusals.NoEvidence);
        if (Fault(command.Inquiry) is { } fault) return No(fault);

        var first = rules.Table.First;
        var next = rules.Table[first.Exit(Verb.Open)!.LeadsTo!];
        var word = UrgentWords.Find(command.Inquiry.Summary, rules.Settings.UrgentWords);
        var withoutApprover = command.Rule == ApprovalRule.KasiDanKabid && (command.Approver is null || command.Approver == command.Owner);
        return new Decision.Accepted(by,
        [
            new CaseOpened(
                rules.Table.Revision,
                command.Inquiry with { Summary = Texts.Tidy(command.Inquiry.Summary), Urgent = command.Inquiry.Urgent || word is not null },
                withoutApprover ? ApprovalRule.KasiSaja : command.Rule,
                command.Team,
                command.Owner,
                command.Approver,
                command.Via,
                rules.StatutoryDue(command.Inquiry.Kind, command.Now),
                word),
            .. command.Evidence.DistinctBy(e => e.Sha256).Select(e => new EvidenceKept(e)),
            new StepMoved(next.Key, rules.Due(command.Now, next), [first.Key, .. rules.Table.Between(first.Key, next.Key).Select(s => s.Key)]),
        ]);
    }

    internal static Decision Add(Case state, AddEvidence command)
    {
        if (StandIns.As(state, command.By, state.Team) is not { } by) return No(Refusals.NotTeam);
        if (command.Evidence.Count == 0) return No(Refusals.NoEvidence);
        var known = state.Evidence.Select(e => (e.Sha256, e.Purpose)).ToHashSet();
        List<CaseEvent> events = [.. command.Evidence.Where(e => known.Add((e.Sha256, e.Purpose))).Select(e => new EvidenceKept(e))];
        return events.Count > 0 ? new Decision.Accepted(by, events) : new Decision.Repeated(null);
    }

    internal static Refusal? Fault(Inquiry inquiry) => Texts.Tidy(inquiry.Summary) switch
    {
        "" => Refusals.EmptySummary,
        { Length: > ChannelRules.MaxSummary } => Refusals.SummaryTooLong,
        _ => null,
    };

    private static Decision.Refused No(Refusal refusal) => new(refusal);
}
