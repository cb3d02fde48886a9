using System.Net;
using System.Text;
using System.Text.Json;

namespace GptImage2.Emulator.Tests;

public sealed class FileTests
{
    [Fact]
    public async Task A_file_is_stored_retrieved_listed_and_deleted()
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(options => options.TimeProvider = clock);
        long now = clock.GetUtcNow().ToUnixTimeSeconds();
        ApiResponse uploaded = await api.UploadAsync(BatchApi.Form("{\"é\":1}\n", name: "résumé.jsonl"));
        string id = uploaded.Id();
        string expected = $$"""
            {
              "object": "file",
              "id": "{{id}}",
              "purpose": "batch",
              "filename": "résumé.jsonl",
              "bytes": 9,
              "created_at": {{now}},
              "expires_at": {{now + 2_592_000}},
              "status": "processed",
              "status_details": null
            }

            """;

        Assert.StartsWith("file-", id, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, expected), (uploaded.Status, uploaded.Body));
        Assert.Equal(expected, (await api.GetAsync($"/files/{id}")).Body);
        Assert.Equal([id], (await api.GetAsync("/files")).Json.GetProperty("data").EnumerateArray().Select(f => f.GetProperty("id").GetString()));

        ApiResponse content = await api.GetAsync($"/files/{id}/content");
        Assert.Equal(("{\"é\":1}\n", "application/octet-stream"), (content.Body, content.Headers["Content-Type"]));

        Assert.Equal($$"""{"object":"file","deleted":true,"id":"{{id}}"}""", Compact(await api.DeleteAsync($"/files/{id}")));
        (await api.GetAsync($"/files/{id}")).ShouldBeError(404, $"No such File object: {id}", "id");
        (await api.GetAsync($"/files/{id}/content")).ShouldBeError(404, $"No such File object: {id}", "id");
        (await api.DeleteAsync($"/files/{id}")).ShouldBeError(404, $"No such File object: {id}", "id");
    }

    [Fact]
    public async Task Lists_are_in_pages()
    {
        await using Api api = await Api.StartAsync();
        var ids = new List<string>();
        foreach (string purpose in (string[])["batch", "user_data", "batch", "vision", "batch"])
            ids.Add((await api.UploadAsync(BatchApi.Form("{}", purpose))).Id());

        await ShouldList("", false, ids[4], ids[3], ids[2], ids[1], ids[0]);
        await ShouldList("?purpose=batch", false, ids[4], ids[2], ids[0]);
        await ShouldList("?limit=2", true, ids[4], ids[3]);
        await ShouldList($"?limit=2&after={ids[3]}", true, ids[2], ids[1]);
        await ShouldList($"?limit=2&after={ids[1]}", false, ids[0]);
        await ShouldList("?order=asc&purpose=batch&limit=2", true, ids[0], ids[2]);
        await ShouldList($"?after={ids[0]}", false);

        (await api.GetAsync("/files?limit=0")).ShouldBeError(400, "Invalid 'limit': integer below minimum value. Expected a value >= 1, but got 0 instead.", "limit", "integer_below_min_value");
        (await api.GetAsync("/files?limit=many")).ShouldBeError(400, "Invalid type for 'limit': expected an integer, but got a string instead.", "limit", "invalid_type");
        (await api.GetAsync("/files?order=up")).ShouldBeError(400, "Invalid value: 'up'. Supported values are: 'asc' and 'desc'.", "order", "invalid_value");
        (await api.GetAsync("/files?after=file-none")).ShouldBeError(404, "No such File object: file-none", "after");

        async Task ShouldList(string query, bool more, params string[] expected)
        {
            JsonElement list = (await api.GetAsync("/files" + query)).Json;
            Assert.Equal(expected, list.GetProperty("data").EnumerateArray().Select(f => f.GetProperty("id").GetString()));
            Assert.Equal(
                (more, expected.FirstOrDefault(), expected.LastOrDefault()),
                (list.GetProperty("has_more").GetBoolean(), list.GetProperty("first_id").GetString(), list.GetProperty("last_id").GetString()));
        }
    }

    [Fact]
    public async Task A_form_that_lacks_something_is_refused()
    {
        await using Api api = await Api.StartAsync();
        (await api.UploadAsync(BatchApi.Form(null))).ShouldBeError(400, "Missing required parameter: 'file'.", "file", "missing_required_parameter");
        (await api.UploadAsync(BatchApi.Form("{}", purpose: null))).ShouldBeError(400, "Missing required parameter: 'purpose'.", "purpose", "missing_required_parameter");
        (await api.UploadAsync(BatchApi.Form("{}", "batch_output"))).ShouldBeError(
            400, "Invalid value: 'batch_output'. Supported values are: 'fine-tune', 'assistants', 'batch', 'user_data', 'vision', and 'evals'.", "purpose", "invalid_value");
        (await api.UploadAsync(BatchApi.Form("{}", name: "requests.json"))).ShouldBeError(400, "Invalid file format for Batch API. Must be .jsonl");
        (await api.UploadAsync(new StringContent("{}", Encoding.UTF8, "application/json"))).ShouldBeError(
            400,
            "Unsupported content type: 'application/json; charset=utf-8'. This API method only accepts 'multipart/form-data' requests, but you specified the header 'Content-Type: application/json; charset=utf-8'. Please try again with a supported content type.",
            code: "unsupported_content_type");
        Assert.Empty((await api.GetAsync("/files")).Json.GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_refused()
    {
        await using Api api = await Api.StartAsync();
        var broken = new ByteArrayContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n{}"u8.ToArray());
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        (await api.UploadAsync(broken)).ShouldBeError(400, "Could not parse multipart form");
    }

    [Fact]
    public async Task A_file_for_batches_must_be_text_in_utf_8()
    {
        await using Api api = await Api.StartAsync();
        foreach (Encoding encoding in (Encoding[])[Encoding.Unicode, Encoding.Latin1])
        {
            using var form = new MultipartFormDataContent { { new StringContent("batch"), "purpose" }, { new ByteArrayContent(encoding.GetBytes("{\"é\":1}")), "file", "a.jsonl" } };
            ApiResponse response = await api.UploadAsync(form);
            response.ShouldBeError(400, "Invalid file for Batch API. Must be utf-8 encoded");
        }

        // A character that is cut by the buffers of the upload is none that is wrong.
        Assert.Equal(HttpStatusCode.OK, (await api.UploadAsync(BatchApi.Form("x" + new string('é', 200_000)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.UploadAsync(BatchApi.Form("\uFFFF", "fine-tune"))).Status);
    }

    [Fact]
    public async Task A_file_for_batches_has_a_limit_that_others_do_not_have()
    {
        await using Api api = await Api.StartAsync(options => options.Batches.MaxFileBytes = 100);
        (await api.UploadAsync(BatchApi.Form(new string(' ', 101)))).ShouldBeError(400, "File is too large.");
        Assert.Equal(HttpStatusCode.OK, (await api.UploadAsync(BatchApi.Form(new string(' ', 100)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.UploadAsync(BatchApi.Form(new string(' ', 101), "user_data"))).Status);
    }

    [Theory]
    [InlineData("assistants", false)]
    [InlineData("user_data", false)]
    [InlineData("vision", false)]
    [InlineData("fine-tune", true)]
    [InlineData("evals", true)]
    public async Task Some_purposes_are_not_for_download_and_none_but_batch_expires(string purpose, bool downloads)
    {
        await using Api api = await Api.StartAsync();
        ApiResponse file = await api.UploadAsync(BatchApi.Form("{}", purpose));
        Assert.Equal("null", file.Json.GetProperty("expires_at").GetRawText());

        ApiResponse content = await api.GetAsync($"/files/{file.Id()}/content");
        if (downloads)
            Assert.Equal("{}", content.Body);
        else
            content.ShouldBeError(400, $"Not allowed to download files of purpose: {purpose}");
    }

    [Fact]
    public async Task A_file_is_deleted_when_it_expires()
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(options => options.TimeProvider = clock);
        ApiResponse file = await api.UploadAsync(BatchApi.Form("{}", fields: [("expires_after[anchor]", "created_at"), ("expires_after[seconds]", "3600")]));
        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds() + 3600, file.Json.GetProperty("expires_at").GetInt64());

        clock.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"/files/{file.Id()}")).Status);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/files/{file.Id()}")).Status);
        Assert.Empty((await api.GetAsync("/files")).Json.GetProperty("data").EnumerateArray());
    }

    [Theory]
    [InlineData("created_at", "3599", "Invalid 'expires_after.seconds': integer below minimum value. Expected a value >= 3600, but got 3599 instead.", "expires_after.seconds", "integer_below_min_value")]
    [InlineData("created_at", "2592001", "Invalid 'expires_after.seconds': integer above maximum value. Expected a value <= 2592000, but got 2592001 instead.", "expires_after.seconds", "integer_above_max_value")]
    [InlineData("created_at", "soon", "Invalid type for 'expires_after.seconds': expected an integer, but got a string instead.", "expires_after.seconds", "invalid_type")]
    [InlineData("created_at", null, "Missing required parameter: 'expires_after.seconds'.", "expires_after.seconds", "missing_required_parameter")]
    [InlineData("last_active_at", "3600", "Invalid value: 'last_active_at'. Supported values are: 'created_at'.", "expires_after.anchor", "invalid_value")]
    [InlineData(null, "3600", "Missing required parameter: 'expires_after.anchor'.", "expires_after.anchor", "missing_required_parameter")]
    public async Task A_time_to_live_is_checked(string? anchor, string? seconds, string message, string param, string code)
    {
        await using Api api = await Api.StartAsync();
        (string, string)[] fields = [.. anchor is null ? [] : new[] { ("expires_after[anchor]", anchor) }, .. seconds is null ? [] : new[] { ("expires_after[seconds]", seconds) }];
        (await api.UploadAsync(BatchApi.Form("{}", fields: fields))).ShouldBeError(400, message, param, code);
    }

    [Fact]
    public async Task Key_path_and_method_are_checked()
    {
        await using Api api = await Api.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SendAsync(BatchApi.Form("{}"), key: null, path: "/files")).Status);
        (await api.SendAsync(BatchApi.Form("{}"), key: "sk-no", path: "/files")).ShouldBeError(
            401, "Incorrect API key provided: sk-no. You can find your API key at https://platform.openai.com/account/api-keys.", code: "invalid_api_key");
        (await api.DeleteAsync("/files")).ShouldBeError(405, "Not allowed to DELETE on /v1/files. (HINT: Perhaps you meant to make your HTTP request differently?)", code: "method_not_supported");
        (await api.GetAsync("/files/a/b")).ShouldBeError(404, "Invalid URL (GET /v1/files/a/b)");
        (await api.GetAsync("/filesystem")).ShouldBeError(404, "Invalid URL (GET /v1/filesystem)");
    }

    [Fact]
    public async Task The_log_has_forms_without_their_files_and_without_keys()
    {
        await using Api api = await Api.StartAsync();
        await api.UploadAsync(BatchApi.Form("{\"a\":1}"));
        await api.SendAsync(BatchApi.Form("{}"), key: "sk-no", path: "/files");

        (ReceivedRequest? upload, ReceivedRequest? refused) = (api.Emulator.Requests[0], api.Emulator.Requests[1]);
        Assert.Equal(("POST", "/v1/files", 200), (upload.Method, upload.Path, upload.Status));
        Assert.Equal("""{"purpose":"batch","file":{"filename":"requests.jsonl","bytes":7}}""", upload.Body!.Value.GetRawText());
        Assert.Equal(upload.Headers["Content-Length"], $"{upload.BodyLength}");
        Assert.Equal((401, "invalid_api_key"), (refused.Status, refused.Error));
        Assert.All(api.Emulator.Requests, r => Assert.DoesNotContain(r.Headers, h => h.Value.Contains("sk-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_scripted_rule_before_the_checks_serves_files_too_and_the_queue_does_not()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Error(500, "For chat.", "server_error").BeforeChecks());
        api.Emulator.Replies.When(r => r.Path == "/v1/files", Reply.Overloaded().BeforeChecks(), times: 1);
        api.Emulator.Replies.When(r => r.Path == "/v1/files" && r.Method == "GET", Reply.Broken(Fault.CloseBeforeUpload()), times: 1);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await api.UploadAsync(BatchApi.Form("{}"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.UploadAsync(BatchApi.Form("{}"))).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => api.GetAsync("/files"));
        Assert.Equal(1, api.Emulator.Replies.Pending);
    }

    [Fact]
    public async Task Nothing_is_left_on_the_disk()
    {
        string folder;
        await using (Api api = await Api.StartAsync())
        {
            (string? first, string? second) = ($"{Guid.NewGuid()}", $"{Guid.NewGuid()}");
            string id = await api.UploadAsync(first);
            await api.UploadAsync(second);
            var paths = Directory.GetDirectories(Path.GetTempPath(), "gptimage2-emulator-*").SelectMany(Read).ToDictionary(f => f.Content, f => f.Path);
            folder = Path.GetDirectoryName(paths[first])!;
            await api.DeleteAsync($"/files/{id}");
            Assert.Equal([paths[second]], Directory.GetFiles(folder));

            api.Emulator.Reset();
            Assert.Empty(Directory.GetFiles(folder));
            await api.UploadAsync(first);
        }

        Assert.False(Directory.Exists(folder));

        // Other tests have emulators of their own at the same time, and their files come and go.
        static IReadOnlyList<(string Content, string Path)> Read(string folder)
        {
            try
            {
                return [.. Directory.GetFiles(folder).Select(path => (File.ReadAllText(path), path)).Where(f => Guid.TryParse(f.Item1, out _))];
            }
            catch (IOException)
            {
                return [];
            }
        }
    }

    private static string Compact(ApiResponse response) => System.Text.Json.Nodes.JsonNode.Parse(response.Body)!.ToJsonString();
}
