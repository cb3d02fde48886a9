using GptImage2.Text;

namespace GptImage2.OpenAI.Credentials;

/// <summary>A key that does not change.</summary>
internal sealed class FixedKey(ApiKey key) : ICredentialSource
{
    public Redaction? Known => key.Redaction;

    public ValueTask<ApiKey> GetAsync(CancellationToken cancellationToken) => new(key);

    public ValueTask<ApiKey> RenewAsync(ApiKey refused, CancellationToken cancellationToken) => new(key);
}
