using System.Text.Json;
using Sop697.Domain;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.Teams;
using Sop697.Workflow.Doctor;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Doctor;

/// <summary>Every holder is in the directory and may sign in.</summary>
internal sealed class HoldersCheck(OfficeReading reading, AdministratorSight sight) : ICheck
{
    private enum Account
    {
        Enabled,
        Unseen,
        Disabled,
        Absent,
    }

    public string Name => "holders";

    public LocalText Title { get; } = new("Pemegang jabatan di direktori", "Holders in the directory");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        List<(Person Person, Account Account)> found = [];
        foreach (var person in await OfAsync(reading, cancellationToken)) found.Add((person, await AccountAsync(person, cancellationToken)));
        string Named(Account account) => string.Join(", ", found.Where(f => f.Account == account).Select(f => f.Person.Name));
        var (absent, disabled) = (Named(Account.Absent), Named(Account.Disabled));
        if (absent.Length > 0 || disabled.Length > 0)
        {
            return Finding.Wrong(
                new LocalText($"{Part("tidak ditemukan", absent)}{Part("akun nonaktif", disabled)}".Trim(), $"{Part("not found", absent)}{Part("account disabled", disabled)}".Trim()),
                new LocalText("Betulkan ObjectId di daftar Penugasan, atau tunjuk Plh.", "Mend the ObjectId in the list Penugasan, or name a Plh."));
        }

        return found.Any(f => f.Account == Account.Unseen)
            ? Unseen("Semua ditemukan; apakah akunnya aktif tidak terlihat", "All are found; whether their accounts are enabled cannot be seen")
            : Finding.Good($"{found.Count} orang, semua aktif.", $"{found.Count} people, all enabled.");
    }

    /// <summary>Everybody who holds something on the day, once.</summary>
    internal static async Task<IReadOnlyList<Person>> OfAsync(OfficeReading reading, CancellationToken cancellationToken) =>
        [.. (await reading.OnAsync(reading.Day, cancellationToken)).Holders.Values.SelectMany(p => p).DistinctBy(p => p.ObjectId)];

    private static string Part(string what, string names) => names.Length == 0 ? "" : $"{what}: {names}. ";

    private Finding Unseen(string id, string en) => Finding.Note(
        new LocalText($"{id}: izinnya tidak ada.", $"{en}: the permission is not there."),
        sight.IsApp
            ? new LocalText("Isi Administrator:ClientId dengan registrasi yang punya User.Read.All.", "Set Administrator:ClientId to a registration that has User.Read.All.")
            : new LocalText("Beri registrasi administrator izin User.Read.All.", "Give the administrator's registration User.Read.All."));

    private async Task<Account> AccountAsync(Person person, CancellationToken cancellationToken)
    {
        try
        {
            using var user = await sight.Calls.GetAsync($"/users/{Uri.EscapeDataString(person.ObjectId)}?$select=id,accountEnabled", cancellationToken);
            return !user.RootElement.TryGetProperty("accountEnabled", out var enabled) ? Account.Unseen : enabled.ValueKind switch
            {
                JsonValueKind.True => Account.Enabled,
                JsonValueKind.False => Account.Disabled,
                _ => Account.Unseen,
            };
        }
        catch (GraphRefusedException e) when (e.Status is 404 or 400)
        {
            return Account.Absent;
        }
        catch (GraphRefusedException e) when (e.Status is 403)
        {
            return Account.Unseen;
        }
    }
}

/// <summary>A card can be brought to every holder.</summary>
/// <param name="ask">Ask Teams to open the chat of who never used the bot, instead of counting them as not reached. Sends nothing.</param>
internal sealed class ReachCheck(OfficeReading reading, IConversations conversations, ConnectorClient connector, bool ask) : ICheck
{
    public string Name => "reach";

    public LocalText Title { get; } = new("Pemegang jabatan terjangkau di Teams", "Holders reached in Teams");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        List<LocalText> lost = [];
        var people = await HoldersCheck.OfAsync(reading, cancellationToken);
        foreach (var person in people)
            if (await FaultAsync(person, cancellationToken) is { } fault) lost.Add(new LocalText($"{person.Name} ({fault.Id})", $"{person.Name} ({fault.En})"));
        if (lost.Count == 0) return Finding.Good($"{people.Count} orang.", $"{people.Count} people.");
        return Finding.Wrong(
            new LocalText($"Belum terjangkau: {string.Join(", ", lost.Select(l => l.Id))}.", $"Not reached: {string.Join(", ", lost.Select(l => l.En))}."),
            new LocalText(
                "Minta orang itu membuka aplikasi SOP 697 di Teams sekali, atau pasang lewat kebijakan penyiapan aplikasi. Coba juga doctor --reach.",
                "Ask them to open the app SOP 697 in Teams once, or install it by an app setup policy. Try doctor --reach too."));
    }

    private async Task<LocalText?> FaultAsync(Person person, CancellationToken cancellationToken)
    {
        var chat = await conversations.FindAsync(person.ObjectId, cancellationToken);
        if (chat is { IsRemoved: false } && !ask) return null;
        if (!ask) return chat is null ? new LocalText("belum pernah membuka bot", "never opened the bot") : new LocalText("melepas bot", "removed the bot");
        var answer = await connector.OpenAsync(person.ObjectId, cancellationToken);
        return answer.Refusal is { } refusal ? new LocalText($"Teams menolak: {refusal.Status} {refusal.Code}", $"Teams refuses: {refusal.Status} {refusal.Code}") : null;
    }
}
