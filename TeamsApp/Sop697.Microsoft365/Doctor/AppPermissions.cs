using Sop697.Domain;

namespace Sop697.Microsoft365.Doctor;

/// <summary>An application permission of Graph that an administrator consents to.</summary>
/// <param name="Role">As in the token's <c>roles</c>.</param>
/// <param name="IsNeeded">Without it cases stand still; without the others something is missing that can be lived without.</param>
/// <param name="Why">What it is for; of one that can be lived without, also what is then missing.</param>
public sealed record AppPermission(string Role, bool IsNeeded, LocalText Why);

/// <summary>What the app may hold, and no more. The table in <c>docs/permissions.md</c> says the same.</summary>
public static class AppPermissions
{
    /// <summary>Of the registration that the function app runs as.</summary>
    public static IReadOnlyList<AppPermission> OfApp { get; } =
    [
        new("Sites.Selected", true, new(
            "menulis arsip dan membaca daftar pengaturan di satu situs; peran *write* juga menghapus baris dan folder kasus yang isinya dihapus menurut retensi",
            "writes the archive and reads the settings lists on one site; its role *write* also removes the rows and folders of cases whose content is erased")),
        new("TeamsAppInstallation.ReadWriteSelfForUser.All", false, new(
            "memasang aplikasi ini sendiri bagi pemegang jabatan; tanpanya setiap orang memasangnya sendiri",
            "installs this very app for holders of positions; without it everybody installs it")),
        new("TeamsActivity.Send", false, new(
            "memberi tahu lewat umpan aktivitas bila obrolan tertutup; tanpanya orang itu hanya tercatat tidak terjangkau",
            "tells people by the activity feed when the chat is closed; without it they are only recorded as not reached")),
        new("User.ReadBasic.All", false, new(
            "mencocokkan pemegang jabatan dengan direktori saat pemeriksaan; tanpanya pemeriksaan itu dilewati",
            "compares holders of positions with the directory in this check; without it that check is left out")),
    ];

    /// <summary>Of the administrator's registration: <c>provision</c>, and what <c>doctor</c> sees with it.</summary>
    public static IReadOnlyList<AppPermission> OfAdministrator { get; } =
    [
        new("Sites.Manage.All", true, new("membuat daftar, kolom, indeks, dan baris pertama", "makes lists, columns, indexes and first rows")),
        new("User.Read.All", false, new("melihat apakah akun pemegang jabatan aktif", "sees whether the accounts of holders are enabled")),
        new("AppCatalog.Read.All", false, new("melihat apakah aplikasi ada di katalog Teams dan versinya", "sees whether the app is in the Teams catalogue, and its version")),
    ];
}
