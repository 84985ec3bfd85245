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

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Elements()];

    public void StoreElement(XElement element, string friendlyName)
    {
        var all = Read();
        all.Add(element);
        snapshots.SaveAsync(Name, all.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
    }

    private XElement Read() =>
        snapshots.ReadAsync(Name, CancellationToken.None).GetAwaiter().GetResult() is { } stored ? XElement.Parse(stored) : new XElement("keys");
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
