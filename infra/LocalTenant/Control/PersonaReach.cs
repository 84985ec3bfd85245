using System.Text.Json.Serialization;
using Sop697.LocalTenant.Connector;
using Sop697.LocalTenant.Graph.People;

namespace Sop697.LocalTenant.Control;

/// <summary>Whether the bot can reach a person, as Graph and the Connector then answer alike.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReachState>))]
public enum ReachState
{
    /// <summary>The app is there and may write.</summary>
    [JsonStringEnumMemberName("installed")] Installed,

    /// <summary>The person removed the app, or never opened it: no chat; Graph can install it.</summary>
    [JsonStringEnumMemberName("notInstalled")] NotInstalled,

    /// <summary>The person blocked the bot: it is there and may not write; the activity feed is still read.</summary>
    [JsonStringEnumMemberName("blocked")] Blocked,

    /// <summary>No licence for Teams: nothing arrives, nothing can be installed.</summary>
    [JsonStringEnumMemberName("unlicensed")] Unlicensed,
}

/// <summary>The one switch for it. Removing and installing is told to the bot, as Teams tells it.</summary>
public sealed class PersonaReach(ChatStore chats, Accounts accounts, AppInstallations installations, BotInstallation bot)
{
    public static ReachState Of(Persona persona, ChatStore chats, Accounts accounts)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(chats);
        ArgumentNullException.ThrowIfNull(accounts);
        var member = chats.Member(persona.Key);
        if (accounts.Of(persona) == AccountState.Unlicensed) return ReachState.Unlicensed;
        if (member.WithoutApp) return ReachState.NotInstalled;
        return member.Blocked ? ReachState.Blocked : ReachState.Installed;
    }

    public ReachState Of(Persona persona) => Of(persona, chats, accounts);

    public async Task ChangeAsync(Persona persona, ReachState state)
    {
        ArgumentNullException.ThrowIfNull(persona);
        accounts.Change(persona, state == ReachState.Unlicensed ? AccountState.Unlicensed : AccountState.Enabled);
        chats.Change(persona.Key, m => m with { Blocked = state == ReachState.Blocked });
        // Who loses the licence keeps the app where it was.
        if (state == ReachState.Unlicensed) return;
        var there = state != ReachState.NotInstalled;
        if (installations.IsInstalled(persona) == there && chats.Member(persona.Key).WithoutApp != there) return;
        installations.Change(persona, there);
        await bot.ChangedAsync(persona, there);
    }
}
