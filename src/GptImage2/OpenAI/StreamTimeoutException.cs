namespace GptImage2.OpenAI;

/// <summary>A stream took longer than its limit.</summary>
internal sealed class StreamTimeoutException(Exception? innerException = null) : TimeoutException("The stream took longer than its limit.", innerException);
