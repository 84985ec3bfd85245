using ArchUnitNET.Domain.Extensions;

namespace Sop697.Tests.Architecture;

public sealed class PureDomainTests
{
    private static readonly string[] ReferenceItems = ["PackageReference", "FrameworkReference", "ProjectReference"];

    private static readonly string[] ForbiddenCalls =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Guid::NewGuid", "System.Guid::CreateVersion7",
    ];

    private static readonly string[] ForbiddenTypes =
    [
        "System.TimeProvider", "System.Random", "System.Environment", "System.Console", "System.Diagnostics.Stopwatch",
        "System.IO.", "System.Net.", "System.Threading.", "Microsoft.Extensions.",
    ];

    [Fact]
    public void The_domain_has_no_packages() => Product.None(
        from p in Product.Projects("TeamsApp")
        where p.Name == Product.Domain
        from item in ReferenceItems
        from name in Product.Included(p.Project, item)
        select $"{item} {name}",
        "The domain is plain .NET. Put what needs a package behind a port.");

    [Fact]
    public void The_domain_reads_no_clock_and_invents_no_ids() => Product.None(
        from type in Product.Types(Product.Domain)
        from called in type.Members.SelectMany(m => m.GetMethodCallDependencies())
        from forbidden in ForbiddenCalls
        where called.TargetMember.FullName.Contains(forbidden, StringComparison.Ordinal)
        select $"{type.FullName} calls {forbidden}",
        "Commands carry Now and every id; take them at the door.");

    [Fact]
    public void The_domain_waits_for_nothing_and_touches_nothing_outside() => Product.None(
        from type in Product.Types(Product.Domain)
        from dependency in type.Dependencies
        let name = dependency.Target.FullName
        where ForbiddenTypes.Any(f => f[^1] == '.' ? name.StartsWith(f, StringComparison.Ordinal) : name == f)
        select $"{type.FullName} uses {name}",
        "Decide, Evolve and Pending are pure: return the effect as owed work and let the runner do it.");
}
