using System.Text.Json;

namespace GptImage2.Emulator;

/// <summary>A request that reached the emulator, and what became of it.</summary>
public sealed class ReceivedRequest
{
    private readonly TaskCompletionSource<AnswerEnding> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _bytesSent;

    internal ReceivedRequest(long number, string method, string path, IReadOnlyDictionary<string, string> headers, string requestId)
    {
        Number = number;
        Method = method;
        Path = path;
        Headers = headers;
        RequestId = requestId;
    }

    /// <summary>Gets the HTTP method.</summary>
    public string Method { get; }

    /// <summary>Gets the path.</summary>
    public string Path { get; }

    /// <summary>Gets the headers, by names in any case, without those that carry keys or cookies.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the id of the batch that the request is a line of; null when it came alone.</summary>
    public string? BatchId { get; internal init; }

    /// <summary>Gets the <c>custom_id</c> of a line of a batch.</summary>
    public string? CustomId { get; internal init; }

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

    /// <summary>Gets the message of the error answered; null when the answer is none. For a refused key, only the code.</summary>
    public string? Error { get; internal set; }

    /// <summary>Gets how many bytes of the answer's body have been written so far.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Gets a task that ends with the answer, and tells how that ended.</summary>
    public Task<AnswerEnding> Ended => _ended.Task;

    /// <summary>Gets a value indicating whether the client has closed the connection before the answer was complete.</summary>
    public bool ClientClosed => _ended.Task is { IsCompletedSuccessfully: true, Result: AnswerEnding.ClosedByClient };

    /// <summary>Gets the place of the request among those that reached the emulator, from 0.</summary>
    internal long Number { get; }

    /// <summary>Gets the time between two resets of the emulator that the request belongs to.</summary>
    internal int Epoch { get; init; }

    internal void Sent(int bytes) => Interlocked.Add(ref _bytesSent, bytes);

    internal void End(AnswerEnding ending) => _ended.TrySetResult(ending);
}
