namespace GptImage2.OpenAI.Credentials;

/// <summary>A callback of the user took too long, or returned something that cannot be sent. The message does not quote it.</summary>
internal sealed class CallbackFailedException(string problem, Exception? innerException = null, bool timedOut = false) : Exception(problem, innerException)
{
    public bool TimedOut => timedOut;
}
