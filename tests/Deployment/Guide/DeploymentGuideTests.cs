using System.Text.Json.Nodes;
using Sop697.Tests.Deployment.AppPackage;
using Sop697.Tests.Deployment.Azure;
using Sop697.Tests.Deployment.Publishing;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Deployment.Guide;

/// <summary>From the deployment guide alone: whatever it lets somebody do without a tenant is done, word for word, against the local one.</summary>
[Collection(Published.Name)]
public sealed class DeploymentGuideTests(PublishedFixture published)
{
    /// <summary>The administrator's own registration in the local tenant.</summary>
    private const string Administrator = "22222222-6970-4697-8697-000000000002";

    private const string Lists = "/sites/localhost:/sites/sop697:/lists";

    /// <summary>A command that loses its mark would be tried by nobody any more.</summary>
    [Theory]
    [InlineData("appPackage/package.cs -- prod")]
    [InlineData("bicep lint")]
    [InlineData("bicep build-params")]
    [InlineData("provision --plan")]
    [InlineData("provision --apply")]
    [InlineData("dotnet publish Functions")]
    [InlineData("validate.mjs")]
    [InlineData("-- doctor")]
    public void The_guide_marks_what_needs_no_tenant(string command) => Assert.Single(DeploymentGuide.Blocks, b => b.Contains(command, StringComparison.Ordinal));

    [Fact]
    public async Task Every_marked_command_runs_as_it_is_written_and_the_doctor_finds_the_result_healthy()
    {
        var tenant = published.Tenant;
        var seed = Repository.PathOf("jabatan.json");
        if (File.Exists(seed)) Assert.Skip("jabatan.json at the top of the repository is somebody's own, and the guide would write over it.");
        await tenant.Client.GraphAsync(HttpMethod.Delete, $"{Lists}/JamKerja");
        try
        {
            foreach (var block in DeploymentGuide.Blocks.Where(b => b != DeploymentGuide.Publishing))
            {
                // What the administrator does in the site between installing and checking, from the decree.
                if (block.Contains("doctor", StringComparison.Ordinal)) await MakeOfficialAsync(tenant.Client);
                var (code, said) = await DeploymentGuide.RunAsync(block, EnvironmentFor(block, tenant));
                Assert.True(code == 0, $"{block}\nended with {code}:\n{said}");
            }
        }
        finally
        {
            File.Delete(seed);
        }

        await tenant.Client.GraphAsync(HttpMethod.Get, $"{Lists}/JamKerja");
    }

    /// <summary>A command that was renamed must end, and not start the server that waits for a host.</summary>
    [Fact]
    public async Task A_command_that_does_not_exist_is_refused_and_the_others_are_named()
    {
        var (code, said) = await published.Tenant.CommandAsync("dokter");
        Assert.Equal(2, code);
        Assert.Contains("doctor", said, StringComparison.Ordinal);
    }

    /// <summary>What step 1 loads and step 6 exports, with the values of the local tenant.</summary>
    private static Dictionary<string, string> EnvironmentFor(string block, RunningTenant tenant)
    {
        Dictionary<string, string> all = new(tenant.Settings);
        foreach (var (name, value) in PackageFixture.Settings.Concat(BicepFixture.Environment)) all[name] = value;
        // The compiler is a program in a package of the tests; the guide's reader has installed it.
        all["PATH"] = $"{Path.GetDirectoryName(BicepFixture.Compiler)}:{Environment.GetEnvironmentVariable("PATH")}";
        if (!block.Contains("bicep", StringComparison.Ordinal)) all.Remove("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
        if (block.Contains("provision", StringComparison.Ordinal)) all["AzureAd__ClientId"] = Administrator;
        return all;
    }

    /// <summary>This year and the next have official holidays, whatever the day on which this runs.</summary>
    private static async Task MakeOfficialAsync(TenantClient client)
    {
        var year = (await client.NowAsync()).Year;
        var rows = (await client.GraphAsync(HttpMethod.Get, $"{Lists}/HariLibur/items?$expand=fields"))["value"]!.AsArray();
        foreach (var row in rows.Where(r => (string?)r!["fields"]!["Status"] == "perkiraan"))
            await client.GraphAsync(HttpMethod.Patch, $"{Lists}/HariLibur/items/{row!["id"]}/fields", new { Status = "resmi" });
        foreach (var missing in new[] { year, year + 1 }.Where(y => !rows.Any(r => ((string)r!["fields"]!["Tanggal"]!).StartsWith($"{y}", StringComparison.Ordinal))))
        {
            var fields = new JsonObject { ["Title"] = "Tahun Baru", ["Tanggal"] = $"{missing}-01-01", ["Nama"] = "Tahun Baru", ["Jenis"] = "libur", ["Status"] = "resmi" };
            await client.GraphAsync(HttpMethod.Post, $"{Lists}/HariLibur/items", new { fields });
        }
    }
}
