namespace GptImage2.Endpoints;

/// <summary>What a chat completion says, as far as it matters here. Everything may be missing.</summary>
internal sealed class ChatCompletion
{
    public string? Model { get; set; }

    /// <summary>Whether there is a choice with a message in it: without one it is no chat completion.</summary>
    public bool HasMessage { get; set; }

    public ReadOnlyMemory<byte> Content { get; set; }

    public string? Refusal { get; set; }

    public string? FinishReason { get; set; }

    /// <summary>Whether it ended for a reason that no reply of text ends for.</summary>
    public bool HasOtherEnd => FinishReason is not (null or "stop" or "length" or "content_filter");

    public TokenUsage? Usage { get; set; }
}
