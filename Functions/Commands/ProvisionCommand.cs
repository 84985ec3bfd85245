using System.CommandLine;
using Sop697.Microsoft365.SharePoint.Provisioning;

namespace Sop697.Functions.Commands;

/// <summary><c>provision</c>: tells what the site lacks, or prepares it; without either word it prepares it.</summary>
internal static class ProvisionCommand
{
    /// <param name="wire">Changes how the services reach the network; for tests, which must trust a certificate of their own.</param>
    internal static Command For(IConfiguration configuration, Action<IServiceCollection>? wire = null)
    {
        var plan = Administration.Option<bool>("--plan", "hanya sebutkan yang akan berubah", "only say what would change");
        var apply = Administration.Option<bool>("--apply", "siapkan situs", "prepare the site");
        var lists = Administration.Option<string>("--lists", "definisi daftar selain yang dikirim bersama aplikasi", "a definition of the lists other than the one shipped", "FILE");
        var seed = Administration.Option<string>("--seed", "isi awal daftar", "first rows of lists", "FILE");
        return new Command("provision", "Menyiapkan daftar di situs SharePoint / prepares the lists of the SharePoint site") { plan, apply, lists, seed }
            .Where(r => r.GetResult(plan) is null || r.GetResult(apply) is null, "Sebutkan --plan atau --apply, tidak keduanya", "say --plan or --apply, not both")
            .Does((read, output, cancellationToken) => SiteProvisioning.RunAsync(
                read.GetValue(plan), read.GetValue(lists), read.GetValue(seed), configuration, output, cancellationToken, wire));
    }
}
