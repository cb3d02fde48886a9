using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

public sealed class PromptCacheTests
{
    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1100, 1024)]
    [InlineData(1300, 1280)]
    public async Task The_start_of_a_prompt_that_was_seen_is_cached(int words, int cached)
    {
        await using Api api = await Api.StartAsync();
        Assert.Equal(0, await CachedAsync(api, Prompt(words, "Reply with JSON.")));
        Assert.Equal(cached, await CachedAsync(api, Prompt(words, "Reply with JSON.")));
        Assert.Equal(cached, api.Emulator.Requests[1].Usage!.Cached);
    }

    [Fact]
    public async Task Only_what_is_the_same_from_the_start_is_cached()
    {
        await using Api api = await Api.StartAsync();
        await CachedAsync(api, Prompt(1200, "JSON of the first question"));
        Assert.Equal(1152, await CachedAsync(api, Prompt(1200, "JSON of another question")));
        JsonObject other = Prompt(1200, "JSON of the first question");
        other["messages"]!.AsArray().Insert(0, Api.Message("developer", "Hello."));
        Assert.Equal(0, await CachedAsync(api, other));
    }

    [Fact]
    public async Task Images_are_part_of_the_cached_start()
    {
        await using Api api = await Api.StartAsync();
        Assert.Equal(0, await CachedAsync(api, Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(1200, 1200), "image/png"))));
        Assert.Equal(1408, await CachedAsync(api, Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(1200, 1200), "image/png"))));
        Assert.Equal(0, await CachedAsync(api, Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(1201, 1200), "image/png"))));
    }

    [Fact]
    public async Task A_cached_start_expires_after_ten_minutes_without_use()
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(o => o.TimeProvider = clock);
        await CachedAsync(api, Prompt(1100, "JSON"));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(1024, await CachedAsync(api, Prompt(1100, "JSON")));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(1024, await CachedAsync(api, Prompt(1100, "JSON")));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await CachedAsync(api, Prompt(1100, "JSON")));
    }

    [Fact]
    public async Task The_cache_can_be_off_and_errors_do_not_fill_it()
    {
        await using Api off = await Api.StartAsync(o => o.PromptCache = false);
        await CachedAsync(off, Prompt(1100, "JSON"));
        Assert.Equal(0, await CachedAsync(off, Prompt(1100, "JSON")));

        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Overloaded());
        await api.SendAsync(Prompt(1100, "JSON"));
        Assert.Equal(0, await CachedAsync(api, Prompt(1100, "JSON")));
    }

    private static JsonObject Prompt(int words, string question)
    {
        JsonObject request = Api.Request();
        request["messages"] = new JsonArray(
            Api.Message("developer", string.Concat(Enumerable.Repeat(" word", words))),
            Api.Message("user", question));
        return request;
    }

    private static async Task<int> CachedAsync(Api api, JsonObject request) =>
        (await api.SendAsync(request)).Usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32();
}
