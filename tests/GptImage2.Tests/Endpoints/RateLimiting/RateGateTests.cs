using GptImage2.Endpoints.RateLimiting;
using GptImage2.Messages;
using GptImage2.Tests.Calls;

namespace GptImage2.Tests.Endpoints.RateLimiting;

public sealed class RateGateTests : CallTest
{
    private readonly ManualClock _clock = new();

    // 42 bytes of system message are 14 tokens, and two messages add 16 tokens.
    private static readonly JsonModeRequest ThirtyTokens = new(new LeadingMessages(new string('x', 12), []), []);

    [Fact]
    public async Task Requests_within_the_limit_pass_at_once_and_the_others_at_equal_intervals()
    {
        RateGate gate = Gate(o => o.RequestsPerMinute = 2);

        Assert.Equal(TimeSpan.Zero, await Enter(gate));
        Assert.Equal(TimeSpan.Zero, await Enter(gate));
        Task<TimeSpan> third = Enter(gate);
        _clock.Advance(29.9);
        Assert.False(third.IsCompleted);
        _clock.Advance(0.2);
        Assert.Equal(TimeSpan.FromSeconds(30), await third);
    }

    [Fact]
    public async Task Waiting_requests_pass_in_the_order_of_arrival()
    {
        RateGate gate = Gate(o => o.RequestsPerMinute = 1);
        await Enter(gate);
        Task<TimeSpan>[] waiting = [Enter(gate), Enter(gate), Enter(gate)];

        for (int passed = 1; passed <= waiting.Length; passed++)
        {
            _clock.Advance(60.1);
            await waiting[passed - 1];
            Assert.Equal(passed, waiting.Count(task => task.IsCompleted));
        }
    }

    [Fact]
    public async Task After_a_pause_no_more_than_the_limit_of_a_minute_passes_at_once()
    {
        RateGate gate = Gate(o => o.RequestsPerMinute = 2);
        _clock.Advance(600);

        await Enter(gate);
        await Enter(gate);
        Task<TimeSpan> third = Enter(gate);
        _clock.Advance(31);

        Assert.Equal(TimeSpan.FromSeconds(30), await third);
    }

    [Fact]
    public async Task A_small_request_does_not_overtake_a_large_one()
    {
        RateGate gate = Gate(o => o.TokensPerMinute = 60);
        await Enter(gate);
        await Enter(gate);
        Task<TimeSpan> large = Enter(gate);
        gate.Settle(ThirtyTokens, new TokenUsage(0, 0));

        Task<TimeSpan> small = gate.WaitAsync(new JsonModeRequest(new LeadingMessages("", []), []), Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        _clock.Advance(31);

        Assert.Equal((30, 30), (Math.Round((await large).TotalSeconds, 3), Math.Round((await small).TotalSeconds, 3)));
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_waiting_leaves_its_place_to_the_next()
    {
        RateGate gate = Gate(o => o.RequestsPerMinute = 1);
        await Enter(gate);
        using var stop = new CancellationTokenSource();
        Task<TimeSpan> gone = gate.WaitAsync(ThirtyTokens, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        Task<TimeSpan> next = Enter(gate);
        _clock.Advance(60.1);

        Assert.Equal(60, (await next).TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Tokens_are_counted_with_their_estimate()
    {
        RateGate gate = Gate(o => o.TokensPerMinute = 60);

        await Enter(gate);
        await Enter(gate);
        Task<TimeSpan> third = Enter(gate);
        _clock.Advance(30.1);

        Assert.Equal(TimeSpan.FromSeconds(30), await third);
    }

    [Theory]
    [InlineData(20, 20, 10)]
    [InlineData(20, 70, 60)]
    [InlineData(10, 5, 0)]
    public async Task The_usage_of_a_reply_replaces_the_estimate(int input, int output, int wait)
    {
        RateGate gate = Gate(o => o.TokensPerMinute = 60);
        await Enter(gate);
        gate.Settle(ThirtyTokens, new TokenUsage(input, output));

        Task<TimeSpan> next = Enter(gate);
        _clock.Advance(100);

        Assert.Equal(wait, (await next).TotalSeconds, 0.01);
    }

    [Fact]
    public async Task A_request_larger_than_the_limit_passes_when_the_complete_limit_is_available()
    {
        RateGate gate = Gate(o => o.TokensPerMinute = 20);

        Assert.Equal(TimeSpan.Zero, await Enter(gate));
        Task<TimeSpan> second = Enter(gate);
        _clock.Advance(91);

        Assert.Equal(TimeSpan.FromSeconds(90), await second);
    }

    [Fact]
    public async Task No_request_passes_while_the_limits_of_the_endpoint_are_used_up()
    {
        RateGate gate = Gate();
        gate.Note(TimeSpan.FromSeconds(5));
        Task<TimeSpan> first = Enter(gate);
        gate.Note(TimeSpan.FromSeconds(20));

        _clock.Advance(19.9);
        Assert.False(first.IsCompleted);
        _clock.Advance(0.2);
        Assert.Equal(TimeSpan.FromSeconds(20), await first);
        Assert.Equal(TimeSpan.Zero, await Enter(gate));
    }

    [Fact]
    public async Task A_pause_longer_than_the_longest_retry_delay_is_ignored()
    {
        RateGate gate = Gate(o => o.MaxRetryDelay = TimeSpan.FromSeconds(10));
        gate.Note(TimeSpan.FromSeconds(11));

        Assert.Equal(TimeSpan.Zero, await Enter(gate));
    }

    // With a clock that is not moved, a failing test would wait forever.
    private static Task<TimeSpan> Enter(RateGate gate) =>
        gate.WaitAsync(ThirtyTokens, Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

    private RateGate Gate(Action<GptImage2Options>? configure = null)
    {
        var options = new GptImage2Options { TimeProvider = _clock };
        configure?.Invoke(options);
        return new RateGate(options.TimeProvider, options.MaxRetryDelay, options.RequestsPerMinute, options.TokensPerMinute);
    }
}
