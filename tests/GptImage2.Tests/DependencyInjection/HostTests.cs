using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Endpoints.Caching;
using GptImage2.Tests.Endpoints.RateLimiting;
using GptImage2.Tests.OpenAI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using IItems = GptImage2.Tests.Calls.BindTests.IItems;

namespace GptImage2.Tests.DependencyInjection;

public sealed class HostTests : CallTest
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public async Task An_interface_is_a_service_that_calls_the_endpoint_of_the_options()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        _services.AddGptImage2(Options(server)).AddClient<IItems>();
        await using ServiceProvider provider = _services.BuildServiceProvider(validateScopes: true);

        JsonModeResult<Item> result = await provider.GetRequiredService<IItems>().ReadAsync("this", Cancellation);

        Assert.Equal(new Item("milk", 2), result.Value);
        Assert.Equal($"Bearer {Key}", Assert.Single(server.Requests).Headers["Authorization"]);
        Assert.Same(provider.GetRequiredService<IItems>(), provider.GetRequiredService<IItems>());
        Assert.Same(provider.GetRequiredService<GptImage2Client>(), provider.GetRequiredService<GptImage2Client>());
    }

    [Fact]
    public async Task A_named_client_and_its_interfaces_are_keyed_only_by_its_name()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        _services.AddGptImage2(o =>
        {
            Options(server)(o);
            o.Model = "of the default";
        }).AddClient<IItems>();
        _services.AddGptImage2("billing", o =>
        {
            Options(server)(o);
            o.Model = "of billing";
        }).AddClient<IItems>();
        await using ServiceProvider provider = _services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IItems>("billing").ReadAsync("this", Cancellation);
        await provider.GetRequiredService<IItems>().ReadAsync("this", Cancellation);

        Assert.Equal(["of billing", "of the default"], server.Requests.Select(request => request.Json.GetProperty("model").GetString()));
        Assert.StartsWith("of billing at", provider.GetRequiredKeyedService<GptImage2Client>("billing").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_check_runs_in_a_scope_of_its_own_for_each_reply()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Completion(ItemReply), Answer.Completion(ItemReply));
        _services.AddScoped<Stock>();
        _services.AddReplyCheck<Item, InStock>();
        _services.AddGptImage2(Uncorrected(server)).AddClient<IItems>();
        _services.AddGptImage2("billing", Uncorrected(server)).AddClient<IItems>();
        await using ServiceProvider provider = _services.BuildServiceProvider(validateScopes: true);

        ContractViolationException first = await Assert.ThrowsAsync<ContractViolationException>(() => provider.GetRequiredService<IItems>().ReadAsync("this", Cancellation));
        ContractViolationException second = await Assert.ThrowsAsync<ContractViolationException>(() => provider.GetRequiredService<IItems>().ReadAsync("this", Cancellation));
        ContractViolationException named = await Assert.ThrowsAsync<ContractViolationException>(() => provider.GetRequiredKeyedService<IItems>("billing").ReadAsync("this", Cancellation));

        Assert.All([first, second, named], static e => Assert.Equal("/count: expected at most 1, asked 1 times, found 2", Assert.Single(e.Violations).ToString()));
    }

    [Fact]
    public async Task A_check_of_a_builder_is_for_its_client_only()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Completion(ItemReply));
        _services.AddScoped<Stock>();
        _services.AddGptImage2(Uncorrected(server)).AddClient<IItems>();
        _services.AddGptImage2("billing", Uncorrected(server)).AddClient<IItems>().AddReplyCheck<Item, InStock>();
        await using ServiceProvider provider = _services.BuildServiceProvider(validateScopes: true);

        Assert.Equal(2, (await provider.GetRequiredService<IItems>().ReadAsync("this", Cancellation)).Value.Count);
        await Assert.ThrowsAsync<ContractViolationException>(() => provider.GetRequiredKeyedService<IItems>("billing").ReadAsync("this", Cancellation));
    }

    private sealed class Stock
    {
        public int Asked { get; set; }
    }

    private sealed class InStock(Stock stock) : IReplyCheck<Item>
    {
        public ValueTask CheckAsync(Item value, ReplyCheckContext context, CancellationToken cancellationToken)
        {
            stock.Asked++;
            if (value.Count > 1)
                context.Reject(nameof(Item.Count), $"at most 1, asked {stock.Asked} times");
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public void A_named_client_is_not_the_default_client()
    {
        _services.AddGptImage2("billing", o => o.ApiKey = Key).AddClient<IItems>();
        using ServiceProvider provider = _services.BuildServiceProvider();

        Assert.Null(provider.GetService<GptImage2Client>());
        Assert.Null(provider.GetService<IItems>());
        Assert.NotNull(provider.GetKeyedService<IItems>("billing"));
    }

    [Fact]
    public async Task Handlers_can_be_added_and_the_HTTP_client_has_no_timeout()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var seen = new SeenRequests();
        IGptImage2Builder builder = _services.AddGptImage2(Options(server));
        builder.HttpClientBuilder.AddHttpMessageHandler(() => seen);
        await using ServiceProvider provider = _services.BuildServiceProvider();

        await CallAsync(provider.GetRequiredService<GptImage2Client>());

        Assert.Equal([new Uri(server.Endpoint + "/chat/completions")], seen.Addresses);
        Assert.Equal(Timeout.InfiniteTimeSpan, provider.GetRequiredService<IHttpClientFactory>().CreateClient(builder.HttpClientBuilder.Name).Timeout);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = new LoopbackServer(new Answer(307, "") { Headers = [("Location", "/elsewhere")] }, Answer.Completion(ItemReply));
        _services.AddGptImage2(Options(server));
        await using ServiceProvider provider = _services.BuildServiceProvider();

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => CallAsync(provider.GetRequiredService<GptImage2Client>()));

        Assert.Equal(307, exception.Status);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(null, "GptImage2Options.MaxRetries must be from 0 to 10.")]
    [InlineData("billing", "AddGptImage2(\"billing\"): GptImage2Options.MaxRetries must be from 0 to 10.")]
    public void An_invalid_option_stops_the_start_and_is_named(string? name, string message)
    {
        Action<GptImage2Options> configure = o => (o.ApiKey, o.MaxRetries) = (Key, 11);
        _ = name is null ? _services.AddGptImage2(configure) : _services.AddGptImage2(name, configure);

        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(Start);

        Assert.Equal([message], exception.Failures);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sk-secret\n")]
    public void An_invalid_key_stops_the_start_and_is_not_quoted(string key)
    {
        _services.AddGptImage2(o => o.ApiKey = key);

        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(Start);

        Assert.Contains("API key", Assert.Single(exception.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_endpoint_stops_the_start()
    {
        _services.AddGptImage2(o => (o.ApiKey, o.Endpoint) = (Key, new Uri("https://x.example/v1/chat/completions")));

        Assert.StartsWith("GptImage2Options.Endpoint must", Assert.Single(Assert.Throws<OptionsValidationException>(Start).Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_client_needs_a_name_that_is_not_empty() =>
        Assert.ThrowsAny<ArgumentException>(() => _services.AddGptImage2(""));

    [Fact]
    public async Task The_registered_limiter_is_used_when_that_is_enabled()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var limiter = new RecordingLimiter();
        _services.AddSingleton<IRequestLimiter>(limiter);
        _services.AddGptImage2(Options(server));
        _services.AddGptImage2("limited", Options(server)).AddRequestLimiter();
        await using ServiceProvider provider = _services.BuildServiceProvider();

        await CallAsync(provider.GetRequiredService<GptImage2Client>());
        Assert.Empty(limiter.Steps);
        await CallAsync(provider.GetRequiredKeyedService<GptImage2Client>("limited"));

        Assert.Equal(["reserve 1", "settle 1200", "end"], limiter.Steps);
    }

    [Fact]
    public async Task The_registered_cache_stores_replies_when_that_is_enabled()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var cache = new DictionaryCache();
        _services.AddSingleton<IDistributedCache>(cache);
        _services.AddGptImage2(Options(server));
        _services.AddGptImage2("kept", Options(server)).AddReplyCache(TimeSpan.FromHours(1));
        await using ServiceProvider provider = _services.BuildServiceProvider();

        await CallAsync(provider.GetRequiredService<GptImage2Client>());
        Assert.Empty(cache.Entries);
        await CallAsync(provider.GetRequiredKeyedService<GptImage2Client>("kept"));

        Assert.True((await CallAsync(provider.GetRequiredKeyedService<GptImage2Client>("kept"))).FromCache);
        Assert.Equal(TimeSpan.FromHours(1), Assert.Single(cache.Entries).Value.Options.AbsoluteExpirationRelativeToNow);
    }

    [Fact]
    public void The_clock_of_the_host_is_used_unless_the_options_have_one()
    {
        var clock = new FakeClock();
        var own = new FakeClock();
        _services.AddSingleton<TimeProvider>(clock);
        _services.AddGptImage2(o => o.ApiKey = Key);
        _services.AddGptImage2("own", o => (o.ApiKey, o.TimeProvider) = (Key, own));
        using ServiceProvider provider = _services.BuildServiceProvider();
        IOptionsMonitor<GptImage2Options> options = provider.GetRequiredService<IOptionsMonitor<GptImage2Options>>();

        Assert.Same(clock, options.CurrentValue.TimeProvider);
        Assert.Same(own, options.Get("own").TimeProvider);
    }

    private static Action<GptImage2Options> Options(LoopbackServer server) => o => (o.ApiKey, o.Endpoint) = (Key, server.Endpoint);

    private static Action<GptImage2Options> Uncorrected(LoopbackServer server) => o =>
    {
        Options(server)(o);
        o.MaxCorrections = 0;
    };

    private void Start()
    {
        using ServiceProvider provider = _services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    private sealed class SeenRequests : DelegatingHandler
    {
        public List<Uri?> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
