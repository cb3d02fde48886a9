using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>What is wrong with a batch as a whole.</summary>
public sealed class BatchValidationTests
{
    private static readonly string Good = BatchApi.Line("good");

    public static TheoryData<string, string> BadFiles => new()
    {
        { "", Error("empty_file", null, "The input file is empty.", null) },
        { "\n \r\n", Error("empty_file", null, "The input file is empty.", null) },
        { $"{Good}\n{{\"custom_id\":\n[]", $"{Error("invalid_json_line", 2, "This line is not parseable as valid JSON.", null)},{Error("invalid_json_line", 3, "This line is not parseable as valid JSON.", null)}" },
        { $"{Good}\r\n\r\n{Good}\r\n", Error("duplicate_custom_id", 3, "The custom_id 'good' for this request is a duplicate of another request. The custom_id parameter must be unique for each request in a batch.", "custom_id") },
        { BatchApi.Line("a", url: "/v1/embeddings"), Error("url_mismatch", 1, "The URL provided for this request does not match the batch endpoint.", "url") },
        { $"{Good}\n{BatchApi.Line("a", OfModel("gpt-5.4-image-2"))}", Error("model_mismatch", 2, "The model 'gpt-5.4-image-2' for this request does not match the rest of the batch. Each batch must contain requests for a single model.", "body.model") },
        { BatchApi.Line("a", OfModel("gpt-4o")), Error("model_not_found", 1, "The provided model 'gpt-4o' is not supported by the Batch API.", "body.model") },
        { BatchApi.Line("a", method: "GET"), Error("invalid_value", 1, "Invalid value: 'GET'. Supported values are: 'POST'.", "method") },
        { """{"method":"POST","url":"/v1/chat/completions"}""", $"{Error("missing_required_parameter", 1, "Missing required parameter: 'custom_id'.", "custom_id")},{Error("missing_required_parameter", 1, "Missing required parameter: 'body'.", "body")}" },
        { """{"custom_id":7,"method":"POST","url":"/v1/chat/completions","body":{}}""", $"{Error("invalid_type", 1, "Invalid type for 'custom_id': expected a string.", "custom_id")},{Error("missing_required_parameter", 1, "Missing required parameter: 'body.model'.", "body.model")}" },
        { """{"custom_id":"\ud800","method":"POST","url":"/v1/chat/completions","body":[]}""", Error("invalid_json_line", 1, "This line is not parseable as valid JSON.", null) },
        { BatchApi.Lines(5), Error("too_many_tasks", null, "The number of requests in the input file exceeds the maximum of 4.", null) },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_batch_is_made_and_fails_when_it_is_validated(string lines, string errors)
    {
        await using Api api = await BatchApi.StartHeldAsync(options => options.Batches.MaxRequests = 4);
        string path = await api.CreateAsync(lines);
        Assert.Equal("validating", (await api.GetAsync(path)).Json.Status());
        JsonElement batch = await api.FinishAsync(path);

        Assert.Equal(("failed", $$"""{"object":"list","data":[{{errors}}]}"""), (batch.Status(), Compact(batch.GetProperty("errors"))));
        Assert.Equal("""{"total":0,"completed":0,"failed":0}""", Compact(batch.GetProperty("request_counts")));
        Assert.Equal(
            (JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null),
            (batch.GetProperty("failed_at").ValueKind, batch.GetProperty("in_progress_at").ValueKind, batch.GetProperty("output_file_id").ValueKind, batch.GetProperty("error_file_id").ValueKind));
        Assert.DoesNotContain(api.Emulator.Requests, r => r.CustomId is not null);
    }

    [Fact]
    public async Task Observed_codes_can_replace_documented_codes()
    {
        await using Api api = await BatchApi.StartHeldAsync(options => options.Batches.ErrorCodes = BatchErrorCodes.Observed);
        JsonElement batch = await api.FinishAsync(await api.CreateAsync(string.Join('\n', Good, BatchApi.Line("a", url: "/v1/x"), BatchApi.Line("b", OfModel("gpt-4o")))));
        Assert.Equal(["invalid_url", "mismatched_model"], batch.GetProperty("errors").GetProperty("data").EnumerateArray().Select(e => e.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Batches_fail_for_a_model_without_batches()
    {
        await using Api api = await BatchApi.StartHeldAsync(options => options.Batches.Supported = false);
        JsonElement batch = await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(2)));
        Assert.Equal(
            $$"""{"object":"list","data":[{{Error("model_not_found", 1, "The provided model 'gpt-5-4-image-2' is not supported by the Batch API.", "body.model")}}]}""",
            Compact(batch.GetProperty("errors")));
    }

    [Fact]
    public async Task A_missing_file_or_a_file_for_another_purpose_fails_the_batch()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        string missing = await FailAsync("file-none");
        string other = (await api.UploadAsync(BatchApi.Form("{}", "user_data"))).Id();
        string wrong = await FailAsync(other);
        Assert.Equal(Error("invalid_request", null, "Cannot find file file-none, or organization org-emulator does not have access to it.", "file_id"), missing);
        Assert.Equal(Error("invalid_request", null, $"The file {other} has the purpose 'user_data'. Expected a file with the purpose 'batch'.", "file_id"), wrong);

        async Task<string> FailAsync(string file)
        {
            JsonElement batch = await api.FinishAsync("/batches/" + (await api.CreateAsync(BatchApi.Batch(file))).Id());
            return Compact(batch.GetProperty("errors").GetProperty("data")[0]);
        }
    }

    [Theory]
    [InlineData("""{"endpoint":"/v1/chat/completions","completion_window":"24h"}""", "Missing required parameter: 'input_file_id'.", "input_file_id", "missing_required_parameter")]
    [InlineData("""{"input_file_id":"f","completion_window":"24h"}""", "Missing required parameter: 'endpoint'.", "endpoint", "missing_required_parameter")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/chat/completions"}""", "Missing required parameter: 'completion_window'.", "completion_window", "missing_required_parameter")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/chat/completions","completion_window":"1h"}""", "Invalid value: '1h'. Supported values are: '24h'.", "completion_window", "invalid_value")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/chat","completion_window":"24h"}""", "Invalid value: '/v1/chat'. Supported values are: '/v1/responses', '/v1/chat/completions', '/v1/embeddings', '/v1/completions', '/v1/moderations', '/v1/images/generations', '/v1/images/edits', and '/v1/videos'.", "endpoint", "invalid_value")]
    [InlineData("""{"input_file_id":7,"endpoint":"/v1/chat/completions","completion_window":"24h"}""", "Invalid type for 'input_file_id': expected a string, but got an integer instead.", "input_file_id", "invalid_type")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/chat/completions","completion_window":"24h","priority":1}""", "Unknown parameter: 'priority'.", "priority", "unknown_parameter")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/chat/completions","completion_window":"24h","metadata":{"a":1}}""", "Invalid type for 'metadata.a': expected a string, but got an integer instead.", "metadata.a", "invalid_type")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/chat/completions","completion_window":"24h","output_expires_after":{"anchor":"created_at","seconds":60}}""", "Invalid 'output_expires_after.seconds': integer below minimum value. Expected a value >= 3600, but got 60 instead.", "output_expires_after.seconds", "integer_below_min_value")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/chat/completions","completion_window":"24h","output_expires_after":{"anchor":"created_at"}}""", "Missing required parameter: 'output_expires_after.seconds'.", "output_expires_after.seconds", "missing_required_parameter")]
    public async Task A_request_for_a_batch_is_checked(string request, string message, string param, string code)
    {
        await using Api api = await BatchApi.StartHeldAsync();
        (await api.SendAsync(new StringContent(request), path: "/batches")).ShouldBeError(400, message, param, code);
        Assert.Equal(0, api.Emulator.Batches.Count);
    }

    [Fact]
    public async Task Other_endpoints_unknown_batches_and_broken_requests_are_refused()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        JsonObject embeddings = BatchApi.Batch("file-x");
        embeddings["endpoint"] = "/v1/embeddings";
        (await api.CreateAsync(embeddings)).ShouldBeError(501, "This version of the emulator does not run batches of /v1/embeddings.", type: "emulator_error");
        (await api.GetAsync("/batches/batch_x")).ShouldBeError(404, "No batch found with id 'batch_x'.");
        (await api.SendAsync(new ByteArrayContent([]), path: "/batches/batch_x/cancel")).ShouldBeError(404, "No batch found with id 'batch_x'.");
        Assert.Equal(400, (int)(await api.SendAsync(new StringContent("{"), path: "/batches")).Status);
        Assert.Equal(401, (int)(await api.SendAsync(new StringContent("{}"), key: "sk-no", path: "/batches")).Status);
        Assert.Equal(405, (int)(await api.DeleteAsync("/batches/batch_x")).Status);
    }

    [Fact]
    public async Task Too_much_metadata_is_refused()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        JsonObject many = BatchApi.Batch("f");
        many["metadata"] = new JsonObject(Enumerable.Range(0, 17).Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)"v")));
        (await api.CreateAsync(many)).ShouldBeError(
            400, "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with 17 properties instead.", "metadata", "object_above_max_properties");
        JsonObject longValue = BatchApi.Batch("f");
        longValue["metadata"] = new JsonObject { ["k"] = new string('x', 513) };
        (await api.CreateAsync(longValue)).ShouldBeError(
            400, "Invalid 'metadata.k': string too long. Expected a string with maximum length 512, but got a string with length 513 instead.", "metadata.k", "string_above_max_length");
    }

    [Fact]
    public async Task Batches_are_listed_in_pages_newest_first()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        var ids = new List<string>();
        for (int i = 0; i < 3; i++)
            ids.Add((await api.CreateAsync(BatchApi.Batch("file-none"))).Id());

        JsonElement first = (await api.GetAsync("/batches?limit=2")).Json;
        JsonElement rest = (await api.GetAsync($"/batches?limit=2&after={ids[1]}")).Json;
        Assert.Equal([ids[2], ids[1]], first.GetProperty("data").EnumerateArray().Select(b => b.GetProperty("id").GetString()));
        Assert.Equal([ids[0]], rest.GetProperty("data").EnumerateArray().Select(b => b.GetProperty("id").GetString()));
        Assert.Equal((true, false), (first.GetProperty("has_more").GetBoolean(), rest.GetProperty("has_more").GetBoolean()));
        (await api.GetAsync("/batches?limit=101")).ShouldBeError(400, "Invalid 'limit': integer above maximum value. Expected a value <= 100, but got 101 instead.", "limit", "integer_above_max_value");
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused_at_the_start()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => GptImage2Emulator.StartAsync(o => o.Batches.StepDelay = TimeSpan.FromSeconds(-2), Api.Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => GptImage2Emulator.StartAsync(o => o.Batches.MaxRequests = 0, Api.Stop));
    }

    private static JsonObject OfModel(string model)
    {
        JsonObject request = Api.Request();
        request["model"] = model;
        return request;
    }

    private static string Error(string code, int? line, string message, string? param) =>
        new JsonObject { ["code"] = code, ["line"] = line, ["message"] = message, ["param"] = param }.ToJsonString();

    private static string Compact(JsonElement element) => JsonNode.Parse(element.GetRawText())!.ToJsonString();
}
