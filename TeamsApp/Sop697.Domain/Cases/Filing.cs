namespace Sop697.Domain.Cases;

/// <summary>The signed paper of a case that ended goes into the archive: by the team that had the case, or by the archivist.</summary>
internal static class Filing
{
    internal static Decision Decide(Case state, FileHardcopy command)
    {
        if (CaseAccess.Filing(state, command.By) is not { } by) return ActingContext.No(Refusals.WrongPerson);
        if (!state.IsClosed) return ActingContext.No(Refusals.NotClosed);
        if (state.Hardcopy is { } filed) return new Decision.Repeated(filed.At);
        var location = Texts.Tidy(command.Location);
        if (location.Length == 0) return ActingContext.No(Refusals.EmptyLocation);
        if (location.Length > ChannelRules.MaxLocation) return ActingContext.No(Refusals.LocationTooLong);
        return new Decision.Accepted(by, [.. Kept(state, command.Scan), new HardcopyFiled(location, command.Scan?.Sha256)]);
    }

    private static IEnumerable<CaseEvent> Kept(Case state, Evidence? scan) =>
        scan is null || state.Evidence.Any(e => e.Sha256 == scan.Sha256) ? [] : [new EvidenceKept(scan with { Purpose = EvidencePurpose.Hardcopy })];
}
