namespace Sop697.LocalTenant.Startup;

/// <summary>Where the parts of the project lie.</summary>
public sealed record Repository(string Root)
{
    public string LocalTenant => Path.Combine(Root, "infra", "LocalTenant");

    public string DefaultData => Path.Combine(Root, ".local");

    public string FunctionsProject => Path.Combine(Root, "Functions", "Functions.csproj");

    public string FunctionsOutput => Path.Combine(Root, "Functions", "bin", "Release", "net10.0");

    public string Lists => Path.Combine(Root, "infra", "sharepoint", "lists.json");

    public string Seed => Path.Combine(LocalTenant, "seed.json");

    /// <summary>Looks upwards from the program's own folder, then from the current one.</summary>
    /// <exception cref="StartupException">Neither lies in a clone of the project.</exception>
    public static Repository Find() =>
        Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
        ?? throw new StartupException("Jalankan dari dalam folder proyek / run from within the project folder.");

    private static Repository? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Sop697.Teams.sln"))) return new Repository(at.FullName);
        return null;
    }
}
