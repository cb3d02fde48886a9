using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Interop.Tests;

/// <summary>What the emulator answers, held against the types that the official client declares for it.</summary>
public sealed class TypeTests : IClassFixture<Emulator>, IDisposable
{
    // Recorded streams have obfuscation, and recorded files and batches have null for what they lack; the types leave both out.
    private const string Head = """
        import type OpenAI from 'openai';

        type Completion = OpenAI.Chat.ChatCompletion;
        type Chunk = OpenAI.Chat.ChatCompletionChunk & { obfuscation?: string };
        type OrNull<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | null : T[K] };
        type File = OrNull<OpenAI.Files.FileObject>;
        type Batch = OrNull<OpenAI.Batches.Batch>;
        type Failure = { error: OpenAI.ErrorObject };
        type List<T> = { object: string; data: T[] };
        type Page<T> = List<T> & { first_id: string | null; last_id: string | null; has_more: boolean };


        """;

    private readonly Emulator _emulator;
    private readonly NodeFolder _node;
    private readonly HttpClient _http;
    private readonly StringBuilder _bodies = new(Head);

    public TypeTests(Emulator emulator, NodeFolder node)
    {
        (_emulator, _node) = (emulator, node);
        emulator.Reset();
        _http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiKey) } };
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Every_kind_of_body_has_the_members_that_the_types_have_and_no_others()
    {
        await AddCompletionsAsync();
        await AddErrorsAsync();
        await AddModelsAsync();
        await AddBatchAsync();

        // Proof that the compiler would see a member too many, and one too few.
        _bodies.Append("// @ts-expect-error\nexport const tooMany: OpenAI.Models.Model = { id: 'a', object: 'model', created: 1, owned_by: 'b', root: 'c' };\n");
        _bodies.Append("// @ts-expect-error\nexport const tooFew: OpenAI.Models.Model = { id: 'a', object: 'model', created: 1 };\n");

        await File.WriteAllTextAsync(Path.Combine(_node.Path, "bodies.ts"), _bodies.ToString(), Stop);
        ProgramRun run = await _node.StartAsync(_emulator, "node_modules/typescript/bin/tsc", "--project", ".");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Output));
    }

    private async Task AddCompletionsAsync()
    {
        _emulator.Replies.Enqueue(
            Reply.Text("Tea."),
            Reply.Json("""{"name":"Tea"}"""),
            Reply.Refusal("No."),
            Reply.Truncated("""{"name":"""),
            Reply.ContentFiltered("Te"),
            Reply.Text("Tea.").WithReasoning(50),
            Reply.Text("A picture."));
        foreach (string name in (string[])["text", "json", "refusal", "truncated", "filtered", "reasoned"])
            Add(name, "Completion", await PostAsync("chat/completions", Chat("Name a tea as JSON.")));

        string image = Convert.ToBase64String(await File.ReadAllBytesAsync(NodeFolder.Receipt, Stop));
        var url = new JsonObject { ["url"] = $"data:image/jpeg;base64,{image}" };
        Add("vision", "Completion", await PostAsync("chat/completions", Chat(new JsonArray(new JsonObject { ["type"] = "image_url", ["image_url"] = url }))));

        JsonObject two = Chat("Name a tea.");
        two["n"] = 2;
        two["service_tier"] = "priority";
        Add("choices", "Completion", await PostAsync("chat/completions", two));

        JsonObject levers = Chat(new JsonArray(
            new JsonObject { ["type"] = "text", ["text"] = "Name a tea.", ["prompt_cache_breakpoint"] = new JsonObject { ["mode"] = "explicit", ["ttl"] = "12h" } },
            new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = "https://images.example/tea.png", ["detail"] = "original" } }));
        levers["service_tier"] = "flex";
        levers["prompt_cache_options"] = new JsonObject { ["mode"] = "explicit", ["ttl"] = "30m" };
        levers["safety_identifier"] = "tea";
        levers["verbosity"] = "low";
        levers["reasoning_effort"] = "low";
        Add("leversRequest", "OpenAI.Chat.ChatCompletionCreateParamsNonStreaming", levers.ToJsonString());
        Add("levers", "Completion", await PostAsync("chat/completions", levers));

        JsonObject stream = Chat("Name a tea.");
        stream["stream"] = true;
        stream["stream_options"] = new JsonObject { ["include_usage"] = true };
        AddStream("chunks", await PostAsync("chat/completions", stream));
        _emulator.Replies.Enqueue(Reply.Refusal("I will not."));
        AddStream("refusedChunks", await PostAsync("chat/completions", stream));
    }

    private async Task AddErrorsAsync()
    {
        Add("badRequest", "Failure", await PostAsync("chat/completions", new JsonObject { ["model"] = "gpt-5-4-image-2", ["messages"] = new JsonArray(), ["top_p"] = 0.1 }));
        Add("noSuchModel", "Failure", await PostAsync("chat/completions", new JsonObject { ["model"] = "gpt-0" }));
        Add("noSuchPath", "Failure", await GetAsync("nothing"));
        _emulator.Replies.Enqueue(Reply.RateLimited(TimeSpan.FromSeconds(1)), Reply.Overloaded());
        _emulator.Replies.RefuseFlex(times: 1);
        JsonObject flex = Chat("Tea?");
        flex["service_tier"] = "flex";
        Add("noFlexCapacity", "Failure", await PostAsync("chat/completions", flex));
        Add("rateLimited", "Failure", await PostAsync("chat/completions", Chat("Tea?")));
        Add("overloaded", "Failure", await PostAsync("chat/completions", Chat("Tea?")));
    }

    private async Task AddModelsAsync()
    {
        Add("models", "List<OpenAI.Models.Model>", await GetAsync("models"));
        Add("model", "OpenAI.Models.Model", await GetAsync("models/gpt-5-4-image-2"));
    }

    private async Task AddBatchAsync()
    {
        string body = Chat("Tea?").ToJsonString();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("batch"), "purpose" },
            { new StringContent($$"""{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{{body}}}"""), "file", "tea.jsonl" },
        };
        using HttpResponseMessage response = await _http.PostAsync(Url("files"), form, Stop);
        string file = await response.Content.ReadAsStringAsync(Stop);
        Add("file", "File", file);
        Add("files", "Page<File>", await GetAsync("files"));

        var request = new JsonObject { ["input_file_id"] = Id(file), ["endpoint"] = "/v1/chat/completions", ["completion_window"] = "24h", ["metadata"] = new JsonObject { ["a"] = "b" } };
        string batch = await PostAsync("batches", request);
        Add("batch", "Batch", batch);
        while ((string)JsonNode.Parse(batch)!["status"]! is not "completed")
            batch = await GetAsync($"batches/{Id(batch)}");

        Add("completedBatch", "Batch", batch);
        Add("batches", "Page<Batch>", await GetAsync("batches"));

        request["input_file_id"] = "file-none";
        batch = await PostAsync("batches", request);
        while ((string)JsonNode.Parse(batch)!["status"]! is not "failed")
            batch = await GetAsync($"batches/{Id(batch)}");

        Add("failedBatch", "Batch", batch);
        using HttpResponseMessage deleted = await _http.DeleteAsync(Url($"files/{Id(file)}"), Stop);
        Add("deleted", "OpenAI.Files.FileDeleted", await deleted.Content.ReadAsStringAsync(Stop));
    }

    private void Add(string name, string type, string body) => _bodies.Append("export const ").Append(name).Append(": ").Append(type).Append(" = ").Append(body.Trim()).Append(";\n\n");

    private void AddStream(string name, string events)
    {
        string[] chunks = events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(static e => e["data: ".Length..]).ToArray();
        Assert.Equal("[DONE]", chunks[^1]);
        Add(name, "Chunk[]", $"[\n{string.Join(",\n", chunks[..^1])}\n]");
    }

    private static JsonObject Chat(JsonNode content) => new()
    {
        ["model"] = "gpt-5-4-image-2",
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = content }),
    };

    private static string Id(string body) => (string)JsonNode.Parse(body)!["id"]!;

    private Uri Url(string path) => new($"{_emulator.Endpoint}/{path}");

    private async Task<string> GetAsync(string path)
    {
        using HttpResponseMessage response = await _http.GetAsync(Url(path), Stop);
        return await response.Content.ReadAsStringAsync(Stop);
    }

    private async Task<string> PostAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(Url(path), content, Stop);
        return await response.Content.ReadAsStringAsync(Stop);
    }
}
