using System.Text;
using GptImage2.Endpoints.Caching;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Endpoints.Telemetry;
using GptImage2.Tests.Images;
using GptImage2.Tests.OpenAI;
using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2.Tests.Endpoints.Caching;

public sealed class ReplyCacheTests : CallTest
{
    private readonly DictionaryCache _cache = new();

    [Fact]
    public async Task The_same_request_is_sent_once_and_the_second_result_is_marked_as_cached()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, WithCache);

        JsonModeResult<Item> first = await CallAsync(client);
        JsonModeResult<Item> second = await CallAsync(client);

        Assert.Single(server.Requests);
        Assert.Equal((new Item("milk", 2), false), (first.Value, first.FromCache));
        Assert.Equal((new Item("milk", 2), true, ItemReply), (second.Value, second.FromCache, second.RawReply));
        Assert.Equal((new TokenUsage(0, 0), 0m, null, first.Model), (second.Usage, second.Cost, second.RequestId, second.Model));
        Assert.Equal(0, Assert.Single(second.Exchanges).Attempts);
    }

    [Fact]
    public async Task A_cached_reply_that_a_check_rejects_is_dropped_and_asked_for_again_without_a_correction()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Completion("""{"name":"milk","count":1}"""));
        await CallAsync(Client(server, WithCache));
        void AtMostOne(GptImage2Options options)
        {
            WithCache(options);
            options.MaxCorrections = 1;
            options.Checks.Add<Item>(static (item, context, _) =>
            {
                if (item.Count > 1)
                    context.Reject("/count", "at most 1");
                return ValueTask.CompletedTask;
            });
        }

        JsonModeResult<Item> second = await CallAsync(Client(server, AtMostOne));
        JsonModeResult<Item> third = await CallAsync(Client(server, AtMostOne));

        Assert.Equal((new Item("milk", 1), false), (second.Value, second.FromCache));
        Assert.Equal(ExchangeKind.Call, Assert.Single(second.Exchanges).Kind);
        Assert.Equal((new Item("milk", 1), true), (third.Value, third.FromCache));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_cached_reply_that_was_repaired_is_dropped_by_a_strict_caller_and_asked_for_again()
    {
        await using var server = new LoopbackServer(Answer.Completion($"```json\n{ItemReply}\n```"), Answer.Completion(ItemReply));
        await CallAsync(Client(server, o =>
        {
            WithCache(o);
            o.Leniency = Leniency.Certain;
        }));

        JsonModeResult<Item> strict = await CallAsync(Client(server, o =>
        {
            WithCache(o);
            o.MaxCorrections = 1;
        }));

        Assert.Equal((new Item("milk", 2), false, 2), (strict.Value, strict.FromCache, server.Requests.Count));
        Assert.Single(strict.Exchanges);
    }

    public static TheoryData<string, Func<byte[], byte[]>> Unreadable => new()
    {
        { "no bytes", static _ => [] },
        { "a version alone", static _ => [2] },
        { "another version", static entry => [9, .. entry[1..]] },
        { "the version before", static entry => [1, 0, 0, .. "{\"name\":\"milk\",\"count\":2}"u8] },
        { "cut by a byte", static entry => entry[..^1] },
        { "cut in half", static entry => entry[..(entry.Length / 2)] },
        { "a changed byte", static entry => [.. entry[..^3], (byte)'7', .. entry[^2..]] },
        { "something else", static _ => [.. "What is this?"u8] },
        { "empty text", static _ => Entry("") },
        { "white space", static _ => Entry(" \n") },
        { "prose", static _ => Entry("I cannot see it.") },
        { "another object", static _ => Entry("""{"title":"milk"}""") },
        { "a missing member", static _ => Entry("""{"name":"milk"}""") },
        { "an array", static _ => Entry("[]") },
        { "half of an object", static _ => Entry("""{"name":"milk","count":""") },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task An_entry_that_does_not_read_is_dropped_and_the_model_is_asked(string what, Func<byte[], byte[]> change)
    {
        foreach (Leniency leniency in Enum.GetValues<Leniency>())
        {
            await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Error(400, "Not now."), Answer.Completion(ItemReply));
            var cache = new DictionaryCache();
            GptImage2Client client = Client(server, o => (o.ReplyCache, o.Leniency, o.MaxCorrections) = (cache, leniency, 1));
            await CallAsync(client);
            cache.Change(change);

            await Assert.ThrowsAsync<ApiException>(() => CallAsync(client));
            Assert.Empty(cache.Entries);
            JsonModeResult<Item> asked = await CallAsync(client);
            JsonModeResult<Item> found = await CallAsync(client);

            Assert.Equal((new Item("milk", 2), false, what), (asked.Value, asked.FromCache, what));
            Assert.Equal((new Item("milk", 2), true), (found.Value, found.FromCache));
            Assert.Equal(3, server.Requests.Count);
            Assert.All(server.Requests, static request => Assert.Equal(2, request.Json.GetProperty("messages").GetArrayLength()));
        }
    }

    [Fact]
    public async Task A_limit_of_cost_does_not_change_the_key()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        await CallAsync(Client(server, WithCache));

        JsonModeResult<Item> limited = await CallAsync(Client(server, o =>
        {
            WithCache(o);
            o.MaxCostPerCall = 0.02m;
        }));

        Assert.True(limited.FromCache);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_cached_reply_is_returned_when_the_limit_of_cost_is_spent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o =>
        {
            WithCache(o);
            o.MaxCost = 0.0111m;
        });
        await CallAsync(client);
        await Assert.ThrowsAsync<BudgetExceededException>(() => CallAsync(client, new UserMessage().Text("Another?"u8)));

        Assert.True((await CallAsync(client)).FromCache);
    }

    [Fact]
    public async Task A_limit_of_output_tokens_that_the_author_set_is_part_of_the_key_wherever_it_was_set()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, WithCache);
        await CallAsync(client);

        JsonModeResult<Item> ofCall = await client.CallAsync(Item.Method, SomeMessage, new CallOptions { MaxOutputTokens = 500 }, Cancellation);
        JsonModeResult<Item> ofClient = await CallAsync(Client(server, o =>
        {
            WithCache(o);
            o.MaxOutputTokens = 500;
        }));

        Assert.Equal((false, true), (ofCall.FromCache, ofClient.FromCache));
    }

    [Fact]
    public async Task Endpoints_that_differ_in_their_query_have_separate_replies_and_the_query_is_in_no_key()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client At(string query) => Client(new Uri(server.Endpoint + query), WithCache);

        await CallAsync(At("?deployment=a"));
        JsonModeResult<Item> b = await CallAsync(At("?deployment=b"));
        JsonModeResult<Item> a = await CallAsync(At("?deployment=a"));

        Assert.Equal((false, true), (b.FromCache, a.FromCache));
        Assert.Equal(2, _cache.Entries.Count);
        Assert.All(_cache.Entries.Keys, static key => Assert.Matches("^gptimage2:reply:[0-9a-f]{64}$", key));
    }

    [Fact]
    public async Task An_entry_has_a_hash_as_key_and_the_duration_of_the_option()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server, o =>
        {
            WithCache(o);
            o.ReplyCacheDuration = TimeSpan.FromMinutes(7);
        }));

        (string key, (byte[] Value, DistributedCacheEntryOptions Options) entry) = Assert.Single(_cache.Entries);
        Assert.Matches("^gptimage2:reply:[0-9a-f]{64}$", key);
        Assert.Equal(TimeSpan.FromMinutes(7), entry.Options.AbsoluteExpirationRelativeToNow);
    }

    [Fact]
    public async Task The_key_depends_on_the_bytes_of_an_image_and_not_on_its_source()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, WithCache);
        byte[] png = SampleImages.Png(200_000);
        byte[] other = SampleImages.Png(200_000);
        other[^1]++;

        await CallAsync(client, With(ImageInput.FromBytes(png)));
        JsonModeResult<Item> fromStream = await CallAsync(client, With(ImageInput.FromStream(new MemoryStream(png))));
        JsonModeResult<Item> onceOnly = await CallAsync(client, With(ImageInput.FromStream(new ForwardStream(png))));
        JsonModeResult<Item> ofOtherBytes = await CallAsync(client, With(ImageInput.FromBytes(other)));
        JsonModeResult<Item> ofOtherDetail = await CallAsync(client, With(ImageInput.FromBytes(png, ImageDetail.High)));

        Assert.Equal((true, true, false, false), (fromStream.FromCache, onceOnly.FromCache, ofOtherBytes.FromCache, ofOtherDetail.FromCache));
    }

    [Fact]
    public async Task Another_model_and_another_endpoint_have_separate_replies()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        await using var other = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server, WithCache));
        await CallAsync(Client(server, o =>
        {
            WithCache(o);
            o.Model = "other";
        }));
        await CallAsync(Client(other, WithCache));

        Assert.Equal((2, 1), (server.Requests.Count, other.Requests.Count));
    }

    public static TheoryData<string, string?, string?> Unkept => new()
    {
        { """{"name":"milk"}""", "stop", null },
        { ItemReply, "length", null },
        { ItemReply, "content_filter", null },
        { "I cannot see it.", "stop", null },
        { null!, "stop", "No." },
    };

    [Theory]
    [MemberData(nameof(Unkept))]
    public async Task Only_complete_replies_that_fit_are_cached(string? content, string? finishReason, string? refusal)
    {
        await using var server = new LoopbackServer(Answer.Completion(content, finishReason, refusal), Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, WithCache);

        await Assert.ThrowsAnyAsync<GptImage2Exception>(() => CallAsync(client));
        Assert.Empty(_cache.Entries);

        Assert.False((await CallAsync(client)).FromCache);
    }

    [Fact]
    public async Task A_corrected_reply_is_cached_for_the_first_request_of_the_call()
    {
        await using var server = new LoopbackServer(Answer.Completion("""{"name":"milk"}"""), Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o =>
        {
            WithCache(o);
            o.MaxCorrections = 1;
        });

        await CallAsync(client);
        JsonModeResult<Item> second = await CallAsync(client);

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal((new Item("milk", 2), true), (second.Value, second.FromCache));
    }

    [Fact]
    public async Task A_reply_that_was_corrected_in_one_place_is_kept_with_what_was_right()
    {
        await using var server = new LoopbackServer(Answer.Completion("""{"name":"milk","count":"two"}"""), Answer.Completion("""{"count":2}"""));
        GptImage2Client client = Client(server, o =>
        {
            WithCache(o);
            o.MaxCorrections = 1;
        });

        JsonModeResult<Item> first = await CallAsync(client);
        JsonModeResult<Item> second = await CallAsync(client);

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(new KeptValue("/name", "\"milk\"", null), Assert.Single(first.KeptValues));
        Assert.Equal((new Item("milk", 2), true), (second.Value, second.FromCache));
        Assert.Empty(second.KeptValues);
    }

    [Fact]
    public async Task A_cache_that_fails_does_not_fail_the_call_and_is_logged()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var lines = new LogLines();

        JsonModeResult<Item> result = await CallAsync(Client(server, o =>
        {
            o.ReplyCache = new DictionaryCache { Fails = true };
            o.LoggerFactory = lines;
        }));

        Assert.Equal(new Item("milk", 2), result.Value);
        Assert.Equal(2, lines.Count(13));
    }

    [Fact]
    public async Task An_image_that_has_changed_fails_as_it_does_without_a_cache()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var stream = new MemoryStream(SampleImages.Png(100));
        var image = ImageInput.FromStream(stream);
        stream.SetLength(50);

        await Assert.ThrowsAsync<ImageInputException>(() => CallAsync(Client(server, WithCache), With(image)));
        Assert.Empty(server.Requests);
    }

    private static byte[] Entry(string text) => new CachedReply("m", Encoding.UTF8.GetBytes(text)).Encode();

    private static UserMessage With(ImageInput image) => new UserMessage().Text("What?"u8).Image(image, "image");

    private void WithCache(GptImage2Options options) => options.ReplyCache = _cache;
}
