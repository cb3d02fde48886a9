using System.Text.Json;

namespace GptImage2.Emulator;

/// <summary>A request that reached the emulator, and what became of it.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest(string method, string path, IReadOnlyDictionary<string, string> headers, string requestId)
    {
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

    /// <summary>Gets the HTTP status of the answer.</summary>
    public int Status { get; internal set; }

    /// <summary>Gets the usage that the answer states; null when it states none.</summary>
    public EmulatedUsage? Usage { get; internal set; }

    /// <summary>Gets the message of the error answered; null when the answer is none. For a refused key, only the code.</summary>
    public string? Error { get; internal set; }
}
