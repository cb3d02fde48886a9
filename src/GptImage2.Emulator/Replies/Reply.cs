using System.Text.Json;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Faults;
using GptImage2.Emulator.Replies;

namespace GptImage2.Emulator;

/// <summary>A scripted reply. Change one with <see langword="with"/> or with the methods that start with <c>With</c>.</summary>
public sealed partial record Reply
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

    /// <summary>Gets a value indicating whether the reply is sent before the request is checked, its key included.</summary>
    public bool ComesBeforeChecks { get; private init; }

    internal bool Completes => _answer is null;

    internal Fault? EarlyFault => Delivery.Fault is { IsEarly: true } fault ? fault : null;

    private EmulatedUsage? Usage { get; init; }

    private int? Reasoning { get; init; }

    private StreamShape Shape { get; init; } = new();

    private Delivery Delivery { get; init; } = Delivery.Plain;

    private long Padding { get; init; }

    private bool HasInvalidUtf8 { get; init; }

    private MalformedReply? WrongKind { get; init; }

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

    /// <summary>Replies with a document that is wrong in a way in which models are.</summary>
    /// <param name="kind">What is wrong with it.</param>
    /// <param name="json">
    /// A right document to make the wrong one from, or null for a sample. The JSON Schema of the prompt, if it has one, decides which
    /// value must change to be wrong.
    /// </param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentException">The text is not JSON.</exception>
    public static Reply Wrong(MalformedReply kind, string? json = null) => (json is null ? Sample() : Json(json)).GoneWrong(kind);

    /// <summary>Replies as the emulator does when nothing is scripted: with a sample document.</summary>
    /// <returns>The reply.</returns>
    public static Reply Sample() => new(null, null, null);

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

    /// <summary>States a usage instead of counting one.</summary>
    /// <param name="prompt">The tokens of the prompt.</param>
    /// <param name="completion">The tokens of the reply.</param>
    /// <param name="reasoning">How many of the reply's tokens were spent on reasoning.</param>
    /// <param name="cached">How many of the prompt's tokens came from a cache.</param>
    /// <param name="cacheWrites">How many of the prompt's tokens were written to the cache; usage has <c>cache_write_tokens</c> when there are some.</param>
    /// <returns>The changed reply.</returns>
    public Reply WithUsage(int prompt, int completion, int reasoning = 0, int cached = 0, int cacheWrites = 0) =>
        this with { Usage = new EmulatedUsage(prompt, 0, completion) { Reasoning = reasoning, Cached = cached, CacheWrites = cacheWrites } };

    /// <summary>Spends tokens on reasoning before the content; they count in <c>max_completion_tokens</c>, and can use it up.</summary>
    /// <param name="tokens">The tokens of each choice.</param>
    /// <returns>The changed reply.</returns>
    public Reply WithReasoning(int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        return this with { Reasoning = tokens };
    }

    internal Reply GoneWrong(MalformedReply kind) => Completes && _refusal is null
        ? this with { WrongKind = kind }
        : throw new InvalidOperationException("Only a reply with content can be wrong.");

    internal Answer ToAnswer() => Dress(_answer!);

    internal Answer ToAnswer(ChatRequest request, EndpointOptions options)
    {
        Completion completion = _finishReason is null
            ? SampleReply.Make(request, options)
            : new Completion([.. Enumerable.Repeat(_content, request.Choices)], _refusal, _finishReason);
        completion = completion with { Reasoning = Reasoning ?? (request.ReasoningEffort is "none" ? 0 : options.ReasoningTokens) };
        if (WrongKind is { } kind)
            completion = SampleReply.Spoil(completion, kind, request, options);

        completion = completion.Stop(request.Stop).Limit(request, options) with { Usage = Usage, Shape = Shape, Padding = Padding };
        if (HasInvalidUtf8)
            completion = InvalidUtf8.Mark(completion);

        var answer = completion.ToAnswer(request, options);
        return Dress(HasInvalidUtf8 ? InvalidUtf8.Spoil(answer) : answer);
    }

    private Answer Dress(Answer answer)
    {
        var headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase);
        foreach ((string? name, string? value) in Headers)
            headers[name] = value;

        return answer with { Delay = Delay, Headers = headers, Delivery = Delivery };
    }
}
