namespace GptImage2;

/// <summary>A webhook is not signed with one of the secrets, or its time is too far away. Do not act on its body.</summary>
public sealed class WebhookSignatureException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the webhook is refused, without parts of the secret.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public WebhookSignatureException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
