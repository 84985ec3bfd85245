using System.Globalization;
using Microsoft.Extensions.Configuration;
using Sop697.Functions.Commands;

namespace Sop697.Tests.Functions;

public sealed class IndicatorsCommandTests
{
    [Theory]
    [InlineData("--apa")]
    [InlineData("--year")]
    [InlineData("--year", "tahun lalu")]
    [InlineData("--year", "1999")]
    public async Task Wrong_arguments_end_with_code_1_and_the_usage(params string[] args)
    {
        var (code, said) = await RunAsync(args);
        Assert.Equal((1, "indicators [--year 2026] [--write]"), (code, said));
    }

    [Fact]
    public async Task A_missing_setting_is_named_in_one_line()
    {
        var (code, said) = await RunAsync([]);
        Assert.Equal(1, code);
        Assert.StartsWith("Pengaturan / setting: ", said, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n'));
    }

    private static async Task<(int Code, string Said)> RunAsync(string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await IndicatorsCommand.RunAsync(args, new ConfigurationBuilder().Build(), output, TestContext.Current.CancellationToken);
        return (code, output.ToString().Trim());
    }
}
