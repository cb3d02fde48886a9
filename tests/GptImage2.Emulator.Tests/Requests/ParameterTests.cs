using System.Text;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

public sealed class ParameterTests
{
    private const string NotJson = "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you have trouble figuring out how to fix this, please contact us through our help center at help.openai.com.)";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("<html></html>")]
    [InlineData("""{"model":"\ud800"}""")]
    public async Task A_body_that_is_not_a_JSON_object_is_refused(string body)
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(body)).ShouldBeError(400, NotJson);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF8_is_refused()
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(new ByteArrayContent([.. "{\"model\":\""u8, 0xFF, .. "\"}"u8]))).ShouldBeError(400, NotJson);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\u00ff")]
    public async Task Text_that_is_not_Unicode_is_refused_in_a_long_data_URL_too(string broken)
    {
        await using Api api = await Api.StartAsync();
        string body = $$"""{"model":"gpt-5-4-image-2","messages":[{"role":"user","content":"data:image/png;base64,{{new string('A', 300)}}{{broken}} json"}]}""";
        (await api.SendAsync(new ByteArrayContent(Encoding.Latin1.GetBytes(body)))).ShouldBeError(400, NotJson);
    }

    [Theory]
    [InlineData("""{"messages":[]}""", 400, "you must provide a model parameter", null, null)]
    [InlineData("""{"model":"gpt-4o","messages":[]}""", 404, "The model `gpt-4o` does not exist or you do not have access to it.", null, "model_not_found")]
    [InlineData("""{"model":7,"messages":[]}""", 400, NotJson, null, null)]
    [InlineData("""{"model":"","messages":[]}""", 400, "you must provide a model parameter", null, null)]
    [InlineData("""{"model":null,"messages":[]}""", 400, "you must provide a model parameter", null, null)]
    [InlineData("""{"model":"gpt-5-4-image-2"}""", 400, "Missing required parameter: 'messages'.", "messages", "missing_required_parameter")]
    [InlineData("""{"model":"gpt-5-4-image-2","messages":null}""", 400, "Invalid type for 'messages': expected an array of objects, but got null instead.", "messages", "invalid_type")]
    [InlineData("""{"model":"gpt-5-4-image-2","messages":"hi"}""", 400, "Invalid type for 'messages': expected an array of objects, but got a string instead.", "messages", "invalid_type")]
    [InlineData("""{"model":"gpt-5-4-image-2","messages":[]}""", 400, "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array")]
    public async Task A_missing_required_field_is_reported(string body, int status, string message, string? param, string? code)
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(body)).ShouldBeError(status, message, param, code);
    }

    [Theory]
    [InlineData("top_k", "5", 400, "Unknown parameter: 'top_k'. Did you mean 'top_p'?", "top_k", "unknown_parameter")]
    [InlineData("max_tokens", "100", 400, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "max_tokens", "unsupported_parameter")]
    [InlineData("temperature", "0", 400, "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.", "temperature", "unsupported_value")]
    [InlineData("top_p", "0.5", 400, "Unsupported parameter: 'top_p' is not supported with this model.", "top_p", "unsupported_parameter")]
    [InlineData("temperature", "\"hot\"", 400, "Invalid type for 'temperature': expected a decimal, but got a string instead.", "temperature", "invalid_type")]
    [InlineData("temperature", "2.5", 400, "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 2.5 instead.", "temperature", "decimal_above_max_value")]
    [InlineData("n", "0", 400, "Invalid 'n': integer below minimum value. Expected a value >= 1, but got 0 instead.", "n", "integer_below_min_value")]
    [InlineData("n", "1.5", 400, "Invalid type for 'n': expected an integer, but got a decimal number instead.", "n", "invalid_type")]
    [InlineData("max_completion_tokens", "128001", 400, "max_tokens is too large: 128001. This model supports at most 128000 completion tokens, whereas you provided 128001.", "max_tokens", "invalid_value")]
    [InlineData("tools", """[{"type":"function"}]""", 404, "tools is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling.", null, null)]
    [InlineData("functions", """[{"name":"f"}]""", 404, "functions is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling.", null, null)]
    [InlineData("tool_choice", "\"auto\"", 400, "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.", "tool_choice", null)]
    [InlineData("audio", """{"voice":"alloy"}""", 400, "Unknown parameter: 'audio'.", "audio", "unknown_parameter")]
    [InlineData("modalities", """["text"]""", 400, "Unknown parameter: 'modalities'.", "modalities", "unknown_parameter")]
    [InlineData("verbosity", "\"loud\"", 400, "Invalid value: 'loud'. Supported values are: 'low', 'medium', and 'high'.", "verbosity", "invalid_value")]
    [InlineData("response_format", """{"type":"json_schema","json_schema":{"name":"x"}}""", 400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs", null, null)]
    [InlineData("response_format", """{"type":"object"}""", 400, "Invalid value: 'object'. Supported values are: 'json_object', 'json_schema', and 'text'.", "response_format.type", "invalid_value")]
    [InlineData("response_format", """{"type":"json_object","schema":{}}""", 400, "Unknown parameter: 'response_format.schema'.", "response_format.schema", "unknown_parameter")]
    [InlineData("response_format", "\"json\"", 400, "Invalid type for 'response_format': expected an object, but got a string instead.", "response_format", "invalid_type")]
    public async Task A_parameter_that_the_model_does_not_accept_is_refused(string name, string value, int status, string message, string? param, string? code)
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request[name] = JsonNode.Parse(value);
        (await api.SendAsync(request)).ShouldBeError(status, message, param, code);
    }

    [Theory]
    [InlineData("tools", "tool_choice")]
    [InlineData("functions", "function_call")]
    public async Task Tools_are_refused_before_fields_that_need_them(string tools, string choice)
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request[choice] = "auto";
        request[tools] = new JsonArray(new JsonObject());
        (await api.SendAsync(request)).ShouldBeError(
            404, $"{tools} is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling.");
    }

    [Theory]
    [InlineData("temperature", "1")]
    [InlineData("temperature", "1.0")]
    [InlineData("temperature", "null")]
    [InlineData("top_p", "1")]
    [InlineData("max_completion_tokens", "128000")]
    [InlineData("seed", "-7")]
    [InlineData("reasoning_effort", "\"low\"")]
    [InlineData("stream", "false")]
    [InlineData("logprobs", "false")]
    [InlineData("prompt_cache_retention", "\"24h\"")]
    [InlineData("user", "\"u-1\"")]
    [InlineData("n", "8")]
    [InlineData("service_tier", "\"flex\"")]
    [InlineData("prompt_cache_options", "{\"ttl\":\"30m\",\"mode\":\"explicit\"}")]
    public async Task A_parameter_that_the_model_accepts_is_accepted(string name, string value)
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request[name] = JsonNode.Parse(value);
        Assert.Equal(200, (int)(await api.SendAsync(request)).Status);
    }

    [Fact]
    public async Task A_feature_that_the_emulator_lacks_is_an_error_of_the_emulator()
    {
        await using Api api = await Api.StartAsync(o => o.Fields["logprobs"] = FieldSupport.Supported);
        JsonObject request = Api.Request();
        request["logprobs"] = true;
        ApiResponse response = await api.SendAsync(request);

        response.ShouldBeError(501, "The emulator does not make log probabilities; send the request without 'logprobs'.", type: "emulator_error");
        Assert.Equal("false", response.Headers["x-should-retry"]);
    }

    [Fact]
    public async Task A_prompt_longer_than_the_context_is_refused()
    {
        await using Api api = await Api.StartAsync(o => o.ContextTokens = 20);
        JsonObject request = Api.Request(new StringBuilder().Insert(0, "json ", 30).ToString());
        int prompt = 3 + 3 + 1 + 31;
        (await api.SendAsync(request)).ShouldBeError(
            400, $"This model's maximum context length is 20 tokens. However, your messages resulted in {prompt} tokens. Please reduce the length of the messages.", "messages", "context_length_exceeded");

        request["max_completion_tokens"] = 5;
        (await api.SendAsync(request)).ShouldBeError(
            400, $"This model's maximum context length is 20 tokens. However, you requested {prompt + 5} tokens ({prompt} in the messages, 5 in the completion). Please reduce the length of the messages or completion.", "messages", "context_length_exceeded");
    }

    [Fact]
    public async Task Other_models_can_be_added()
    {
        await using Api api = await Api.StartAsync(o => o.Models.Add("other"));
        JsonObject request = Api.Request();
        request["model"] = "other";
        Assert.Equal("other", (await api.SendAsync(request)).Json.GetProperty("model").GetString());
    }
}
