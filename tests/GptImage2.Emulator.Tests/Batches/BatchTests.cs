using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>The life of a batch.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task A_batch_goes_from_state_to_state_and_notes_the_times()
    {
        var clock = new ManualClock();
        await using Api api = await BatchApi.StartHeldAsync(options => options.TimeProvider = clock);
        long start = clock.GetUtcNow().ToUnixTimeSeconds();
        string file = await api.UploadAsync(BatchApi.Lines(2));
        JsonObject batch = BatchApi.Batch(file);
        batch["metadata"] = new JsonObject { ["shelf"] = "12" };
        ApiResponse created = await api.CreateAsync(batch);
        string path = "/batches/" + created.Id();

        Assert.Equal(
            $$$"""
            {"id":"{{{created.Id()}}}","object":"batch","endpoint":"/v1/chat/completions","model":null,"errors":null,"input_file_id":"{{{file}}}","completion_window":"24h","status":"validating","output_file_id":null,"error_file_id":null,"created_at":{{{start}}},"in_progress_at":null,"expires_at":{{{start + 86_400}}},"finalizing_at":null,"completed_at":null,"failed_at":null,"expired_at":null,"cancelling_at":null,"cancelled_at":null,"request_counts":{"total":0,"completed":0,"failed":0},"usage":{"input_tokens":0,"output_tokens":0,"total_tokens":0,"input_tokens_details":{"cached_tokens":0},"output_tokens_details":{"reasoning_tokens":0}},"metadata":{"shelf":"12"}}
            """,
            JsonNode.Parse(created.Body)!.ToJsonString());

        Assert.Equal(("in_progress", 2, 0), await StepAsync());
        Assert.Equal(("in_progress", 2, 1), await StepAsync());
        Assert.Equal(("finalizing", 2, 2), await StepAsync());
        Assert.Equal(("completed", 2, 2), await StepAsync());
        Assert.Equal(("completed", 2, 2), await StepAsync());

        JsonElement ended = (await api.GetAsync(path)).Json;
        Assert.Equal("gpt-5-4-image-2", ended.GetProperty("model").GetString());
        Assert.Equal(
            (start + 10, start + 30, start + 40),
            (ended.GetProperty("in_progress_at").GetInt64(), ended.GetProperty("finalizing_at").GetInt64(), ended.GetProperty("completed_at").GetInt64()));

        async Task<(string?, int, int)> StepAsync()
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            api.Emulator.Batches.Advance();
            JsonElement now = (await api.GetAsync(path)).Json;
            JsonElement counts = now.GetProperty("request_counts");
            return (now.Status(), counts.GetProperty("total").GetInt32(), counts.GetProperty("completed").GetInt32());
        }
    }

    [Fact]
    public async Task A_line_gets_what_a_request_gets()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        api.Emulator.Replies.Enqueue(Reply.Json("""{"n":1}""").WithUsage(100, 20, reasoning: 5, cached: 50), Reply.Json("""{"n":2}""").WithUsage(10, 2));
        JsonObject refused = Api.Request("no such word");
        string path = await api.CreateAsync(string.Join('\n', BatchApi.Line("a"), BatchApi.Line("refused", refused), BatchApi.Line("b")));
        JsonElement batch = await api.FinishAsync(path);
        Dictionary<string, JsonElement> answers = await api.ResultsAsync(batch, "output_file_id");
        Dictionary<string, JsonElement> errors = await api.ResultsAsync(batch, "error_file_id");

        Assert.Equal(["a", "b"], answers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["id", "custom_id", "response", "error"], answers["a"].EnumerateObject().Select(m => m.Name));
        Assert.StartsWith("batch_req_", answers["a"].GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, answers["a"].GetProperty("error").ValueKind);
        JsonElement response = answers["a"].GetProperty("response");
        Assert.Equal(200, response.GetProperty("status_code").GetInt32());
        ReceivedRequest[] lines = api.Emulator.Requests.Where(r => r.CustomId is not null).ToArray();
        Assert.Equal(lines[0].RequestId, response.GetProperty("request_id").GetString());
        Assert.Equal("""{"n":1}""", response.GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("""{"n":2}""", answers["b"].GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());

        ApiResponse alone = await api.SendAsync(refused);
        JsonElement error = Assert.Single(errors).Value;
        Assert.Equal(JsonValueKind.Null, error.GetProperty("error").ValueKind);
        Assert.Equal(400, error.GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.True(JsonElement.DeepEquals(alone.Json, error.GetProperty("response").GetProperty("body")));

        Assert.Equal("""{"total":3,"completed":2,"failed":1}""", Compact(batch.GetProperty("request_counts")));
        Assert.Equal(
            """{"input_tokens":110,"output_tokens":22,"total_tokens":132,"input_tokens_details":{"cached_tokens":50},"output_tokens_details":{"reasoning_tokens":5}}""",
            Compact(batch.GetProperty("usage")));
    }

    [Fact]
    public async Task Results_are_files_in_another_order_the_same_for_a_seed()
    {
        var orders = new List<string>();
        foreach (int seed in (int[])[1, 1, 2])
        {
            await using Api api = await BatchApi.StartHeldAsync(options => options.Seed = seed);
            JsonElement batch = await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(20)));
            orders.Add(string.Join(' ', (await api.ResultsAsync(batch, "output_file_id")).Keys));
            JsonElement file = (await api.GetAsync($"/files/{batch.GetProperty("output_file_id").GetString()}")).Json;
            Assert.Equal(
                ("batch_output", $"{batch.GetProperty("id").GetString()}_output.jsonl", JsonValueKind.Null),
                (file.GetProperty("purpose").GetString(), file.GetProperty("filename").GetString(), file.GetProperty("expires_at").ValueKind));
            Assert.Equal(JsonValueKind.Null, batch.GetProperty("error_file_id").ValueKind);
        }

        IEnumerable<string> input = Enumerable.Range(1, 20).Select(i => $"{i}");
        Assert.Equal(input.Order(StringComparer.Ordinal), orders[0].Split(' ').Order(StringComparer.Ordinal));
        Assert.NotEqual(string.Join(' ', input), orders[0]);
        Assert.Equal(orders[0], orders[1]);
        Assert.NotEqual(orders[0], orders[2]);
    }

    [Fact]
    public async Task Lines_are_in_the_log_with_their_names_and_use_up_no_rate_limit()
    {
        await using Api api = await BatchApi.StartHeldAsync(options => options.RequestsPerMinute = 1);
        api.Emulator.Replies.When(r => r.CustomId == "2", Reply.Json("""{"two":2}"""));
        string path = await api.CreateAsync(BatchApi.Lines(3));
        JsonElement batch = await api.FinishAsync(path);

        ReceivedRequest[] lines = api.Emulator.Requests.Where(r => r.BatchId == batch.GetProperty("id").GetString()).ToArray();
        Assert.Equal(["1", "2", "3"], lines.Select(r => r.CustomId));
        Assert.Equal(["json 1", "json 2", "json 3"], lines.Select(r => r.Chat!.Text));
        Assert.All(lines, r => Assert.Equal(("POST", "/v1/chat/completions", 200, 0), (r.Method, r.Path, r.Status, r.Headers.Count)));
        Assert.Equal(["POST /v1/files", "POST /v1/batches", "GET /v1" + path], api.Emulator.Requests.Where(r => r.CustomId is null).Select(r => $"{r.Method} {r.Path}"));
        Assert.Equal("gpt-5-4-image-2", lines[0].Body!.Value.GetProperty("model").GetString());
        Assert.Contains("\"two\"", (await api.ResultsAsync(batch, "output_file_id"))["2"].GetRawText().Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await api.SendAsync(Api.Request())).Status);
    }

    [Fact]
    public async Task Each_scripted_reply_to_a_line_is_in_the_right_file()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        api.Emulator.Replies.Enqueue(
            Reply.Overloaded().BeforeChecks(), Reply.ProxyPage(502), Reply.Broken(Fault.CloseAfterHeaders()), Reply.Endless(), Reply.Json("{}").WithInvalidUtf8());
        JsonObject streamed = Api.Request();
        streamed["stream"] = true;
        JsonElement batch = await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(5) + "\n" + BatchApi.Line("stream", streamed)));
        Dictionary<string, JsonElement> errors = await api.ResultsAsync(batch, "error_file_id");

        Assert.Equal(503, errors["1"].GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.StartsWith("<html>", errors["2"].GetProperty("response").GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, errors["3"].GetProperty("response").ValueKind);
        Assert.Equal("server_error", errors["3"].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(501, errors["4"].GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.Equal("stream", errors["stream"].GetProperty("response").GetProperty("body").GetProperty("error").GetProperty("param").GetString());
        Assert.Equal(["5"], (await api.ResultsAsync(batch, "output_file_id")).Keys);
        Assert.Equal("""{"total":6,"completed":1,"failed":5}""", Compact(batch.GetProperty("request_counts")));
    }

    [Fact]
    public async Task A_batch_of_which_all_requests_fail_is_completed_and_has_no_output()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        JsonElement batch = await api.FinishAsync(await api.CreateAsync(BatchApi.Line("a", Api.Request("no such word"))));
        Assert.Equal(("completed", JsonValueKind.Null), (batch.Status(), batch.GetProperty("output_file_id").ValueKind));
        Assert.Single(await api.ResultsAsync(batch, "error_file_id"));
    }

    [Fact]
    public async Task A_cancelled_batch_keeps_what_it_has()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        string path = await api.CreateAsync(BatchApi.Lines(3));
        api.Emulator.Batches.Advance(2);
        ApiResponse cancelling = await api.SendAsync(new ByteArrayContent([]), path: path + "/cancel");
        Assert.Equal(("cancelling", JsonValueKind.Null), (cancelling.Json.Status(), cancelling.Json.GetProperty("output_file_id").ValueKind));

        JsonElement batch = await api.FinishAsync(path);
        Assert.Equal("cancelled", batch.Status());
        Assert.Equal(["1"], (await api.ResultsAsync(batch, "output_file_id")).Keys);
        Dictionary<string, JsonElement> errors = await api.ResultsAsync(batch, "error_file_id");
        Assert.Equal(["2", "3"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            """null {"code":"batch_cancelled","message":"This request could not be executed before the batch was cancelled."}""",
            $"{errors["3"].GetProperty("response").GetRawText()} {errors["3"].GetProperty("error").GetRawText()}");
        Assert.Equal("""{"total":3,"completed":1,"failed":0}""", Compact(batch.GetProperty("request_counts")));
        Assert.NotEqual(JsonValueKind.Null, batch.GetProperty("cancelling_at").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, batch.GetProperty("cancelled_at").ValueKind);

        (await api.SendAsync(new ByteArrayContent([]), path: path + "/cancel")).ShouldBeError(409, "Cannot cancel a batch with status 'cancelled'.");
    }

    [Fact]
    public async Task A_batch_expires_when_its_window_closes_even_if_no_step_is_made()
    {
        var clock = new ManualClock();
        await using Api api = await BatchApi.StartHeldAsync(options => options.TimeProvider = clock);
        string path = await api.CreateAsync(BatchApi.Lines(2));
        api.Emulator.Batches.Advance(2);
        clock.Advance(TimeSpan.FromHours(24));

        JsonElement batch = (await api.GetAsync(path)).Json;
        Assert.Equal(("expired", clock.GetUtcNow().ToUnixTimeSeconds()), (batch.Status(), batch.GetProperty("expired_at").GetInt64()));
        Assert.Equal(["1"], (await api.ResultsAsync(batch, "output_file_id")).Keys);
        Assert.Equal(
            """{"code":"batch_expired","message":"This request could not be executed before the completion window expired."}""",
            (await api.ResultsAsync(batch, "error_file_id"))["2"].GetProperty("error").GetRawText());
    }

    [Fact]
    public async Task Output_expires_when_the_batch_says_so()
    {
        var clock = new ManualClock();
        await using Api api = await BatchApi.StartHeldAsync(options => options.TimeProvider = clock);
        JsonObject request = BatchApi.Batch(await api.UploadAsync(BatchApi.Lines(1)));
        request["output_expires_after"] = new JsonObject { ["anchor"] = "created_at", ["seconds"] = 3600 };
        JsonElement batch = await api.FinishAsync("/batches/" + (await api.CreateAsync(request)).Id());
        string file = $"/files/{batch.GetProperty("output_file_id").GetString()}";
        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds() + 3600, (await api.GetAsync(file)).Json.GetProperty("expires_at").GetInt64());
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(404, (int)(await api.GetAsync(file)).Status);
    }

    [Fact]
    public async Task A_step_delay_sets_the_pace_of_a_batch()
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(options => (options.TimeProvider, options.Batches.StepDelay) = (clock, TimeSpan.FromMinutes(1)));
        string path = await api.CreateAsync(BatchApi.Lines(1));
        var states = new List<string?>();
        for (int i = 0; i < 3; i++)
        {
            await clock.WaitForTimerAsync(Api.Stop);
            states.Add((await api.GetAsync(path)).Json.Status());
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["validating", "in_progress", "finalizing"], states);
    }

    [Fact]
    public async Task A_callback_that_throws_fails_the_batch_and_is_reported()
    {
        await using Api api = await BatchApi.StartHeldAsync(options => options.OnAnswer = r =>
        {
            if (r.CustomId is not null)
                throw new InvalidOperationException("Not this one.");
        });
        JsonElement batch = await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(1)));
        Assert.Equal("failed", batch.Status());
        Assert.Equal("The emulator failed: InvalidOperationException: Not this one.", batch.GetProperty("errors").GetProperty("data")[0].GetProperty("message").GetString());
    }

    private static string Compact(JsonElement element) => JsonNode.Parse(element.GetRawText())!.ToJsonString();
}
