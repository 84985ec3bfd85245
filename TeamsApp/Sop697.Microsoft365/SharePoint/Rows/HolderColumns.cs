using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>
/// Whose turn it is, as the views ask for it. The only columns of <c>Aduan</c> that the journal does not give: who holds a position
/// today stands in the directory. A change of holders moves cards, which is a commit, and the row is then written again.
/// </summary>
internal static class HolderColumns
{
    public static ListRow HeldBy(this ListRow row, Case @case, SopTable table, Office? office)
    {
        if (office is null) return row;
        var positions = @case.Holders(table);
        var roles = positions.Select(p => office.Position(p)?.Role).OfType<Role>().Distinct().Select(r => Codes.Of(r));
        var upns = positions.SelectMany(office.HoldersOf).Select(h => h.Upn).Distinct(StringComparer.OrdinalIgnoreCase);
        return row with { Fields = [.. row.Fields, Field.Text("PemegangPeran", string.Join(',', roles)), Field.Text("PemegangUpn", string.Join(',', upns))] };
    }
}
