using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator;

/// <summary>How a reply looks as server-sent events, when a request asks for a stream.</summary>
public sealed record StreamShape
{
    /// <summary>Gets the characters of each delta; null for about one token each.</summary>
    public int? DeltaCharacters { get; init; }

    /// <summary>Gets a value indicating whether lines end with CRLF; the endpoint ends them with LF.</summary>
    public bool CarriageReturns { get; init; }

    /// <summary>Gets a value indicating whether a comment, <c>: keep-alive</c>, is written before each event.</summary>
    public bool KeepAlives { get; init; }

    /// <summary>Gets how long the emulator waits before each event but the first.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Gets after how many deltas of content the stream ends too early; null when it comes to its end.</summary>
    public int? StopAfterDeltas { get; init; }

    internal ErrorResponse? Error { get; init; }
}
