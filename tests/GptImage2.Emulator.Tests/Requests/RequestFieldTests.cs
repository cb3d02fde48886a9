using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>What the table of fields says, and what options change of it.</summary>
public sealed class RequestFieldTests
{
    [Theory]
    [InlineData("logprobs", "true", "Unsupported parameter: 'logprobs' is not supported with this model.", "logprobs", "unsupported_parameter")]
    [InlineData("top_logprobs", "2", "Unsupported parameter: 'top_logprobs' is not supported with this model.", "top_logprobs", "unsupported_parameter")]
    [InlineData("stop", "\"a\"", "Unsupported parameter: 'stop' is not supported with this model.", "stop", "unsupported_parameter")]
    [InlineData("logit_bias", "{\"7\":1}", "Unsupported parameter: 'logit_bias' is not supported with this model.", "logit_bias", "unsupported_parameter")]
    [InlineData("presence_penalty", "0.5", "Unsupported parameter: 'presence_penalty' is not supported with this model.", "presence_penalty", "unsupported_parameter")]
    [InlineData("metadata", "[]", "Invalid type for 'metadata': expected a metadata object, but got an array instead.", "metadata", "invalid_type")]
    [InlineData("metadata", "{\"a\":\"b\"}", "The 'metadata' parameter is only allowed when 'store' is enabled.", "metadata", null)]
    [InlineData("metadata", "{\"a\":7}", "Invalid type for 'metadata.a': expected a string, but got an integer instead.", "metadata.a", "invalid_type")]
    [InlineData("store", "\"yes\"", "Invalid type for 'store': expected a boolean, but got a string instead.", "store", "invalid_type")]
    [InlineData("user", "\"0123456789012345678901234567890123456789012345678901234567890123+\"", "Invalid 'user': string too long. Expected a string with maximum length 64, but got a string with length 65 instead.", "user", "string_above_max_length")]
    [InlineData("user", "7", "Invalid type for 'user': expected a string, but got an integer instead.", "user", "invalid_type")]
    [InlineData("safety_identifier", "\"01234567890123456789012345678901234567890123456789012345678901230123456789012345678901234567890123456789012345678901234567890123+\"", "Invalid 'safety_identifier': string too long. Expected a string with maximum length 128, but got a string with length 129 instead.", "safety_identifier", "string_above_max_length")]
    [InlineData("prompt_cache_key", "\"0123456789012345678901234567890123456789012345678901234567890123+\"", "Invalid 'prompt_cache_key': string too long. Expected a string with maximum length 64, but got a string with length 65 instead.", "prompt_cache_key", "string_above_max_length")]
    [InlineData("prompt_cache_retention", "\"in-memory\"", "Invalid prompt_cache_retention argument", "prompt_cache_retention", null)]
    [InlineData("prompt_cache_retention", "7", "Invalid type for 'prompt_cache_retention': expected one of 'in_memory' or '24h', but got an integer instead.", "prompt_cache_retention", "invalid_type")]
    [InlineData("prompt_cache_options", "{\"size\":1}", "Unknown parameter: 'prompt_cache_options.size'.", "prompt_cache_options.size", "unknown_parameter")]
    [InlineData("prompt_cache_options", "{\"mode\":\"off\"}", "Invalid value: 'off'. Supported values are: 'implicit' and 'explicit'.", "prompt_cache_options.mode", "invalid_value")]
    [InlineData("verbosity", "7", "Invalid type for 'verbosity': expected one of 'low', 'medium', or 'high', but got an integer instead.", "verbosity", "invalid_type")]
    [InlineData("reasoning_effort", "\"minimal\"", "Unsupported value: 'reasoning_effort' does not support 'minimal' with this model. Supported values are: 'none', 'low', 'medium', 'high', and 'xhigh'.", "reasoning_effort", "unsupported_value")]
    [InlineData("reasoning_effort", "true", "Unsupported value: 'reasoning_effort' does not support True with this model. Supported values are: 'none', 'low', 'medium', 'high', and 'xhigh'.", "reasoning_effort", "unsupported_value")]
    [InlineData("service_tier", "\"batch\"", "Invalid value: 'batch'. Supported values are: 'auto', 'default', 'fast', 'flex', 'priority', and 'scale'.", "service_tier", "invalid_value")]
    [InlineData("presence_penalty", "-3", "Invalid 'presence_penalty': decimal below minimum value. Expected a value >= -2, but got -3 instead.", "presence_penalty", "decimal_below_min_value")]
    [InlineData("n", "9", "Invalid 'n': integer above maximum value. Expected a value <= 8, but got 9 instead.", "n", "integer_above_max_value")]
    [InlineData("seed", "1.5", "Invalid type for 'seed': expected an integer, but got a decimal number instead.", "seed", "invalid_type")]
    [InlineData("seed", "9223372036854775808", "Invalid 'seed': integer above maximum value. Expected a value <= 9223372036854775807, but got 9223372036854775808 instead.", "seed", "integer_above_max_value")]
    [InlineData("stream", "1", "Invalid type for 'stream': expected a boolean, but got an integer instead.", "stream", "invalid_type")]
    [InlineData("max_tokens", "null", "Invalid type for 'max_tokens': expected an unsupported value, but got null instead.", "max_tokens", "invalid_type")]
    [InlineData("stream_options", "{}", "The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options", null)]
    public async Task A_field_that_breaks_its_rule_is_refused(string name, string value, string message, string? param, string? code)
    {
        await using Api api = await Api.StartAsync();
        (await SendAsync(api, (name, value))).ShouldBeError(400, message, param, code);
    }

    [Theory]
    [InlineData("stop", """["a","b","c","d","e"]""", "Invalid 'stop': array too long. Expected an array with maximum length 4, but got an array with length 5 instead.", "stop", "array_above_max_length")]
    [InlineData("stop", "7", "Invalid type for 'stop': expected one of a string or array of strings, but got an integer instead.", "stop", "invalid_type")]
    [InlineData("stop", "[\"a\",7]", "Invalid type for 'stop[1]': expected a string, but got an integer instead.", "stop[1]", "invalid_type")]
    [InlineData("stop", "[]", "Invalid 'stop': empty array. Expected an array with minimum length 1, but got an empty array instead.", "stop", "empty_array")]
    [InlineData("logit_bias", "{\"x\":1}", "Invalid key in 'logit_bias': x. You should only be submitting non-negative integers.", "logit_bias", null)]
    [InlineData("logit_bias", "{\"7\":101}", "Invalid 'logit_bias.7': integer above maximum value. Expected a value <= 100, but got 101 instead.", "logit_bias.7", "integer_above_max_value")]
    [InlineData("modalities", "[\"video\"]", "Invalid value: 'video'. Supported values are: 'text' and 'audio'.", "modalities[0]", "invalid_value")]
    public async Task A_field_that_an_option_supports_is_checked_by_its_rule(string name, string value, string message, string? param, string? code)
    {
        await using Api api = await Api.StartAsync(o => o.Fields[name] = FieldSupport.Supported);
        (await SendAsync(api, (name, value))).ShouldBeError(400, message, param, code);
    }

    [Theory]
    [InlineData("frequency_penalty")]
    [InlineData("presence_penalty")]
    public async Task Penalties_are_accepted_without_reasoning(string name)
    {
        await using Api api = await Api.StartAsync();
        Assert.Equal(200, (int)(await SendAsync(api, (name, "0.5"), ("reasoning_effort", "\"none\""))).Status);
        Assert.Equal(400, (int)(await SendAsync(api, (name, "0.5"), ("reasoning_effort", "\"low\""))).Status);
    }

    [Theory]
    [InlineData("zzz", "1", "n", "\"x\"", "zzz")]
    [InlineData("stop", "\"a\"", "n", "0", "n")]
    [InlineData("temperature", "0.5", "stop", "\"a\"", "stop")]
    [InlineData("stop", "\"a\"", "temperature", "\"x\"", "temperature")]
    [InlineData("service_tier", "\"x\"", "seed", "1.5", "seed")]
    [InlineData("store", "\"x\"", "stream", "\"y\"", "stream")]
    [InlineData("metadata", "\"x\"", "temperature", "0.5", "metadata")]
    [InlineData("presence_penalty", "1", "verbosity", "\"x\"", "verbosity")]
    [InlineData("n", "0", "messages", "[7]", "messages[0]")]
    [InlineData("temperature", "0.5", "messages", "[{\"role\":\"user\"}]", "temperature")]
    public async Task If_two_fields_are_wrong_the_error_names_the_one_that_the_endpoint_names(string one, string its, string other, string others, string named)
    {
        await using Api api = await Api.StartAsync();
        Assert.Equal(named, (await SendAsync(api, (one, its), (other, others))).Json.GetProperty("error").GetProperty("param").GetString());
        Assert.Equal(named, (await SendAsync(api, (other, others), (one, its))).Json.GetProperty("error").GetProperty("param").GetString());
    }

    [Theory]
    [InlineData("stor", "Did you mean 'stop' or 'store'?")]
    [InlineData("temperatur", "Did you mean 'temperature'?")]
    [InlineData("messagess", null)]
    [InlineData("web_search_option", null)]
    public async Task The_error_for_a_misspelt_field_suggests_names(string name, string? help)
    {
        await using Api api = await Api.StartAsync();
        (await SendAsync(api, (name, "1"))).ShouldBeError(400, $"Unknown parameter: '{name}'.{(help is null ? null : " " + help)}", name, "unknown_parameter");
    }

    [Fact]
    public async Task Metadata_has_limits()
    {
        await using Api api = await Api.StartAsync();
        (await SendAsync(api, ("store", "true"), ("metadata", new JsonObject(Enumerable.Range(0, 17).Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)"v"))).ToJsonString())))
            .ShouldBeError(400, "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with 17 properties instead.", "metadata", "object_above_max_properties");
        (await SendAsync(api, ("store", "true"), ("metadata", new JsonObject { ["k"] = new string('v', 513) }.ToJsonString())))
            .ShouldBeError(400, "Invalid 'metadata.k': string too long. Expected a string with maximum length 512, but got a string with length 513 instead.", "metadata.k", "string_above_max_length");
        (await SendAsync(api, ("store", "true"), ("metadata", new JsonObject { [new string('k', 65)] = "v" }.ToJsonString())))
            .ShouldBeError(400, "Invalid property name in 'metadata': 'kkk...kkk' is too long. Expected a string with maximum length 64, but got a string with length 65 instead.", "metadata." + new string('k', 65), "property_name_above_max_length");
        Assert.Equal(200, (int)(await SendAsync(api, ("store", "true"), ("metadata", "{\"k\":\"v\"}"))).Status);

        // A character of two UTF-16 code units is one.
        string pictures = string.Concat(Enumerable.Repeat("🧾", 64));
        Assert.Equal(200, (int)(await SendAsync(api, ("store", "true"), ("metadata", new JsonObject { [pictures] = pictures }.ToJsonString()))).Status);
        (await SendAsync(api, ("store", "true"), ("metadata", new JsonObject { [pictures + "🧾"] = "v" }.ToJsonString()))).ShouldBeError(
            400, "Invalid property name in 'metadata': '🧾🧾🧾...🧾🧾🧾' is too long. Expected a string with maximum length 64, but got a string with length 65 instead.", "metadata." + pictures + "🧾", "property_name_above_max_length");
        (await SendAsync(api, ("user", $"\"{pictures}🧾\""))).ShouldBeError(
            400, "Invalid 'user': string too long. Expected a string with maximum length 64, but got a string with length 65 instead.", "user", "string_above_max_length");
    }

    [Fact]
    public async Task Supported_fields_are_accepted_and_all_others_are_refused()
    {
        await using Api api = await Api.StartAsync(o => o.MetadataNeedsStore = false);
        foreach (RequestField? field in RequestField.All.Where(f => f.Name is not ("messages" or "model" or "response_format" or "stream_options")))
        {
            ApiResponse response = await SendAsync(api, (field.Name, Sample(field.Name)));
            Assert.True(field.Support is FieldSupport.Supported or FieldSupport.Deprecated == ((int)response.Status == 200), $"{field.Name}: {response.Body}");
        }
    }

    [Fact]
    public async Task Options_change_what_is_supported()
    {
        await using Api api = await Api.StartAsync(o =>
        {
            o.Fields["stop"] = FieldSupport.Supported;
            o.Fields["temperature"] = FieldSupport.Supported;
            o.MetadataNeedsStore = false;
            o.TakesJsonSchema = true;
            o.Errors = new ErrorForms { UnknownParameter = false, ToolsStatus = 400, JsonWordOfResponses = true, CompletionTooLongCode = null };
        });

        Assert.Equal(200, (int)(await SendAsync(api, ("stop", "\"a\""))).Status);
        Assert.Equal(200, (int)(await SendAsync(api, ("temperature", "0.2"))).Status);
        Assert.Equal(200, (int)(await SendAsync(api, ("metadata", "{\"k\":\"v\"}"))).Status);
        (await SendAsync(api, ("top_k", "5"))).ShouldBeError(400, "Unrecognized request argument supplied: top_k");
        Assert.Equal(400, (int)(await SendAsync(api, ("tools", "[]"))).Status);
        (await SendAsync(api, ("max_completion_tokens", "128001"))).ShouldBeError(
            400, "max_tokens is too large: 128001. This model supports at most 128000 completion tokens, whereas you provided 128001.", "max_tokens");
        (await api.SendAsync(Api.Request("no such word"))).ShouldBeError(
            400, "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.", "text.format");
        (await SendAsync(api, ("response_format", """{"type":"json_schema","json_schema":{"name":"a b"}}"""))).ShouldBeError(
            400, "Invalid 'response_format.json_schema.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", "response_format.json_schema.name", "invalid_value");
        string schema = """{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object","properties":{"only":{"const":7}},"required":["only"]}}}""";
        Assert.Equal("""{"only":7}""", (await SendAsync(api, ("response_format", schema))).Content);
    }

    private static string Sample(string field) => field switch
    {
        "frequency_penalty" or "presence_penalty" or "n" or "seed" or "max_completion_tokens" or "max_tokens" or "top_logprobs" => "2",
        "temperature" or "top_p" => "0.5",
        "logit_bias" => "{\"1\":1}",
        "logprobs" or "store" or "stream" or "parallel_tool_calls" => "true",
        "metadata" => "{\"a\":\"b\"}",
        "modalities" => "[\"audio\"]",
        "prompt_cache_options" or "audio" or "moderation" or "prediction" or "web_search_options" => "{}",
        "tools" or "functions" => "[]",
        "prompt_cache_retention" => "\"24h\"",
        "reasoning_effort" or "verbosity" => "\"low\"",
        "service_tier" or "tool_choice" or "function_call" => "\"auto\"",
        _ => "\"x\"",
    };

    private static Task<ApiResponse> SendAsync(Api api, params (string Name, string Value)[] fields)
    {
        JsonObject request = Api.Request();
        foreach ((string? name, string? value) in fields)
            request[name] = JsonNode.Parse(value);

        return api.SendAsync(request);
    }
}
