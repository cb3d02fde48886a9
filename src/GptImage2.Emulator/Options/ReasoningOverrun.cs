namespace GptImage2.Emulator;

/// <summary>How a reply ends whose reasoning leaves no token for its content; both have been seen.</summary>
public enum ReasoningOverrun
{
    /// <summary>With 200, an empty content and <c>finish_reason</c> <c>length</c>; all tokens were spent on reasoning.</summary>
    EmptyContent,

    /// <summary>With 400, "Could not finish the message because max_tokens or model output limit was reached."</summary>
    BadRequest,
}
