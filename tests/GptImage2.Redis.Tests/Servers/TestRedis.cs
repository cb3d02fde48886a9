using GptImage2.Redis.Limits;
using StackExchange.Redis;

namespace GptImage2.Redis.Tests.Servers;

/// <summary>The server of the tests, and names that are used once.</summary>
internal static class TestRedis
{
    /// <summary>Why there is no server; null when there is one.</summary>
    public static string? Missing => ConnectionString is null ? "There is no Redis: set GPTIMAGE2_TEST_REDIS to a connection string, or run 'eval \"$(.ci/redis start)\"'." : null;

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("GPTIMAGE2_TEST_REDIS");

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Skips the test when there is no server.</summary>
    public static void Require() => Assert.SkipWhen(Missing is not null, Missing ?? "");

    /// <summary>A name of limits that no other test has.</summary>
    public static string NewName() => "test/" + Guid.NewGuid().ToString("N");

    public static RedisConnection Connect()
    {
        Require();
        return new RedisConnection(ConnectionString!);
    }

    /// <summary>Opens a limiter with a connection of its own, as each process has one.</summary>
    public static async Task<RedisRequestLimiter> OpenAsync(string name, Action<SharedLimiterOptions> configure)
    {
        Require();
        var options = new SharedLimiterOptions();
        configure(options);
        return await RedisRequestLimiter.ConnectAsync(ConnectionString!, name, options, Stop);
    }

    /// <summary>A number of the state of a limit; null when it has none.</summary>
    public static async Task<double?> ReadAsync(RedisConnection connection, string name, string model, string field)
    {
        IDatabase database = await connection.OpenAsync(Stop);
        return (double?)await database.HashGetAsync(RedisLimit.KeysOf(name, model)[0], field);
    }

    /// <summary>Waits for a condition, and fails when it does not come true within a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        over.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition())
            await Task.Delay(20, over.Token);
    }

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    /// <summary>Waits for a reservation, and fails when it does not come within a minute.</summary>
    public static Task<IRequestLease> SoonAsync(this ValueTask<IRequestLease> reservation) => reservation.AsTask().WaitAsync(TimeSpan.FromMinutes(1), Stop);
}
