using GptImage2.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Extensions.Http;

namespace GptImage2.Hosting.Tests.Resilience;

/// <summary>Handlers of all HttpClients of a host that retry or end requests early do not apply to the client.</summary>
public sealed class GlobalHandlerTests : HostTest
{
    private static readonly Dictionary<string, Action<IHttpClientBuilder>> Handlers = new()
    {
        ["standard"] = static http => http.AddStandardResilienceHandler(Hasty),
        ["hedging"] = static http => http.AddStandardHedgingHandler().Configure(static options => (options.Hedging.Delay, options.Endpoint.Timeout.Timeout) = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200))),
        ["pipeline of your own"] = static http => http.AddResilienceHandler("own", static pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions { Delay = TimeSpan.Zero }).AddTimeout(TimeSpan.FromMilliseconds(200))),
        ["policy of Polly"] = static http => http.AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError().RetryAsync(2)),
        ["derived handler"] = static http => http.AddHttpMessageHandler(static () => new OwnPolicyHandler()),
    };

    public static TheoryData<string, bool, string?> Setups()
    {
        var setups = new TheoryData<string, bool, string?>();
        foreach (string handler in Handlers.Keys)
        {
            setups.Add(handler, true, null);
            setups.Add(handler, false, "billing");
        }

        return setups;
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task A_slow_reply_is_neither_cut_off_nor_paid_twice(string handler, bool defaultsFirst, string? name)
    {
        Emulator.Replies.Enqueue(Reply.Json(Page).WithDelay(TimeSpan.FromMilliseconds(600)));
        await using ServiceProvider provider = Provider(Handlers[handler], defaultsFirst, name);

        JsonModeResult<Scan> result = await ClientOf(provider, name).ReadAsync(Stop);

        Assert.Equal(new Scan("Tea"), result.Value);
        Assert.Single(Emulator.Requests);
        Assert.Equal(1, result.Exchanges[0].Attempts);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task MaxRetries_is_the_only_retry(string handler, bool defaultsFirst, string? name)
    {
        Emulator.Replies.Enqueue(Reply.Error(500, "Sorry."));
        await using ServiceProvider provider = Provider(Handlers[handler], defaultsFirst, name);

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => ClientOf(provider, name).ReadAsync(Stop));

        Assert.Equal((500, 1), (exception.Status, exception.Attempts));
        Assert.Single(Emulator.Requests);
        Assert.Contains($"The HttpClient {(name is null ? "GptImage2" : $"GptImage2:{name}")} leaves out the handler ", Log.All, StringComparison.Ordinal);
        Assert.Empty(Log.Of(22));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timeout_of_all_clients_does_not_end_a_slow_reply(bool defaultsFirst)
    {
        Emulator.Replies.Enqueue(Reply.Json(Page).WithDelay(TimeSpan.FromMilliseconds(600)));
        await using ServiceProvider provider = Provider(static http => http.ConfigureHttpClient(static client => client.Timeout = TimeSpan.FromMilliseconds(200)), defaultsFirst, null);

        Assert.Equal(new Scan("Tea"), (await ClientOf(provider, null).ReadAsync(Stop)).Value);
    }

    [Fact]
    public async Task Other_clients_keep_the_handlers()
    {
        Emulator.Replies.Enqueue(Reply.Error(500, "Sorry.").BeforeChecks(), Reply.Error(500, "Sorry.").BeforeChecks());
        await using ServiceProvider provider = Provider(Handlers["policy of Polly"], defaultsFirst: true, name: null);
        HttpClient other = provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");

        await other.PostAsync(new Uri(Emulator.Endpoint + "/chat/completions"), new StringContent("{}"), Stop);

        Assert.Equal(3, Emulator.Requests.Count);
    }

    [Fact]
    public async Task Other_handlers_of_all_clients_stay()
    {
        var seen = new SeenHandler();
        await using ServiceProvider provider = Provider(
            http =>
            {
                http.AddHttpMessageHandler(() => seen);
                http.AddStandardResilienceHandler(Hasty);
            },
            defaultsFirst: true,
            name: null);

        await ClientOf(provider, null).ReadAsync(Stop);

        Assert.Equal(1, seen.Requests);
        Assert.Empty(Log.Of(22));
        Assert.Single(Log.Of(23));
    }

    [Fact]
    public async Task A_handler_that_was_added_to_the_client_itself_stays_and_is_warned_about()
    {
        Emulator.Replies.Enqueue(Reply.Error(500, "Sorry."));
        IGptImage2Builder builder = Services.AddGptImage2(Hurried).AddClient<IScans>();
        builder.HttpClientBuilder.AddStandardResilienceHandler(Hasty);
        // The same client again does not take the handler away.
        Services.AddGptImage2(static options => options.MaxCorrections = 0);
        await using ServiceProvider provider = Services.BuildServiceProvider();

        await ClientOf(provider, null).ReadAsync(Stop);

        Assert.Equal(2, Emulator.Requests.Count);
        Assert.Contains("The HttpClient GptImage2 has the handler Microsoft.Extensions.Http.Resilience.ResilienceHandler, which may send requests again or end them early.", Assert.Single(Log.Of(22)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_of_an_unknown_type_that_sends_twice_is_reported_once()
    {
        Emulator.Replies.Enqueue(Reply.Error(500, "Sorry."), Reply.Json(Page), Reply.Error(500, "Sorry."), Reply.Json(Page));
        Services.ConfigureHttpClientDefaults(static http => http.AddHttpMessageHandler(static () => new SecondChance()));
        Services.AddGptImage2(Hurried).AddClient<IScans>();
        await using ServiceProvider provider = Services.BuildServiceProvider();

        await ClientOf(provider, null).ReadAsync(Stop);
        await ClientOf(provider, null).ReadAsync(Stop);

        Assert.Equal(4, Emulator.Requests.Count);
        Assert.StartsWith("IScans.ReadAsync: a handler of the HttpClient sent one attempt more than once", Assert.Single(Log.Of(21)), StringComparison.Ordinal);
    }

    private static void Hasty(HttpStandardResilienceOptions options)
    {
        options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(200);
        options.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(400);
        options.Retry.Delay = TimeSpan.Zero;
    }

    private static IScans ClientOf(ServiceProvider provider, string? name) =>
        name is null ? provider.GetRequiredService<IScans>() : provider.GetRequiredKeyedService<IScans>(name);

    private ServiceProvider Provider(Action<IHttpClientBuilder> defaults, bool defaultsFirst, string? name)
    {
        if (defaultsFirst)
            Services.ConfigureHttpClientDefaults(defaults);
        _ = name is null ? Services.AddGptImage2(Hurried).AddClient<IScans>() : Services.AddGptImage2(name, Hurried).AddClient<IScans>();
        if (!defaultsFirst)
            Services.ConfigureHttpClientDefaults(defaults);
        return Services.BuildServiceProvider();
    }

    private void Hurried(GptImage2Options options)
    {
        ToEmulator(options);
        options.MaxRetries = 0;
    }

    private sealed class OwnPolicyHandler() : Microsoft.Extensions.Http.PolicyHttpMessageHandler(HttpPolicyExtensions.HandleTransientHttpError().RetryAsync(2));

    private sealed class SeenHandler : DelegatingHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class SecondChance : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? response : await base.SendAsync(request, cancellationToken);
        }
    }
}
