using GptImage2.OpenAI;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The endpoint answered with success, but not with a chat completion that can be used.</summary>
public sealed class UnexpectedResponseException : GptImage2Exception
{
    internal UnexpectedResponseException(CallAccount account, string problem, string? contentType, string excerpt)
        : base($"{problem} (content type: {contentType ?? "none"}): {excerpt}", account)
    {
        ContentType = contentType;
        Excerpt = excerpt;
    }

    internal UnexpectedResponseException(CallAccount account, string problem)
        : base($"{problem}.", account) => Excerpt = account.RawReply ?? "";

    /// <summary>The content type of the body; null where the endpoint gave none, and behind a chat client.</summary>
    public string? ContentType { get; }

    /// <summary>The first 200 characters of the body as they stand; behind a chat client, the text of the reply.</summary>
    public string Excerpt { get; }
}
