using GptImage2.Results;

namespace GptImage2;

/// <summary>The provider's content filter stopped the call: what was sent, or what the model was about to reply.</summary>
public sealed class ContentFilteredException : GptImage2Exception
{
    internal ContentFilteredException(CallAccount account, string? providerMessage = null)
        : base(
            providerMessage is null
                ? "The provider's content filter cut off the reply."
                : $"The provider's content filter rejected the messages: {providerMessage}",
            account) => PartialReply = account.RawReply ?? "";

    /// <summary>What the filter let through of the reply; often empty.</summary>
    public string PartialReply { get; }
}
