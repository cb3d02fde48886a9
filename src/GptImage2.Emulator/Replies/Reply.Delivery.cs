using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Faults;

namespace GptImage2.Emulator;

public sealed partial record Reply
{
    /// <summary>Replies with a sample document over a connection that has the fault.</summary>
    /// <param name="fault">What breaks.</param>
    /// <returns>The reply.</returns>
    public static Reply Broken(Fault fault) => Sample().WithFault(fault);

    /// <summary>Replies with a document and spaces after it, as a model in JSON mode does that has lost its way.</summary>
    /// <param name="length">How many spaces; they are made while they are sent, so there may be any number.</param>
    /// <param name="json">The document.</param>
    /// <returns>The reply.</returns>
    public static Reply Endless(long length = long.MaxValue, string json = "{}") => Json(json) with { Padding = length };

    /// <summary>Replies with random bytes under the content type of JSON.</summary>
    /// <param name="length">How many.</param>
    /// <param name="seed">The same seed makes the same bytes.</param>
    /// <returns>The reply.</returns>
    public static Reply Garbage(int length, int seed = 0)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return Raw(StatusCodes.Status200OK, "application/json", bytes);
    }

    /// <summary>Puts a byte into the middle of the content that UTF-8 does not have, FF.</summary>
    /// <returns>The changed reply.</returns>
    public Reply WithInvalidUtf8() => this with { HasInvalidUtf8 = true };

    /// <summary>Breaks the connection under the reply.</summary>
    /// <param name="fault">What breaks.</param>
    /// <returns>The changed reply; a fault of the upload comes before the checks of the request.</returns>
    /// <exception cref="InvalidOperationException">The request would have to be read to be answered with this reply.</exception>
    public Reply WithFault(Fault fault)
    {
        if (fault.At is Fault.Stage.AnswerUnread && Completes)
            throw new InvalidOperationException("Only errors and raw replies can answer a request that is not read.");

        return this with { Delivery = Delivery with { Fault = fault }, ComesBeforeChecks = ComesBeforeChecks || fault.IsEarly };
    }

    /// <summary>Sends the answer, headers included, in pieces of some bytes; with an interval, it drips.</summary>
    /// <param name="bytes">The bytes of a piece.</param>
    /// <param name="interval">How long the emulator waits between two of them.</param>
    /// <returns>The changed reply. Its connection is closed when it is sent.</returns>
    public Reply InPieces(int bytes, TimeSpan interval = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        return this with { Delivery = Delivery with { PieceBytes = bytes, Interval = interval } };
    }

    /// <summary>Sends the answer in pieces that end inside of characters: after the first byte of each that has several.</summary>
    /// <param name="interval">How long the emulator waits between two of them.</param>
    /// <returns>The changed reply. Its connection is closed when it is sent.</returns>
    public Reply SplitInCharacters(TimeSpan interval = default) =>
        this with { Delivery = Delivery with { SplitsCharacters = true, Interval = interval } };

    /// <summary>Sends a chunked body in HTTP chunks of some bytes.</summary>
    /// <param name="bytes">The bytes of a chunk.</param>
    /// <returns>The changed reply. Its connection is closed when it is sent.</returns>
    public Reply InChunks(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        return this with { Delivery = Delivery with { ChunkBytes = bytes } };
    }

    /// <summary>Gives a shape to the reply for requests that ask for a stream.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The changed reply.</returns>
    public Reply Streamed(StreamShape shape) => this with { Shape = shape with { Error = Shape.Error, StopAfterDeltas = shape.StopAfterDeltas ?? Shape.StopAfterDeltas } };

    /// <summary>Ends a stream early, without finish reason, usage or <c>[DONE]</c>, although it is complete for HTTP.</summary>
    /// <param name="deltas">How many deltas of content come first.</param>
    /// <returns>The changed reply.</returns>
    public Reply CutAfterDeltas(int deltas) => this with { Shape = Shape with { StopAfterDeltas = deltas, Error = null } };

    /// <summary>Ends a stream with an error.</summary>
    /// <param name="deltas">How many deltas of content come first.</param>
    /// <param name="message">The message.</param>
    /// <param name="type">The type.</param>
    /// <param name="code">The code.</param>
    /// <returns>The changed reply.</returns>
    public Reply ErrorAfterDeltas(
        int deltas, string message = "The server had an error while processing your request. Sorry about that!", string type = "server_error", string? code = null) =>
        this with { Shape = Shape with { StopAfterDeltas = deltas, Error = new ErrorResponse(StatusCodes.Status200OK, message, type, null, code) } };
}
