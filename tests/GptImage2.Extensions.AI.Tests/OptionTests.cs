using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI.Tests;

public sealed class OptionTests
{
    private const string Milk = """{"name":"milk","count":2}""";

    public static TheoryData<string, Action<ChatClientCallerOptions>> Wrong => new()
    {
        { "Model", static o => o.Model = " " },
        { "Price", static o => o.Price = new ModelPrice(-1, 1, default) },
        { "MaxOutputTokens", static o => o.MaxOutputTokens = 0 },
        { "Leniency", static o => o.Leniency = (Leniency)9 },
        { "MaxCorrections", static o => o.MaxCorrections = 6 },
        { "CorrectionImages", static o => o.CorrectionImages = (CorrectionImages)3 },
        { "DoubtfulAnswers", static o => o.DoubtfulAnswers = (DoubtfulAnswers)3 },
        { "MaxCostPerCall", static o => o.MaxCostPerCall = 0 },
        { "MaxCost", static o => o.MaxCost = -1 },
        { "ContextTokens", static o => o.ContextTokens = 0 },
        { "ImageLimits", static o => o.ImageLimits = null! },
        { "Price", static o => o.MaxCostPerCall = 1 },
        { "Price", static o => o.MaxCost = 1 },
        { "Price", static o => o.Budget = new Budget(new BudgetLimits { PerDay = 1 }) },
        { "Prices", static o => o.Prices["acme-2"] = new ModelPrice(1, -1, default) },
        { "TimeProvider", static o => o.TimeProvider = null! },
        { "ReservedOutputTokens", static o => o.ReservedOutputTokens = 0 },
    };

    private static JsonModeMethod<Product> Method { get; } = new("IShop.ReadAsync", default, JsonContract.Of<Product>());

    private static ImageInput Photo { get; } = ImageInput.FromBytes(Pictures.PngBytes(64, 64));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_option_out_of_its_range_is_named(string option, Action<ChatClientCallerOptions> spoil)
    {
        var options = new ChatClientCallerOptions();
        spoil(options);

        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new ChatClientCaller(new FakeChatClient(), options));

        Assert.Equal($"options.{option}", exception.ParamName);
        Assert.Contains($"ChatClientCallerOptions.{option}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cost_limit_of_one_call_needs_a_price()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => new ChatClientCaller(client).CallAsync(Method, new UserMessage(), new CallOptions { MaxCost = 1 }, Stop));

        Assert.Equal("MaxCost needs ChatClientCallerOptions.Price: what tokens cost, a chat client does not say. (Parameter 'options')", exception.Message);
        Assert.Empty(client.Messages);
    }

    [Fact]
    public async Task Another_model_needs_a_price_of_its_own_for_a_limit_of_cost()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));
        var caller = new ChatClientCaller(client, new ChatClientCallerOptions { Price = GptImage2Model.Price, MaxCost = 1 });

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() => caller.CallAsync(Method, new UserMessage(), new CallOptions { Model = "acme-2" }, Stop));

        Assert.StartsWith("A limit of cost needs the price of the model 'acme-2'. Set it in ChatClientCallerOptions.Prices.", e.Message, StringComparison.Ordinal);
        Assert.Empty(client.Messages);
    }

    [Fact]
    public async Task A_call_beyond_the_context_window_is_not_sent_where_one_is_set()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));
        UserMessage message = new UserMessage().Text(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("tea ", 400_000))));

        await new ChatClientCaller(client).CallAsync(Method, message, null, Stop);
        await Assert.ThrowsAsync<ContextWindowExceededException>(() =>
            new ChatClientCaller(client, new ChatClientCallerOptions { ContextTokens = GptImage2Model.ContextTokens }).CallAsync(Method, message, null, Stop));
        ContextWindowExceededException counted = await Assert.ThrowsAsync<ContextWindowExceededException>(() =>
            new ChatClientCaller(client, new ChatClientCallerOptions { ContextTokens = 100, TokenCounter = new Thousand() }).CallAsync(Method, new UserMessage(), null, Stop));

        Assert.Equal(2011, counted.Estimate);
        Assert.Single(client.Messages);
    }

    [Fact]
    public async Task The_options_of_a_call_have_precedence_over_those_of_the_caller()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));
        var caller = new ChatClientCaller(client, new ChatClientCallerOptions { MaxOutputTokens = 100 });

        await caller.CallAsync(Method, new UserMessage(), null, Stop);
        await caller.CallAsync(Method, new UserMessage(), new CallOptions { MaxOutputTokens = 50 }, Stop);

        Assert.Equal([100, 50], client.Options.Select(options => options!.MaxOutputTokens));
        Assert.Equal("", client.Messages[0][1].Text);
    }

    [Fact]
    public async Task A_call_that_could_exceed_a_cost_limit_is_not_sent()
    {
        ChatResponse response = FakeChatClient.Reply(Milk);
        response.Usage = new UsageDetails { InputTokenCount = 100_000, OutputTokenCount = 10 };
        var client = new FakeChatClient(response);
        var caller = new ChatClientCaller(client, new ChatClientCallerOptions { Price = new ModelPrice(8, 15, default), MaxCost = 0.802m });

        await caller.Bind<IShop>().ReadAsync(cancellationToken: Stop);
        BudgetExceededException exception = await Assert.ThrowsAsync<BudgetExceededException>(() => caller.Bind<IShop>().ReadAsync(cancellationToken: Stop));

        Assert.Equal((0.802m, 0.80015m), (exception.Limit, exception.Spent));
        Assert.Contains("ChatClientCallerOptions.MaxCost", exception.Message, StringComparison.Ordinal);
        Assert.Single(client.Messages);
    }

    [Fact]
    public async Task Nothing_is_repaired_or_corrected_when_that_is_switched_off()
    {
        var client = new FakeChatClient(FakeChatClient.Reply($"```json\n{Milk}\n```"));

        Assert.Equal(new Product("milk", 2), (await client.Bind<IShop>().ReadAsync(cancellationToken: Stop)).Value);
        await Assert.ThrowsAsync<ContractViolationException>(() =>
            client.Bind<IShop>(new ChatClientCallerOptions { Leniency = Leniency.Strict, MaxCorrections = 0 }).ReadAsync(cancellationToken: Stop));

        Assert.Equal(2, client.Messages.Count);
    }

    [Theory]
    [InlineData(CorrectionImages.Auto, """{"name":"milk","count":"2 bottles"}""", 0)]
    [InlineData(CorrectionImages.Always, """{"name":"milk","count":"2 bottles"}""", 1)]
    [InlineData(CorrectionImages.Auto, """{"name":"milk"}""", 1)]
    public async Task A_correction_sends_the_images_that_the_option_asks_for(CorrectionImages images, string first, int sent)
    {
        var client = new FakeChatClient(FakeChatClient.Reply(first), FakeChatClient.Reply(Milk));

        Product product = (await client.Bind<IShop>(new ChatClientCallerOptions { CorrectionImages = images }).ReadAsync(Photo, Stop)).Value;

        Assert.Equal(new Product("milk", 2), product);
        Assert.Equal([1, sent], client.Messages.Select(static messages => messages.Sum(static message => message.Contents.Count(static content => content is DataContent))));
    }

    [Fact]
    public async Task What_needs_an_image_is_not_asked_for_without_images()
    {
        var client = new FakeChatClient(FakeChatClient.Reply("""{"name":"milk"}"""), FakeChatClient.Reply(Milk));

        await Assert.ThrowsAsync<ContractViolationException>(() =>
            client.Bind<IShop>(new ChatClientCallerOptions { CorrectionImages = CorrectionImages.Never }).ReadAsync(Photo, Stop));

        Assert.Single(client.Messages);
    }

    [Fact]
    public void ToString_of_a_caller_has_the_model_and_the_provider()
    {
        Assert.Equal("acme-1 of acme", new ChatClientCaller(new FakeChatClient()).ToString());
        Assert.Equal("acme-2 of acme", new ChatClientCaller(new FakeChatClient(), new ChatClientCallerOptions { Model = "acme-2" }).ToString());
        Assert.Equal("the model of FakeChatClient", new ChatClientCaller(new FakeChatClient() { Metadata = null }).ToString());
    }

    [Fact]
    public void A_caller_without_a_chat_client_is_refused() => Assert.Throws<ArgumentNullException>(() => ((IChatClient)null!).Bind<IShop>());

    private sealed class Thousand : ITokenCounter
    {
        public int CountTokens(ReadOnlySpan<char> text) => 1000;
    }
}
