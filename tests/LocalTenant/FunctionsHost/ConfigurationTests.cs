using Sop697.LocalTenant.FunctionsHost;

namespace Sop697.Tests.LocalTenant.FunctionsHost;

public sealed class ConfigurationTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("sop697-conf-").FullName;

    [Fact]
    public void What_host_json_leaves_out_is_as_in_the_real_host()
    {
        Write("host.json", """{"customHandler":{"description":{"defaultExecutablePath":"app"},"enableForwardingHttpRequest":true}}""");

        var host = HostJson.Read(_root, Settings());

        Assert.Equal("api", host.RoutePrefix);
        Assert.Equal(TimeSpan.FromMinutes(30), host.FunctionTimeout);
        Assert.Equal(new QueueSettings(16, 8 * Environment.ProcessorCount, 5, TimeSpan.FromMinutes(1), TimeSpan.Zero, true), host.Queues);
        Assert.False(host.OpenTelemetry);
        Assert.False(host.Handler.Streaming);
    }

    [Fact]
    public void App_settings_win_over_host_json_and_fill_in_names()
    {
        Write("host.json", """
            {"functionTimeout":"00:05:00","extensions":{"queues":{"batchSize":4},"http":{"routePrefix":""}},
             "customHandler":{"description":{"defaultExecutablePath":"app","arguments":["--name","%WHO%"]},"enableProxyingHttpRequest":true}}
            """);

        var host = HostJson.Read(_root, Settings(
            ("WHO", "Rini"), ("AzureFunctionsJobHost__functionTimeout", "-1"), ("AzureFunctionsJobHost__extensions__queues__batchSize", "8")));

        Assert.Equal(["--name", "Rini"], host.Handler.Arguments);
        Assert.Null(host.FunctionTimeout);
        Assert.Equal(8, host.Queues.BatchSize);
        Assert.Equal("", host.RoutePrefix);
        Assert.True(host.Handler.Streaming);
    }

    [Theory]
    [InlineData("""{"bindings":[{"type":"queueTrigger","name":"m","queueName":"%NONE%"}]}""", "NONE")]
    [InlineData("""{"bindings":[{"type":"blobTrigger","name":"b"}]}""", "blobTrigger")]
    [InlineData("""{"bindings":[{"type":"timerTrigger","name":"t","schedule":"often"}]}""", "odd/function.json")]
    [InlineData("""{"bindings":[{"type":"httpTrigger","name":"r"},{"type":"http","name":"o"},{"type":"queue","name":"q","queueName":"q"}]}""", "exactly one")]
    [InlineData("""{"bindings":[{"type":"httpTrigger","name":"r","authLevel":"nobody"},{"type":"http","name":"o"}]}""", "nobody")]
    [InlineData("not json", "odd/function.json")]
    public void A_function_that_cannot_be_played_is_named_with_the_reason(string json, string reason)
    {
        Write("odd/function.json", json);

        var fault = Assert.Throws<FunctionAppException>(() => FunctionDefinition.ReadAll(_root, Settings()));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disabled_function_is_left_out()
    {
        Write("off/function.json", """{"disabled":true,"bindings":[{"type":"queueTrigger","name":"m","queueName":"q"}]}""");

        Assert.Empty(FunctionDefinition.ReadAll(_root, Settings()));
    }

    [Theory]
    [InlineData("0 */5 * * * *", true)]
    [InlineData("*/10 * * * * *", false)]
    public void Only_schedules_of_a_minute_or_more_are_monitored(string schedule, bool monitored)
    {
        Write("tick/function.json", $$"""{"bindings":[{"type":"timerTrigger","name":"t","schedule":"{{schedule}}"}]}""");

        var timer = Assert.IsType<TimerTrigger>(FunctionDefinition.ReadAll(_root, Settings()).Single().Trigger);

        Assert.Equal(monitored, timer.Monitored);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static AppSettings Settings(params (string Name, string Value)[] values) =>
        new(new Dictionary<string, string>(), values.ToDictionary(v => v.Name, v => v.Value));

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
