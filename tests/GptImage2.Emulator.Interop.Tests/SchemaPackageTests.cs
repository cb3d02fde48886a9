using System.Text.Json;

namespace GptImage2.Emulator.Interop.Tests;

/// <summary>Packages that ask for documents of a schema, and judge by rules of their own what they get.</summary>
public sealed class SchemaPackageTests : IClassFixture<Emulator>
{
    private readonly Emulator _emulator;
    private readonly NodeFolder _node;

    public SchemaPackageTests(Emulator emulator, NodeFolder node)
    {
        (_emulator, _node) = (emulator, node);
        emulator.Reset();
    }

    [Fact]
    public async Task Ai_gets_valid_objects_texts_and_the_refusal_of_its_strict_mode()
    {
        _emulator.Replies.When(r => r.Chat?.ResponseFormat == "text", Reply.Text("Tea is a drink."));
        string output = await _node.RunAsync(_emulator, "ai.mjs");
        Assert.Equal(
            """{"valid":true,"finishReason":"stop","text":"Tea is a drink.","usage":[12,5],"told":"Tea is a drink.","strict":[400,"Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs"]}""",
            output);
        Assert.Equal([("json_object", 200), ("text", 200), ("text", 200), ("json_schema", 400)], _emulator.Requests.Select(r => (Format(r), r.Status)));
    }

    [Fact]
    public async Task Ai_gets_valid_objects_for_schemas_that_it_puts_into_the_prompt()
    {
        // The eleventh reply, of a drink, is wrong: zod and ajv both say so.
        _emulator.Replies.When(
            static r => r.Chat!.Messages.Any(static m => m.Text.Contains("A drink.", StringComparison.Ordinal)),
            Reply.Wrong(MalformedReply.MissingRequired));
        string output = await _node.RunAsync(_emulator, "ai-objects.mjs", Enumerable.Range(1, 8).Select(static seed => $"{seed}"));
        Assert.Equal(
            """{"objects":[true,true,true,true,true,true,true,true],"list":true,"kind":true,"wrong":"no object","notStrict":400,"verdicts":["valid","valid","valid","valid","valid","valid","valid","valid","valid","valid","data must have required property 'name'"]}""",
            output);
        Assert.Equal([.. Enumerable.Repeat(("json_object", 200), 11), ("json_schema", 400)], _emulator.Requests.Select(r => (Format(r), r.Status)));
    }

    [Fact]
    public async Task Ai_gets_valid_objects_of_a_schema_that_is_not_strict_where_the_model_takes_one()
    {
        await using var taking = new SchemaEmulator();
        await taking.InitializeAsync();
        string output = await _node.RunAsync(taking, "ai-objects.mjs", "1");
        Assert.Equal("""{"objects":[true],"list":true,"kind":true,"wrong":"valid","notStrict":"valid","verdicts":["valid","valid","valid","valid","valid"]}""", output);
        JsonElement format = taking.Requests[^1].Body!.Value.GetProperty("response_format");
        Assert.Equal(("json_schema", false), (format.GetProperty("type").GetString(), format.GetProperty("json_schema").GetProperty("strict").GetBoolean()));
    }

    [Fact]
    public async Task Instructor_gets_valid_objects_in_the_modes_that_the_model_has()
    {
        Assert.Equal("""{"JSON":[true,"valid"],"MD_JSON":[true,"valid"]}""", await _node.RunAsync(_emulator, "instructor.mjs", "JSON", "MD_JSON"));
        Assert.Equal([("json_object", 200), ("text", 200)], _emulator.Requests.Select(r => (Format(r), r.Status)));
    }

    [Theory]
    [InlineData("TOOLS", "tools is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling.")]
    [InlineData("JSON_SCHEMA", "Unknown parameter: 'response_format.schema'.")]
    public async Task Instructor_is_refused_in_modes_that_the_model_does_not_have(string mode, string message)
    {
        ProgramRun run = await _node.StartAsync(_emulator, "instructor.mjs", mode);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal([message], _emulator.Requests.Select(r => r.Error));
    }

    private static string Format(ReceivedRequest request) =>
        request.Body!.Value.TryGetProperty("response_format", out JsonElement format) ? format.GetProperty("type").GetString()! : "text";

    private sealed class SchemaEmulator : EmulatorFixture
    {
        protected override void Configure(EmulatorOptions options) => options.TakesJsonSchema = true;
    }
}
