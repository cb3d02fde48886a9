using GptImage2.Emulator.Tests;
using OpenAI.Chat;

[assembly: AssemblyFixture(typeof(SharedEmulator))]

namespace GptImage2.Emulator.Tests;

/// <summary>All that a user writes for a fixture.</summary>
public sealed class TeaEmulator : EmulatorFixture, IAsyncLifetime;

/// <summary>A fixture with options of its own, for a whole assembly.</summary>
public sealed class SharedEmulator : EmulatorFixture, IAsyncLifetime
{
    protected override void Configure(EmulatorOptions options) => options.Seed = 7;
}

/// <summary>Tests as a user has them: each leaves requests, a script, files and batches behind, and none finds those of another.</summary>
public sealed class FixtureTests : IClassFixture<TeaEmulator>
{
    private readonly TeaEmulator _emulator;

    public FixtureTests(TeaEmulator emulator)
    {
        _emulator = emulator;
        emulator.Reset();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_test_gets_an_emulator_in_its_first_state(int _)
    {
        Assert.Empty(_emulator.Requests);
        Assert.Equal((0, 0), (_emulator.Replies.Pending, _emulator.Batches.Count));
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {_emulator.ApiKey}" } } };
        Assert.Contains("\"data\": []", await http.GetStringAsync($"{_emulator.Endpoint}/files", Api.Stop), StringComparison.Ordinal);

        _emulator.Replies.Enqueue(Reply.Json("""{"name":"Tea"}"""), Reply.Text("left over"));
        _emulator.Replies.When(r => r.Chat!.Text.Contains("coffee", StringComparison.Ordinal), Reply.Refusal("No coffee."));
        ChatCompletion tea = await Client().CompleteChatAsync([new UserChatMessage("json")], cancellationToken: Api.Stop);
        Assert.Equal("""{"name":"Tea"}""", tea.Content[0].Text);

        using MultipartFormDataContent form = BatchApi.Form(BatchApi.Line("a"));
        using HttpResponseMessage file = await http.PostAsync($"{_emulator.Endpoint}/files", form, Api.Stop);
        using var content = new StringContent(BatchApi.Batch("file-none").ToJsonString());
        using HttpResponseMessage batch = await http.PostAsync($"{_emulator.Endpoint}/batches", content, Api.Stop);
        Assert.Equal((200, 200), ((int)file.StatusCode, (int)batch.StatusCode));
        Assert.Equal(4, _emulator.Requests.Count);
    }

    [Fact]
    public async Task Rate_limits_and_chance_begin_again()
    {
        await using Api api = await Api.StartAsync(options => options.RequestsPerMinute = 2);
        int[] first = await RunAsync();
        api.Emulator.Reset();
        Assert.Equal(first, await RunAsync());
        Assert.Equal([200, 200, 429], first.Order().Select(s => s is 503 ? 200 : s).Order());

        async Task<int[]> RunAsync()
        {
            api.Emulator.Replies.Sometimes(0.5, seed: 3, Reply.Overloaded());
            var statuses = new List<int>();
            for (int i = 0; i < 3; i++)
                statuses.Add((int)(await api.SendAsync(Api.Request())).Status);

            return [.. statuses];
        }
    }

    [Fact]
    public async Task A_request_under_way_is_not_logged_after_a_reset()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.When(
            _ => true,
            _ =>
            {
                api.Emulator.Reset();
                return Reply.Json("{}");
            });
        Assert.Equal(200, (int)(await api.SendAsync(Api.Request("json late"))).Status);
        Assert.Empty(api.Emulator.Requests);
        await api.SendAsync(Api.Request("json next"));
        Assert.Equal(["json next"], api.Emulator.Requests.Select(r => r.Chat!.Text));
    }

    [Fact]
    public void A_fixture_that_was_not_started_reports_it()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new TeaEmulator().Endpoint);
        Assert.Equal("The emulator is not started. Does TeaEmulator implement IAsyncLifetime, so that its InitializeAsync is called?", error.Message);
    }

    private ChatClient Client() => new("gpt-5-4-image-2", new System.ClientModel.ApiKeyCredential(_emulator.ApiKey), new OpenAI.OpenAIClientOptions { Endpoint = _emulator.Endpoint });
}

/// <summary>A fixture of the assembly: its options count, and it is alive in any class.</summary>
public sealed class AssemblyFixtureTests(SharedEmulator emulator)
{
    [Fact]
    public async Task An_emulator_can_serve_a_whole_assembly()
    {
        await using Api other = await Api.StartAsync(options => options.Seed = 7);
        ChatCompletion one = await new ChatClient("gpt-5-4-image-2", new System.ClientModel.ApiKeyCredential(emulator.ApiKey), new OpenAI.OpenAIClientOptions { Endpoint = emulator.Endpoint })
            .CompleteChatAsync([new UserChatMessage("Reply with JSON.")], new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonObjectFormat() }, Api.Stop);
        Assert.Equal((await other.SendAsync(Api.Request())).Content, one.Content[0].Text);
    }
}
