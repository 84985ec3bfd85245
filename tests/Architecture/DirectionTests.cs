namespace Sop697.Tests.Architecture;

public sealed class DirectionTests
{
    [Fact]
    public void Projects_point_inward() => Product.None(
        from p in Product.Projects("TeamsApp", "Functions", "infra")
        from reference in Product.Included(p.Project, "ProjectReference")
        let target = Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))
        where !Product.MayReference.TryGetValue(p.Name, out var allowed) || !allowed.Contains(target)
        select $"{p.Name} -> {target}",
        "Domain <- Workflow <- (Storage, Microsoft365) <- Functions, and the local tenant sees none of them. Move the code inward or put a port into Workflow/Ports.");

    [Fact]
    public void Every_project_has_its_place() => Product.None(
        Product.Projects("TeamsApp", "Functions", "infra").Select(p => p.Name).Except(Product.MayReference.Keys),
        "Say in Product.MayReference what a new project may see.");

    [Fact]
    public void Storage_and_Microsoft365_never_see_each_other() => Product.None(
        from pair in new[] { ("Sop697.Storage", "Sop697.Microsoft365"), ("Sop697.Microsoft365", "Sop697.Storage") }
        from type in Product.Types(pair.Item1)
        from dependency in type.Dependencies
        where dependency.Target.FullName.StartsWith(pair.Item2, StringComparison.Ordinal)
        select $"{type.FullName} uses {dependency.Target.FullName}",
        "Let the workflow carry it from one port to the other.");

    [Fact]
    public void The_workflow_names_no_Microsoft_365_Azure_or_HTTP_type() => Product.None(
        from type in Product.Types("Sop697.Workflow")
        from dependency in type.Dependencies
        let name = dependency.Target.FullName
        where name.StartsWith("Microsoft.Graph", StringComparison.Ordinal)
            || name.StartsWith("Azure.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("System.Net.Http", StringComparison.Ordinal)
        select $"{type.FullName} uses {name}",
        "The workflow knows ports only; the word belongs into Storage, Microsoft365 or a door.");

    /// <summary>The journal is append-only: what may write over it, or take away what it names, is used where an erasure is carried out.</summary>
    [Fact]
    public void Only_the_removal_of_erased_content_can_take_something_away() => Product.None(
        from type in Product.Types()
        where type.Name is not ("ContentRemoval" or "StorageRegistration" or "Microsoft365Registration" or "TableJournalEraser" or "BlobEvidenceEraser" or "SharePointEraser")
        from dependency in type.Dependencies
        where dependency.Target.Name is "IJournalEraser" or "IEvidenceEraser" or "IArchiveEraser" && type.Name != dependency.Target.Name
        select $"{type.FullName} uses {dependency.Target.Name}",
        "Nothing else rewrites the journal or removes evidence. Put an erasure on the record; its removal is owed work.");

    [Fact]
    public void The_local_tenant_names_no_type_of_the_product() => Product.None(
        from source in Product.Sources("infra")
        from line in source.Lines
        where Product.MayReference.Keys.Any(p => p.StartsWith("Sop697.", StringComparison.Ordinal) && line.Contains($"using {p}", StringComparison.Ordinal))
        select $"{source.Path}: {line.Trim()}",
        "The stand-in answers from what the real services document, never from our own types; else both could be wrong alike.");

    [Fact]
    public void The_product_knows_no_local_tenant() => Product.None(
        from source in Product.Sources("TeamsApp", "Functions")
        from line in source.Lines
        where line.Contains("LocalTenant", StringComparison.Ordinal)
        select $"{source.Path}: {line.Trim()}",
        "The product knows addresses and settings only.");

    [Fact]
    public void The_product_never_asks_whether_it_runs_locally() => Product.None(
        from source in Product.Sources("TeamsApp", "Functions", "infra")
        from line in source.Lines
        where line.Contains("IsDevelopment", StringComparison.Ordinal) || line.Contains("#if DEBUG", StringComparison.Ordinal)
        select $"{source.Path}: {line.Trim()}",
        "Make it a setting with one meaning everywhere; authentication has no switch.");
}
