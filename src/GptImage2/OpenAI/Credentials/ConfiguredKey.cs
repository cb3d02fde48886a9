using GptImage2.Endpoints.Telemetry;
using GptImage2.Text;

namespace GptImage2.OpenAI.Credentials;

/// <summary>A key that a change of the configuration replaces. When the new one cannot be used, the last one stays.</summary>
/// <param name="first">The key at the start.</param>
/// <param name="read">Returns the key as it is configured now.</param>
/// <param name="log">The log, for a key that cannot be used.</param>
internal sealed class ConfiguredKey(ApiKey first, Func<string?> read, CallLog log) : ICredentialSource
{
    private volatile ApiKey _current = first;
    private volatile string? _reported;

    public Redaction? Known => _current.Redaction;

    public ValueTask<ApiKey> GetAsync(CancellationToken cancellationToken)
    {
        ApiKey current = _current;
        try
        {
            string? value = read();
            if (value == current.Value)
                _reported = null;
            else if (ApiKey.Mistake(value) is { } mistake)
                Report($"its key {mistake}");
            else
                _current = current = ApiKey.Of(value!);
        }
        catch (Exception e)
        {
            // The message may quote values of the configuration.
            Report($"reading it ended with {e.GetType().Name}");
        }

        return new ValueTask<ApiKey>(current);
    }

    public ValueTask<ApiKey> RenewAsync(ApiKey refused, CancellationToken cancellationToken) => GetAsync(cancellationToken);

    // Once for each mistake, not for each request.
    private void Report(string problem)
    {
        if (_reported == problem)
            return;
        _reported = problem;
        log.KeyNotChanged(problem);
    }
}
