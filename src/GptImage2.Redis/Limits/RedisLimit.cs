using GptImage2.Endpoints.RateLimiting.Sharing;
using StackExchange.Redis;

namespace GptImage2.Redis.Limits;

/// <summary>A shared limit of one model that is kept in Redis, by one script.</summary>
internal sealed class RedisLimit : ISharedLimit
{
    private readonly RedisConnection _connection;
    private readonly RedisKey[] _keys;
    private readonly RedisValue[] _limits;
    private readonly TimeSpan _lifetime;
    private readonly string _script;
    private readonly byte[] _hash;
    private volatile bool _isInDoubt;

    /// <summary>Creates the limit of a model.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="name">The name of the limits: the models of one name have their keys in one slot of a cluster.</param>
    /// <param name="model">The id of the model.</param>
    /// <param name="limits">The limits of the model.</param>
    /// <param name="slice">For how long a process takes ahead.</param>
    public RedisLimit(RedisConnection connection, string name, string model, SharedLimits limits, TimeSpan slice)
        : this(connection, name, model, limits, slice, LimitScript.Text, LimitScript.Hash)
    {
    }

    /// <summary>Creates a limit with another script, such as one with a clock of its own.</summary>
    internal RedisLimit(RedisConnection connection, string name, string model, SharedLimits limits, TimeSpan slice, string script, byte[] hash)
    {
        _connection = connection;
        _keys = KeysOf(name, model);
        _limits =
        [
            Number(limits.RequestsPerMinute),
            Number(limits.RequestsPerMinute is { } requests ? MinuteLevel.BurstOf(requests, limits.RequestBurst) : null),
            Number(limits.TokensPerMinute),
            Number(limits.TokensPerMinute is { } tokens ? MinuteLevel.BurstOf(tokens, limits.TokenBurst) : null),
            slice.Ticks,
        ];
        _lifetime = slice * 2;
        _script = script;
        _hash = hash;
    }

    public async Task<LimitGrant> TakeAsync(LimitDemand demand, CancellationToken cancellationToken)
    {
        RedisResult answer = await RunAsync(
            [
                "take",
                NewEpoch(),
                .. _limits,
                demand.Holder,
                demand.Requests,
                demand.Tokens,
                demand.LeastTokens,
                demand.Epoch ?? RedisValue.EmptyString,
                demand.ReturnedRequests,
                demand.ReturnedTokens,
            ],
            cancellationToken).ConfigureAwait(false);
        return new LimitGrant((string)answer[0]!, (long)answer[1], (long)answer[2], TimeSpan.FromTicks((long)answer[3]), _lifetime);
    }

    public Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        RunAsync(["pause", NewEpoch(), .. _limits, duration.Ticks], cancellationToken);

    /// <summary>The keys of a limit: its state, and the processes that asked lately.</summary>
    internal static RedisKey[] KeysOf(string name, string model)
    {
        string prefix = $"gptimage2:{{{Uri.EscapeDataString(name)}}}:{Uri.EscapeDataString(model)}";
        return [prefix + ":limit", prefix + ":holders"];
    }

    private static RedisValue Number(int? number) => number ?? RedisValue.EmptyString;

    // It is used if there is no state.
    private static RedisValue NewEpoch() => Guid.NewGuid().ToString("N");

    private async Task<RedisResult> RunAsync(RedisValue[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            IDatabase database = await _connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            // Otherwise the demand would wait for the connection, and take a slice that is used by no one.
            if (!database.IsConnected(_keys[0], CommandFlags.DemandMaster))
                throw new RequestLimitException("There is no connection to Redis.");
            // A server that was halted answers all that was sent meanwhile. Only one of these takes a slice.
            if (_isInDoubt)
                await database.KeyExistsAsync(_keys[0], CommandFlags.DemandMaster).WaitAsync(cancellationToken).ConfigureAwait(false);
            RedisResult answer = await EvaluateAsync(database, arguments, cancellationToken).ConfigureAwait(false);
            _isInDoubt = false;
            return answer;
        }
        catch (OperationCanceledException)
        {
            _isInDoubt = true;
            throw;
        }
        catch (Exception e) when (e is not RequestLimitException)
        {
            _isInDoubt = true;
            throw new RequestLimitException(RedisTrouble.Explain(e), e);
        }
    }

    private async Task<RedisResult> EvaluateAsync(IDatabase database, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await database.ScriptEvaluateAsync(_hash, _keys, arguments, CommandFlags.DemandMaster).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // A server that was restarted does not know the script. It keeps it from now on.
            object[] all = [_script, _keys.Length, .. _keys.Cast<object>(), .. arguments.Cast<object>()];
            return await database.ExecuteAsync("EVAL", all, CommandFlags.DemandMaster).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
