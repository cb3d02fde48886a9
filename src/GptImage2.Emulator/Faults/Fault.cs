using GptImage2.Emulator.Faults;

namespace GptImage2.Emulator;

/// <summary>How a connection fails under a reply.</summary>
public sealed record Fault
{
    internal enum Stage
    {
        Upload,
        AnswerUnread,
        BeforeAnswer,
        Body,
    }

    private Fault(Stage at, long bytes, bool stalls = false) => (At, Bytes, Stalls) = (at, bytes, stalls);

    internal Stage At { get; }

    /// <summary>Gets how many bytes of the upload are read, or of the body written, before it happens.</summary>
    internal long Bytes { get; }

    internal bool Stalls { get; }

    internal bool Resets { get; private init; }

    /// <summary>Gets a value indicating whether it happens before the request is read, and so before it is checked.</summary>
    internal bool IsEarly => At is Stage.Upload or Stage.AnswerUnread;

    /// <summary>Closes the connection when the headers of the request are there, and reads nothing of its body.</summary>
    /// <returns>The fault.</returns>
    public static Fault CloseBeforeUpload() => new(Stage.Upload, 0);

    /// <summary>Closes the connection while the request is sent.</summary>
    /// <param name="afterBytes">How many bytes of its body are read first.</param>
    /// <returns>The fault.</returns>
    public static Fault CloseDuringUpload(long afterBytes = 1) => new(Stage.Upload, afterBytes);

    /// <summary>Answers when the headers of the request are there, reads nothing of its body and closes the connection.</summary>
    /// <returns>The fault.</returns>
    public static Fault AnswerBeforeUpload() => new(Stage.AnswerUnread, long.MaxValue);

    /// <summary>Closes the connection when the request has been read, without a byte of an answer.</summary>
    /// <returns>The fault.</returns>
    public static Fault CloseBeforeAnswer() => new(Stage.BeforeAnswer, 0);

    /// <summary>Closes the connection after the headers of the answer.</summary>
    /// <returns>The fault.</returns>
    public static Fault CloseAfterHeaders() => new(Stage.Body, 0);

    /// <summary>Closes the connection in the middle of the body; after the end of a shorter one, but before HTTP says that it is the end.</summary>
    /// <param name="afterBytes">How many bytes of the body are written first.</param>
    /// <returns>The fault.</returns>
    public static Fault CloseInBody(long afterBytes) => new(Stage.Body, afterBytes);

    /// <summary>Reads the request and says nothing until the client leaves.</summary>
    /// <returns>The fault.</returns>
    public static Fault StallBeforeAnswer() => new(Stage.BeforeAnswer, 0, stalls: true);

    /// <summary>Sends the headers of the answer, and then nothing until the client leaves.</summary>
    /// <returns>The fault.</returns>
    public static Fault StallAfterHeaders() => new(Stage.Body, 0, stalls: true);

    /// <summary>Sends some of the body, and then nothing until the client leaves.</summary>
    /// <param name="afterBytes">How many bytes of the body are written first.</param>
    /// <returns>The fault.</returns>
    public static Fault StallInBody(long afterBytes) => new(Stage.Body, afterBytes, stalls: true);

    /// <summary>Names the fault as files and arguments do, such as <c>close-in-body:100:reset</c>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => FaultNotation.Write(this);

    /// <summary>Resets the connection, with a TCP reset, instead of closing it.</summary>
    /// <returns>The changed fault.</returns>
    /// <exception cref="InvalidOperationException">The fault does not close the connection.</exception>
    public Fault WithReset() => Stalls
        ? throw new InvalidOperationException("A fault that stalls does not end the connection.")
        : this with { Resets = true };
}
