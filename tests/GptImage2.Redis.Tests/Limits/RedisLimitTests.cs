using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Redis.Limits;
using GptImage2.Redis.Tests.Servers;
using StackExchange.Redis;

namespace GptImage2.Redis.Tests.Limits;

public sealed class RedisLimitTests
{
    private static readonly SharedLimits PerSecond = new(60, 10, 6000, 1000);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_server_that_does_not_know_the_script_gets_it_and_keeps_it()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisConnection connection = server.Connect();
        var limit = new RedisLimit(connection, "a", "m", PerSecond, Slice);

        LimitGrant first = await OneAsync(limit);
        LimitGrant second = await OneAsync(limit);
        await server.RunAsync("SCRIPT", "FLUSH");
        LimitGrant third = await OneAsync(limit);

        Assert.Equal([first.Epoch, first.Epoch], [second.Epoch, third.Epoch]);
        Assert.Equal(2, await CallsAsync(server, "eval"));
        Assert.Equal(3, await CallsAsync(server, "evalsha"));
    }

    [Fact]
    public async Task State_that_is_lost_begins_empty_in_another_epoch_and_takes_back_nothing_of_the_old_one()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisConnection connection = server.Connect();
        var limit = new RedisLimit(connection, "a", "m", PerSecond, Slice);
        LimitGrant old = await OneAsync(limit);

        await server.RunAsync("FLUSHALL");
        LimitGrant grant = await limit.TakeAsync(
            new LimitDemand("p", 1, 100, 100) { Epoch = old.Epoch, ReturnedRequests = 10, ReturnedTokens = 1000 }, TestRedis.Stop);

        Assert.NotEqual(old.Epoch, grant.Epoch);
        Assert.Equal(TimeSpan.FromSeconds(1), grant.Delay);
        Assert.Equal(-1, await TestRedis.ReadAsync(connection, "a", "m", "requests"));
        Assert.Equal(-100, await TestRedis.ReadAsync(connection, "a", "m", "tokens"));
    }

    [Theory]
    [InlineData("openai/project-a", "gpt-5.4-image-2")]
    [InlineData("}{", "a}b")]
    [InlineData("{}", "")]
    public async Task The_keys_are_in_one_slot_of_a_cluster_and_live_for_an_hour(string name, string model)
    {
        await using OwnRedis server = await OwnRedis.StartClusterAsync();
        await using RedisConnection connection = server.Connect();
        LimitGrant first = await OneAsync(new RedisLimit(connection, name, model, PerSecond, Slice));
        LimitGrant second = await OneAsync(new RedisLimit(connection, name, model, PerSecond, Slice));
        LimitGrant other = await OneAsync(new RedisLimit(connection, name, "another", PerSecond, Slice));

        Assert.Equal(first.Epoch, second.Epoch);
        Assert.NotEqual(first.Epoch, other.Epoch);
        IDatabase database = await connection.OpenAsync(TestRedis.Stop);
        foreach (RedisKey key in RedisLimit.KeysOf(name, model))
            Assert.InRange((await database.KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task State_outlives_its_pause_and_its_debt()
    {
        await using RedisConnection connection = TestRedis.Connect();
        string paused = TestRedis.NewName();
        string owing = TestRedis.NewName();
        await new RedisLimit(connection, paused, "m", PerSecond, Slice).PauseAsync(TimeSpan.FromHours(5), TestRedis.Stop);
        await new RedisLimit(connection, owing, "m", PerSecond, Slice).TakeAsync(new LimitDemand("p", 0, 0, 0) { ReturnedTokens = -6000 * 60 * 3 }, TestRedis.Stop);

        IDatabase database = await connection.OpenAsync(TestRedis.Stop);
        Assert.InRange((await database.KeyTimeToLiveAsync(RedisLimit.KeysOf(paused, "m")[0]))!.Value, TimeSpan.FromHours(5.9), TimeSpan.FromHours(6.1));
        Assert.InRange((await database.KeyTimeToLiveAsync(RedisLimit.KeysOf(owing, "m")[0]))!.Value, TimeSpan.FromHours(3.9), TimeSpan.FromHours(4.1));
    }

    [Fact]
    public async Task A_halted_server_that_goes_on_grants_one_slice_to_a_process_that_asked_again_and_again()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisConnection connection = server.Connect();
        var limit = new RedisLimit(connection, "a", "m", PerSecond, Slice);
        await OneAsync(limit);
        await server.HaltAsync();
        for (int attempt = 0; attempt < 4; attempt++)
        {
            using var over = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => limit.TakeAsync(new LimitDemand("p", 1, 1, 1), over.Token));
        }

        await server.GoOnAsync();
        await OneAsync(limit);

        // The first one, the first one of the outage, and the last one.
        Assert.Equal(3, await CallsAsync(server, "evalsha"));
    }

    [Fact]
    public async Task A_refusal_of_the_server_is_named()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisConnection connection = server.Connect();
        var limit = new RedisLimit(connection, "a", "m", PerSecond, Slice);
        await OneAsync(limit);
        await server.RunAsync("CONFIG", "SET", "maxmemory", "1");

        RequestLimitException refused = await Assert.ThrowsAsync<RequestLimitException>(() => OneAsync(limit));

        Assert.StartsWith("Redis refused the request: OOM ", refused.Message, StringComparison.Ordinal);
    }

    private static Task<LimitGrant> OneAsync(RedisLimit limit) => limit.TakeAsync(new LimitDemand("p", 1, 1, 1), TestRedis.Stop);

    private static async Task<int> CallsAsync(OwnRedis server, string command)
    {
        string line = (await server.RunAsync("INFO", "commandstats")).Split('\n').Single(line => line.StartsWith($"cmdstat_{command}:", StringComparison.Ordinal));
        return int.Parse(line.Split("calls=")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
