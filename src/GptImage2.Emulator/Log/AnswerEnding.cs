namespace GptImage2.Emulator;

/// <summary>How the answer to a request ended.</summary>
public enum AnswerEnding
{
    /// <summary>All of it was written.</summary>
    Complete,

    /// <summary>The client closed the connection first, or the emulator was disposed.</summary>
    ClosedByClient,

    /// <summary>A scripted fault ended it.</summary>
    Fault,
}
