using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>The requests on files and batches that tests share.</summary>
internal static class BatchApi
{
    /// <summary>Batches that move only by <see cref="BatchQueue.Advance"/>.</summary>
    public static Task<Api> StartHeldAsync(Action<EmulatorOptions>? configure = null) => Api.StartAsync(options =>
    {
        options.Batches.StepDelay = Timeout.InfiniteTimeSpan;
        configure?.Invoke(options);
    });

    public static string Line(string customId, JsonNode? body = null, string url = "/v1/chat/completions", string method = "POST") =>
        new JsonObject { ["custom_id"] = customId, ["method"] = method, ["url"] = url, ["body"] = body ?? Api.Request($"json {customId}") }.ToJsonString();

    /// <summary>Some lines that are all answered, with the ids <c>1</c>, <c>2</c> and so on.</summary>
    public static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(i => Line(i.ToString(CultureInfo.InvariantCulture))));

    public static MultipartFormDataContent Form(string? content, string? purpose = "batch", string name = "requests.jsonl", params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        if (purpose is not null)
            form.Add(new StringContent(purpose), "purpose");

        if (content is not null)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name);

        foreach ((string? field, string? value) in fields)
            form.Add(new StringContent(value), field);

        return form;
    }

    public static Task<ApiResponse> UploadAsync(this Api api, HttpContent form) => api.SendAsync(form, path: "/files");

    public static async Task<string> UploadAsync(this Api api, string content) => (await api.UploadAsync(Form(content))).Id();

    public static Task<ApiResponse> GetAsync(this Api api, string path) => api.SendAsync(new ByteArrayContent([]), path: path, method: HttpMethod.Get);

    public static Task<ApiResponse> DeleteAsync(this Api api, string path) => api.SendAsync(new ByteArrayContent([]), path: path, method: HttpMethod.Delete);

    public static Task<ApiResponse> CreateAsync(this Api api, JsonObject batch) => api.SendAsync(new StringContent(batch.ToJsonString()), path: "/batches");

    public static JsonObject Batch(string file) => new() { ["input_file_id"] = file, ["endpoint"] = "/v1/chat/completions", ["completion_window"] = "24h" };

    /// <summary>Uploads lines and makes a batch of them.</summary>
    /// <returns>The path of the batch.</returns>
    public static async Task<string> CreateAsync(this Api api, string lines) =>
        "/batches/" + (await api.CreateAsync(Batch(await api.UploadAsync(lines)))).Id();

    /// <summary>Moves a held batch to its end.</summary>
    public static async Task<JsonElement> FinishAsync(this Api api, string batch)
    {
        api.Emulator.Batches.Advance(int.MaxValue);
        return (await api.GetAsync(batch)).Json;
    }

    /// <summary>The lines of a file of results, by custom id.</summary>
    public static async Task<Dictionary<string, JsonElement>> ResultsAsync(this Api api, JsonElement batch, string file)
    {
        ApiResponse content = await api.GetAsync($"/files/{batch.GetProperty(file).GetString()}/content");
        return content.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("custom_id").GetString()!, StringComparer.Ordinal);
    }

    public static string Id(this ApiResponse response) => response.Json.GetProperty("id").GetString()!;

    public static string? Status(this JsonElement batch) => batch.GetProperty("status").GetString();
}
