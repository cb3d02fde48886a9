using GptImage2.Results;

namespace GptImage2.Endpoints;

/// <summary>What a chat completion says, as far as this library uses it. Every part may be missing.</summary>
internal sealed class ChatCompletion
{
    public string? Model { get; set; }

    /// <summary>Whether there is a choice with a message in it. Without one it is not a chat completion.</summary>
    public bool HasMessage { get; set; }

    public ReadOnlyMemory<byte> Content { get; set; }

    public string? Refusal { get; set; }

    public string? FinishReason { get; set; }

    /// <summary>Whether it ended for a reason that no text reply ends for.</summary>
    public bool HasOtherEnd => FinishReason is not (null or "stop" or "length" or "content_filter");

    public TokenUsage? Usage { get; set; }

    /// <summary>Writes the reply and its usage to the account of the call.</summary>
    public void RecordIn(CallAccount account)
    {
        account.Counted(Usage, Model);
        account.Replied(Content);
    }
}
