using GptImage2.Results;

namespace GptImage2.Messages;

/// <summary>Checks that the input of a request fits the context window, before anything is sent or reserved.</summary>
internal static class ContextCheck
{
    // The estimate was never more than a sixth above the count: docs/prompts.md. A request that may fit is sent.
    private const int ErrorPercent = 20;

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
        bool isCounted = request.Counter is not null;
        long tokens = isCounted ? RequestTokens.Estimate(request) : RequestTokens.Expected(request);
        if (isCounted ? tokens > limit : tokens * 100 > limit * (100L + ErrorPercent))
            throw new ContextWindowExceededException(account, tokens, limit);
        return isCounted ? request with { CountedTokens = tokens } : request;
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
