using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace GptImage2.Emulator.Tests;

public sealed class SampleTests
{
    public static TheoryData<string> AllSchemas => Schemas.All;

    [Theory]
    [MemberData(nameof(AllSchemas))]
    public async Task Samples_are_valid_whatever_the_seed(string schema)
    {
        await using Api api = await Api.StartAsync();
        JsonSchema judge = await JsonSchema.FromJsonAsync(ForJudge(schema), Api.Stop);
        for (int seed = 0; seed < 12; seed++)
        {
            JsonObject request = Api.Request($"Reply with JSON that fits this schema: {schema}");
            request["seed"] = seed;
            ApiResponse response = await api.SendAsync(request);
            Assert.True(response.Status is HttpStatusCode.OK, response.Body);
            Assert.Empty(judge.Validate(response.Content!));
        }
    }

    [Fact]
    public async Task Samples_say_that_they_are_samples()
    {
        await using Api api = await Api.StartAsync();
        JsonElement sample = await SampleOf(api, Schemas.Receipt);
        Assert.Equal("sample merchant", sample.GetProperty("merchant").GetString());
        Assert.StartsWith("sample name", sample.GetProperty("lines")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_sample_and_another_seed_another()
    {
        await using Api one = await Api.StartAsync(o => o.Seed = 5);
        await using Api two = await Api.StartAsync(o => o.Seed = 6);
        string first = (await SampleOf(one, Schemas.Receipt)).GetRawText();

        Assert.Equal(first, (await SampleOf(one, Schemas.Receipt)).GetRawText());
        Assert.NotEqual(first, (await SampleOf(two, Schemas.Receipt)).GetRawText());
        Assert.Equal(first, (await SampleOf(two, Schemas.Receipt, seed: 5)).GetRawText());
    }

    [Fact]
    public async Task Samples_of_recursive_schemas_end()
    {
        await using Api api = await Api.StartAsync();
        var depths = new List<int>();
        for (int seed = 0; seed < 10; seed++)
            depths.Add(Depth((await SampleOf(api, Schemas.Of("""{"$ref":"#/$defs/Tree"}"""), seed)).GetProperty("member")));

        Assert.All(depths, d => Assert.InRange(d, 2, 10));

        static int Depth(JsonElement tree) =>
            tree.ValueKind is JsonValueKind.Null ? 0 : 1 + Math.Max(Depth(tree.GetProperty("left")), Depth(tree.GetProperty("right")));
    }

    [Theory]
    [InlineData("Before {braces} and {\"type\":\"receipt\"} and\n```json\n{0}\n``` after.")]
    [InlineData("{\"note\":\"a schema inside\",\"schema\":{0}}")]
    [InlineData("{\"type\":\"object\",\"properties\":{\"small\":{}}} is smaller than {0}")]
    [InlineData("An unclosed {\"a\":{\"b\": comes before {0}")]
    public async Task The_schema_is_found_anywhere_in_the_prompt(string text)
    {
        await using Api api = await Api.StartAsync();
        JsonElement sample = await SampleOf(api, text.Replace("{0}", Schemas.Receipt, StringComparison.Ordinal));
        Assert.True(sample.TryGetProperty("merchant", out _));
    }

    [Theory]
    [InlineData("system", true)]
    [InlineData("developer", true)]
    [InlineData("user", true)]
    [InlineData("assistant", false)]
    public async Task The_schema_is_searched_in_the_messages_of_the_caller(string role, bool counts)
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request["messages"] = new JsonArray(Api.Message(role, Schemas.Receipt), Api.Message("user", "JSON, please."));
        string content = (await api.SendAsync(request)).Content!;
        Assert.Equal(counts, content.Contains("merchant", StringComparison.Ordinal));
    }

    [Fact]
    public async Task JSON_that_is_not_a_schema_is_ignored()
    {
        await using Api api = await Api.StartAsync();
        JsonElement sample = await SampleOf(api, """{"type":"receipt","properties":7,"anyOf":"x"}""");
        Assert.True(sample.TryGetProperty("emulator", out _));
    }

    [Theory]
    [InlineData("""{"type":"string","pattern":"^(a)\\1$"}""", "refers back to a group")]
    [InlineData("""{"type":"string","pattern":"^\\d{3}$","maxLength":2}""", "no string was found for the pattern")]
    [InlineData("""{"type":"string","pattern":"["}""", "is not a regular expression")]
    [InlineData("""{"type":"string","minLength":3,"maxLength":2}""", "no string can be as long")]
    [InlineData("""{"type":"integer","minimum":5,"maximum":4}""", "no number was found")]
    [InlineData("""{"type":"integer","minimum":0.2,"maximum":0.8}""", "no number was found")]
    [InlineData("""{"type":"array","items":{"type":"boolean"},"minItems":3,"uniqueItems":true}""", "none of 24 attempts was accepted by NJsonSchema (TooFewItems")]
    [InlineData("""{"type":"string","format":"date","minLength":40}""", "none of 24 attempts")]
    [InlineData("""{"type":"integer","minimum":1e27}""", "NJsonSchema cannot judge it")]
    [InlineData("""{"not":{}}""", "none of 24 attempts")]
    [InlineData("""{"$ref":"#/$defs/Missing"}""", "NJsonSchema cannot read it")]
    public async Task A_schema_without_a_sample_is_an_error_of_the_emulator(string member, string reason)
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(Api.Request($"JSON for {Schemas.Of(member)}"));

        JsonElement error = response.Json.GetProperty("error");
        Assert.Equal((500, "emulator_error"), ((int)response.Status, error.GetProperty("type").GetString()));
        Assert.StartsWith("The emulator cannot make a sample document for the JSON Schema in the prompt: ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(reason, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("false", response.Headers["x-should-retry"]);
    }

    [Fact]
    public async Task An_endless_schema_is_an_error_of_the_emulator()
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(Api.Request("""JSON for {"type":"object","properties":{"next":{"$ref":"#"}},"required":["next"]}"""));
        Assert.Contains("requires itself without end", response.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_only_refers_to_itself_is_an_error_of_the_emulator()
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(Api.Request("""JSON for {"$ref":"#"}"""));
        Assert.Contains("NJsonSchema cannot follow it", response.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> SampleOf(Api api, string schema, long? seed = null)
    {
        JsonObject request = Api.Request($"Reply with JSON that fits this schema: {schema}");
        if (seed is not null)
            request["seed"] = seed;

        ApiResponse response = await api.SendAsync(request);
        Assert.True(response.Status is HttpStatusCode.OK, response.Body);
        return JsonDocument.Parse(response.Content!).RootElement;
    }

    // The words that NJsonSchema does not know, replaced by plain text search so that the judge shares no code with the emulator.
    private static string ForJudge(string schema)
    {
        schema = schema
            .Replace("#/$defs/", "#/definitions/", StringComparison.Ordinal)
            .Replace("\"$defs\":{\"", "\"definitions\":{\"", StringComparison.Ordinal)
            .Replace("\"member\":true", "\"member\":{}", StringComparison.Ordinal)
            .Replace("\"const\":\"fixed\"", "\"enum\":[\"fixed\"]", StringComparison.Ordinal)
            .Replace("\"maximum\":340282366920938463463374607431768211455", "\"maximum\":79228162514264337593543950335", StringComparison.Ordinal)
            .Replace("\"minimum\":-1.7976931348623157E+308,\"maximum\":1.7976931348623157E+308", "\"minimum\":-1E+28", StringComparison.Ordinal);
        return schema.StartsWith("{\"$ref\":\"#/definitions/A\",", StringComparison.Ordinal)
            ? schema.Replace("{\"$ref\":\"#/definitions/A\",\"definitions", "{\"allOf\":[{\"$ref\":\"#/definitions/A\"}],\"definitions", StringComparison.Ordinal)
            : schema;
    }
}
