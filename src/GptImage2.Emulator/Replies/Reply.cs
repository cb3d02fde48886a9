using System.Text;
using System.Text.Json;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator;

/// <summary>A scripted reply. Change one with <see langword="with"/> or with the methods that start with <c>With</c>.</summary>
public sealed record Reply
{
    private readonly string? _content;
    private readonly string? _refusal;
    private readonly string? _finishReason;
    private readonly Answer? _answer;

    private Reply(string? content, string? refusal, string? finishReason, Answer? answer = null) =>
        (_content, _refusal, _finishReason, _answer) = (content, refusal, finishReason, answer);

    /// <summary>Gets how long the emulator waits before it answers.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets the headers that the answer carries besides the usual ones, such as <c>retry-after-ms</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether the reply goes out whatever the request holds, its key included.</summary>
    public bool ComesBeforeChecks { get; private init; }

    internal bool Completes => _answer is null;

    /// <summary>Replies with a JSON document.</summary>
    /// <param name="json">The document; use <see cref="Text"/> for what is to be no JSON.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentException">The text is not JSON.</exception>
    public static Reply Json(string json)
    {
        try
        {
            JsonDocument.Parse(json).Dispose();
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The reply is not JSON: {e.Message} Script broken replies with {nameof(Reply)}.{nameof(Text)}.", nameof(json), e);
        }

        return Text(json);
    }

    /// <summary>Replies with any text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The reply.</returns>
    public static Reply Text(string text) => new(text, null, "stop");

    /// <summary>Replies with the <c>refusal</c> of a message, and no content.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <returns>The reply.</returns>
    public static Reply Refusal(string refusal) => new(null, refusal, "stop");

    /// <summary>Replies with a text that was cut: <c>finish_reason</c> is <c>length</c>.</summary>
    /// <param name="text">The text as far as it came.</param>
    /// <returns>The reply.</returns>
    public static Reply Truncated(string text) => new(text, null, "length");

    /// <summary>Replies with a text that a content filter ended.</summary>
    /// <param name="text">The text as far as it came.</param>
    /// <returns>The reply.</returns>
    public static Reply ContentFiltered(string text) => new(text, null, "content_filter");

    /// <summary>Replies as the emulator does when nothing is scripted: with a sample document.</summary>
    /// <returns>The reply.</returns>
    public static Reply Sample() => new(null, null, null);

    /// <summary>Replies with an error object of the API.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The message.</param>
    /// <param name="type">The type.</param>
    /// <param name="code">The code.</param>
    /// <param name="param">The parameter.</param>
    /// <returns>The reply.</returns>
    public static Reply Error(int status, string message, string type = "invalid_request_error", string? code = null, string? param = null) =>
        new(null, null, null, Answer.From(new ApiError(status, message, type, param, code)));

    /// <summary>Replies with any body: the HTML page of a proxy, say.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="body">The body.</param>
    /// <returns>The reply.</returns>
    public static Reply Raw(int status, string contentType, string body) => Raw(status, contentType, Encoding.UTF8.GetBytes(body));

    /// <summary>Replies with any body.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="body">The body.</param>
    /// <returns>The reply.</returns>
    public static Reply Raw(int status, string contentType, ReadOnlyMemory<byte> body) =>
        new(null, null, null, new Answer(status, contentType, body));

    /// <summary>Adds a header.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The changed reply.</returns>
    public Reply WithHeader(string name, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [name] = value } };

    /// <summary>Waits before the answer.</summary>
    /// <param name="delay">How long.</param>
    /// <returns>The changed reply.</returns>
    public Reply WithDelay(TimeSpan delay) => this with { Delay = delay };

    /// <summary>Lets an error or a raw reply go out before the request is checked.</summary>
    /// <returns>The changed reply.</returns>
    /// <exception cref="InvalidOperationException">The reply is a completion, which only a request that passed the checks can have.</exception>
    public Reply BeforeChecks() => Completes
        ? throw new InvalidOperationException("Only errors and raw replies can come before the checks.")
        : this with { ComesBeforeChecks = true };

    internal Answer ToAnswer()
    {
        var headers = new Dictionary<string, string>(_answer!.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Headers)
            headers[name] = value;

        return _answer with { Delay = Delay, Headers = headers };
    }

    internal Completion? ToCompletion(int choices) =>
        _finishReason is null ? null : new Completion([.. Enumerable.Repeat(_content, choices)], _refusal, _finishReason);
}
