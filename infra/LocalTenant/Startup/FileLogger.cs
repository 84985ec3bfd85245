using Sop697.LocalTenant.Processes;

namespace Sop697.LocalTenant.Startup;

/// <summary>Sends the framework's log to tenant.log, so that the terminal stays for the person.</summary>
internal sealed class FileLoggerProvider(LineLog log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new FileLogger(categoryName, log);

    public void Dispose()
    {
        // The log belongs to whoever made it.
    }

    private sealed class FileLogger(string category, LineLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write($"{logLevel} {category}: {formatter(state, exception)}{(exception is null ? "" : "\n" + exception)}");
    }
}
