namespace GptImage2;

/// <summary>A request has no reply, because its batch did not run it or its files cannot be read.</summary>
public sealed class BatchException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public BatchException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
