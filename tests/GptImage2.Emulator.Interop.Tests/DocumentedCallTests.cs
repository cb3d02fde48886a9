using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Interop.Tests;

/// <summary>The calls that docs/emulator.md shows, word by word, at another address.</summary>
public sealed class DocumentedCallTests : IClassFixture<Emulator>
{
    private const string Address = "http://127.0.0.1:8080/v1";

    private readonly Emulator _emulator;
    private readonly NodeFolder _node;

    public DocumentedCallTests(Emulator emulator, NodeFolder node)
    {
        (_emulator, _node) = (emulator, node);
        emulator.Reset();
    }

    [Fact]
    public async Task Curl_gets_a_document()
    {
        _emulator.Replies.Enqueue(Reply.Json("""{"name":"Tea"}"""));
        JsonNode answer = JsonNode.Parse(await CurlAsync("curl http"))!;
        Assert.Equal("""{"name":"Tea"}""", (string)answer["choices"]![0]!["message"]!["content"]!);
    }

    [Fact]
    public async Task Curl_gets_a_stream()
    {
        _emulator.Replies.Enqueue(Reply.Json("""{"name":"Tea"}"""));
        string[] chunks = (await CurlAsync("curl -N http")).Split("\n\n");
        Assert.Equal("data: [DONE]", chunks[^1]);
        Assert.Equal(
            """{"name":"Tea"}""",
            string.Concat(chunks[..^1].Select(static c => (string?)JsonNode.Parse(c["data: ".Length..])!["choices"]!.AsArray().FirstOrDefault()?["delta"]!["content"])));
    }

    [Fact]
    public async Task The_JavaScript_runs()
    {
        _emulator.Replies.Enqueue(Reply.Json("""{"name":"Tea"}"""));
        await File.WriteAllTextAsync(Path.Combine(_node.Path, "documented.mjs"), await CallAsync("import OpenAI"), TestContext.Current.CancellationToken);
        Assert.Equal("""{"name":"Tea"}""", await _node.RunAsync(_emulator, "documented.mjs"));
    }

    private async Task<string> CurlAsync(string start)
    {
        string? shell = ProgramRun.Find("sh");
        Assert.SkipWhen(shell is null || ProgramRun.Find("curl") is null, "There is no curl, or no sh to run it, on the PATH.");
        Dictionary<string, string?> variables = NodeFolder.Variables(_emulator);
        ProgramRun run = await ProgramRun.StartAsync(
            shell!, AppContext.BaseDirectory, ["-c", await CallAsync(start)], variables, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return run.ExitCode == 0 ? run.Output : throw new InvalidOperationException(run.Errors);
    }

    private async Task<string> CallAsync(string start)
    {
        string document = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "emulator.md"), TestContext.Current.CancellationToken);
        IEnumerable<string> blocks = document.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n```").Where((_, index) => index % 2 == 1).Select(static b => b[(b.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        string call = Assert.Single(blocks, b => b.StartsWith(start, StringComparison.Ordinal));
        return call.Replace(Address, _emulator.Endpoint.ToString(), StringComparison.Ordinal);
    }
}
