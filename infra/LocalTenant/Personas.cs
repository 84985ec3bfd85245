namespace Sop697.LocalTenant;

/// <summary>A person of the stand-in tenant. Everybody here is invented.</summary>
/// <param name="Key">Name in the contract: <c>tim</c>, <c>kasi</c>, <c>kasi2</c>, <c>kabid</c>, <c>kadis</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Position">Title as people read it.</param>
/// <param name="Upn">User principal name.</param>
/// <param name="AadObjectId">Object id in the directory.</param>
public sealed record Persona(string Key, string Name, string Position, string Upn, Guid AadObjectId)
{
    /// <summary>The opaque id that the bot channel uses for this person.</summary>
    public string ChannelId => $"29:1{AadObjectId:N}";

    /// <summary>The 1:1 chat of this person with the bot.</summary>
    public string ConversationId => $"a:1{AadObjectId:N}";
}

public static class Personas
{
    public const string TenantId = "11111111-6970-4697-8697-000000000697";

    /// <summary>App registration of the product: bot, API and the run-time Graph client.</summary>
    public const string AppClientId = "22222222-6970-4697-8697-000000000001";

    /// <summary>App registration of the administrator's command line (provisioning, and what checking may see).</summary>
    public const string AdminClientId = "22222222-6970-4697-8697-000000000002";

    /// <summary>What the owner of the site uses once, to grant the product its role there.</summary>
    public const string OwnerClientId = "22222222-6970-4697-8697-000000000003";

    /// <summary>Issued by this stand-in to itself; opens nothing anywhere else.</summary>
    public const string ClientSecret = "local-tenant-only";

    public static IReadOnlyList<Persona> All { get; } =
    [
        new("tim", "Rini Astuti", "Tim Media Sosial", "rini.astuti@dinkes.local", new("33333333-6970-4697-8697-000000000001")),
        new("kasi", "Bambang Hartono", "Kepala Seksi Promosi dan Pemberdayaan Masyarakat", "bambang.hartono@dinkes.local", new("33333333-6970-4697-8697-000000000002")),
        new("kasi2", "Siti Maryam", "Kepala Seksi Surveilans dan Imunisasi", "siti.maryam@dinkes.local", new("33333333-6970-4697-8697-000000000003")),
        new("kabid", "Agus Wicaksono", "Kepala Bidang Kesehatan Masyarakat", "agus.wicaksono@dinkes.local", new("33333333-6970-4697-8697-000000000004")),
        new("kadis", "Dewi Lestari", "Kepala Dinas", "dewi.lestari@dinkes.local", new("33333333-6970-4697-8697-000000000005")),
    ];

    /// <summary>Has an account in the tenant and nothing to do with the office: no chat, no position. Only the login knows it.</summary>
    public static Persona Guest { get; } = new("tamu", "Tamu Tanpa Jabatan", "Bukan pegawai dalam SOP 697", "tamu@dinkes.local", new("33333333-6970-4697-8697-000000000099"));

    public static Persona? Find(string key) => All.FirstOrDefault(p => p.Key == key);
}
