namespace Sop697.LocalTenant.Login;

/// <summary>An app registration of the stand-in tenant with the application permissions that an administrator consented to.</summary>
internal sealed record ClientApp(string Id, string Name, IReadOnlyList<string> Roles)
{
    private static readonly ClientApp[] All =
    [
        new(Personas.AppClientId, "SOP 697", ["Sites.Selected", "User.ReadBasic.All", "TeamsAppInstallation.ReadWriteSelfForUser.All", "TeamsActivity.Send"]),
        new(Personas.AdminClientId, "SOP 697 Admin", ["Sites.Manage.All", "AppCatalog.Read.All", "User.Read.All"]),
        new(Personas.OwnerClientId, "SOP 697 Pemilik Situs", ["Sites.FullControl.All"]),
    ];

    public static ClientApp? Find(string? id) => All.FirstOrDefault(a => a.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
