namespace Sop697.LocalTenant.Connector;

/// <summary>Installs the app for every persona, once per data folder, as an administrator's setup policy would.</summary>
public sealed partial class BotInstallation(TenantOptions options, ChatStore chats, Activities activities, BotClient bot, ILogger<BotInstallation> log)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Tells the product about each new member and repeats until it answers. Call when the product is being started.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var missing = Personas.All.Where(p => !chats.Member(p.Key).Installed && !options.WithoutApp.Contains(p.Key));
        await Task.WhenAll(missing.Select(p => InstallAsync(p, cancel)));
    }

    /// <summary>Who shall be without the app at the start; the product hears nothing of people who never opened it.</summary>
    /// <param name="change">Tells Graph.</param>
    public void LeaveOut(Action<Persona> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        foreach (var persona in Personas.All.Where(p => options.WithoutApp.Contains(p.Key) && !chats.Member(p.Key).Installed))
        {
            change(persona);
            chats.Change(persona.Key, m => m with { WithoutApp = true });
        }
    }

    /// <summary>Graph, or the person in the client, installed or removed the app: Teams tells the bot, whoever waits for that.</summary>
    public async Task ChangedAsync(Persona persona, bool installed)
    {
        ArgumentNullException.ThrowIfNull(persona);
        chats.Change(persona.Key, m => m with { WithoutApp = !installed, Installed = installed });
        if (installed) await Task.WhenAll(bot.DeliverAsync(activities.Installed(persona)), bot.DeliverAsync(activities.Joined(persona)));
        else await bot.DeliverAsync(activities.Removed(persona));
    }

    private async Task InstallAsync(Persona persona, CancellationToken cancel)
    {
        var last = 0;
        while (!cancel.IsCancellationRequested)
        {
            // Teams sends both at once and in no order; the product has to live with that.
            var replies = await Task.WhenAll(
                bot.DeliverAsync(activities.Installed(persona)),
                bot.DeliverAsync(activities.Joined(persona)));
            if (replies.All(r => r.Taken))
            {
                chats.Change(persona.Key, m => m with { Installed = true });
                return;
            }
            var status = replies.Max(r => r.Status);
            if (status != last) LogNotTaken(persona.Key, status);
            last = status;
            await Task.Delay(_pause, cancel);
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "Installation for {Persona} not taken yet: {Status}")]
    private partial void LogNotTaken(string persona, int status);
}
