using System.Collections.Concurrent;

namespace Sop697.LocalTenant.Graph.People;

/// <summary>What became of an account of the directory.</summary>
public enum AccountState
{
    Enabled,

    /// <summary>Still found, but may not sign in.</summary>
    Disabled,

    /// <summary>Deleted.</summary>
    Gone,

    /// <summary>Without a licence for Teams; nothing can be installed for it.</summary>
    Unlicensed,
}

/// <summary>Accounts as an administrator left them (<c>POST /_tenant/accounts</c>); all are enabled at the start.</summary>
public sealed class Accounts
{
    private readonly ConcurrentDictionary<string, AccountState> _changed = new();

    public AccountState Of(Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return _changed.GetValueOrDefault(persona.Key);
    }

    public void Change(Persona persona, AccountState state)
    {
        ArgumentNullException.ThrowIfNull(persona);
        _changed[persona.Key] = state;
    }
}
