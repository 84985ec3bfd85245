using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Hosting;

/// <summary>
/// Keys of the page's sign-in cookie in storage, so that every instance reads what another wrote and a restart signs nobody
/// out. The framework asks synchronously, once at the first sign-in and then daily.
/// </summary>
internal sealed class KeyRing(ISnapshots snapshots) : IXmlRepository
{
    private const string Name = "kunci-sesi";

    /// <summary>More instances than ever make a key in the same moment.</summary>
    private const int MaxTries = 20;

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Parse(Read()).Elements()];

    /// <summary>Instances may store keys at the same time; a key that was lost would sign its sessions out.</summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var stored = Read();
            var all = Parse(stored);
            if (all.Elements().Any(e => XNode.DeepEquals(e, element))) return;
            all.Add(element);
            if (snapshots.TryReplaceAsync(Name, all.ToString(SaveOptions.DisableFormatting), stored?.Version, CancellationToken.None).GetAwaiter().GetResult()) return;
        }

        throw new IOException($"The key ring was written by others {MaxTries} times.");
    }

    private Snapshot? Read() => snapshots.FindAsync(Name, CancellationToken.None).GetAwaiter().GetResult();

    private static XElement Parse(Snapshot? stored) => stored is null ? new XElement("keys") : XElement.Parse(stored.Text);
}

internal static class KeyRingSetup
{
    internal static IDataProtectionBuilder AddKeyRing(this IDataProtectionBuilder builder)
    {
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            s => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = s.GetRequiredService<KeyRing>()));
        return builder;
    }
}
