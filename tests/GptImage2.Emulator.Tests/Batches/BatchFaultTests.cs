using System.Text.Json;

namespace GptImage2.Emulator.Tests;

/// <summary>What goes wrong with batches and files when a test asks for it.</summary>
public sealed class BatchFaultTests
{
    [Fact]
    public async Task A_batch_fails_with_the_code_of_the_options()
    {
        await using Api api = await BatchApi.StartHeldAsync(static options => options.Batches.Failure = new BatchFailure("account_on_hold", "Ask support.", 2));

        JsonElement batch = await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(3)));

        Assert.Equal("failed", batch.Status());
        JsonElement error = Assert.Single(batch.GetProperty("errors").GetProperty("data").EnumerateArray());
        Assert.Equal(("account_on_hold", "Ask support.", 2), (error.GetProperty("code").GetString(), error.GetProperty("message").GetString(), error.GetProperty("line").GetInt32()));
        Assert.DoesNotContain(api.Emulator.Requests, static request => request.CustomId is not null);
    }

    [Fact]
    public async Task A_batch_above_the_tokens_of_the_queue_fails_until_others_have_ended()
    {
        await using Api api = await BatchApi.StartHeldAsync(static options => options.Batches.MaxQueuedTokens = 250);
        string first = await api.CreateAsync(BatchApi.Lines(3));
        api.Emulator.Batches.Advance();
        string second = await api.CreateAsync(BatchApi.Lines(3));
        api.Emulator.Batches.Advance();

        JsonElement refused = (await api.GetAsync(second)).Json;
        Assert.Equal("failed", refused.Status());
        Assert.Equal("token_limit_exceeded", refused.GetProperty("errors").GetProperty("data")[0].GetProperty("code").GetString());
        Assert.Equal("completed", (await api.FinishAsync(first)).Status());
        Assert.Equal("completed", (await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(3)))).Status());
    }

    [Fact]
    public async Task A_share_of_the_lines_fails()
    {
        await using Api api = await BatchApi.StartHeldAsync(static options => options.Batches.LineErrorRate = 0.25);

        JsonElement batch = await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(200)));

        Assert.Equal("completed", batch.Status());
        Dictionary<string, JsonElement> errors = await api.ResultsAsync(batch, "error_file_id");
        Assert.InRange(errors.Count, 30, 75);
        Assert.All(errors.Values, static line => Assert.Equal(500, line.GetProperty("response").GetProperty("status_code").GetInt32()));
        Assert.Equal(200, errors.Count + (await api.ResultsAsync(batch, "output_file_id")).Count);
    }

    [Fact]
    public async Task Given_lines_fail_with_the_error_of_a_rule()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        api.Emulator.Replies.When(static request => request.CustomId is "2", Reply.Overloaded());

        JsonElement batch = await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(3)));

        KeyValuePair<string, JsonElement> line = Assert.Single(await api.ResultsAsync(batch, "error_file_id"));
        Assert.Equal(("2", 503), (line.Key, line.Value.GetProperty("response").GetProperty("status_code").GetInt32()));
    }

    [Fact]
    public async Task Uploads_above_the_limit_get_429_with_the_time_to_wait()
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(options => (options.TimeProvider, options.Batches.UploadsPerMinute) = (clock, 2));
        await api.UploadAsync(BatchApi.Lines(1));
        await api.UploadAsync(BatchApi.Lines(1));

        ApiResponse refused = await api.UploadAsync(BatchApi.Form(BatchApi.Lines(1)));
        Assert.Equal((429, "rate_limit_exceeded"), ((int)refused.Status, refused.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal("30", refused.Headers["retry-after"]);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.NotEmpty(await api.UploadAsync(BatchApi.Lines(1)));
    }

    [Fact]
    public async Task An_answer_is_lost_after_the_request_was_handled()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        string file = await api.UploadAsync(BatchApi.Lines(1));
        api.Emulator.Replies.LoseAnswers(static request => request is { Method: "POST", Path: "/v1/batches" });
        api.Emulator.Replies.LoseAnswers(static request => request is { Method: "POST", Path: "/v1/files" });

        await Assert.ThrowsAsync<HttpRequestException>(() => api.CreateAsync(BatchApi.Batch(file)));
        Assert.Equal(1, api.Emulator.Batches.Count);
        await Assert.ThrowsAsync<HttpRequestException>(() => api.UploadAsync(BatchApi.Lines(1)));
        Assert.Equal(2, (await api.GetAsync("/files")).Json.GetProperty("data").GetArrayLength());
        Assert.Equal(0, api.Emulator.Requests.Last(static request => request.Method is "POST").Status);

        Assert.Equal(200, (int)(await api.CreateAsync(BatchApi.Batch(file))).Status);
        Assert.Throws<ArgumentException>(() => api.Emulator.Replies.LoseAnswers(static _ => true, fault: Fault.CloseBeforeUpload()));
    }
}
