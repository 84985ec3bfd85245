using Sop697.Domain;
using Sop697.Microsoft365.Graph;
using Sop697.Workflow.Doctor;

namespace Sop697.Microsoft365.Doctor;

/// <summary>The app was given what it needs.</summary>
internal sealed class PermissionsCheck(AppTokens tokens, GraphSettings settings) : ICheck
{
    public string Name => "permissions";

    public LocalText Title { get; } = new("Izin aplikasi", "Permissions of the app");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (await HeldAsync(tokens, settings, cancellationToken) is not { } held) return Unreadable;
        var missing = AppPermissions.OfApp.Where(p => !held.Contains(p.Role)).OrderByDescending(p => p.IsNeeded).ToList();
        if (missing.Count == 0) return Finding.Good($"{AppPermissions.OfApp.Count} izin, lengkap.", $"{AppPermissions.OfApp.Count} permissions, complete.");
        var says = new LocalText(
            $"Belum ada: {string.Join("; ", missing.Select(p => $"{p.Role} ({p.Why.Id})"))}.",
            $"Missing: {string.Join("; ", missing.Select(p => $"{p.Role} ({p.Why.En})"))}.");
        var remedy = new LocalText(
            "Tambahkan sebagai application permission di registrasi aplikasi, lalu Grant admin consent.",
            "Add it as an application permission in the app registration, then grant admin consent.");
        return missing.Any(p => p.IsNeeded) ? Finding.Wrong(says, remedy) : Finding.Note(says, remedy);
    }

    internal static Finding Unreadable { get; } = Finding.Unchecked(new LocalText("Isi token tidak terbaca.", "The token cannot be read."));

    internal static async Task<IReadOnlySet<string>?> HeldAsync(AppTokens tokens, GraphSettings settings, CancellationToken cancellationToken) =>
        SignIn.Roles(await tokens.GetAuthorizationTokenAsync(new Uri(settings.BaseUrl), cancellationToken: cancellationToken));
}

/// <summary>And nothing more: what the app may do, a thief of its credential may do too.</summary>
internal sealed class ExcessPermissionsCheck(AppTokens tokens, GraphSettings settings) : ICheck
{
    public string Name => "permissions-excess";

    public LocalText Title { get; } = new("Izin berlebih", "Excess permissions");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (await PermissionsCheck.HeldAsync(tokens, settings, cancellationToken) is not { } held) return PermissionsCheck.Unreadable;
        var excess = string.Join(", ", held.Except(AppPermissions.OfApp.Select(p => p.Role)).Order(StringComparer.Ordinal));
        if (excess.Length == 0) return Finding.Good("Tidak ada.", "None.");
        return Finding.Wrong(
            new LocalText($"Tidak diperlukan: {excess}.", $"Not needed: {excess}."),
            new LocalText(
                "Cabut persetujuannya di registrasi aplikasi. Pekerjaan administrator memakai registrasi lain.",
                "Revoke the consent in the app registration. The administrator's work uses another registration."));
    }
}
