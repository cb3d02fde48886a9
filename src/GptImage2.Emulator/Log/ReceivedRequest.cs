using System.Text.Json;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Log;
using GptImage2.Emulator.Pages;

namespace GptImage2.Emulator;

/// <summary>A request that reached the emulator, and what became of it.</summary>
public sealed class ReceivedRequest
{
    private readonly TaskCompletionSource<AnswerEnding> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeProvider _time = TimeProvider.System;
    private long _started = TimeProvider.System.GetTimestamp();
    private long _bytesSent;

    internal ReceivedRequest(long number, string method, string path, IReadOnlyDictionary<string, string> headers, string requestId)
    {
        Number = number;
        Method = method;
        Path = path;
        Headers = headers;
        RequestId = requestId;
    }

    /// <summary>Gets when its headers had come.</summary>
    public DateTimeOffset ReceivedAt { get; private set; } = TimeProvider.System.GetUtcNow();

    /// <summary>Gets the HTTP method.</summary>
    public string Method { get; }

    /// <summary>Gets the path.</summary>
    public string Path { get; }

    /// <summary>Gets the headers, by names in any case, without those that carry keys or cookies.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the id of the batch that the request is a line of; null when it came alone.</summary>
    public string? BatchId { get; internal init; }

    /// <summary>Gets the <c>custom_id</c> of a line of a batch.</summary>
    public string? CustomId { get; internal set; }

    /// <summary>Gets the id that the answer carries in <c>x-request-id</c>.</summary>
    public string RequestId { get; }

    /// <summary>Gets the number of body bytes.</summary>
    public long BodyLength { get; internal set; }

    /// <summary>Gets the SHA-256 of the body in lower-case hexadecimal; null when the body was refused before it was kept.</summary>
    public string? BodySha256 { get; internal set; }

    /// <summary>Gets the body, with the base64 text of images replaced by its length; null when it was refused unread or is not JSON.</summary>
    public JsonElement? Body { get; internal set; }

    /// <summary>Gets the request as it was understood; null when it was refused.</summary>
    public ChatRequest? Chat { get; internal set; }

    /// <summary>Gets the HTTP status of the answer; 0 when there was none.</summary>
    public int Status { get; internal set; }

    /// <summary>Gets the usage that the answer states; null when it states none.</summary>
    public EmulatedUsage? Usage { get; internal set; }

    /// <summary>Gets the message of the error that was answered; null when the answer is not an error. For a refused key it is only the code.</summary>
    public string? Error { get; internal set; }

    /// <summary>Gets the contents of the choices of the reply, as they were made: a fault may have kept them from going out.</summary>
    /// <remarks>It is empty if the answer is not a completion. A choice without content, such as a refusal, is null.</remarks>
    public IReadOnlyList<string?> Choices => Completion?.Contents ?? [];

    /// <summary>Gets the content of the first choice; null if there is none.</summary>
    public string? ReplyText => Choices is [var first, ..] ? first : null;

    /// <summary>Gets the <c>refusal</c> of the reply; null if it is not a refusal.</summary>
    public string? Refusal => Completion?.Refusal;

    /// <summary>Gets the <c>finish_reason</c> of the reply; null where the answer has none.</summary>
    public string? FinishReason => Completion is { Shape.StopAfterDeltas: null } completion ? completion.FinishReasonOf(0) : null;

    /// <summary>Gets what breaks the connection under the answer; null when nothing does.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>Gets the time from the headers of the request to the end of the answer; null until then.</summary>
    public TimeSpan? Duration { get; private set; }

    /// <summary>Gets how many bytes of the answer's body have been written so far.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Gets a task that completes when the answer ends, with the way in which it ended.</summary>
    public Task<AnswerEnding> Ended => _ended.Task;

    /// <summary>Gets a value indicating whether the client has closed the connection before the answer was complete.</summary>
    public bool ClientClosed => _ended.Task is { IsCompletedSuccessfully: true, Result: AnswerEnding.ClosedByClient };

    /// <summary>Gets the place of the request among those that reached the emulator, from 0.</summary>
    internal long Number { get; }

    /// <summary>Gets the time between two resets of the emulator that the request belongs to.</summary>
    internal int Epoch { get; init; }

    internal Completion? Completion { get; set; }

    /// <summary>Gets or sets the call as the page shows it; null if there is no page.</summary>
    internal IRecordedCall? Call { get; set; }

    /// <summary>Takes the time by the clock of the emulator from now on.</summary>
    internal void Start(TimeProvider time)
    {
        _time = time;
        _started = time.GetTimestamp();
        ReceivedAt = time.GetUtcNow();
    }

    internal void Sent(ReadOnlyMemory<byte> bytes)
    {
        Interlocked.Add(ref _bytesSent, bytes.Length);
        Call?.Sent(bytes.Span);
    }

    internal void End(AnswerEnding ending)
    {
        if (_ended.Task.IsCompleted)
            return;

        Duration = _time.GetElapsedTime(_started);
        _ended.TrySetResult(ending);
        Call?.Ended();
    }
}
