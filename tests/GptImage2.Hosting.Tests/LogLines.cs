using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GptImage2.Hosting.Tests;

/// <summary>Records the log of this library, at every level.</summary>
internal sealed class LogLines : ILoggerFactory, ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, int Id, string Text)> _lines = [];

    /// <summary>All lines of all categories.</summary>
    public string All => string.Join('\n', _lines.Select(static line => line.Text));

    public IEnumerable<string> Of(int id) => _lines.Where(line => line.Category == GptImage2Telemetry.SourceName && line.Id == id).Select(static line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines._lines.Enqueue((category, eventId.Id, formatter(state, exception)));
    }
}
