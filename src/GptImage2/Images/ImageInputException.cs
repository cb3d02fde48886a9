using GptImage2.Results;

namespace GptImage2;

/// <summary>An image cannot be sent. The request was not billed.</summary>
public sealed class ImageInputException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ImageInputException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal ImageInputException(CallAccount account, string message)
        : base(message, account)
    {
    }

    /// <summary>The parameter of the method that the image came from; null when the exception is not about a single image of a call.</summary>
    public string? Parameter { get; init; }

    /// <summary>The number of the image in the call, from 1 on, in the order in which images are sent; null when the exception is not about a single image.</summary>
    public int? ImageNumber { get; init; }

    /// <summary>Whether the bytes are not an image of a type that the model accepts.</summary>
    internal bool IsOtherType { get; init; }

    /// <summary>The limit of <see cref="ImageLimits"/> that is exceeded, in bytes or images; null when none is.</summary>
    public long? Limit { get; init; }

    /// <summary>The number of bytes or images that exceeds <see cref="Limit"/>; null when no limit is exceeded.</summary>
    public long? Found { get; init; }
}
