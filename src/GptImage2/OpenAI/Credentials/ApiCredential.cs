using GptImage2.Endpoints.Telemetry;
using GptImage2.OpenAI.Credentials;

namespace GptImage2;

/// <summary>A key or a token that a callback of yours returns, for <c>GptImage2Options.Credential</c>.</summary>
/// <remarks>
/// After an answer with the status 401 the callback is asked once more. If it returns another key or token, the request is sent
/// again with that one, also when <c>MaxRetries</c> is 0. A callback that throws, or takes longer than <c>AttemptTimeout</c>,
/// ends the call with a <see cref="CredentialException"/>.
/// </remarks>
public sealed class ApiCredential
{
    private const string Option = "The callback of GptImage2Options.Credential";

    private readonly Func<CancellationToken, ValueTask<string>>? _getKey;
    private readonly Func<CancellationToken, ValueTask<ApiToken>>? _getToken;

    private ApiCredential(Func<CancellationToken, ValueTask<string>>? getKey, Func<CancellationToken, ValueTask<ApiToken>>? getToken)
    {
        _getKey = getKey;
        _getToken = getToken;
    }

    /// <summary>A key that may change at any time, such as one of a vault.</summary>
    /// <param name="getKey">Returns the key. It is called before each attempt, so it should keep what is slow to get. Its token is cancelled with the call.</param>
    public static ApiCredential FromKey(Func<CancellationToken, ValueTask<string>> getKey)
    {
        ArgumentNullException.ThrowIfNull(getKey);
        return new ApiCredential(getKey, null);
    }

    /// <summary>A bearer token that expires, such as one of Microsoft Entra ID. It is sent in the header <c>Authorization</c>.</summary>
    /// <param name="getToken">
    /// Returns a new token and when it expires. The client keeps the token and calls this again in the last tenth of its life, at
    /// most 5 minutes before its end; once for all calls at that time. Cancelling a call does not cancel it.
    /// </param>
    public static ApiCredential FromToken(Func<CancellationToken, ValueTask<ApiToken>> getToken)
    {
        ArgumentNullException.ThrowIfNull(getToken);
        return new ApiCredential(null, getToken);
    }

    /// <summary>Whether it is a token, which has a header of its own.</summary>
    internal bool IsToken => _getToken is not null;

    /// <summary>What the callback returns; never the key or the token.</summary>
    public override string ToString() => IsToken ? "a token from a callback" : "a key from a callback";

    internal ICredentialSource Open(TimeSpan timeout, TimeProvider clock, CallLog log)
    {
        var limit = new LimitedCallback(Option, timeout);
        return _getToken is null ? new KeyFromCallback(_getKey!, limit) : new TokenFromCallback(_getToken, limit, clock, log);
    }
}
