using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace GptImage2.Redis.Tests.Docs;

/// <summary>The code of docs/redis.md. <see cref="RedisPageTests"/> compares it with the page.</summary>
internal static class RedisSamples
{
    public static void Register(IServiceCollection services, IConfiguration configuration, string redis)
    {
        #region redis.md
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(redis));
        services.AddGptImage2(configuration.GetSection("GptImage2"))
            .AddRedisRequestLimiter("openai/project-a", options =>
            {
                options.RequestsPerMinute = 500;
                options.TokensPerMinute = 200_000;
            });
        #endregion

        #region redis.md
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            "limiter",
            provider => new RedisRequestLimiterHealthCheck(provider.GetRequiredKeyedService<RedisRequestLimiter>("openai/project-a")),
            failureStatus: null,
            tags: null));
        #endregion
    }

    public static async Task ConnectAsync(string redis)
    {
        #region redis.md
        await using RedisRequestLimiter limiter = await RedisRequestLimiter.ConnectAsync(
            redis,
            "openai/project-a",
            new SharedLimiterOptions { RequestsPerMinute = 500, TokensPerMinute = 200_000 });
        var gpt = new GptImage2Client(new GptImage2Options { RequestLimiter = limiter });
        #endregion

        Assert.NotNull(gpt);
    }
}
