using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>
/// One local tenant for the classes of a collection, which take turns: faults and kills are global. The collections run
/// beside each other, each with a tenant of its own.
/// </summary>
public sealed class TenantFixture : IAsyncLifetime
{
    /// <summary>
    /// Leases are short, because after a kill a case waits for them; no shorter than a busy machine may pause. Chats take more than in
    /// Teams, because a month of one person's cards comes within minutes here.
    /// </summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Storage__LeaseSeconds"] = "10",
        ["Storage__ClaimSeconds"] = "10",
        ["Bot__ChatMessagesPerSecond"] = "100",
        ["Bot__ChatMessagesPer30Seconds"] = "3000",
    };

    private RunningTenant? _tenant;

    public RunningTenant Tenant
    {
        get
        {
            Assert.SkipWhen(_tenant is null, RunningTenant.Missing() ?? "");
            return _tenant!;
        }
    }

    public TenantClient Client => Tenant.Client;

    public async ValueTask InitializeAsync()
    {
        if (RunningTenant.Missing() is null) _tenant = await RunningTenant.StartAsync(settings: Settings);
    }

    public ValueTask DisposeAsync() => _tenant?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Nothing fails but what people do wrong.</summary>
[CollectionDefinition(Name)]
public sealed class Calm : ICollectionFixture<TenantFixture>
{
    public const string Name = "calm";
}

/// <summary>Microsoft 365 fails.</summary>
[CollectionDefinition(Name)]
public sealed class Storm : ICollectionFixture<TenantFixture>
{
    public const string Name = "storm";
}

/// <summary>Time is moved, for everybody in the tenant.</summary>
[CollectionDefinition(Name)]
public sealed class Clockwork : ICollectionFixture<TenantFixture>
{
    public const string Name = "clockwork";
}

/// <summary>Time is moved, and what it owes to people is watched.</summary>
[CollectionDefinition(Name)]
public sealed class Reminding : ICollectionFixture<TenantFixture>
{
    public const string Name = "reminding";
}

/// <summary>The product itself dies.</summary>
[CollectionDefinition(Name)]
public sealed class Wreck : ICollectionFixture<TenantFixture>
{
    public const string Name = "wreck";
}
