using GptImage2.Text;

namespace GptImage2.OpenAI.Credentials;

/// <summary>Gives each attempt the key or token that it is sent with.</summary>
internal interface ICredentialSource
{
    /// <summary>Removes the last key from texts; null when there was none yet.</summary>
    Redaction? Known { get; }

    /// <summary>The key for the next attempt.</summary>
    /// <exception cref="CallbackFailedException">The callback returned no key that can be sent, or took too long.</exception>
    ValueTask<ApiKey> GetAsync(CancellationToken cancellationToken);

    /// <summary>The key after the endpoint refused one. It is the same key when there is no other.</summary>
    /// <exception cref="CallbackFailedException">The callback returned no key that can be sent, or took too long.</exception>
    ValueTask<ApiKey> RenewAsync(ApiKey refused, CancellationToken cancellationToken);
}
