using System.Collections.Concurrent;

namespace Sop697.LocalTenant.Login;

/// <summary>
/// Application permissions that an administrator consented to, as they are now: what an app registration was made with, unless somebody
/// changed it (<c>POST /_tenant/consents</c>). Tokens given before keep what they say, as in a real tenant.
/// </summary>
public sealed class Consents
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _changed = new(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<string> Of(ClientApp app) => _changed.TryGetValue(app.Id, out var roles) ? roles : app.Roles;

    /// <param name="roles">Null gives back what the registration was made with.</param>
    /// <returns>False when there is no such app.</returns>
    public bool Change(string clientId, IReadOnlyList<string>? roles)
    {
        if (ClientApp.Find(clientId) is null) return false;
        if (roles is null) _changed.TryRemove(clientId, out _);
        else _changed[clientId] = roles;
        return true;
    }
}
