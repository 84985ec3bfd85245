using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>The keys of the app: made once, kept in the data folder for its owner's eyes, and shown nowhere.</summary>
public sealed class FunctionKeys
{
    private const string Master = "_master";
    private const string Default = "default";
    private readonly Dictionary<string, string> _keys;

    private FunctionKeys(Dictionary<string, string> keys) => _keys = keys;

    public static FunctionKeys Load(string file, IEnumerable<string> functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        var keys = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [] : [];
        foreach (var name in functions.Prepend(Default).Prepend(Master)) keys.TryAdd(name, RandomNumberGenerator.GetHexString(48, lowercase: true));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, keys);
        return new FunctionKeys(keys);
    }

    /// <summary>Whether a request that carries <paramref name="presented"/> may call the function.</summary>
    public bool Allows(string function, AuthLevel level, string? presented) => level switch
    {
        AuthLevel.Anonymous => true,
        AuthLevel.Function => Same(presented, function) || Same(presented, Default) || Same(presented, Master),
        _ => Same(presented, Master),
    };

    private bool Same(string? presented, string name) => presented is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes(_keys[name]));
}
