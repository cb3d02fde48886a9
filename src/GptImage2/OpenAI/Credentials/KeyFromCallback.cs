using GptImage2.Text;

namespace GptImage2.OpenAI.Credentials;

/// <summary>A key that a callback of the user returns for each attempt.</summary>
internal sealed class KeyFromCallback(Func<CancellationToken, ValueTask<string>> callback, LimitedCallback limit) : ICredentialSource
{
    private volatile ApiKey? _last;

    public Redaction? Known => _last?.Redaction;

    public async ValueTask<ApiKey> GetAsync(CancellationToken cancellationToken)
    {
        string? value = await limit.RunAsync(callback, cancellationToken).ConfigureAwait(false);
        if (_last is { } last && last.Value == value)
            return last;
        if (ApiKey.Mistake(value) is { } mistake)
            throw new CallbackFailedException($"{limit.Option} returned a key that {mistake}.");
        return _last = ApiKey.Of(value!);
    }

    public ValueTask<ApiKey> RenewAsync(ApiKey refused, CancellationToken cancellationToken) => GetAsync(cancellationToken);
}
