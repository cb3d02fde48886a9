using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>The clock of batches can be set forward.</summary>
public sealed class BatchTimeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_batch_makes_the_steps_of_the_time_that_passes_and_expires_with_the_rest()
    {
        // The validation and two lines fit into 24 hours; the other two lines do not.
        await using Api api = await Api.StartAsync(options => options.Batches.StepDelay = TimeSpan.FromHours(7));
        string path = await api.CreateAsync(BatchApi.Lines(4));

        api.Emulator.Batches.AdvanceTime(TimeSpan.FromHours(15));
        Assert.Equal("in_progress", (await api.GetAsync(path)).Json.Status());
        api.Emulator.Batches.AdvanceTime(TimeSpan.FromHours(10));
        JsonElement batch = (await api.GetAsync(path)).Json;

        Assert.Equal("expired", batch.Status());
        Assert.Equal(["1", "2"], (await api.ResultsAsync(batch, "output_file_id")).Keys.Order(StringComparer.Ordinal));
        Dictionary<string, JsonElement> errors = await api.ResultsAsync(batch, "error_file_id");
        Assert.Equal(["3", "4"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.All(errors.Values, static line => Assert.Equal("batch_expired", line.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_batch_that_has_time_completes()
    {
        await using Api api = await Api.StartAsync(static options => options.Batches.StepDelay = Minute);
        string path = await api.CreateAsync(BatchApi.Lines(3));

        api.Emulator.Batches.AdvanceTime(6 * Minute);

        Assert.Equal("completed", (await api.GetAsync(path)).Json.Status());
    }

    [Fact]
    public async Task Files_are_gone_after_their_lifetime()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        string file = await api.UploadAsync(BatchApi.Lines(1));

        api.Emulator.Batches.AdvanceTime(TimeSpan.FromDays(29));
        Assert.Equal(200, (int)(await api.GetAsync("/files/" + file)).Status);
        api.Emulator.Batches.AdvanceTime(TimeSpan.FromDays(2));

        Assert.Equal(404, (int)(await api.GetAsync("/files/" + file)).Status);
    }

    [Fact]
    public async Task Other_processes_move_batches_over_http()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        string path = await api.CreateAsync(BatchApi.Lines(3));

        Assert.Equal(200, await PostAsync("steps", """{"steps":2}"""));
        JsonElement batch = (await api.GetAsync(path)).Json;
        Assert.Equal(("in_progress", 1), (batch.Status(), batch.GetProperty("request_counts").GetProperty("completed").GetInt32()));

        Assert.Equal(200, await PostAsync("time", """{"seconds":86400}"""));
        Assert.Equal("expired", (await api.GetAsync(path)).Json.Status());

        Assert.Equal(400, await PostAsync("time", """{"seconds":-1}"""));
        Assert.Equal(400, await PostAsync("time", """{"seconds":"1"}"""));
        Assert.Equal(400, await PostAsync("time", "{"));
        Assert.Equal(404, await PostAsync("day", "{}"));
        Assert.Equal(401, await PostAsync("time", """{"seconds":1}""", key: null));

        async Task<int> PostAsync(string name, string body, string? key = EmulatorOptions.DefaultApiKey)
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Emulator.Endpoint, "/emulator/batches/" + name)) { Content = new StringContent(body) };
            if (key is not null)
                request.Headers.Authorization = new("Bearer", key);
            using HttpResponseMessage response = await http.SendAsync(request, Api.Stop);
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task A_reset_sets_the_clock_back()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        api.Emulator.Batches.AdvanceTime(TimeSpan.FromDays(400));
        api.Emulator.Reset();

        JsonObject batch = BatchApi.Batch(await api.UploadAsync(BatchApi.Lines(1)));
        long created = (await api.CreateAsync(batch)).Json.GetProperty("created_at").GetInt64();

        Assert.True(created < DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds());
    }
}
