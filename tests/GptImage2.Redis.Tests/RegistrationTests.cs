using GptImage2.Redis.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GptImage2.Redis.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Clients_with_one_name_share_one_limiter_over_the_registered_connection()
    {
        TestRedis.Require();
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(TestRedis.ConnectionString!);
        string name = TestRedis.NewName();
        var services = new ServiceCollection();
        services.AddSingleton<IConnectionMultiplexer>(connection);
        services.AddGptImage2(o => o.ApiKey = TestKey.Value).AddRedisRequestLimiter(name, o => o.RequestsPerMinute = 6000);
        services.AddGptImage2("other", o => o.ApiKey = TestKey.Value).AddRedisRequestLimiter(name, o => o.TokensPerMinute = 6000);
        await using ServiceProvider provider = services.BuildServiceProvider();

        IRequestLimiter? first = OptionsOf(provider, "").RequestLimiter;
        IRequestLimiter? second = OptionsOf(provider, "other").RequestLimiter;

        Assert.Same(provider.GetRequiredKeyedService<RedisRequestLimiter>(name), first);
        Assert.Same(first, second);
        (await first!.ReserveAsync(new RequestDemand("m", 1), TestRedis.Stop).SoonAsync()).Settle(null);
        await provider.DisposeAsync();
        Assert.True(connection.IsConnected);
    }

    [Fact]
    public async Task A_connection_string_needs_no_registered_connection()
    {
        TestRedis.Require();
        var services = new ServiceCollection();
        services.AddGptImage2(o => o.ApiKey = TestKey.Value).AddRedisRequestLimiter(TestRedis.NewName(), o => o.RequestsPerMinute = 6000, TestRedis.ConnectionString);
        await using ServiceProvider provider = services.BuildServiceProvider();

        (await OptionsOf(provider, "").RequestLimiter!.ReserveAsync(new RequestDemand("m", 1), TestRedis.Stop).SoonAsync()).Settle(null);
    }

    [Fact]
    public void Without_a_connection_the_message_says_what_to_register()
    {
        var services = new ServiceCollection();
        services.AddGptImage2(o => o.ApiKey = TestKey.Value).AddRedisRequestLimiter("a", o => o.RequestsPerMinute = 1);
        using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => OptionsOf(provider, ""));

        Assert.Equal("AddRedisRequestLimiter(\"a\"): there is no IConnectionMultiplexer. Register one, or give the method a connection string.", e.Message);
    }

    [Fact]
    public void A_wrong_option_is_found_when_the_host_starts()
    {
        var services = new ServiceCollection();
        services.AddGptImage2(o => o.ApiKey = TestKey.Value).AddRedisRequestLimiter("a", o => o.RequestsPerMinute = 0, "127.0.0.1:1");
        services.AddGptImage2("other", o => o.ApiKey = TestKey.Value).AddRedisRequestLimiter("a", static _ => { }, "127.0.0.1:1");
        using ServiceProvider provider = services.BuildServiceProvider();

        Exception e = Assert.ThrowsAny<Exception>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("AddRedisRequestLimiter(\"a\"): SharedLimiterOptions.RequestsPerMinute must be at least 1.", e.ToString(), StringComparison.Ordinal);
    }

    private static GptImage2Options OptionsOf(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<GptImage2Options>>().Get(name);
}
