using GptImage2.Results;

namespace GptImage2;

/// <summary>An image cannot be sent. Nothing was billed for it.</summary>
public sealed class ImageInputException : GptImage2Exception
{
    internal ImageInputException(string message, Exception? innerException = null)
        : base(message, null, innerException)
    {
    }

    internal ImageInputException(CallAccount account, string message)
        : base(message, account)
    {
    }

    /// <summary>The parameter of the method that the image came from; null where it is about no single image of a call.</summary>
    public string? Parameter { get; internal init; }

    /// <summary>Which image of the call it is, from 1 on, in the order in which they are sent; null where it is about no single one.</summary>
    public int? ImageNumber { get; internal init; }

    /// <summary>The limit of <see cref="ImageLimits"/> that is passed; null where none is.</summary>
    public long? Limit { get; internal init; }

    /// <summary>How many bytes or images there are, where <see cref="Limit"/> is passed.</summary>
    public long? Found { get; internal init; }
}
