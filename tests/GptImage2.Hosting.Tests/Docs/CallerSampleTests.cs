using GptImage2.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>The samples of docs/callers.md do what the page says.</summary>
public sealed class CallerSampleTests : HostTest
{
    [Fact]
    public async Task A_decorator_sees_each_call()
    {
        IScans scans = CallerSamples.Bind(Client(), new Logger<UsageCaller>(Log));

        await scans.ReadAsync(Stop);
        await scans.ReadAsync(Stop);

        Assert.Equal(2, Log.All.Split('\n').Count(static line => line.StartsWith("IScans.ReadAsync took ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_decorated_interface_is_a_service()
    {
        CallerSamples.Register(Services);
        Services.Configure<GptImage2Options>(ToEmulator);
        await using ServiceProvider provider = Services.BuildServiceProvider(validateScopes: true);

        Assert.Equal(new Scan("Tea"), (await provider.GetRequiredService<IScans>().ReadAsync(Stop)).Value);
        Assert.Contains("IScans.ReadAsync took ", Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decorator_can_try_another_client()
    {
        await using GptImage2Emulator other = await GptImage2Emulator.StartAsync(static options => options.DefaultReply = Reply.Json("""{"title":"Oil"}"""), Stop);
        Emulator.Replies.Enqueue(Reply.Error(503, "Busy."));
        IScans scans = CallerSamples.Fallback(Client(static options => options.MaxRetries = 0), Client(options => (options.Endpoint, options.ApiKey) = (other.Endpoint, other.ApiKey)));

        Assert.Equal(new Scan("Oil"), (await scans.ReadAsync(Stop)).Value);
        Assert.Equal(new Scan("Tea"), (await scans.ReadAsync(Stop)).Value);
        Assert.Equal((2, 1), (Emulator.Requests.Count, other.Requests.Count));
    }

    [Fact]
    public async Task A_prompt_that_is_made_at_run_time_is_sent_with_the_contract()
    {
        byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

        Scan scan = await CallerSamples.PromptAsync(Client(), "Titles are in Maltese.", ImageInput.FromBytes(png), Stop);

        Assert.Equal(new Scan("Tea"), scan);
        ReceivedRequest request = Assert.Single(Emulator.Requests);
        Assert.StartsWith("Titles are in Maltese.\n\n", request.Chat!.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("\"title\"", request.Chat.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(("Read this page. ", 1), (request.Chat.Messages[1].Text, request.Chat.Messages[1].Images.Count));
    }

    [Fact]
    public async Task Values_of_a_call_follow_the_contract()
    {
        var method = new JsonModeMethod<Scan>("Scans.ReadAsync", "Be brief."u8, JsonContract.Of<Scan>());

        await CallerSamples.TenantAsync(Client(), method, new UserMessage().Text("Read."u8), "acme", Stop);

        Assert.EndsWith("\n\nThe documents belong to acme", Assert.Single(Emulator.Requests).Chat!.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_can_name_its_model()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(
            static options =>
            {
                options.Models.Add("gpt-5-4-image-2-large");
                options.DefaultReply = Reply.Json(Page);
            },
            Stop);

        decimal? cost = await CallerSamples.ModelAsync(emulator.ApiKey, emulator.Endpoint, "acme");

        EmulatedUsage usage = Assert.Single(emulator.Requests).Usage!;
        Assert.Equal((usage.Prompt * 16m + usage.Completion * 30m) / 1_000_000m, cost);
        Assert.Equal("gpt-5-4-image-2-large", emulator.Requests[0].Body!.Value.GetProperty("model").GetString());
    }

    [Fact]
    public void A_caller_without_an_inner_one_is_refused() => Assert.Throws<ArgumentNullException>(static () => ((IJsonModeCaller)null!).Bind<IScans>());
}
