using System.Globalization;
using System.Text;
using GptImage2.Calls;
using GptImage2.Emulator;
using GptImage2.Endpoints.Batches;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>The client of files and batches against the emulator over real sockets.</summary>
public sealed class BatchEndpointTests : IAsyncLifetime
{
    private GptImage2Emulator _emulator = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _emulator = await GptImage2Emulator.StartAsync(cancellationToken: Stop);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_batch_whose_answer_is_lost_is_submitted_once()
    {
        IBatchEndpoint batches = Open(retries: 3);
        string file = await UploadAsync(batches, Line("a"));
        _emulator.Replies.LoseAnswers(static request => request.Method == "POST" && request.Path == "/v1/batches");
        await Assert.ThrowsAsync<ApiConnectionException>(() => batches.CreateAsync(new NewBatch(file, new Dictionary<string, string> { ["gptimage2_batch"] = "uid" }, TimeSpan.FromDays(1)), Stop));
        Assert.Equal(1, _emulator.Batches.Count);
        List<ProviderBatch> listed = await CollectAsync(batches.ListAsync(Stop));
        Assert.Equal("uid", Assert.Single(listed).Metadata["gptimage2_batch"]);
        Assert.Contains("\"output_expires_after\":{\"anchor\":\"created_at\",\"seconds\":86400}", _emulator.Requests.Single(static request => request.Method == "POST" && request.Path == "/v1/batches").Body!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_read_over_all_pages()
    {
        IBatchEndpoint batches = Open();
        for (int i = 0; i < 205; i++)
            await UploadAsync(batches, Line("a"), string.Create(CultureInfo.InvariantCulture, $"file-{i}.jsonl"));
        List<ProviderFile> files = await CollectAsync(batches.ListFilesAsync(Stop));
        Assert.Equal(205, files.DistinctBy(static file => file.Id).Count());
        await batches.DeleteFileAsync(files[0].Id, Stop);
        await batches.DeleteFileAsync(files[0].Id, Stop);
        Assert.Equal(204, (await CollectAsync(batches.ListFilesAsync(Stop))).Count);
        Assert.Equal(404, (await Assert.ThrowsAsync<ApiException>(() => batches.OpenFileAsync(files[0].Id, Stop))).Status);
    }

    [Fact]
    public async Task A_file_comes_back_byte_for_byte()
    {
        IBatchEndpoint batches = Open();
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2_000).Select(static number => Line(string.Create(CultureInfo.InvariantCulture, $"é {number}")))));
        string id = await batches.UploadAsync("file.jsonl", new MemoryStream(content), Stop);
        await using Stream read = await batches.OpenFileAsync(id, Stop);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, Stop);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task Lines_that_are_cut_or_broken_are_named_and_the_others_are_read()
    {
        IBatchEndpoint batches = Open();
        const string pattern = """{"id":"x","custom_id":"r1-NUMBER","response":{"status_code":200,"request_id":"req","body":{"choices":[{"message":{"content":"{\"n\":NUMBER}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}},"error":null}""";
        string good = string.Concat(Enumerable.Range(0, 20).Select(static number => pattern.Replace("NUMBER", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));
        byte[] bytes = Encoding.UTF8.GetBytes(good);
        var random = new Random(17);
        for (int round = 0; round < 300; round++)
        {
            byte[] changed = [.. bytes];
            for (int change = random.Next(3); change > 0; change--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            using var cut = new MemoryStream(changed, 0, random.Next(changed.Length + 1));
            List<BatchResult> results = await CollectAsync(batches.ReadResultsAsync(cut, Stop));
            Assert.All(results, static result => Assert.Equal(1, (result.Completion is null ? 0 : 1) + (result.Error is null ? 0 : 1) + (result.Problem is null ? 0 : 1)));
            Assert.All(results.Where(static result => result.Problem is not null), static result => Assert.StartsWith("Batch API: Line ", result.Problem!.Message, StringComparison.Ordinal));
            // A byte that became a line break makes one line more.
            Assert.InRange(results.Count, 0, 22);
        }
    }

    [Fact]
    public async Task A_line_that_was_not_run_and_one_that_was_refused_say_why()
    {
        const string lines = """
            {"custom_id":"a","response":null,"error":{"code":"batch_expired","message":"Too late."}}

            {"custom_id":"b","response":{"status_code":400,"request_id":"r","body":{"error":{"message":"Bad.","code":"invalid"}}},"error":null}
            {"custom_id":"c","response":{"status_code":200,"body":{"error":{"message":"Odd."}}}}
            """;
        List<BatchResult> results = await CollectAsync(Open().ReadResultsAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), Stop));
        Assert.Equal([("a", null, "Too late.", true), ("b", 400, "Bad.", false), ("c", 200, "Odd.", false)], results.Select(static result => (result.Id, result.Status, result.Error!.Message, result.WasNotRun)));
    }

    private IBatchEndpoint Open(int retries = 0) =>
        ((ICallEngineOwner)new GptImage2Client(new GptImage2Options { ApiKey = _emulator.ApiKey, Endpoint = _emulator.Endpoint, MaxRetries = retries })).Batches!;

    private static Task<string> UploadAsync(IBatchEndpoint batches, string text, string name = "input.jsonl") => batches.UploadAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(text)), Stop);

    private static string Line(string id) => $$$"""{"custom_id":"{{{id}}}","method":"POST","url":"/v1/chat/completions","body":{}}""" + "\n";

    private static async Task<List<T>> CollectAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items.WithCancellation(Stop))
            all.Add(item);
        return all;
    }
}
