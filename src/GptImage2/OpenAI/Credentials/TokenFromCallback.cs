using GptImage2.Endpoints.Telemetry;
using GptImage2.Text;

namespace GptImage2.OpenAI.Credentials;

/// <summary>A token that a callback of the user returns. It is kept, fetched again shortly before it expires, and fetched once for all calls that need it.</summary>
/// <param name="callback">Returns a token.</param>
/// <param name="limit">The time limit of the callback.</param>
/// <param name="clock">The clock that says whether a token has expired.</param>
/// <param name="log">The log, for a token that could not be fetched while the last one is still good.</param>
internal sealed class TokenFromCallback(Func<CancellationToken, ValueTask<ApiToken>> callback, LimitedCallback limit, TimeProvider clock, CallLog log) : ICredentialSource
{
    private const int PartOfLifetime = 10;
    private static readonly TimeSpan LongestLead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private CurrentToken? _current;
    private Task<CurrentToken>? _fetching;
    private DateTimeOffset _nextFetch;
    private volatile ApiKey? _last;

    public Redaction? Known => _last?.Redaction;

    public ValueTask<ApiKey> GetAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_current is not { } current || now >= current.ExpiresOn)
                return new ValueTask<ApiKey>(KeyOf(Fetch(), cancellationToken));
            if (now >= current.RefreshOn && now >= _nextFetch)
                _ = Fetch();
            return new ValueTask<ApiKey>(current.Key);
        }
    }

    public ValueTask<ApiKey> RenewAsync(ApiKey refused, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Another call has already fetched a new one.
            if (_current is { } current && current.Key.Value != refused.Value && clock.GetUtcNow() < current.ExpiresOn)
                return new ValueTask<ApiKey>(current.Key);
            _current = null;
            return new ValueTask<ApiKey>(KeyOf(Fetch(), cancellationToken));
        }
    }

    private static async Task<ApiKey> KeyOf(Task<CurrentToken> fetching, CancellationToken cancellationToken) =>
        (await fetching.WaitAsync(cancellationToken).ConfigureAwait(false)).Key;

    // Only under the lock. The token is for all calls, so no call cancels it.
    private Task<CurrentToken> Fetch()
    {
        if (_fetching is not null)
            return _fetching;
        _fetching = Task.Run(FetchAsync);
        // When no call waits, no one looks at its exception, which is logged.
        _ = _fetching.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return _fetching;
    }

    private async Task<CurrentToken> FetchAsync()
    {
        try
        {
            CurrentToken token = Checked(await limit.RunAsync(callback, CancellationToken.None).ConfigureAwait(false));
            lock (_gate)
            {
                _last = token.Key;
                _current = token;
                _fetching = null;
            }

            return token;
        }
        catch (Exception e)
        {
            CurrentToken? current;
            lock (_gate)
            {
                current = _current;
                _fetching = null;
                _nextFetch = clock.GetUtcNow() + PauseAfterFailure;
            }

            if (current is not null)
                log.TokenNotRefreshed(e.GetType().Name, current.ExpiresOn);
            throw;
        }
    }

    private CurrentToken Checked(ApiToken? token)
    {
        if (token is null)
            throw new CallbackFailedException($"{limit.Option} returned null instead of a token.");
        if (ApiKey.Mistake(token.Value) is { } mistake)
            throw new CallbackFailedException($"{limit.Option} returned a token that {mistake}.");
        DateTimeOffset now = clock.GetUtcNow();
        TimeSpan lifetime = token.ExpiresOn - now;
        if (lifetime <= TimeSpan.Zero)
            throw new CallbackFailedException($"{limit.Option} returned {token}, which is over. Return a new one, or set the clock of this machine.");
        TimeSpan lead = lifetime / PartOfLifetime < LongestLead ? lifetime / PartOfLifetime : LongestLead;
        return new CurrentToken(_last is { } last && last.Value == token.Value ? last : ApiKey.Of(token.Value), token.ExpiresOn, token.ExpiresOn - lead);
    }
}
