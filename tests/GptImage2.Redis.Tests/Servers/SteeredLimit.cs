using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Redis.Limits;
using StackExchange.Redis;

namespace GptImage2.Redis.Tests.Servers;

/// <summary>A limit in Redis whose script reads the time from a key instead of the clock of the server.</summary>
internal sealed class SteeredLimit : ISharedLimit, IAsyncDisposable
{
    private const string ClockKey = "KEYS[1] .. ':clock'";

    private static readonly string Script = LimitScript.Text.Replace(LimitScript.Clock, $"{{ redis.call('HGET', {ClockKey}, 'seconds'), redis.call('HGET', {ClockKey}, 'micros') }}", StringComparison.Ordinal);
    private static readonly byte[] Hash = HashOf(Script);

    private readonly RedisConnection _connection = TestRedis.Connect();
    private readonly string _name = TestRedis.NewName();
    private readonly RedisLimit _limit;
    private long _micros = new DateTimeOffset(2026, 5, 8, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000;

    private SteeredLimit(SharedLimits limits, TimeSpan slice) => _limit = new RedisLimit(_connection, _name, "m", limits, slice, Script, Hash);

    public static async Task<SteeredLimit> OpenAsync(SharedLimits limits, TimeSpan? slice = null)
    {
        var limit = new SteeredLimit(limits, slice ?? TimeSpan.FromSeconds(1));
        await limit.MoveAsync(TimeSpan.Zero);
        return limit;
    }

    /// <summary>Moves the clock of the server, also back.</summary>
    public async Task MoveAsync(TimeSpan time)
    {
        _micros += (long)time.TotalMicroseconds;
        IDatabase database = await _connection.OpenAsync(TestRedis.Stop);
        await database.HashSetAsync(
            RedisLimit.KeysOf(_name, "m")[0].Append(":clock"),
            [new("seconds", (_micros / 1_000_000).ToString(CultureInfo.InvariantCulture)), new("micros", (_micros % 1_000_000).ToString(CultureInfo.InvariantCulture))]);
    }

    public Task<LimitGrant> TakeAsync(LimitDemand demand, CancellationToken cancellationToken) => _limit.TakeAsync(demand, cancellationToken);

    public Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken) => _limit.PauseAsync(duration, cancellationToken);

    /// <summary>What may be taken, as it was at the last demand.</summary>
    public async Task<(double? Requests, double? Tokens)> LevelsAsync() =>
        (await TestRedis.ReadAsync(_connection, _name, "m", "requests"), await TestRedis.ReadAsync(_connection, _name, "m", "tokens"));

    public async ValueTask DisposeAsync()
    {
        IDatabase database = await _connection.OpenAsync(CancellationToken.None);
        RedisKey[] keys = RedisLimit.KeysOf(_name, "m");
        await database.KeyDeleteAsync([.. keys, keys[0].Append(":clock")]);
        await _connection.DisposeAsync();
    }

    private static byte[] HashOf(string script)
    {
        Assert.NotEqual(LimitScript.Text, script);
#pragma warning disable CA5350 // Redis names scripts by this hash.
        return SHA1.HashData(Encoding.UTF8.GetBytes(script));
#pragma warning restore CA5350
    }
}
