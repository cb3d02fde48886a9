using GptImage2.Emulator;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace GptImage2.Hosting.Tests.Credentials;

public sealed class HeaderTests : HostTest
{
    private const string Secret = "tenant-secret-0123456789";

    private Gateway _gateway = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _gateway = await Gateway.StartAsync();
    }

    [Fact]
    public async Task The_key_of_Azure_OpenAI_is_sent_in_its_own_header_and_the_query_stays()
    {
        await Scans(options =>
        {
            options.Endpoint = new Uri($"{_gateway.Endpoint}openai/deployments/vision?api-version=2024-10-21");
            options.ApiKeyHeader = "api-key";
        }).ReadAsync(Stop);

        Gateway.Received request = Assert.Single(_gateway.Requests);
        Assert.Equal("/openai/deployments/vision/chat/completions?api-version=2024-10-21", request.Address);
        Assert.Equal(Emulator.ApiKey, request.Headers["api-key"]);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
    }

    [Fact]
    public async Task Constant_headers_and_those_of_the_callback_are_sent_with_each_attempt()
    {
        _gateway.Answers.Enqueue((500, "{}"));

        await Scans(options =>
        {
            options.Headers["x-team"] = "shop";
            options.Headers["x-tenant"] = "none";
            options.ConfigureHeaders = static (headers, _) =>
            {
                headers.Set("X-Tenant", "acme").Set("x-attempt", $"{headers.Attempt} of {headers.Method} for {headers.Model}");
                if (headers.Attempt == 1)
                    headers.Set("x-first", "yes");
                return default;
            };
        }).ReadAsync(Stop);

        Gateway.Received[] requests = [.. _gateway.Requests];
        Assert.Equal([("shop", "acme", "1 of IScans.ReadAsync for gpt-5-4-image-2"), ("shop", "acme", "2 of IScans.ReadAsync for gpt-5-4-image-2")], requests.Select(static request => (request.Headers["x-team"], request.Headers["x-tenant"], request.Headers["x-attempt"])));
        Assert.Equal([true, false], requests.Select(static request => request.Headers.ContainsKey("x-first")));
        Assert.Equal(["Bearer " + Emulator.ApiKey, "Bearer " + Emulator.ApiKey], requests.Select(static request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task The_callback_knows_the_model_of_the_call()
    {
        List<string> models = [];
        IScans scans = Scans(options => options.ConfigureHeaders = (headers, _) =>
        {
            models.Add(headers.Model);
            return default;
        });

        await scans.ReadAsync("acme", new CallOptions { Model = "gpt-other" }, Stop);

        Assert.Equal(["gpt-other"], models);
    }

    [Theory]
    [InlineData("Authorization", "x", "must not have 'Authorization', which the client sets itself")]
    [InlineData("content-type", "x", "must not have 'content-type', which the client sets itself")]
    [InlineData("Content-Encoding", "x", "must not have 'Content-Encoding', which the client sets itself")]
    [InlineData("HOST", "x", "must not have 'HOST', which the client sets itself")]
    [InlineData("Transfer-Encoding", "x", "must not have 'Transfer-Encoding', which the client sets itself")]
    [InlineData("OpenAI-Project", "x", "must not have 'OpenAI-Project', which the client sets itself")]
    [InlineData("api-key", "x", "must not have 'api-key', which has the key")]
    [InlineData("x team", "x", "must have names of headers: letters, digits and hyphens")]
    [InlineData("", "x", "must have names of headers: letters, digits and hyphens")]
    [InlineData("x-team", "", "must have a value for 'x-team'")]
    [InlineData("x-team", Secret + "\r\nHost: x", "must have a value of printable ASCII characters for 'x-team', without a space at its beginning or end")]
    [InlineData("x-team", Secret + "é", "must have a value of printable ASCII characters for 'x-team', without a space at its beginning or end")]
    [InlineData("x-team", Secret + " ", "must have a value of printable ASCII characters for 'x-team', without a space at its beginning or end")]
    public async Task A_header_that_cannot_be_sent_is_refused_at_construction_and_by_the_callback(string name, string value, string mistake)
    {
        ArgumentException atConstruction = Assert.ThrowsAny<ArgumentException>(() => Scans(options =>
        {
            options.ApiKeyHeader = "api-key";
            options.Headers[name] = value;
        }));
        RequestHeaderException atCall = await Assert.ThrowsAsync<RequestHeaderException>(() => Scans(options =>
        {
            options.ApiKeyHeader = "api-key";
            options.ConfigureHeaders = (headers, _) =>
            {
                headers.Set(name, value);
                return default;
            };
        }).ReadAsync(Stop));

        Assert.StartsWith($"GptImage2Options.Headers {mistake}.", atConstruction.Message, StringComparison.Ordinal);
        Assert.Contains($"The callback of GptImage2Options.ConfigureHeaders threw ArgumentException: The extra headers {mistake}.", atCall.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{atConstruction} {atCall}", StringComparison.Ordinal);
        Assert.Empty(_gateway.Requests);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("Content-Type")]
    [InlineData("a b")]
    [InlineData("")]
    public void The_header_of_the_key_must_be_one_that_is_free(string name) =>
        Assert.StartsWith("GptImage2Options.ApiKeyHeader must be the name of a header that the client does not set itself.", Assert.ThrowsAny<ArgumentException>(() => Scans(options => options.ApiKeyHeader = name)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Secrets_in_headers_are_removed_from_messages()
    {
        _gateway.Answers.Enqueue((403, $$$"""{"error":{"message":"No {{{Secret}}}-1, no {{{Secret}}}-2, team shop"}}"""));

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => Scans(options =>
        {
            options.Headers["x-gateway-token"] = $"Bearer {Secret}-1";
            options.Headers["x-team"] = "shop";
            options.ConfigureHeaders = static (headers, _) =>
            {
                headers.Set("Ocp-Apim-Subscription-Key", $"{Secret}-2");
                return default;
            };
        }).ReadAsync(Stop));

        Assert.Equal("No [key], no [key], team shop", exception.ProviderMessage);
        Assert.DoesNotContain(Secret, exception + Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_that_quotes_a_secret_header_does_not_show_it()
    {
        RequestHeaderException exception = await Assert.ThrowsAsync<RequestHeaderException>(() => Scans(static options => options.ConfigureHeaders = static (headers, _) =>
        {
            headers.Set("x-signature", Secret);
            throw new InvalidOperationException($"{Secret} is over.");
        }).ReadAsync(Stop));

        Assert.EndsWith("threw InvalidOperationException: [key] is over.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_that_throws_or_hangs_ends_the_call_before_anything_is_sent()
    {
        RequestHeaderException thrown = await Assert.ThrowsAsync<RequestHeaderException>(() => Scans(static options => options.ConfigureHeaders = static (_, _) => throw new InvalidOperationException("No tenant.")).ReadAsync(Stop));
        RequestHeaderException hung = await Assert.ThrowsAsync<RequestHeaderException>(() => Scans(static options =>
        {
            options.AttemptTimeout = TimeSpan.FromMilliseconds(50);
            options.ConfigureHeaders = static (_, _) => new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None));
        }).ReadAsync(Stop));
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Scans(options => options.ConfigureHeaders = async (_, token) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }).ReadAsync(cancellation.Token));

        Assert.EndsWith("The callback of GptImage2Options.ConfigureHeaders threw InvalidOperationException: No tenant.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal((false, true), (thrown.TimedOut, hung.TimedOut));
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task Keys_and_headers_are_not_part_of_the_identity_of_a_request()
    {
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        await Scans(options => (options.ReplyCache, options.ApiKey) = (cache, "sk-one-0123456789")).ReadAsync(Stop);

        JsonModeResult<Scan> found = await Scans(options =>
        {
            (options.ReplyCache, options.ApiKey, options.ApiKeyHeader) = (cache, "sk-two-0123456789", "api-key");
            options.Headers["x-team"] = "shop";
        }).ReadAsync(Stop);

        Assert.True(found.FromCache);
        Assert.Single(_gateway.Requests);
    }

    [Fact]
    public void Headers_and_exceptions_can_be_made_by_tests_and_show_no_values()
    {
        RequestHeaders headers = new RequestHeaders("IScans.ReadAsync", "gpt-5-4-image-2").Set("x-key", Secret);

        Assert.Equal("IScans.ReadAsync, attempt 1: x-key", headers.ToString());
        Assert.Equal(Secret, headers.Values["X-KEY"]);
        Assert.Equal("no", new CredentialException("no") { TimedOut = true }.Message);
        Assert.Equal("no", new RequestHeaderException("no", new TimeoutException()).Message);
    }

    private IScans Scans(Action<GptImage2Options>? configure = null) => Client(options =>
    {
        options.Endpoint = _gateway.Endpoint;
        configure?.Invoke(options);
    }).Bind<IScans>();
}
