using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Prompts that are kept up to breakpoints, and under keys. A word of the prompts is one token, and 4 tokens come before the first.</summary>
public sealed class CacheBreakpointTests
{
    private const int Frame = 4;

    [Fact]
    public async Task A_breakpoint_keeps_the_prompt_exactly_up_to_its_part()
    {
        await using Api api = await Api.StartAsync();

        Assert.Equal((0, 1500 + Frame), await SendAsync(api, Request(Explicit, Part(1500, "30m"), Part(100))));
        Assert.Equal((1500 + Frame, 0), await SendAsync(api, Request(Explicit, Part(1500, "30m"), Part(300))));
        Assert.Equal((0, 1501 + Frame), await SendAsync(api, Request(Explicit, Part(1501, "30m"), Part(100))));
        Assert.Equal(1500 + Frame, api.Emulator.Requests[1].Usage!.Cached);
        Assert.Equal(1500 + Frame, api.Emulator.Requests[0].Usage!.CacheWrites);
    }

    [Fact]
    public async Task What_is_written_beyond_what_was_cached_is_counted()
    {
        await using Api api = await Api.StartAsync();

        Assert.Equal((0, 1500 + Frame), await SendAsync(api, Request(Explicit, Part(1500, "30m"), Part(700))));
        Assert.Equal((1500 + Frame, 700), await SendAsync(api, Request(Explicit, Part(1500, "30m"), Part(700, "30m"))));
        Assert.Equal((2200 + Frame, 0), await SendAsync(api, Request(Explicit, Part(1500, "30m"), Part(700, "30m"))));
    }

    [Fact]
    public async Task In_explicit_mode_nothing_else_is_kept()
    {
        await using Api api = await Api.StartAsync();

        Assert.Equal((0, 0), await SendAsync(api, Request(Explicit, Part(3000))));
        Assert.Equal((0, 0), await SendAsync(api, Request(Explicit, Part(3000))));
        Assert.Equal((0, 0), await SendAsync(api, Request(Explicit, Part(900, "30m"), Part(2000))));
        Assert.Equal((0, 0), await SendAsync(api, Request(Explicit, Part(900, "30m"), Part(2000))));
    }

    [Fact]
    public async Task In_implicit_mode_the_prompt_is_kept_in_steps_as_well()
    {
        await using Api api = await Api.StartAsync();

        Assert.Equal((0, 2944), await SendAsync(api, Request(Implicit, Part(1500, "30m"), Part(1500))));
        Assert.Equal((2944, 0), await SendAsync(api, Request(Implicit, Part(1500, "30m"), Part(1500))));
        Assert.Equal((1500 + Frame, 0), await SendAsync(api, Request(Implicit, Part(1500, "30m"))));
    }

    [Fact]
    public async Task A_breakpoint_at_the_end_of_a_step_is_not_found_before_it_is_written()
    {
        await using Api api = await Api.StartAsync();

        Assert.Equal((0, 1408), await SendAsync(api, Request(Implicit, Part(1408 - Frame, "30m"))));
        Assert.Equal((1408, 0), await SendAsync(api, Request(Implicit, Part(1408 - Frame, "30m"))));
    }

    [Theory]
    [InlineData(Explicit, 1)]
    [InlineData(Implicit, 2)]
    public async Task The_latest_breakpoints_are_written_up_to_four_or_three_beside_the_implicit_one(string options, int dropped)
    {
        await using Api api = await Api.StartAsync();
        JsonObject five = Request(options, Part(1100, "30m"), Part(101, "30m"), Part(101, "30m"), Part(101, "30m"), Part(101, "30m"));
        await SendAsync(api, five);

        var found = new List<int>();
        for (int count = 0; count < 5; count++)
            found.Add((await SendAsync(api, Request(Explicit, [Part(1100, count == 0 ? "30m" : null), .. Enumerable.Range(1, count).Select(i => Part(101, i == count ? "30m" : null))]))).Read);

        Assert.Equal(Enumerable.Range(0, 5).Select(i => i < dropped ? 0 : 1100 + Frame + (101 * i)), found);
    }

    [Theory]
    [InlineData(null, 29, true)]
    [InlineData(null, 31, false)]
    [InlineData("30m", 29, true)]
    [InlineData("30m", 31, false)]
    [InlineData("12h", 719, true)]
    [InlineData("12h", 721, false)]
    public async Task A_breakpoint_is_kept_as_long_as_it_says(string? ttl, int minutes, bool isKept)
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(o => o.TimeProvider = clock);
        JsonObject part = Part(1500);
        part["prompt_cache_breakpoint"] = ttl is null ? new JsonObject { ["mode"] = "explicit" } : new JsonObject { ["mode"] = "explicit", ["ttl"] = ttl };
        JsonObject request = Request(Explicit, part, Part(10));
        await SendAsync(api, request);
        Assert.Equal(ttl ?? "30m", api.Emulator.Requests[0].Chat!.Messages[0].Parts[0].CacheBreakpoint);
        Assert.Null(api.Emulator.Requests[0].Chat!.Messages[0].Parts[1].CacheBreakpoint);

        clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(isKept ? 1500 + Frame : 0, (await SendAsync(api, request)).Read);
    }

    [Theory]
    [InlineData("""{"prompt_cache_options":{"ttl":"30m"}}""", 29, 31)]
    [InlineData("""{"prompt_cache_retention":"24h"}""", 1439, 1441)]
    [InlineData("""{"prompt_cache_key":"a"}""", 9, 11)]
    public async Task The_prompt_is_kept_as_long_as_the_request_says(string members, int kept, int forgotten)
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(o => o.TimeProvider = clock);
        Assert.Equal((0, 1408), await SendAsync(api, Request(members, Part(1500))));
        clock.Advance(TimeSpan.FromMinutes(kept));
        Assert.Equal((1408, 0), await SendAsync(api, Request(members, Part(1500))));
        clock.Advance(TimeSpan.FromMinutes(forgotten));
        Assert.Equal((0, 1408), await SendAsync(api, Request(members, Part(1500))));
    }

    [Fact]
    public async Task Prompts_with_different_keys_share_no_cache()
    {
        await using Api api = await Api.StartAsync();

        Assert.Equal((0, 1408), await SendAsync(api, Request("""{"prompt_cache_key":"a"}""", Part(1500))));
        Assert.Equal((0, 1408), await SendAsync(api, Request("""{"prompt_cache_key":"b"}""", Part(1500))));
        Assert.Equal((1408, 0), await SendAsync(api, Request("""{"prompt_cache_key":"a"}""", Part(1500))));
        Assert.Equal("a", api.Emulator.Requests[2].Chat!.PromptCacheKey);
    }

    [Fact]
    public async Task Images_are_kept_up_to_breakpoints()
    {
        await using Api api = await Api.StartAsync();
        JsonObject image = Api.ImagePart(TestImages.DataUrl(TestImages.Png(1200, 1200), "image/png"));
        image["prompt_cache_breakpoint"] = new JsonObject { ["mode"] = "explicit" };
        JsonObject request = Request(Explicit, image, Part(10));

        Assert.Equal((0, 1444 + Frame), await SendAsync(api, request));
        Assert.Equal((1444 + Frame, 0), await SendAsync(api, request));
    }

    [Fact]
    public async Task Usage_says_what_was_written_only_if_the_request_says_how_it_is_cached_or_an_option_asks_for_details()
    {
        await using Api api = await Api.StartAsync();
        Assert.False(Details(await api.SendAsync(Request("{}", Part(1500)))).TryGetProperty("cache_write_tokens", out _));
        Assert.False(Details(await api.SendAsync(Api.Request())).TryGetProperty("text_tokens", out _));

        await using Api detailed = await Api.StartAsync(o => o.DetailedUsage = true);
        ApiResponse response = await detailed.SendAsync(Request("{}", Part(1500)));
        Assert.Equal(1408, Details(response).GetProperty("cache_write_tokens").GetInt32());
        Assert.Equal(
            response.Usage.GetProperty("completion_tokens").GetInt32(),
            response.Usage.GetProperty("completion_tokens_details").GetProperty("text_tokens").GetInt32());

        await using Api off = await Api.StartAsync(o => o.PromptCache = false);
        Assert.False(Details(await off.SendAsync(Request(Explicit, Part(1500, "30m")))).TryGetProperty("cache_write_tokens", out _));
    }

    [Fact]
    public async Task A_reply_may_state_what_was_written()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("a").WithUsage(5000, 7, cached: 1000, cacheWrites: 3000));

        JsonElement details = Details(await api.SendAsync(Api.Request()));

        Assert.Equal((1000, 3000), (details.GetProperty("cached_tokens").GetInt32(), details.GetProperty("cache_write_tokens").GetInt32()));
    }

    [Theory]
    [InlineData("""{"mode":"explicit","ttl":"24h"}""", "Invalid value: '24h'. Supported values are: '30m' and '12h'.", "ttl", "invalid_value")]
    [InlineData("""{"mode":"explicit","ttl":30}""", "Invalid type for 'messages[0].content[0].prompt_cache_breakpoint.ttl': expected one of '30m' or '12h', but got an integer instead.", "ttl", "invalid_type")]
    [InlineData("""{"ttl":"30m"}""", "Missing required parameter: 'messages[0].content[0].prompt_cache_breakpoint.mode'.", "mode", "missing_required_parameter")]
    [InlineData("""{"mode":"implicit"}""", "Invalid value: 'implicit'. Supported values are: 'explicit'.", "mode", "invalid_value")]
    [InlineData("""{"mode":"explicit","size":1}""", "Unknown parameter: 'messages[0].content[0].prompt_cache_breakpoint.size'.", "size", "unknown_parameter")]
    public async Task A_malformed_breakpoint_is_refused(string breakpoint, string message, string param, string code)
    {
        await using Api api = await Api.StartAsync();
        JsonObject part = Part(5);
        part["prompt_cache_breakpoint"] = JsonNode.Parse(breakpoint);

        (await api.SendAsync(Request("{}", part))).ShouldBeError(400, message, $"messages[0].content[0].prompt_cache_breakpoint.{param}", code);
    }

    [Theory]
    [InlineData("""{"prompt_cache_options":{"ttl":"12h"}}""", "Invalid value: '12h'. Supported values are: '30m'.", "prompt_cache_options.ttl")]
    public async Task The_lifetime_of_a_request_is_half_an_hour(string members, string message, string param)
    {
        await using Api api = await Api.StartAsync();

        (await api.SendAsync(Request(members, Part(5)))).ShouldBeError(400, message, param, "invalid_value");
    }

    [Fact]
    public async Task The_request_shows_its_levers_to_a_test()
    {
        await using Api api = await Api.StartAsync();
        string identifier = new('x', 128);

        await api.SendAsync(Request($$$"""{"verbosity":"low","reasoning_effort":"high","safety_identifier":"{{{identifier}}}","store":true,"metadata":{"job":"7"},"prompt_cache_options":{"mode":"explicit"}}""", Part(5)));

        ChatRequest request = api.Emulator.Requests[0].Chat!;
        Assert.Equal(("low", "high", identifier, "explicit"), (request.Verbosity, request.ReasoningEffort, request.SafetyIdentifier, request.PromptCacheMode));
        Assert.Equal([new("job", "7")], request.Metadata);
    }

    private const string Explicit = """{"prompt_cache_options":{"mode":"explicit"}}""";
    private const string Implicit = """{"prompt_cache_options":{"mode":"implicit"}}""";

    private static JsonObject Request(string members, params JsonObject[] parts)
    {
        JsonObject request = JsonNode.Parse(members)!.AsObject();
        request["model"] = "gpt-5-4-image-2";
        request["messages"] = new JsonArray(Api.Message("user", new JsonArray([.. parts])));
        return request;
    }

    private static JsonObject Part(int words, string? ttl = null)
    {
        var part = new JsonObject { ["type"] = "text", ["text"] = string.Concat(Enumerable.Repeat(" word", words)) };
        if (ttl is not null)
            part["prompt_cache_breakpoint"] = new JsonObject { ["mode"] = "explicit", ["ttl"] = ttl };
        return part;
    }

    private static async Task<(int Read, int Written)> SendAsync(Api api, JsonObject request)
    {
        ApiResponse response = await api.SendAsync(request);
        Assert.True((int)response.Status == 200, response.Body);
        JsonElement details = Details(response);
        return (details.GetProperty("cached_tokens").GetInt32(), details.GetProperty("cache_write_tokens").GetInt32());
    }

    private static JsonElement Details(ApiResponse response) => response.Usage.GetProperty("prompt_tokens_details");
}
