using GptImage2.OpenAI;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The endpoint answered with a success status, but without a usable chat completion.</summary>
public sealed class UnexpectedResponseException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public UnexpectedResponseException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal UnexpectedResponseException(CallAccount account, string problem, string? contentType, string excerpt)
        : base($"{problem} (content type: {contentType ?? "none"}): {excerpt}", account)
    {
        ContentType = contentType;
        Excerpt = excerpt;
    }

    internal UnexpectedResponseException(CallAccount account, string problem)
        : base($"{problem}.", account) => Excerpt = account.RawReply ?? "";

    /// <summary>The content type of the body; null when the endpoint sent none, and for an <c>IChatClient</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The first 200 characters of the body in one line, with escapes for control characters; for an <c>IChatClient</c>, the text of the reply.</summary>
    public string Excerpt
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = "";
}
