using System.Globalization;
using System.Net;
using System.Text.Json;

namespace GptImage2.Emulator.Tests;

/// <summary>A schema in a prompt may ask for anything. What is made of it is bounded, and nothing is fetched for it.</summary>
public sealed class SampleLimitTests
{
    [Theory]
    [InlineData("""{"type":"array","minItems":1000000,"items":{"type":"string","minLength":100000000}}""", "a minItems above 10000")]
    [InlineData("""{"type":"array","minItems":99999999999999999999,"items":{"type":"string"}}""", "a minItems above 10000")]
    [InlineData("""{"type":"string","minLength":100000000}""", "a minLength above 1000000")]
    [InlineData("""{"type":"object","minProperties":1000000000,"additionalProperties":{"type":"string"}}""", "a minProperties above 10000")]
    [InlineData("""{"type":"object","minProperties":2147483647}""", "a minProperties above 10000")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"type":"array","minItems":9000,"items":{"type":"integer"}}}""", "has more than 10000 values")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"type":"string","minLength":900000}}""", "has more than 1000000 characters")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"type":"string","pattern":"^a{900}$"}}""", "has more than 1000000 characters")]
    [InlineData("""{"type":"string","pattern":"^a{1000000000}$"}""", "has more than 1000000 characters")]
    [InlineData("""{"type":"string","pattern":"^(((a{1000}){1000}){1000}){1000}$"}""", "has more than 1000000 characters")]
    [InlineData("""{"type":"string","pattern":"^((((){1000}){1000}){1000}){1000}$"}""", "take too long to make texts for")]
    [InlineData("""{"type":"string","pattern":"^(a+)+(b?a+)+(a|a)*c$(?<=x)"}""", "take too long to match")]
    [InlineData("""{"type":"number","multipleOf":1e-28,"minimum":100000000000}""", "more digits than samples have")]
    public async Task A_schema_that_asks_for_more_than_is_made_is_refused(string member, string reason)
    {
        await using Api api = await Api.StartAsync();

        ApiResponse response = await api.SendAsync(Api.Request($"JSON for {Schemas.Of(member)}"));

        ShouldBeRefused(response, reason);
    }

    [Theory]
    [InlineData("""{"type":"array","maxItems":99999999999999999999,"items":{"type":"string","maxLength":1e30}}""")]
    [InlineData("""{"type":"object","maxProperties":1e300,"additionalProperties":{"type":"string"}}""")]
    [InlineData("""{"type":"string","pattern":"^a{1,1000000000}$"}""")]
    [InlineData("""{"type":"number","multipleOf":1e-28}""")]
    [InlineData("""{"type":"array","minItems":2000,"items":{"type":"string"}}""")]
    [InlineData("""{"type":"string","minLength":100000}""")]
    public async Task Large_bounds_that_a_sample_can_keep_are_accepted(string member)
    {
        await using Api api = await Api.StartAsync();

        ApiResponse response = await api.SendAsync(Api.Request($"JSON for {Schemas.Of(member)}"));

        Assert.True(response.Status is HttpStatusCode.OK, response.Body);
    }

    [Fact]
    public async Task A_schema_with_too_many_parts_is_refused()
    {
        await using Api api = await Api.StartAsync();
        string values = string.Join(',', Enumerable.Range(0, 60_000));
        string many = string.Join(',', Enumerable.Range(0, 6_000).Select(static i => Text($"\"m{i}\":{{\"type\":\"string\"}}")));

        ShouldBeRefused(await api.SendAsync(Api.Request($"JSON for {Schemas.Of($"{{\"enum\":[{values}]}}")}")), "it has more than 50000 values");
        ShouldBeRefused(await api.SendAsync(Api.Request($"JSON for {{\"type\":\"object\",\"properties\":{{{many}}}}}")), "it has more than 5000 objects");
        ShouldBeRefused(await api.SendAsync(Api.Request($"JSON for {Schemas.Of($"{{\"type\":\"string\",\"description\":\"{new string('x', 1_000_000)}\"}}")}")), "it has more than 1000000 characters");
    }

    [Fact]
    public async Task A_pattern_that_is_too_long_or_too_deep_is_refused()
    {
        await using Api api = await Api.StartAsync();
        string deep = new string('(', 4_000) + "a" + new string(')', 4_000);
        string wide = string.Concat(Enumerable.Repeat(@"[\\u0000-\\uffff]", 500));

        ShouldBeRefused(await api.SendAsync(Api.Request($"JSON for {Schemas.Of($$"""{"type":"string","pattern":"{{deep}}"}""")}")), "a pattern with more than 100 groups in each other");
        ShouldBeRefused(await api.SendAsync(Api.Request($"JSON for {Schemas.Of($$"""{"type":"string","pattern":"{{new string('a', 10_001)}}"}""")}")), "a pattern of more than 10000 characters");
        ShouldBeRefused(await api.SendAsync(Api.Request($"JSON for {Schemas.Of($$"""{"type":"string","pattern":"{{wide}}"}""")}")), "take too long to make texts for");
    }

    [Theory]
    [InlineData("""{"$ref":"#/$defs/D{1}"}""", "{\"type\":\"string\"}", "more than 100 references")]
    [InlineData("""{"allOf":[{"$ref":"#/$defs/D{1}"}]}""", "{\"type\":\"string\"}", null)]
    [InlineData("""{"type":"object","properties":{"next":{"$ref":"#/$defs/D{1}"}},"required":["next"]}""", "{\"type\":\"string\"}", "nested deeper than 200 levels")]
    [InlineData("""{"type":"array","minItems":1,"items":{"$ref":"#/$defs/D{1}"}}""", "{\"type\":\"string\"}", "nested deeper than 200 levels")]
    [InlineData("""{"allOf":[{"$ref":"#/$defs/D{1}"},{"$ref":"#/$defs/D{1}"}]}""", "{\"type\":\"string\"}", "nested deeper than 200 levels")]
    public async Task A_long_chain_of_references_ends(string link, string last, string? reason)
    {
        await using Api api = await Api.StartAsync();
        const int Length = 1_600;
        IEnumerable<string> links = Enumerable.Range(0, Length).Select(i => Text($"\"D{i}\":{link.Replace("{1}", Text($"{i + 1}"), StringComparison.Ordinal)}"));

        ApiResponse response = await api.SendAsync(Api.Request($"JSON for {{\"type\":\"object\",\"properties\":{{\"a\":{{\"$ref\":\"#/$defs/D0\"}}}},\"required\":[\"a\"],\"$defs\":{{{string.Join(',', links)},\"D{Length}\":{last}}}}}"));

        if (reason is null)
            Assert.Equal(HttpStatusCode.OK, response.Status);
        else
            ShouldBeRefused(response, reason);
    }

    [Fact]
    public async Task A_document_that_doubles_with_each_level_is_refused()
    {
        await using Api api = await Api.StartAsync();
        IEnumerable<string> links = Enumerable.Range(0, 60).Select(static i => Text($"\"D{i}\":{{\"allOf\":[{{\"$ref\":\"#/$defs/D{i + 1}\"}},{{\"$ref\":\"#/$defs/D{i + 1}\"}}]}}"));

        ApiResponse response = await api.SendAsync(Api.Request($"JSON for {{\"type\":\"object\",\"properties\":{{\"a\":{{\"$ref\":\"#/$defs/D0\"}}}},\"required\":[\"a\"],\"$defs\":{{{string.Join(',', links)},\"D60\":{{\"type\":\"string\"}}}}}}"));

        ShouldBeRefused(response, "has more than 10000 values");
    }

    [Theory]
    [InlineData("{\"$ref\":\"{0}internal\"}")]
    [InlineData("{\"$ref\":\"{0}internal#/definitions/A\"}")]
    [InlineData("{\"type\":\"array\",\"items\":{\"$ref\":\"{0}internal\"}}")]
    [InlineData("{\"anyOf\":[{\"type\":\"string\"},{\"$ref\":\"{0}internal\"}]}")]
    [InlineData("{\"type\":\"string\",\"default\":{\"$ref\":\"{0}internal\"}}")]
    [InlineData("{\"type\":\"string\",\"x-more\":{\"$ref\":\"{0}internal\"}}")]
    [InlineData("{\"type\":\"object\",\"dependentSchemas\":{\"a\":{\"$ref\":\"{0}internal\"}}}")]
    [InlineData("{\"$ref\":\"file:///etc/hostname\"}")]
    [InlineData("{\"$ref\":\"/etc/hostname\"}")]
    [InlineData("{\"$ref\":\"../other.json\"}")]
    [InlineData("{\"$ref\":\"//127.0.0.1/x\"}")]
    [InlineData("{\"$ref\":\"HTTP://127.0.0.1/x\"}")]
    [InlineData("{\"$ref\":\"\"}")]
    public async Task No_reference_out_of_a_schema_is_followed(string member)
    {
        await using Api other = await Api.StartAsync();
        await using Api api = await Api.StartAsync();
        string address = new Uri(other.Emulator.Endpoint, "/").ToString();

        ApiResponse response = await api.SendAsync(Api.Request($"JSON for {Schemas.Of(member.Replace("{0}", address, StringComparison.Ordinal))}"));

        ShouldBeRefused(response, "leads out of it, and the emulator follows only references within a schema.");
        Assert.Empty(other.Emulator.Requests);
    }

    [Fact]
    public async Task A_reference_with_an_escaped_name_is_not_taken_as_one_within_the_schema()
    {
        await using Api other = await Api.StartAsync();
        await using Api api = await Api.StartAsync();

        string reference = $"\"\\u0024ref\":\"{new Uri(other.Emulator.Endpoint, "/x")}\"";
        ShouldBeRefused(await api.SendAsync(Api.Request($"JSON for {Schemas.Of($"{{{reference}}}")}")), "leads out of it");

        Assert.Empty(other.Emulator.Requests);
    }

    private static void ShouldBeRefused(ApiResponse response, string reason)
    {
        JsonElement error = response.Json.GetProperty("error");
        Assert.Contains(reason, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("The emulator cannot make a sample document for the JSON Schema in the prompt: ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((400, "emulator_error"), ((int)response.Status, error.GetProperty("type").GetString()));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
