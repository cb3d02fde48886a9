using System.Text;
using GptImage2.Endpoints.Caching;
using GptImage2.Messages;
using GptImage2.Tests.Endpoints.Caching;
using GptImage2.Tests.Endpoints.Telemetry;
using GptImage2.Tests.Images;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

/// <summary>Tests methods for one call whose system message has values of the call.</summary>
[Collection(nameof(NonParallel))]
public sealed class InstructionTests : CallTest
{
    private static UserMessage Brief => new UserMessage().Text("Be "u8).Value("brief").Text("."u8);

    [Fact]
    public void The_text_follows_the_constant_part_and_the_rest_is_the_same()
    {
        var method = new JsonModeMethod<Item>("ITest.AskAsync", ""u8, JsonContract.Of<Item>()) { Options = new CallOptions { MaxCorrections = 3 } };

        JsonModeMethod<Item> once = method.WithInstructions(Brief);

        Assert.Equal(method.SystemMessage + "\n\nBe brief.", once.SystemMessage);
        Assert.Equal((method.Name, method.Contract, method.Options, method.SchemaHash), (once.Name, once.Contract, once.Options, once.SchemaHash));
        Assert.Equal(
            Encoding.UTF8.GetString(method.Leading.Encoded.Text.Span[..^2]) + "\\n\\nBe brief.\"}",
            Encoding.UTF8.GetString(once.Leading.Encoded.Text.Span));
    }

    [Fact]
    public void Empty_instructions_return_the_same_method() => Assert.Same(Item.Method, Item.Method.WithInstructions(new UserMessage().Value((string?)null)));

    [Fact]
    public void An_image_in_the_instructions_is_refused()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Item.Method.WithInstructions(Brief.Image(ImageInput.FromBytes(SampleImages.Png(100)), "photo")));

        Assert.Equal("instructions", e.ParamName);
        Assert.StartsWith("A system message cannot have images, but it has the image 'photo'. Put the image into the user message.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_are_read_once_for_all_calls_and_their_images_keep_their_places()
    {
        int reads = 0;
        var method = new JsonModeMethod<Item>("ITest.AskAsync", ""u8, JsonContract.Of<Item>())
        {
            Examples = () =>
            {
                reads++;
                return [new("a", ImageInput.FromBytes(SampleImages.Png(100)), new Item("b", 1))];
            },
        };

        LeadingMessages first = method.WithInstructions(Brief).Leading;
        LeadingMessages second = method.WithInstructions(new UserMessage().Text("Be kind, and patient."u8)).Leading;

        Assert.Equal(1, reads);
        foreach (LeadingMessages leading in new[] { first, second, method.Leading })
        {
            string text = Encoding.UTF8.GetString(leading.Encoded.Text.Span);
            Assert.EndsWith(";base64,", Encoding.UTF8.GetString(leading.Encoded.Text.Span[..Assert.Single(leading.Encoded.Images).Offset]), StringComparison.Ordinal);
            Assert.Equal(text.LastIndexOf(";base64,", StringComparison.Ordinal), text.IndexOf(";base64,", StringComparison.Ordinal));
        }

        Assert.StartsWith("{\"role\":\"system\",\"content\":\"Reply only", Encoding.UTF8.GetString(second.Encoded.Text.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_the_reply_cache_depends_on_the_text()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, static options => options.ReplyCache = new DictionaryCache());
        Task<JsonModeResult<Item>> Call(string tone) => client.CallAsync(Item.Method.WithInstructions(new UserMessage().Value(tone)), SomeMessage, null, Cancellation);

        bool[] cached = [(await Call("brief")).FromCache, (await Call("kind")).FromCache, (await Call("brief")).FromCache];

        Assert.Equal([false, false, true], cached);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Spans_have_the_text_when_content_is_enabled()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();

        await Client(server, static options => options.CaptureContent = true).CallAsync(Item.Method.WithInstructions(Brief), SomeMessage, null, Cancellation);

        Assert.EndsWith("\\n\\nBe brief.\"}]", (string?)listened.Call.GetTagItem("gen_ai.system_instructions"), StringComparison.Ordinal);
        Assert.Equal(Item.Method.SchemaHash, listened.Call.GetTagItem("gptimage2.schema.hash"));
    }
}
