using System.Globalization;
using GptImage2.Results;
using GptImage2.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

// A text leaves out what is not known. The values of an entry are parameters that are not in its text: they have the names of values.
#pragma warning disable SYSLIB1015

namespace GptImage2.Endpoints.Telemetry;

/// <summary>Writes the log. The ids of events do not change. The content of messages and replies is never logged.</summary>
internal sealed partial class CallLog(ILoggerFactory? factory)
{
    private readonly ILogger _logger = factory?.CreateLogger(GptImage2Telemetry.SourceName) ?? NullLogger.Instance;

    public static CallLog None { get; } = new(null);

    public bool IsOn => _logger.IsEnabled(LogLevel.Warning);

    public void Retrying(string method, int attempt, string? failure, int? status, TimeSpan wait)
    {
        if (_logger.IsEnabled(LogLevel.Warning))
            AttemptEnded(method, attempt, failure ?? string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"), wait.TotalMilliseconds);
    }

    public void Repaired(string method, IReadOnlyList<Repair> repairs)
    {
        if (repairs.Count > 0 && _logger.IsEnabled(LogLevel.Information))
            Repaired(method, Number(RepairList.TotalOf(repairs), "repair"), Counted(RepairList.KindsOf(repairs)), RepairList.TotalOf(repairs));
    }

    public void Violated(string method, IReadOnlyList<ContractViolation> violations)
    {
        if (_logger.IsEnabled(LogLevel.Warning))
            Violated(method, Number(violations.Count, "place"), Counted(violations.CountBy(static violation => violation.Rule).Select(static pair => (pair.Key, pair.Value))), violations.Count);
    }

    public void Exchanged(CallAccount account, ChatCompletion completion)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            string? requestId = Shown(account.RequestId);
            string details = Tokens(account.Usage?.InputTokens, account.Usage?.OutputTokens) + Request(requestId);
            Exchanged(account.Method, account.Earlier.Count + 1, account.Kind, Shown(completion.FinishReason) ?? "no finish reason", account.Attempts, details, account.Usage?.InputTokens, account.Usage?.OutputTokens, requestId);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Method} begins.")]
    public partial void Started(string method);

    public void Ended(string method, double milliseconds, int exchanges, long? inputTokens, long? outputTokens, decimal? cost)
    {
        if (_logger.IsEnabled(LogLevel.Information))
            CallEnded(method, milliseconds, Number(exchanges, "exchange"), Tokens(inputTokens, outputTokens) + Dollars(cost), exchanges, inputTokens, outputTokens, cost);
    }

    [LoggerMessage(2, LogLevel.Information, "{Method} returned a value after {Milliseconds:0} ms and {Requests}{Details}.")]
    private partial void CallEnded(string method, double milliseconds, string requests, string details, int Exchanges, long? InputTokens, long? OutputTokens, decimal? Cost);

    public void Failed(string method, double milliseconds, string outcome, int? status, string? requestId)
    {
        if (!_logger.IsEnabled(LogLevel.Warning))
            return;
        string? request = Shown(requestId);
        string details = (status is { } code ? string.Create(CultureInfo.InvariantCulture, $", HTTP status {code}") : "") + Request(request);
        CallFailed(method, milliseconds, outcome, details, status, request);
    }

    [LoggerMessage(3, LogLevel.Warning, "{Method} failed after {Milliseconds:0} ms with {Outcome}{Details}.")]
    private partial void CallFailed(string method, double milliseconds, string outcome, string details, int? Status, string? RequestId);

    [LoggerMessage(9, LogLevel.Information, "{Method} asks the model to correct its reply: {Kind}.")]
    public partial void CorrectionAsked(string method, ExchangeKind kind);

    [LoggerMessage(10, LogLevel.Warning, "{Method} did not send a request that costs at least {Estimate} US dollars: {Spent} of {Limit} US dollars are spent.")]
    public partial void BudgetStopped(string method, decimal estimate, decimal spent, decimal limit);

    [LoggerMessage(11, LogLevel.Debug, "{Method} waited {Milliseconds:0} ms for a limit on requests or tokens.")]
    public partial void LimitWaited(string method, double milliseconds);

    [LoggerMessage(12, LogLevel.Debug, "{Method} takes a reply from the cache.")]
    public partial void CacheHit(string method);

    [LoggerMessage(17, LogLevel.Information, "{Method} drops a cached reply that cannot be read or does not fit, and asks the model.")]
    public partial void CacheDropped(string method);

    [LoggerMessage(18, LogLevel.Debug, "{Method} takes the reply of an equal call that ran at the same time.")]
    public partial void CallShared(string method);

    [LoggerMessage(13, LogLevel.Warning, "{Method} continues without the reply cache, which failed.")]
    public partial void CacheFailed(string method, Exception exception);

    [LoggerMessage(14, LogLevel.Debug, "{Method} was cancelled after {Milliseconds:0} ms.")]
    public partial void Cancelled(string method, double milliseconds);

    [LoggerMessage(5, LogLevel.Debug, "{Method}: exchange {Number} ({Kind}) ended with {FinishReason} in attempt {Attempts}{Details}.")]
    private partial void Exchanged(string method, int number, ExchangeKind kind, string finishReason, int attempts, string details, long? InputTokens, long? OutputTokens, string? RequestId);

    [LoggerMessage(6, LogLevel.Warning, "{Method}: attempt {Attempt} ended with {Reason}; the next one follows in {Milliseconds:0} ms.")]
    private partial void AttemptEnded(string method, int attempt, string reason, double milliseconds);

    [LoggerMessage(7, LogLevel.Information, "{Method}: {Repairs} in the reply: {Kinds}.")]
    private partial void Repaired(string method, string repairs, string kinds, int Count);

    [LoggerMessage(8, LogLevel.Warning, "{Method}: the reply breaks its contract in {Places}: {Rules}.")]
    private partial void Violated(string method, string places, string rules, int Count);

    [LoggerMessage(19, LogLevel.Warning, "The next token could not be fetched: {Reason}. The last one is used until {ExpiresOn:u}.")]
    public partial void TokenNotRefreshed(string reason, DateTimeOffset expiresOn);

    [LoggerMessage(20, LogLevel.Warning, "The options have changed, but {Problem}. The client keeps its last key.")]
    public partial void KeyNotChanged(string problem);

    [LoggerMessage(21, LogLevel.Warning, "{Method}: a handler of the HttpClient sent one attempt more than once, and each time may be billed. Remove the handler: MaxRetries is the retry of the client.")]
    public partial void AttemptRepeated(string method);

    [LoggerMessage(22, LogLevel.Warning, "The HttpClient {Name} has the handler {Handler}, which may send requests again or end them early. Each time may be billed. Remove it: MaxRetries and AttemptTimeout do the same.")]
    public partial void HandlerRetries(string name, string handler);

    [LoggerMessage(23, LogLevel.Information, "The HttpClient {Name} leaves out the handler {Handler} of ConfigureHttpClientDefaults: MaxRetries and AttemptTimeout do the same.")]
    public partial void HandlerLeftOut(string name, string handler);

    private static string Tokens(long? input, long? output) =>
        input is null || output is null ? "" : string.Create(CultureInfo.InvariantCulture, $", with {input} input and {output} output tokens");

    private static string Dollars(decimal? cost) => cost is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {cost} US dollars");

    private static string Request(string? requestId) => requestId is null ? "" : $", request {requestId}";

    private static string Number(int count, string name) => string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}");

    // A line of a log is one line, whatever the endpoint sends.
    private static string? Shown(string? text) => text is null ? null : ShownText.Escaped(ShownText.Path(text));

    private static string Counted<T>(IEnumerable<(T Name, int Count)> names)
        where T : struct, Enum =>
        string.Join(", ", names.Select(static entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Name} {entry.Count}")));
}
