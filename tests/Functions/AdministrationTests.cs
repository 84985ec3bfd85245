using System.Globalization;
using Microsoft.Extensions.Configuration;
using Sop697.Functions.Commands;

namespace Sop697.Tests.Functions;

/// <summary>What an administrator types, and what is said when it cannot be meant. No command gets so far as to look for its settings.</summary>
public sealed class AdministrationTests
{
    [Theory]
    [InlineData("provision --apa")]
    [InlineData("provision --seed")]
    [InlineData("provision --plan --apply")]
    [InlineData("doctor --apa")]
    [InlineData("doctor --lists")]
    [InlineData("doctor --on kemarin")]
    [InlineData("indicators --apa")]
    [InlineData("indicators --year")]
    [InlineData("indicators --year lalu")]
    [InlineData("indicators --year 1999")]
    [InlineData("verify --case MS-2026-0001 --year 2026")]
    [InlineData("verify --files semua")]
    [InlineData("export")]
    [InlineData("export --from 2026-10-01")]
    [InlineData("export --case MS-2026-0001 --to 2026-10-01")]
    [InlineData("export --from 2026-10-02 --to 31-10-2026")]
    [InlineData("subject")]
    [InlineData("subject --find a --export b")]
    [InlineData("subject --find a --out b.zip")]
    [InlineData("subject --export a")]
    [InlineData("erase")]
    [InlineData("erase --due --case MS-2026-0001")]
    [InlineData("erase --due --yes")]
    [InlineData("erase --case MS-2026-0001 --plan --yes")]
    [InlineData("erase --yes")]
    [InlineData("erase --case MS-2026-0001 --again --before-retention")]
    [InlineData("erase --due --again")]
    [InlineData("restore --yes")]
    [InlineData("restore --plan --yes --reason a")]
    public async Task What_cannot_be_meant_ends_with_code_2_and_one_line_that_names_the_help(string typed)
    {
        var (code, said) = await RunAsync(typed.Split(' '));
        Assert.Equal(2, code);
        Assert.StartsWith("Perintah tidak dapat dijalankan / cannot be run: ", Assert.Single(said.Split('\n')), StringComparison.Ordinal);
        Assert.EndsWith($"{typed.Split(' ')[0]} --help", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("indicators")]
    [InlineData("indikator")]
    [InlineData("verify")]
    [InlineData("export --case MS-2026-0001 --out /tidak/ada/kasus.zip")]
    [InlineData("subject --find @akun.warga")]
    [InlineData("erase --due")]
    [InlineData("restore")]
    public async Task What_can_be_meant_says_which_setting_is_missing(string typed)
    {
        var (code, said) = await RunAsync(typed.Split(' '));
        Assert.Equal(2, code);
        Assert.Contains("AzureWebJobsStorage", Assert.Single(said.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_named_and_so_are_the_commands()
    {
        var (code, said) = await RunAsync("verfy");
        Assert.Equal(2, code);
        Assert.Contains("'verfy'", Assert.Single(said.Split('\n')), StringComparison.Ordinal);
        Assert.Contains("verify, export", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_command_in_both_languages()
    {
        var (code, said) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.All(["provision", "doctor", "verify", "export", "indicators", "subject", "erase", "restore"], name => Assert.Contains($"  {name}", said, StringComparison.Ordinal));
        Assert.Contains("Membuktikan bahwa catatan tidak diubah / proves that nothing of the record was altered", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "verify")]
    [InlineData(true, "verfy", "--year", "2026")]
    [InlineData(true, "--help")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:7071")]
    public void A_word_is_a_command_and_a_dash_is_a_setting_of_the_server(bool isMeant, params string[] args) =>
        Assert.Equal(isMeant, Administration.IsMeant(args));

    private static async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await Administration.RunAsync(
            Administration.All(new ConfigurationBuilder().Build(), TimeProvider.System), args, output, TestContext.Current.CancellationToken);
        return (code, output.ToString().Trim());
    }
}
