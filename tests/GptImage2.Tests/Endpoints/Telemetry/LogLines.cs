using System.Collections.Concurrent;
using GptImage2.Tests.Contracts;
using Microsoft.Extensions.Logging;

namespace GptImage2.Tests.Endpoints.Telemetry;

/// <summary>Records all log entries, at every level.</summary>
internal sealed class LogLines : ILoggerFactory, ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, int Id, LogLevel Level, string Text)> _lines = [];

    public string Text => string.Join('\n', _lines.Select(static line => line.Text));

    public IEnumerable<(int Id, string Text)> Ours => _lines.Where(static line => line.Category == "GptImage2").Select(static line => (line.Id, line.Text));

    public int Count(int id) => Ours.Count(line => line.Id == id);

    public string Line(int id) => Assert.Single(Ours, line => line.Id == id).Text;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines._lines.Enqueue((category, -1, LogLevel.None, state.ToString()!));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(static pair => $"{pair.Key}={pair.Value}")) : "";
            lines._lines.Enqueue((category, eventId.Id, logLevel, $"{formatter(state, exception)} {values} {exception}"));
        }
    }
}
