namespace GptImage2;

/// <summary>A journal cannot be opened, read or written. Requests that would need it are not sent.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public JournalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
