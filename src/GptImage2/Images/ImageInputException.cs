namespace GptImage2;

/// <summary>What was given as an image cannot be sent as one. Nothing was billed for it.</summary>
public sealed class ImageInputException : GptImage2Exception
{
    internal ImageInputException(string message, Exception? innerException = null)
        : base(message, null, innerException)
    {
    }
}
