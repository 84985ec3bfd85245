using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Sop697.Domain;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Doctor;

namespace Sop697.Microsoft365.Doctor;

/// <summary>The app stands in the organisation's Teams catalogue, in the version of the manifest that this build was made with.</summary>
internal sealed class CatalogueCheck(AdministratorSight sight, IConfiguration configuration) : ICheck
{
    public string Name => "catalogue";

    public LocalText Title { get; } = new("Aplikasi di katalog Teams", "App in the Teams catalogue");

    /// <summary>Version of <c>appPackage/manifest.json</c>.</summary>
    internal static string ManifestVersion { get; } = ReadVersion();

    /// <summary>Id in the catalogue, as the settings name it; empty while a setup policy installs the app.</summary>
    private string CatalogId => configuration["Bot:CatalogAppId"] ?? "";

    /// <summary>Id in the manifest: <c>Teams:AppId</c> where it is another one than the bot's.</summary>
    private string ManifestId => configuration["Teams:AppId"] is { Length: > 0 } id ? id : configuration["Bot:AppId"] ?? "";

    private string Id => CatalogId.Length > 0 ? CatalogId : ManifestId;

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var filter = Uri.EscapeDataString($"{(CatalogId.Length > 0 ? "id" : "externalId")} eq '{Id}'");
            using var found = await sight.Calls.GetAsync($"/appCatalogs/teamsApps?$filter={filter}&$expand=appDefinitions", cancellationToken);
            return Judge(found.RootElement.GetProperty("value"));
        }
        catch (GraphRefusedException e) when (e.Status is 403)
        {
            return Finding.Note(
                new LocalText("Tidak terlihat: izinnya tidak ada.", "Cannot be seen: the permission is not there."),
                new LocalText(
                    "Isi Administrator:ClientId dengan registrasi yang punya AppCatalog.Read.All, atau lihat di Teams admin center › Manage apps.",
                    "Set Administrator:ClientId to a registration that has AppCatalog.Read.All, or look at Teams admin center › Manage apps."));
        }
    }

    private Finding Judge(JsonElement apps)
    {
        if (apps.GetArrayLength() == 0)
        {
            return Finding.Wrong(
                new LocalText($"Belum ada aplikasi dengan id {Id}.", $"There is no app with the id {Id}."),
                new LocalText("Unggah paket aplikasi di Teams admin center › Manage apps.", "Upload the app package at Teams admin center › Manage apps."));
        }

        List<string> published =
        [
            .. from app in apps.EnumerateArray()
               where app.TryGetProperty("appDefinitions", out _)
               from definition in app.GetProperty("appDefinitions").EnumerateArray()
               where !definition.TryGetProperty("publishingState", out var state) || state.GetString() is "published"
               select definition.GetProperty("version").GetString(),
        ];
        if (published.Contains(ManifestVersion)) return Finding.Good($"Versi {ManifestVersion}.", $"Version {ManifestVersion}.");
        var there = published.Count == 0 ? "–" : string.Join(", ", published);
        return Finding.Wrong(
            new LocalText($"Di katalog versi {there}, seharusnya {ManifestVersion}.", $"The catalogue has version {there}, it should be {ManifestVersion}."),
            new LocalText("Unggah versi baru paket aplikasi di Teams admin center › Manage apps.", "Upload the new version of the app package at Teams admin center › Manage apps."));
    }

    private static string ReadVersion()
    {
        using var stream = typeof(CatalogueCheck).Assembly.GetManifestResourceStream("manifest.json")
            ?? throw new InvalidOperationException("manifest.json is not embedded.");
        using var manifest = JsonDocument.Parse(stream);
        return manifest.RootElement.GetProperty("version").GetString()!;
    }
}
