using GptImage2.Emulator;

namespace GptImage2.Hosting.Tests.Credentials;

public sealed class TokenTests : HostTest
{
    private readonly SteppedClock _clock = new();
    private int _fetched;

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_expires()
    {
        IScans scans = Scans(TimeSpan.FromHours(1));

        await scans.ReadAsync(Stop);
        _clock.Now += TimeSpan.FromMinutes(54);
        await scans.ReadAsync(Stop);
        Assert.Equal(1, _fetched);
        _clock.Now += TimeSpan.FromMinutes(2);
        await scans.ReadAsync(Stop);
        await UntilAsync(() => _fetched == 2);
        _clock.Now += TimeSpan.FromMinutes(30);
        await scans.ReadAsync(Stop);

        Assert.Equal(2, _fetched);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_fetched_before_the_request_is_sent()
    {
        await using Gateway gateway = await Gateway.StartAsync();
        IScans scans = Scans(TimeSpan.FromHours(1), options => options.Endpoint = gateway.Endpoint);

        await scans.ReadAsync(Stop);
        _clock.Now += TimeSpan.FromHours(2);
        await scans.ReadAsync(Stop);

        Assert.Equal(["Bearer token-number-1", "Bearer token-number-2"], gateway.Requests.Select(static request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Many_calls_fetch_one_token()
    {
        var ready = new TaskCompletionSource();
        IScans scans = Scans(TimeSpan.FromHours(1), wait: ready.Task);

        Task<JsonModeResult<Scan>>[] calls = [.. Enumerable.Range(0, 20).Select(_ => scans.ReadAsync(Stop))];
        ready.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal((1, 20), (_fetched, Emulator.Requests.Count));
    }

    [Fact]
    public async Task Many_refused_calls_fetch_one_new_token()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(
            static options =>
            {
                options.AcceptAnyKey = true;
                options.DefaultReply = Reply.Json(Page);
                options.RejectedKeys.Add("token-number-1");
            },
            Stop);
        IScans scans = Scans(TimeSpan.FromHours(1), options => (options.Endpoint, options.MaxRetries) = (emulator.Endpoint, 0));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => scans.ReadAsync(Stop)));

        Assert.Equal(2, _fetched);
        Assert.Equal(10, emulator.Requests.Count(static request => request.Status == 200));
    }

    [Fact]
    public async Task A_refused_token_is_fetched_once_more_and_then_the_call_fails()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(cancellationToken: Stop);
        IScans scans = Scans(TimeSpan.FromHours(1), options => options.Endpoint = emulator.Endpoint);

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => scans.ReadAsync(Stop));

        Assert.Equal((401, 2, 2), (exception.Status, exception.Attempts, _fetched));
        Assert.EndsWith("Another key or token was fetched after the first refusal, and was refused too.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_does_not_cancel_the_token_of_the_others()
    {
        using var cancellation = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        IScans scans = Scans(TimeSpan.FromHours(1), wait: ready.Task);

        Task<JsonModeResult<Scan>> cancelled = scans.ReadAsync(cancellation.Token);
        Task<JsonModeResult<Scan>> other = scans.ReadAsync(Stop);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        ready.SetResult();

        Assert.Equal(new Scan("Tea"), (await other).Value);
        Assert.Equal(1, _fetched);
    }

    [Fact]
    public async Task A_token_that_is_still_good_is_used_when_the_next_one_cannot_be_fetched()
    {
        bool fails = false;
        IScans scans = Client(
            ApiCredential.FromToken(_ => fails ? throw new InvalidOperationException("token-number-1 is secret") : new ValueTask<ApiToken>(Next(TimeSpan.FromHours(1)))),
            options => options.TimeProvider = _clock).Bind<IScans>();

        await scans.ReadAsync(Stop);
        fails = true;
        _clock.Now += TimeSpan.FromMinutes(57);
        await scans.ReadAsync(Stop);
        await UntilAsync(() => Log.Of(19).Any());
        await scans.ReadAsync(Stop);
        Assert.Equal("The next token could not be fetched: InvalidOperationException. The last one is used until 2026-05-08 13:00:00Z.", Assert.Single(Log.Of(19)));
        _clock.Now += TimeSpan.FromMinutes(10);
        CredentialException exception = await Assert.ThrowsAsync<CredentialException>(() => scans.ReadAsync(Stop));

        Assert.Contains("threw InvalidOperationException: [key] is secret", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, Emulator.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_has_already_expired_is_refused()
    {
        CredentialException exception = await Assert.ThrowsAsync<CredentialException>(() => Scans(TimeSpan.FromMinutes(-1)).ReadAsync(Stop));

        Assert.EndsWith("The callback of GptImage2Options.Credential returned a token that expires at 2026-05-08T11:59:00Z, which is over. Return a new one, or set the clock of this machine.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public async Task A_callback_that_hangs_ends_after_the_time_of_an_attempt_for_all_calls()
    {
        IScans scans = Scans(TimeSpan.FromHours(1), static options => options.AttemptTimeout = TimeSpan.FromMilliseconds(50), Task.Delay(Timeout.InfiniteTimeSpan, Stop));

        foreach (Task<JsonModeResult<Scan>> call in Enumerable.Range(0, 3).Select(_ => scans.ReadAsync(Stop)).ToArray())
            Assert.True((await Assert.ThrowsAsync<CredentialException>(() => call)).TimedOut);

        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void A_token_does_not_show_itself() =>
        Assert.Equal("a token that expires at 2026-05-08T12:00:00Z", new ApiToken("secret", _clock.Now).ToString());

    [Fact]
    public void A_token_has_no_header_of_its_own()
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => Scans(TimeSpan.FromHours(1), static options => options.ApiKeyHeader = "api-key"));

        Assert.StartsWith("GptImage2Options.ApiKeyHeader cannot be combined with a token of Credential, which is sent in the header Authorization.", exception.Message, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(5, Stop);
    }

    private ApiToken Next(TimeSpan lifetime) => new($"token-number-{Interlocked.Increment(ref _fetched)}", _clock.Now + lifetime);

    private IScans Scans(TimeSpan lifetime, Action<GptImage2Options>? configure = null, Task? wait = null) => Client(
        ApiCredential.FromToken(async _ =>
        {
            await (wait ?? Task.CompletedTask);
            return Next(lifetime);
        }),
        options =>
        {
            options.TimeProvider = _clock;
            configure?.Invoke(options);
        }).Bind<IScans>();
}
