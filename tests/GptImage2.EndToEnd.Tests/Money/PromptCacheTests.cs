using GptImage2.EndToEnd.Tests.Calls;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Money;

/// <summary>Marks for the provider's prompt cache: where they are, and what they change on the bill.</summary>
public sealed class PromptCacheTests
{
    // Long enough for the prompt cache, which begins at 1,024 tokens.
    private static readonly string Terms = string.Join('\n', Enumerable.Range(1, 300).Select(static i => $"Term {i}: item {i * 7} is sold in boxes of {i + 3}."));

    [Theory]
    [InlineData(PromptCacheBreakpoint.ThirtyMinutes, "30m")]
    [InlineData(PromptCacheBreakpoint.TwelveHours, "12h")]
    public async Task The_system_message_and_the_input_of_the_last_example_are_marked(PromptCacheBreakpoint breakpoint, string ttl)
    {
        await using Emulated emulated = await Emulated.StartAsync();

        await emulated.Client(options => options.PromptCacheBreakpoint = breakpoint).Bind<IPlain>().LearnAsync(Terms, Pictures.Png(9), cancellationToken: Emulated.Stop);

        Assert.Equal(
            [$"system {ttl}", "user -", "assistant -", $"user - {ttl}", "assistant -", "user - -"],
            emulated.Request.Chat!.Messages.Select(static message => $"{message.Role} {string.Join(' ', message.Parts.Select(static part => part.CacheBreakpoint ?? "-"))}"));
    }

    [Fact]
    public async Task The_marks_change_neither_messages_nor_tokens()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        IPlain plain = emulated.Client().Bind<IPlain>();

        await plain.LearnAsync(Terms, Pictures.Png(9), cancellationToken: Emulated.Stop);
        await plain.LearnAsync(Terms, Pictures.Png(9), new CallOptions { PromptCacheBreakpoint = PromptCacheBreakpoint.TwelveHours }, Emulated.Stop);
        await plain.LearnAsync(Terms, Pictures.Png(9), new CallOptions { PromptCacheBreakpoint = PromptCacheBreakpoint.ThirtyMinutes }, Emulated.Stop);

        string[] messages = [.. emulated.Requests.Select(static request => string.Join('\n', request.Chat!.Messages.Select(static message => $"{message.Role}: {message.Text} {string.Join(' ', message.Images.Select(static image => image.Sha256))}")))];
        Assert.Equal([messages[0], messages[0]], messages.Skip(1));
        Assert.Single(emulated.Requests.Select(static request => request.Usage!.Prompt).Distinct());
    }

    [Fact]
    public async Task The_second_call_reads_what_the_first_one_wrote_and_costs_less()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        IPlain plain = emulated.Client(static options =>
        {
            options.PromptCacheBreakpoint = PromptCacheBreakpoint.ThirtyMinutes;
            options.PromptCacheKey = "terms";
            options.Price = new ModelPrice(8, 15, new DateOnly(2026, 11, 1)) { CachedInputPerMillion = 2, CacheWritePerMillion = 10 };
        }).Bind<IPlain>();

        JsonModeResult<Item> first = await plain.ReadAsync(Terms, cancellationToken: Emulated.Stop);
        JsonModeResult<Item> second = await plain.ReadAsync(Terms, cancellationToken: Emulated.Stop);

        (TokenUsage before, TokenUsage after) = (first.Usage!.Value, second.Usage!.Value);
        Assert.True(before is { CachedInputTokens: 0, CacheWriteTokens: > 1024 }, before.ToString());
        Assert.True(after.CachedInputTokens > 1024, after.ToString());
        Assert.Equal(Cost(emulated.Requests[0].Usage!), first.Cost);
        Assert.Equal(Cost(emulated.Requests[1].Usage!), second.Cost);
        Assert.True(second.Cost < first.Cost / 2, $"{second.Cost} of {first.Cost}");
    }

    [Fact]
    public async Task Calls_with_different_keys_share_nothing()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        IPlain plain = emulated.Client().Bind<IPlain>();

        await plain.ReadAsync(Terms, options: new CallOptions { PromptCacheKey = "a" }, cancellationToken: Emulated.Stop);
        JsonModeResult<Item> other = await plain.ReadAsync(Terms, options: new CallOptions { PromptCacheKey = "b" }, cancellationToken: Emulated.Stop);
        JsonModeResult<Item> same = await plain.ReadAsync(Terms, options: new CallOptions { PromptCacheKey = "a" }, cancellationToken: Emulated.Stop);

        Assert.Equal(0, other.Usage!.Value.CachedInputTokens);
        Assert.InRange(same.Usage!.Value.CachedInputTokens, 1024, same.Usage.Value.InputTokens);
    }

    private static decimal Cost(EmulatedUsage usage) =>
        (((usage.Prompt - usage.Cached - usage.CacheWrites) * 8m) + (usage.Cached * 2m) + (usage.CacheWrites * 10m) + (usage.Completion * 15m)) / 1_000_000;
}
