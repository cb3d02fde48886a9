using System.Net;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

public sealed class MessageTests
{
    private const string NoContent = "Invalid value for 'content': expected a string, got null.";
    private const string JsonWord = "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";

    [Theory]
    [InlineData("""{"role":"robot","content":"json"}""", "Invalid value: 'robot'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.", "messages[0].role", "invalid_value")]
    [InlineData("""{"content":"json"}""", "Missing required parameter: 'messages[0].role'.", "messages[0].role", "missing_required_parameter")]
    [InlineData("""{"role":"user"}""", NoContent, "messages.[0].content", null)]
    [InlineData("""{"role":"user","content":null}""", NoContent, "messages.[0].content", null)]
    [InlineData("""{"role":"developer"}""", "Missing required parameter: 'messages[0].content'.", "messages[0].content", "missing_required_parameter")]
    [InlineData("""{"role":"developer","content":null}""", "Invalid type for 'messages[0].content': expected one of a string or array of objects, but got null instead.", "messages[0].content", "invalid_type")]
    [InlineData("""{"role":"user","content":7}""", "Invalid type for 'messages[0].content': expected one of a string or array of objects, but got an integer instead.", "messages[0].content", "invalid_type")]
    [InlineData("""{"role":"user","content":[]}""", "Invalid 'messages[0].content': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages[0].content", "empty_array")]
    [InlineData("""{"role":"tool","content":"json"}""", "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.", "messages.[0].role", null)]
    [InlineData("""{"role":"user","content":[{"type":"picture"}]}""", "Invalid value: 'picture'. Supported values are: 'text', 'image_url', 'input_audio', 'refusal', 'audio', and 'file'.", "messages[0].content[0].type", "invalid_value")]
    [InlineData("""{"role":"developer","content":[{"type":"input_audio"}]}""", "Invalid value: 'input_audio'. Supported values are: 'text'.", "messages[0].content[0].type", "invalid_value")]
    [InlineData("""{"role":"system","content":[{"type":"text","text":"json"},{"type":"image_url","image_url":{"url":"https://a/b.png"}}]}""", "Invalid 'messages[0]'. Image URLs are only allowed for messages with role 'user', but this message with role 'system' contains an image URL.", "messages[0]", "invalid_value")]
    [InlineData("""{"role":"user","content":[{"type":"text"}]}""", "Missing required parameter: 'messages[0].content[0].text'.", "messages[0].content[0].text", "missing_required_parameter")]
    [InlineData("""{"role":"user","content":[{"type":"image_url","image_url":"https://a/b.png"}]}""", "Invalid type for 'messages[0].content[0].image_url': expected an object, but got a string instead.", "messages[0].content[0].image_url", "invalid_type")]
    [InlineData("""{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a/b.png","detail":"huge"}}]}""", "Invalid value: 'huge'. Supported values are: 'low', 'high', 'auto', and 'original'.", "messages[0].content[0].image_url.detail", "invalid_value")]
    [InlineData("""{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a.example/b.png","detail":null}}]}""", "Invalid type for 'messages[0].content[0].image_url.detail': expected one of 'low', 'high', 'auto', or 'original', but got null instead.", "messages[0].content[0].image_url.detail", "invalid_type")]
    [InlineData("""{"role":"user","content":"json","names":"x"}""", "Unknown parameter: 'messages[0].names'.", "messages[0].names", "unknown_parameter")]
    [InlineData("""{"role":"user","content":"json","refusal":"x"}""", "Unknown parameter: 'messages[0].refusal'.", "messages[0].refusal", "unknown_parameter")]
    [InlineData("""{"role":"user","content":"json","name":"a b"}""", "Invalid 'messages[0].name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", "messages[0].name", "invalid_value")]
    [InlineData("""{"role":"user","content":"json","name":"bob\n"}""", "Invalid 'messages[0].name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", "messages[0].name", "invalid_value")]
    [InlineData("""{"role":"user","content":[{"type":"text","text":"json","prompt_cache_breakpoint":{}}]}""", "Missing required parameter: 'messages[0].content[0].prompt_cache_breakpoint.mode'.", "messages[0].content[0].prompt_cache_breakpoint.mode", "missing_required_parameter")]
    [InlineData("""{"role":"user","content":[{"type":"text","text":"json","prompt_cache_breakpoint":{"mode":"x"}}]}""", "Invalid value: 'x'. Supported values are: 'explicit'.", "messages[0].content[0].prompt_cache_breakpoint.mode", "invalid_value")]
    [InlineData("""{"role":"user","content":"json","name":7}""", "Invalid type for 'messages[0].name': expected a string, but got an integer instead.", "messages[0].name", "invalid_type")]
    [InlineData("""{"role":"assistant","refusal":null}""", NoContent, "messages.[0].content", null)]
    [InlineData("""{"role":"assistant","content":"json","refusal":7}""", "Invalid type for 'messages[0].refusal': expected a string, but got an integer instead.", "messages[0].refusal", "invalid_type")]
    [InlineData("""{"role":"assistant","content":"json","tool_calls":[]}""", "Invalid 'messages[0].tool_calls': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages[0].tool_calls", "empty_array")]
    [InlineData("""{"role":"assistant","content":"json","tool_calls":"x"}""", "Invalid type for 'messages[0].tool_calls': expected an array of objects, but got a string instead.", "messages[0].tool_calls", "invalid_type")]
    [InlineData("""{"role":"assistant","content":"json","audio":{"id":"a"}}""", "Unsupported parameter: 'messages[0].audio' is not supported with this model.", "messages[0].audio", "unsupported_parameter")]
    [InlineData("""{"role":"function","name":"f","content":"json"}""", "Unsupported value: 'messages[0].role' does not support 'function' with this model.", "messages[0].role", "unsupported_value")]
    [InlineData("""{"role":"user","content":[{"type":"refusal","refusal":"json"}]}""", "Invalid 'messages[0]'. Content blocks are expected to be either text or image_url type.", "messages[0]", "invalid_value")]
    [InlineData("""{"role":"user","content":[{"type":"file","file":{"file_id":"file-1"}}]}""", "Invalid 'messages[0]'. Content blocks are expected to be either text or image_url type.", "messages[0]", "invalid_value")]
    [InlineData("""{"role":"user","content":["json"]}""", "Invalid type for 'messages[0].content[0]': expected an object, but got a string instead.", "messages[0].content[0]", "invalid_type")]
    [InlineData("""{"role":"user","content":[{"text":"json"}]}""", "Missing required parameter: 'messages[0].content[0].type'.", "messages[0].content[0].type", "missing_required_parameter")]
    [InlineData("""{"role":"user","content":[{"type":"text","text":"json","detail":"low"}]}""", "Unknown parameter: 'messages[0].content[0].detail'.", "messages[0].content[0].detail", "unknown_parameter")]
    [InlineData("""{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a/b.png","size":1}}]}""", "Unknown parameter: 'messages[0].content[0].image_url.size'.", "messages[0].content[0].image_url.size", "unknown_parameter")]
    [InlineData("""{"role":"user","content":[{"type":"image_url","image_url":{}}]}""", "Missing required parameter: 'messages[0].content[0].image_url.url'.", "messages[0].content[0].image_url.url", "missing_required_parameter")]
    public async Task A_message_that_is_not_well_formed_is_refused(string message, string error, string param, string? code)
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request["messages"] = new JsonArray(JsonNode.Parse(message));
        (await api.SendAsync(request)).ShouldBeError(400, error, param, code);
    }

    [Fact]
    public async Task JSON_mode_needs_the_word_JSON()
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(Api.Request("Say something."))).ShouldBeError(400, JsonWord, "messages");
    }

    [Theory]
    [InlineData("system")]
    [InlineData("developer")]
    [InlineData("assistant")]
    [InlineData("user")]
    public async Task The_word_JSON_counts_in_every_message_and_in_any_case(string role)
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        var parts = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = "As jSoN, please." });
        request["messages"] = new JsonArray(Api.Message(role, parts), Api.Message("user", "Go."));
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Text_mode_does_not_need_the_word()
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request("Say something.");
        request.Remove("response_format");
        Assert.Equal("A sample reply of GptImage2.Emulator, not of a model.", (await api.SendAsync(request)).Content);
    }

    [Fact]
    public async Task A_text_has_a_maximum_length_and_a_message_may_not_have_tool_calls()
    {
        await using Api api = await Api.StartAsync(o => o.MaxTextLength = 100);
        (await api.SendAsync(Api.Request("json" + new string('x', 97)))).ShouldBeError(
            400, "Invalid 'messages[0].content': string too long. Expected a string with maximum length 100, but got a string with length 101 instead.", "messages[0].content", "string_above_max_length");

        JsonObject request = Api.Request();
        request["messages"]!.AsArray().Add(new JsonObject { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = new JsonArray(new JsonObject()) });
        (await api.SendAsync(request)).ShouldBeError(
            404, "tool_calls is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling.");
    }

    [Fact]
    public async Task An_assistant_may_have_refused_before()
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request["messages"]!.AsArray().Add(new JsonObject { ["role"] = "assistant", ["refusal"] = "No." });
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(request)).Status);
        Assert.Equal("No.", api.Emulator.Requests[0].Chat!.Messages[1].Text);
    }

    [Fact]
    public async Task A_message_without_content_is_refused_after_everything_else()
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request["messages"] = new JsonArray(new JsonObject { ["role"] = "user" }, Api.Message("user", 7));
        (await api.SendAsync(request)).ShouldBeError(
            400, "Invalid type for 'messages[1].content': expected one of a string or array of objects, but got an integer instead.", "messages[1].content", "invalid_type");
    }

    [Fact]
    public async Task A_reply_can_be_sent_back_as_it_came()
    {
        await using Api api = await Api.StartAsync();
        JsonObject reply = JsonNode.Parse((await api.SendAsync(Api.Request())).Body)!["choices"]![0]!["message"]!.AsObject();
        Assert.Contains("annotations", reply.Select(member => member.Key));
        JsonObject request = Api.Request();
        request["messages"]!.AsArray().Add(reply.DeepClone());
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(request)).Status);

        // Clients of OpenAI keep what they have read of a reply beside it.
        reply["parsed"] = null;
        request["messages"]!.AsArray().Add(reply.DeepClone());
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(request)).Status);
    }
}
