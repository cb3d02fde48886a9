using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Files;

// The SDK has its client of batches for evaluation.
#pragma warning disable OPENAI001

namespace GptImage2.Emulator.Tests;

/// <summary>The official .NET client uploads files, and makes and reads batches.</summary>
public sealed class OpenAIBatchTests
{
    [Fact]
    public async Task A_batch_is_uploaded_made_polled_downloaded_and_read()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.When(r => r.CustomId == "tea", Reply.Json("""{"name":"Tea"}"""));
        (OpenAIFileClient? files, BatchClient? batches) = Clients(api);
        string lines = string.Join('\n', BatchApi.Line("tea"), BatchApi.Line("image", Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(64, 64, padding: 500_000), "image/png"))), BatchApi.Line("refused", Api.Request("no such word")));
        OpenAIFile input = await files.UploadFileAsync(BinaryData.FromString(lines), "requests.jsonl", FileUploadPurpose.Batch);
        Assert.Equal(("requests.jsonl", FilePurpose.Batch, lines.Length), (input.Filename, input.Purpose, input.SizeInBytes));

        using var content = BinaryContent.Create(BinaryData.FromString(BatchApi.Batch(input.Id).ToJsonString()));
        CreateBatchOperation operation = await batches.CreateBatchAsync(content, waitUntilCompleted: false);
        JsonElement batch;
        do
        {
            batch = Json(await operation.GetBatchAsync(Options()));
        }
        while (batch.Status() is not ("completed" or "failed"));

        Assert.Equal("completed", batch.Status());
        Assert.Equal("""{"total":3,"completed":2,"failed":1}""", JsonSerializer.Serialize(batch.GetProperty("request_counts")));
        Dictionary<string, JsonElement> output = await ReadAsync(batch, "output_file_id");
        Assert.Equal(["image", "tea"], output.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""{"name":"Tea"}""", output["tea"].GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal(400, (await ReadAsync(batch, "error_file_id"))["refused"].GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.Equal(64, api.Emulator.Requests.Single(r => r.CustomId == "image").Chat!.Images.Single().Width);

        async Task<Dictionary<string, JsonElement>> ReadAsync(JsonElement of, string name)
        {
            BinaryData file = await files.DownloadFileAsync(of.GetProperty(name).GetString(), Api.Stop);
            return file.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement)
                .ToDictionary(line => line.GetProperty("custom_id").GetString()!, StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_that_waits_for_the_end_gets_it()
    {
        await using Api api = await Api.StartAsync();
        (OpenAIFileClient? files, BatchClient? batches) = Clients(api);
        OpenAIFile input = await files.UploadFileAsync(BinaryData.FromString("not json"), "requests.jsonl", FileUploadPurpose.Batch);
        using var content = BinaryContent.Create(BinaryData.FromString(BatchApi.Batch(input.Id).ToJsonString()));
        CreateBatchOperation operation = await batches.CreateBatchAsync(content, waitUntilCompleted: true);

        Assert.True(operation.HasCompleted);
        JsonElement batch = Json(await operation.GetBatchAsync(Options()));
        Assert.Equal(("failed", "invalid_json_line"), (batch.Status(), batch.GetProperty("errors").GetProperty("data")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_batch_is_cancelled_found_again_and_listed()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        (OpenAIFileClient? files, BatchClient? batches) = Clients(api);
        OpenAIFile input = await files.UploadFileAsync(BinaryData.FromString(BatchApi.Lines(2)), "requests.jsonl", FileUploadPurpose.Batch);
        using var content = BinaryContent.Create(BinaryData.FromString(BatchApi.Batch(input.Id).ToJsonString()));
        CreateBatchOperation operation = await batches.CreateBatchAsync(content, waitUntilCompleted: false);
        api.Emulator.Batches.Advance(2);
        await operation.CancelAsync(Options());
        api.Emulator.Batches.Advance();

        CreateBatchOperation again = await CreateBatchOperation.RehydrateAsync(batches, operation.BatchId, Api.Stop);
        Assert.True(again.HasCompleted);
        Assert.Equal("cancelled", Json(await again.GetBatchAsync(Options())).Status());
        var listed = new List<string?>();
        await foreach (ClientResult page in batches.GetBatchesAsync(after: null, limit: 10, Options()).GetRawPagesAsync())
            listed.AddRange(Json(page).GetProperty("data").EnumerateArray().Select(b => b.GetProperty("id").GetString()));

        Assert.Equal([operation.BatchId], listed);
        ClientResultException error = await Assert.ThrowsAsync<ClientResultException>(() => operation.CancelAsync(Options()));
        Assert.Equal(409, error.Status);
    }

    [Fact]
    public async Task Files_are_listed_and_deleted_and_then_not_found()
    {
        await using Api api = await Api.StartAsync();
        (OpenAIFileClient? files, BatchClient _) = Clients(api);
        OpenAIFile one = await files.UploadFileAsync(BinaryData.FromString("{}"), "a.jsonl", FileUploadPurpose.Batch);
        OpenAIFile other = await files.UploadFileAsync(BinaryData.FromString("{}"), "b.jsonl", FileUploadPurpose.FineTune);
        OpenAIFileCollection all = await files.GetFilesAsync(Api.Stop);
        OpenAIFileCollection some = await files.GetFilesAsync(FilePurpose.FineTune, Api.Stop);
        FileDeletionResult deleted = await files.DeleteFileAsync(one.Id, Api.Stop);
        ClientResultException error = await Assert.ThrowsAsync<ClientResultException>(() => files.GetFileAsync(one.Id, Api.Stop));

        Assert.Equal([other.Id, one.Id], all.Select(f => f.Id));
        Assert.Equal([other.Id], some.Select(f => f.Id));
        Assert.True(deleted.Deleted);
        Assert.Equal(404, error.Status);
        Assert.Contains($"No such File object: {one.Id}", error.Message, StringComparison.Ordinal);
    }

    private static (OpenAIFileClient Files, BatchClient Batches) Clients(Api api)
    {
        var client = new OpenAIClient(new ApiKeyCredential(api.Emulator.ApiKey), new OpenAIClientOptions { Endpoint = api.Emulator.Endpoint });
        return (client.GetOpenAIFileClient(), client.GetBatchClient());
    }

    private static RequestOptions Options() => new() { CancellationToken = Api.Stop };

    private static JsonElement Json(ClientResult result) => JsonDocument.Parse(result.GetRawResponse().Content).RootElement;
}
