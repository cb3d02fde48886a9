using System.Security.Cryptography;
using System.Text;
using GptImage2.Images;
using GptImage2.Messages;
using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Contracts;
using GptImage2.Tests.Endpoints.Caching;
using GptImage2.Tests.Images;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Messages;

public sealed class RequestIdentityTests : CallTest
{
    private const string Endpoint = "https://example.com/v1";

    private static readonly byte[] Png = SampleImages.Png(5_000);

    private static readonly JsonModeRequest Request = new(new LeadingMessages("Read it.", []), Parts("What?", ImageInput.FromBytes(Png)))
    {
        Author = new AuthorSettings { MaxOutputTokens = 500 },
        MaxOutputTokens = 500,
    };

    public static TheoryData<string> Different => [.. Changes.Keys];

    public static TheoryData<string> Same => [.. Unchanged.Keys];

    private static Dictionary<string, JsonModeRequest> Changes => new()
    {
        ["system message"] = Request with { Leading = new LeadingMessages("Read all of it.", []) },
        ["examples"] = Request with { Leading = new LeadingMessages("Read it.", [new ExampleTurn(Parts("Which?"), "{}")]) },
        ["text"] = Request with { Parts = Parts("What is it?", ImageInput.FromBytes(Png)) },
        ["image"] = Request with { Parts = Parts("What?", ImageInput.FromBytes((byte[])[.. Png[..^1], (byte)(Png[^1] + 1)])) },
        ["no image"] = Request with { Parts = Parts("What?") },
        ["two images"] = Request with { Parts = [.. Parts("What?", ImageInput.FromBytes(Png)), new UserMessagePart(default, ImageInput.FromBytes(Png))] },
        ["image detail"] = Request with { Parts = Parts("What?", ImageInput.FromBytes(Png, ImageDetail.Low)) },
        ["order of parts"] = Request with { Parts = [.. Parts("What?", ImageInput.FromBytes(Png)).Reverse()] },
        ["author's limit of output tokens"] = Request with { Author = new AuthorSettings { MaxOutputTokens = 501 } },
        ["no limit of the author"] = Request with { Author = AuthorSettings.None },
        ["reasoning effort"] = Request with { Author = new AuthorSettings { MaxOutputTokens = 500, ReasoningEffort = ReasoningEffort.Low } },
        ["verbosity"] = Request with { Author = new AuthorSettings { MaxOutputTokens = 500, Verbosity = Verbosity.Low } },
        ["model of the call"] = Request with { Settings = new RequestSettings { Model = "n" } },
        ["image detail of the call"] = Request with { Settings = new RequestSettings { ImageDetail = ImageDetail.Original } },
        ["second read"] = Request with { Read = 1 },
        ["correction"] = Request with { Correction = new CorrectionTurn(ExchangeKind.Correction, "{}"u8.ToArray(), "Again.", SendsImages: true) },
    };

    private static Dictionary<string, JsonModeRequest> Unchanged => new()
    {
        ["limit of output tokens that a budget derived"] = Request with { MaxOutputTokens = 77 },
        ["no limit of output tokens in the request"] = Request with { MaxOutputTokens = null },
        ["model of the client, named for the call"] = Request with { Settings = new RequestSettings { Model = "m" } },
        ["service tier"] = Request with { Settings = new RequestSettings { ServiceTier = ServiceTier.Flex, FlexShortage = FlexShortage.UseDefaultTier } },
        ["prompt cache key"] = Request with { Settings = new RequestSettings { PromptCacheKey = "key" } },
        ["prompt cache breakpoint"] = Request with { Settings = new RequestSettings { PromptCacheBreakpoint = PromptCacheBreakpoint.TwelveHours } },
        ["safety identifier"] = Request with { Settings = new RequestSettings { SafetyIdentifier = "user" } },
        ["metadata"] = Request with { Settings = new RequestSettings { Metadata = new Dictionary<string, string> { ["team"] = "shop" } } },
        ["same bytes from a stream"] = Request with { Parts = Parts("What?", ImageInput.FromStream(new MemoryStream(Png))) },
        ["same system message in another object"] = Request with { Leading = new LeadingMessages("Read it.", []) },
    };

    [Theory]
    [MemberData(nameof(Different))]
    public async Task What_changes_the_reply_changes_the_identity(string what) =>
        Assert.NotEqual((what, await OfAsync(Request)), (what, await OfAsync(Changes[what])));

    [Theory]
    [MemberData(nameof(Same))]
    public async Task What_only_changes_how_it_is_sent_or_paid_for_does_not(string what) =>
        Assert.Equal((what, await OfAsync(Request)), (what, await OfAsync(Unchanged[what])));

    [Fact]
    public async Task Another_model_or_endpoint_is_another_identity()
    {
        string[] identities =
        [
            await OfAsync(Request),
            await OfAsync(Request, model: "n"),
            await OfAsync(Request, endpoint: Endpoint + "?deployment=a"),
            await OfAsync(Request, endpoint: Endpoint + "?deployment=b"),
            await OfAsync(Request, endpoint: "https://example.org/v1"),
            await OfAsync(Request, endpoint: "https://example.com/v2"),
        ];

        Assert.Equal(identities.Length, identities.Distinct().Count());
        Assert.All(identities, static identity => Assert.Matches("^[0-9a-f]{64}$", identity));
    }

    [Fact]
    public async Task Text_cannot_be_moved_between_model_endpoint_and_messages()
    {
        Assert.NotEqual(await OfAsync(Request, model: "m\",\"settings\":{}"), await OfAsync(Request with { Author = AuthorSettings.None }));
        Assert.NotEqual(await OfAsync(Request, endpoint: "https://a/", model: "m"), await OfAsync(Request, endpoint: "https://a", model: "/m"));
    }

    // Through a client: what it makes of the options is what is hashed.
    [Theory]
    [InlineData("effort", 2)]
    [InlineData("verbosity", 2)]
    [InlineData("model", 2)]
    [InlineData("tier", 1)]
    [InlineData("cache key", 1)]
    [InlineData("breakpoint", 1)]
    [InlineData("safety identifier", 1)]
    [InlineData("metadata", 1)]
    [InlineData("limit of cost", 1)]
    public async Task A_stored_reply_is_found_unless_a_setting_changes_the_reply(string what, int requests)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Completion(ItemReply));
        var store = new DictionaryCache();
        CallOptions options = what switch
        {
            "effort" => new() { ReasoningEffort = ReasoningEffort.High },
            "verbosity" => new() { Verbosity = Verbosity.Low },
            "model" => new() { Model = "n" },
            "tier" => new() { ServiceTier = ServiceTier.Flex },
            "cache key" => new() { PromptCacheKey = "key" },
            "breakpoint" => new() { PromptCacheBreakpoint = PromptCacheBreakpoint.ThirtyMinutes },
            "safety identifier" => new() { SafetyIdentifier = "user" },
            "metadata" => new() { Metadata = new Dictionary<string, string> { ["team"] = "shop" } },
            _ => new() { MaxCost = 0.5m },
        };
        GptImage2Client client = Client(server, o => o.ReplyCache = store);

        await CallAsync(client);
        JsonModeResult<Item> second = await client.CallAsync(Item.Method, SomeMessage, options, Cancellation);

        Assert.Equal((requests, requests == 1), (server.Requests.Count, second.FromCache));
    }

    // Stored replies are found by it.
    [Fact]
    public async Task The_identity_is_the_hash_of_a_text_that_does_not_change()
    {
        const string text = """{"identity":1,"endpoint":"https://example.com/v1","model":"m","settings":{"max_completion_tokens":500},"read":2,"messages":[{"role":"system","content":"Read it."},{"role":"user","content":[{"type":"text","text":"What?"}]}]}""";

        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            await OfAsync(new JsonModeRequest(new LeadingMessages("Read it.", []), Parts("What?")) { Author = new AuthorSettings { MaxOutputTokens = 500 }, Read = 2 }));
    }

    [Theory]
    [InlineData("https://example.com/v1", "https://example.com/v1")]
    [InlineData("https://example.com/v1/", "https://example.com/v1")]
    [InlineData("https://user:secret@example.com/v1?key=a&b=%20#part", "https://example.com/v1?key=a&b=%20")]
    [InlineData("HTTP://EXAMPLE.com:80/v1", "http://example.com/v1")]
    public void The_address_has_its_query_and_neither_credentials_nor_a_fragment(string address, string identity) =>
        Assert.Equal(identity, EndpointAddress.IdentityOf(new Uri(address)));

    private static UserMessagePart[] Parts(string text, ImageInput? image = null)
    {
        var part = new UserMessagePart(Encoding.UTF8.GetBytes(text), null);
        return image is null ? [part] : [part, new UserMessagePart(default, image)];
    }

    private static async Task<string> OfAsync(JsonModeRequest request, string endpoint = Endpoint, string model = "m") =>
        (await RequestIdentity.OfAsync(endpoint, model, request, Cancellation)).Hash;
}
