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
    public async Task The_same_request_is_sent_once_and_the_second_result_says_where_it_is_from()
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
    public async Task A_cached_reply_is_checked_and_corrected_if_a_check_rejects_it()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Completion("""{"name":"milk","count":1}"""));
        await CallAsync(Client(server, WithCache));

        JsonModeResult<Item> second = await CallAsync(Client(server, o =>
        {
            WithCache(o);
            o.MaxCorrections = 1;
            o.Checks.Add<Item>(static (item, context, _) =>
            {
                if (item.Count > 1)
                    context.Reject("/count", "at most 1");
                return ValueTask.CompletedTask;
            });
        }));

        Assert.Equal(new Item("milk", 1), second.Value);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal("/count: expected at most 1, found 2", Assert.Single(second.Exchanges[0].Violations).ToString());
    }

    [Fact]
    public async Task An_entry_is_named_by_a_hash_and_lives_as_long_as_the_option_says()
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
    public async Task An_image_counts_by_its_bytes_wherever_they_are_from()
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
    public async Task Another_model_and_another_endpoint_have_replies_of_their_own()
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
    public async Task What_is_no_whole_reply_that_fits_is_not_kept(string? content, string? finishReason, string? refusal)
    {
        await using var server = new LoopbackServer(Answer.Completion(content, finishReason, refusal), Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, WithCache);

        await Assert.ThrowsAnyAsync<GptImage2Exception>(() => CallAsync(client));
        Assert.Empty(_cache.Entries);

        Assert.False((await CallAsync(client)).FromCache);
    }

    [Fact]
    public async Task A_corrected_reply_is_kept_for_the_request_that_the_call_began_with()
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
    public async Task A_cache_that_fails_breaks_no_call_and_is_logged()
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
    public async Task An_entry_of_another_form_is_passed_over()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, WithCache);
        await CallAsync(client);
        foreach ((string key, (byte[] Value, DistributedCacheEntryOptions Options) entry) in _cache.Entries)
            _cache.Entries[key] = ([9, .. entry.Value[1..]], entry.Options);

        Assert.False((await CallAsync(client)).FromCache);
        Assert.Equal(2, server.Requests.Count);
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

    private static UserMessage With(ImageInput image) => new UserMessage().Text("What?"u8).Image(image, "image");

    private void WithCache(GptImage2Options options) => options.ReplyCache = _cache;
}
