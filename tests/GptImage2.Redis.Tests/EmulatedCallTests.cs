using System.Net;
using GptImage2.Emulator;
using GptImage2.Redis.Tests.Servers;

namespace GptImage2.Redis.Tests;

/// <summary>Generated calls of two clients over real sockets, to an endpoint that holds them to its limits.</summary>
public sealed class EmulatedCallTests
{
    // The minute of the endpoint has three seconds.
    private const int Speed = 20;
    private const int RequestsPerMinute = 60;
    private const int Calls = 150;

    [Theory]
    [InlineData(RequestsPerMinute, 1_000_000)]
    [InlineData(30_000, 3000)]
    public async Task Two_clients_that_share_the_limits_of_the_endpoint_are_never_refused(int requests, int tokens)
    {
        string name = TestRedis.NewName();
        await using GptImage2Emulator emulator = await StartAsync(requests, tokens);
        await using RedisRequestLimiter first = await TestRedis.OpenAsync(name, Configure);
        await using RedisRequestLimiter second = await TestRedis.OpenAsync(name, Configure);

        await Task.WhenAll(CallAsync(emulator, first), CallAsync(emulator, second));

        Assert.Equal(Calls, emulator.Requests.Count(static request => request.Status == (int)HttpStatusCode.OK));
        Assert.Equal(Calls, emulator.Requests.Count);

        void Configure(SharedLimiterOptions o) => (o.RequestsPerMinute, o.TokensPerMinute) = (requests * Speed, tokens * Speed);
    }

    [Theory]
    [InlineData(RequestsPerMinute, 1_000_000)]
    [InlineData(30_000, 3000)]
    public async Task Without_a_limiter_the_endpoint_refuses_some_of_these_calls(int requests, int tokens)
    {
        await using GptImage2Emulator emulator = await StartAsync(requests, tokens);

        await Assert.ThrowsAnyAsync<GptImage2Exception>(() => Task.WhenAll(CallAsync(emulator, null), CallAsync(emulator, null)));

        Assert.Contains(emulator.Requests, static request => request.Status == (int)HttpStatusCode.TooManyRequests);
    }

    private static async Task<GptImage2Emulator> StartAsync(int requests, int tokens)
    {
        GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(
            o => (o.RequestsPerMinute, o.TokensPerMinute, o.TimeProvider) = (requests, tokens, new FastClock(Speed)),
            TestRedis.Stop);
        emulator.Replies.When(static _ => true, static _ => Reply.Json("""{"text":"Rosso"}"""));
        return emulator;
    }

    private static async Task CallAsync(GptImage2Emulator emulator, IRequestLimiter? limiter)
    {
        IColorNamer namer = new GptImage2Client(new GptImage2Options
        {
            ApiKey = emulator.ApiKey,
            Endpoint = emulator.Endpoint,
            RequestLimiter = limiter,
            MaxRetries = 0,
            // The endpoint counts the seconds of its own minute, so that what it asks to wait is too long here.
            MaxRetryDelay = TimeSpan.FromMilliseconds(20),
            MaxConcurrentRequests = 20,
        }).Bind<IColorNamer>();
        await Task.WhenAll(Enumerable.Range(0, Calls / 2).Select(_ => namer.NameAsync("red", TestRedis.Stop)));
    }

    /// <summary>A clock that goes faster than that of the system.</summary>
    private sealed class FastClock(int speed) : TimeProvider
    {
        public override long TimestampFrequency => System.TimestampFrequency / speed;

        public override long GetTimestamp() => System.GetTimestamp();
    }
}

/// <summary>The client of the calls.</summary>
[JsonModeClient]
public partial interface IColorNamer
{
    [UserMessage("Translate the name of this color into Italian: {color}.")]
    Task<ColorName> NameAsync(string color, CancellationToken cancellationToken = default);
}

/// <summary>The name of a color.</summary>
[JsonContract]
public partial record ColorName(string Text);
