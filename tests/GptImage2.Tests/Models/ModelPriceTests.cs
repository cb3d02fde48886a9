namespace GptImage2.Tests.Models;

public sealed class ModelPriceTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    private static readonly ModelPrice Full = new(8, 15, Day) { CachedInputPerMillion = 2, CacheWritePerMillion = 10 };

    private static readonly TokenUsage Parts = new(1_000_000, 100_000) { CachedInputTokens = 300_000, CacheWriteTokens = 200_000, ReasoningTokens = 50_000, ImageInputTokens = 10_000 };

    [Fact]
    public void Each_kind_of_token_has_its_price() =>
        // 500,000 of 8 dollars, 300,000 of 2, 200,000 of 10 and 100,000 of 15.
        Assert.Equal(4m + 0.6m + 2m + 1.5m, Full.CostOf(Parts));

    [Fact]
    public void Cached_input_without_a_price_costs_as_much_as_other_input() =>
        Assert.Equal(6.4m + 2m + 1.5m, (Full with { CachedInputPerMillion = null }).CostOf(Parts));

    [Fact]
    public void Cache_writes_without_a_price_leave_the_cost_unknown()
    {
        ModelPrice price = Full with { CacheWritePerMillion = null };

        Assert.Null(price.CostOf(Parts));
        Assert.Equal(5.6m + 0.6m + 1.5m, price.CostOf(Parts with { CacheWriteTokens = 0 }));
    }

    [Fact]
    public void Cached_tokens_that_a_gateway_counts_beside_the_input_do_not_make_it_negative() =>
        Assert.Equal(0.6m + 2m, Full.CostOf(new TokenUsage(100, 0) { CachedInputTokens = 300_000, CacheWriteTokens = 200_000 }));

    [Theory]
    [InlineData(ServiceTier.Auto, 8)]
    [InlineData(ServiceTier.Default, 8)]
    [InlineData(ServiceTier.Flex, 4)]
    [InlineData(ServiceTier.Priority, 16)]
    public void A_tier_has_its_price(ServiceTier tier, int input)
    {
        ModelPrice price = Full with { Flex = new ModelPrice(4, 7.5m, Day), Priority = new ModelPrice(16, 30, Day) };

        Assert.Equal(input, price.Of(tier)!.InputPerMillion);
    }

    [Fact]
    public void A_tier_without_a_price_has_none()
    {
        Assert.Null(Full.Of(ServiceTier.Flex));
        Assert.Null(Full.Of(ServiceTier.Priority));
        Assert.Null(Full.Of(ServiceTier.Scale));
    }

    [Fact]
    public void The_upper_bound_uses_the_highest_price_of_input()
    {
        Assert.Equal(10m + 15m, Full.UpperBound(1_000_000, 1_000_000));
        Assert.Equal(8m + 15m, (Full with { CacheWritePerMillion = 1 }).UpperBound(1_000_000, 1_000_000));
        Assert.Equal(12m, (Full with { CachedInputPerMillion = 12 }).UpperBound(1_000_000, 0));
    }

    [Fact]
    public void The_prices_of_the_model_have_the_day_of_their_list()
    {
        ModelPrice price = GptImage2Model.Price;

        Assert.Equal((8m, 15m, 2m, null), (price.InputPerMillion, price.OutputPerMillion, price.CachedInputPerMillion, price.CacheWritePerMillion));
        Assert.Equal((4m, 7.5m, 1m), (price.Flex!.InputPerMillion, price.Flex.OutputPerMillion, price.Flex.CachedInputPerMillion));
        Assert.Null(price.Priority);
        Assert.Equal(GptImage2Model.Prices.Select(static listed => listed.AsOf).Order(), GptImage2Model.Prices.Select(static listed => listed.AsOf));
        Assert.Equal(GptImage2Model.Prices[^1], price);
    }

    [Fact]
    public void The_sum_of_two_usages_has_the_sum_of_each_part() =>
        Assert.Equal(
            new TokenUsage(1_000_010, 100_020) { CachedInputTokens = 300_001, CacheWriteTokens = 200_002, ReasoningTokens = 50_003, ImageInputTokens = 10_000 },
            Parts + new TokenUsage(10, 20) { CachedInputTokens = 1, CacheWriteTokens = 2, ReasoningTokens = 3 });

    [Theory]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(0, -1, 0, 0)]
    [InlineData(0, 0, -1, 0)]
    [InlineData(0, 0, 0, -1)]
    public void A_negative_price_is_refused_wherever_it_is(int input, int output, int cached, int write)
    {
        var price = new ModelPrice(input, output, Day) { CachedInputPerMillion = cached, CacheWritePerMillion = write };

        foreach (ModelPrice wrong in new[] { price, Full with { Flex = price }, Full with { Priority = price } })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new GptImage2Client(new GptImage2Options { ApiKey = "sk-test", Price = wrong }));
            Assert.Throws<ArgumentOutOfRangeException>(() => new GptImage2Client(new GptImage2Options { ApiKey = "sk-test", Prices = { ["n"] = wrong } }));
        }
    }
}
