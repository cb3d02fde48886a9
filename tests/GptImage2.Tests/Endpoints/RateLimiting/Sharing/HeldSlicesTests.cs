using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2.Tests.Endpoints.RateLimiting.Sharing;

public sealed class HeldSlicesTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero);

    private readonly HeldSlices _slices = new();

    [Fact]
    public void A_slice_serves_from_its_begin_to_its_end_by_both_clocks()
    {
        _slices.Add(Slice("e", 1, 3, 2, 100));

        Assert.Null(_slices.TryTake(10, Seconds(0.9)));
        Assert.NotNull(_slices.TryTake(10, Seconds(1)));
        _slices.Expire(Seconds(2.9), Start + Seconds(2.9));
        Assert.Equal(1, _slices.Requests);
        // The machine was suspended: its monotonic clock stood still.
        _slices.Expire(Seconds(2.9), Start + Seconds(60));
        Assert.Null(_slices.TryTake(10, Seconds(2.9)));
        Assert.True(_slices.IsEmpty);

        LimitDemand returns = _slices.TakeReturns(default);
        Assert.Equal(("e", 1, 90), (returns.Epoch, returns.ReturnedRequests, returns.ReturnedTokens));
        Assert.False(_slices.HasReturns);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_prolong_a_slice()
    {
        _slices.Add(Slice("e", 0, 2, 5, 100));

        _slices.Expire(Seconds(2), Start - TimeSpan.FromHours(1));

        Assert.True(_slices.IsEmpty);
    }

    [Fact]
    public void A_request_takes_tokens_of_several_slices_and_lives_as_long_as_the_first_of_them()
    {
        _slices.Add(Slice("e", 0, 2, 1, 100));
        _slices.Add(Slice("e", 0, 4, 5, 50));

        Assert.Null(_slices.TryTake(151, Seconds(1)));
        Assert.Equal(Seconds(2), _slices.TryTake(60, Seconds(1))!.Until);
        Assert.Equal(Seconds(2), _slices.TryTake(60, Seconds(1))!.Until);
        Assert.Equal(Seconds(4), _slices.TryTake(30, Seconds(1))!.Until);
        Assert.Equal((3, 0), (_slices.Requests, _slices.Tokens));
    }

    [Fact]
    public void A_debt_is_paid_by_the_slices_and_the_rest_with_the_next_demand()
    {
        _slices.Add(Slice("e", 0, 2, 5, 100));
        _slices.TryTake(40, Seconds(1));

        _slices.PutBack("e", 0, -100, Seconds(1));
        Assert.Equal(0, _slices.Tokens);
        LimitDemand demand = _slices.TakeReturns(new LimitDemand("a", 1, 1, 1));
        Assert.Equal(-40, demand.ReturnedTokens);
        // It was not answered.
        _slices.KeepDebt(demand);
        _slices.Add(Slice("e", 0, 2, 5, 30));
        Assert.Equal(0, _slices.Tokens);
        Assert.Equal(-10, _slices.TakeReturns(default).ReturnedTokens);
    }

    [Fact]
    public void Nothing_of_an_earlier_epoch_is_given_back()
    {
        _slices.Add(Slice("first", 0, 2, 5, 100));
        _slices.TryTake(40, Seconds(1));
        _slices.Add(Slice("second", 0, 4, 5, 100));

        _slices.PutBack("first", 1, 40, Seconds(1));
        _slices.Expire(Seconds(3), Start + Seconds(3));
        Assert.False(_slices.HasReturns);
        Assert.Equal((5, 100), (_slices.Requests, _slices.Tokens));
    }

    // The judge counts what came in and what went out.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_is_lost_and_nothing_comes_from_nowhere(int seed)
    {
        var random = new Random(seed);
        long granted = 0;
        long used = 0;
        long returned = 0;
        var running = new List<(HeldSlice Slice, long Tokens)>();
        TimeSpan now = TimeSpan.Zero;
        for (int step = 0; step < 20_000; step++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(0, 20));
            _slices.Expire(now, Start + now);
            switch (random.Next(5))
            {
                case 0:
                    TimeSpan from = now + TimeSpan.FromMilliseconds(random.Next(0, 300));
                    var slice = new HeldSlice("e", from, from + Seconds(1), Start + from + Seconds(1)) { Requests = random.Next(1, 10), Tokens = random.Next(0, 500) };
                    granted += slice.Tokens;
                    _slices.Add(slice);
                    break;
                case 1 or 2:
                    long tokens = random.Next(0, 100);
                    if (_slices.TryTake(tokens, now) is { } source)
                        running.Add((source, tokens));
                    break;
                case 3 when running.Count > 0:
                    (HeldSlice held, long estimate) = running[random.Next(running.Count)];
                    running.Remove((held, estimate));
                    long bill = random.Next(0, 150);
                    used += bill;
                    _slices.PutBack(held.Epoch, 0, estimate - bill, now);
                    break;
                case 4 when _slices.HasReturns:
                    returned += _slices.TakeReturns(default).ReturnedTokens;
                    break;
            }

            long pending = _slices.HasReturns ? Peek() : 0;
            Assert.Equal(granted, used + returned + pending + _slices.Tokens + running.Sum(static request => request.Tokens));
        }

        Assert.True(used > 0 && returned != 0);

        long Peek()
        {
            LimitDemand demand = _slices.TakeReturns(default);
            returned += demand.ReturnedTokens;
            return 0;
        }
    }

    private static HeldSlice Slice(string epoch, double from, double until, long requests, long tokens) =>
        new(epoch, Seconds(from), Seconds(until), Start + Seconds(until)) { Requests = requests, Tokens = tokens };

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
