using GptImage2.Results;

namespace GptImage2;

/// <summary>The provider's content filter stopped the call, because of the messages or because of the reply.</summary>
public sealed class ContentFilteredException : GptImage2Exception
{
    internal ContentFilteredException(CallAccount account, string? providerMessage = null)
        : base(
            providerMessage is null
                ? "The provider's content filter cut off the reply."
                : $"The provider's content filter rejected the messages: {providerMessage}",
            account) => PartialReply = account.RawReply ?? "";

    /// <summary>The part of the reply before the filter stopped it; often empty.</summary>
    public string PartialReply { get; }
}
