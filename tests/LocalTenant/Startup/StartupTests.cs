using System.Net;
using System.Net.Sockets;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Startup;

namespace Sop697.Tests.LocalTenant.Startup;

public sealed class StartupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sop697-start-").FullName;

    [Fact]
    public void Without_options_everything_is_at_its_usual_place()
    {
        var run = Assert.IsType<CommandLine.Run>(CommandLine.Parse([], "/repo/.local", "/here"));

        Assert.Equal(new TenantOptions { DataDirectory = "/repo/.local" }, run.Options);
    }

    [Fact]
    public void Options_are_taken_with_a_space_or_an_equals_sign()
    {
        var run = Assert.IsType<CommandLine.Run>(CommandLine.Parse(
            ["--port", "6000", "--functions-port=6100", "--data", "d", "--reset", "--functions", "app"], "/repo/.local", _folder));

        Assert.Equal(
            new TenantOptions { Port = 6000, FunctionsPort = 6100, DataDirectory = Path.Combine(_folder, "d"), FunctionApp = Path.Combine(_folder, "app"), Reset = true },
            run.Options);
    }

    [Theory]
    [InlineData("--port", "x")]
    [InlineData("--port", "65532")]
    [InlineData("--functions-port", "0")]
    [InlineData("--functions-port", "5699")]
    [InlineData("--data")]
    [InlineData("--unknown")]
    [InlineData("page")]
    public void A_wrong_option_is_named(params string[] args)
    {
        var wrong = Assert.IsType<CommandLine.Wrong>(CommandLine.Parse(args, "/repo/.local", "/here"));

        Assert.Contains(args[0], wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_in_use_is_named_with_the_option_that_moves_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var derived = Assert.Throws<StartupException>(() => Ports.RequireFree(new() { DataDirectory = _folder, Port = port - 3, FunctionsPort = port + 9 }));

        Assert.Matches(@"Port \d+ .*--port", derived.Message);
        Assert.DoesNotContain('\n', derived.Message);
    }

    [Fact]
    public void A_reset_empties_a_tenants_own_folder()
    {
        DataFolder.Open(_folder, reset: false).Dispose();
        Directory.CreateDirectory(Path.Combine(_folder, "azurite", "blobs"));

        using var held = DataFolder.Open(_folder, reset: true);

        Assert.False(Directory.Exists(Path.Combine(_folder, "azurite")));
    }

    [Fact]
    public void A_reset_spares_a_folder_that_held_other_things_before()
    {
        File.WriteAllText(Path.Combine(_folder, "skripsi.docx"), "");
        DataFolder.Open(_folder, reset: false).Dispose();

        Assert.Throws<StartupException>(() => DataFolder.Open(_folder, reset: true));
        Assert.True(File.Exists(Path.Combine(_folder, "skripsi.docx")));
    }

    [Fact]
    public void A_data_folder_is_held_by_one_tenant()
    {
        using var first = DataFolder.Open(_folder, reset: false);

        Assert.Throws<StartupException>(() => DataFolder.Open(_folder, reset: true));
    }

    [Fact]
    public void The_product_is_told_addresses_on_loopback_only()
    {
        var settings = ProductSettings.For(new() { DataDirectory = _folder, Port = 6000, FunctionsPort = 6100 }, "/bundle.pem");

        Assert.Equal("https://localhost:6001/", settings["AzureAd__Instance"]);
        Assert.Equal("http://localhost:6000/v1.0", settings["Graph__BaseUrl"]);
        Assert.Equal("http://localhost:6100", settings["App__PublicUrl"]);
        Assert.Equal("/bundle.pem", settings["SSL_CERT_FILE"]);
        Assert.Contains("QueueEndpoint=http://127.0.0.1:6003/devstoreaccount1;", settings["AzureWebJobsStorage"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_function_app_has_no_secret()
    {
        TenantOptions options = new() { DataDirectory = _folder, Port = 6000, FunctionsPort = 6100 };
        var settings = ProductSettings.WithManagedIdentity(ProductSettings.For(options, null), options);

        Assert.DoesNotContain(settings.Keys, k => k.EndsWith("ClientSecret", StringComparison.Ordinal));
        Assert.Equal("SignedAssertionFromManagedIdentity", settings["AzureAd__ClientCredentials__0__SourceType"]);
        Assert.Equal("http://localhost:6000/msi/token", settings["IDENTITY_ENDPOINT"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
