using GptImage2.Messages;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.Endpoints;

/// <summary>The parts of a chat completion that this library uses. Every part may be missing.</summary>
internal sealed class ChatCompletion
{
    /// <summary>Removes the API key from the texts of the endpoint; null when it has no key of its own.</summary>
    public Redaction? Redaction { get; init; }

    public string? Model
    {
        get;
        set => field = Redaction?.OfOptional(value) ?? value;
    }

    /// <summary>Whether it has a choice with a message. Without one it is not a chat completion.</summary>
    public bool HasMessage { get; set; }

    public ReadOnlyMemory<byte> Content { get; set; }

    public string? Refusal { get; set; }

    public string? FinishReason
    {
        get;
        set => field = Redaction?.OfOptional(value) ?? value;
    }

    /// <summary>Whether its finish reason is not one of a text reply.</summary>
    public bool HasOtherEnd => FinishReason is not (null or "stop" or "length" or "content_filter");

    public TokenUsage? Usage { get; set; }

    /// <summary>The name of the tier that processed the request.</summary>
    public string? ServiceTier { get; set; }

    /// <summary>Writes the reply and its usage to the account of the call.</summary>
    public void RecordIn(CallAccount account)
    {
        account.Counted(Usage, Model, WireNames.Tier(ServiceTier));
        account.Replied(Content);
    }
}
