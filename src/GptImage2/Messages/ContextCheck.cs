using GptImage2.Results;

namespace GptImage2.Messages;

/// <summary>Checks that the input of a request fits the context window, before anything is sent or reserved.</summary>
internal static class ContextCheck
{
    // The frames of the messages of a request without examples.
    private const int Frames = 64;

    /// <summary>Checks a request.</summary>
    /// <returns>The request; with its tokens where they were counted, so that they are not counted again.</returns>
    /// <exception cref="ContextWindowExceededException">The input has more tokens than the window.</exception>
    public static JsonModeRequest Require(JsonModeRequest request, int? contextTokens, CallAccount account)
    {
        request = request with { CountedTokens = null };
        if (contextTokens is not { } limit || (request.Counter is null && IsSurelyWithin(request, limit)))
            return request;
        long tokens = RequestTokens.Estimate(request);
        if (tokens > limit)
            throw new ContextWindowExceededException(account, tokens, limit);
        return request.Counter is null ? request : request with { CountedTokens = tokens };
    }

    // A token has at least one byte. Most requests are so small that nothing needs to be estimated.
    private static bool IsSurelyWithin(JsonModeRequest request, int limit)
    {
        long bytes = request.Leading.Encoded.Text.Length + Frames;
        foreach (UserMessagePart part in request.SentParts)
            bytes += part.Text.Length;
        if (request.Correction is { } correction)
            bytes += correction.Reply.Length + 3L * correction.Instruction.Length;
        return bytes <= limit && bytes + RequestTokens.Images(request) <= limit;
    }
}
