using System.Net;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Status, headers and bodies of answers, in the forms that have been seen.</summary>
public sealed class AnswerFormTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bodies_are_indented_or_in_one_line(bool minified)
    {
        await using Api api = await Api.StartAsync(o => o.MinifiedBodies = minified);
        api.Emulator.Replies.Enqueue(Reply.Json("{\"a\":1}"), Reply.Endless(5), Reply.Overloaded());
        ApiResponse completion = await api.SendAsync(Api.Request());
        ApiResponse endless = await api.SendAsync(Api.Request());
        ApiResponse error = await api.SendAsync(Api.Request());

        Assert.StartsWith(minified ? "{\"id\":\"" : "{\n  \"id\": \"", completion.Body, StringComparison.Ordinal);
        Assert.StartsWith(minified ? "{\"error\":{\"message\":\"" : "{\n    \"error\": {\n        \"message\": \"", error.Body, StringComparison.Ordinal);
        Assert.All([completion, error], r => Assert.Equal(!minified, r.Body.EndsWith('\n')));
        Assert.Equal("{}     ", endless.Content);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_and_batches_are_indented_or_in_one_line(bool minified)
    {
        await using Api api = await BatchApi.StartHeldAsync(o => o.MinifiedBodies = minified);
        ApiResponse file = await api.UploadAsync(BatchApi.Form("{ \"a\" : 1 }", name: "Zoë.jsonl"));
        ApiResponse batch = await api.CreateAsync(BatchApi.Batch(file.Id()));
        ApiResponse list = await api.GetAsync("/batches");
        ApiResponse content = await api.GetAsync($"/files/{file.Id()}/content");
        ApiResponse missing = await api.GetAsync("/files/none");

        Assert.StartsWith(minified ? "{\"object\":\"file\",\"id\":\"" : "{\n  \"object\": \"file\",\n  \"id\": \"", file.Body, StringComparison.Ordinal);
        Assert.StartsWith(minified ? "{\"id\":\"batch_" : "{\n  \"id\": \"batch_", batch.Body, StringComparison.Ordinal);
        Assert.StartsWith(minified ? "{\"object\":\"list\",\"data\":[{\"id\"" : "{\n  \"object\": \"list\",\n  \"data\": [\n    {\n      \"id\"", list.Body, StringComparison.Ordinal);
        Assert.StartsWith(minified ? "{\"error\":{" : "{\n    \"error\": {", missing.Body, StringComparison.Ordinal);
        Assert.All([file, batch, list, missing], r => Assert.Equal(!minified, r.Body.Contains('\n', StringComparison.Ordinal)));
        Assert.Contains("Zoë.jsonl", file.Body, StringComparison.Ordinal);
        Assert.Equal("{ \"a\" : 1 }", content.Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Completions_are_chunked_or_have_a_length(bool chunked)
    {
        await using Api api = await Api.StartAsync(o => o.ChunkedBodies = chunked);
        ApiResponse response = await api.SendAsync(Api.Request());
        Assert.Equal((chunked, !chunked), (response.Headers.ContainsKey("Transfer-Encoding"), response.Headers.ContainsKey("Content-Length")));
        Assert.False((await api.SendAsync("{")).Headers.ContainsKey("Transfer-Encoding"));
    }

    [Fact]
    public async Task Headers_name_organization_and_project()
    {
        await using Api api = await Api.StartAsync(o => o.Organization = "org-1");
        using var content = new StringContent(Api.Request().ToJsonString());
        content.Headers.Add("OpenAI-Project", "proj_of_request");
        ApiResponse named = await api.SendAsync(content);
        ApiResponse plain = await api.SendAsync(Api.Request());
        ApiResponse unauthorized = await api.SendAsync(new StringContent("{}"), key: "sk-unknown");

        Assert.Equal(("org-1", "proj_of_request"), (named.Headers["openai-organization"], named.Headers["openai-project"]));
        Assert.Equal("proj_emulator", plain.Headers["openai-project"]);
        Assert.Equal("X-Request-ID", plain.Headers["Access-Control-Expose-Headers"]);
        Assert.Equal("nosniff", plain.Headers["X-Content-Type-Options"]);
        Assert.DoesNotContain(unauthorized.Headers.Keys, k => k.StartsWith("x-ratelimit", StringComparison.OrdinalIgnoreCase) || k.StartsWith("openai-", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("req_", unauthorized.Headers["x-request-id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_can_be_without_access_and_a_key_without_quota()
    {
        await using Api api = await Api.StartAsync(o =>
        {
            o.ModelsWithoutAccess.Add("gpt-5.4-image-2");
            o.KeysWithoutQuota.Add("sk-poor");
        });
        JsonObject request = Api.Request();
        request["model"] = "gpt-5.4-image-2";
        (await api.SendAsync(request)).ShouldBeError(403, "Project `proj_emulator` does not have access to model `gpt-5.4-image-2`", code: "model_not_found");

        (await api.SendAsync(new StringContent(Api.Request().ToJsonString()), "sk-poor")).ShouldBeError(
            429,
            "You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
            code: "insufficient_quota",
            type: "insufficient_quota");
    }

    [Fact]
    public async Task Errors_of_the_service_contain_the_id_of_the_request()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.ServerError(), Reply.ProcessingError(), Reply.Overloaded(), Reply.NoAccess(), Reply.CountryNotServed(), Reply.ModelNotFound());
        ApiResponse error = await api.SendAsync(Api.Request());
        error.ShouldBeError(
            500,
            $"The server had an error while processing your request. Sorry about that! You can retry your request, or contact us through our help center at help.openai.com if you keep seeing this error. (Please include the request ID {error.Headers["x-request-id"]} in your message.)",
            type: "server_error");
        Assert.Contains(error.Headers["x-request-id"], api.Emulator.Requests[0].Error, StringComparison.Ordinal);
        ApiResponse newer = await api.SendAsync(Api.Request());
        newer.ShouldBeError(
            500,
            $"An error occurred while processing your request. You can retry your request, or contact us through our help center at help.openai.com if the error persists. Please include the request ID {newer.Headers["x-request-id"]} in your message.",
            type: "server_error",
            code: "server_error");
        ApiResponse overloaded = await api.SendAsync(Api.Request());
        overloaded.ShouldBeError(
            503,
            $"That model is currently overloaded with other requests. You can retry your request, or contact us through our help center at help.openai.com if the error persists. (Please include the request ID {overloaded.Headers["x-request-id"]} in your message.)",
            type: "server_error");
        Assert.Equal(HttpStatusCode.Forbidden, (await api.SendAsync(Api.Request())).Status);
        (await api.SendAsync(Api.Request())).ShouldBeError(403, "Country, region, or territory not supported", code: "unsupported_country_region_territory", type: "request_forbidden");
        (await api.SendAsync(Api.Request())).ShouldBeError(404, "The model `gpt-5-4-image-2` does not exist or you do not have access to it.", code: "model_not_found");
    }

    [Fact]
    public async Task An_image_can_have_a_reply_of_its_own()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.WhenImage(TestImages.Gif, Reply.Text("gif"));
        api.Emulator.Replies.WhenImage(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(TestImages.Jpeg)), Reply.Text("jpeg"), times: 1);

        Assert.Equal("jpeg", (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Jpeg, "image/jpeg")))).Content);
        Assert.Equal("gif", (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Gif, "image/gif")))).Content);
        Assert.Contains("emulator", (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Jpeg, "image/jpeg")))).Content, StringComparison.Ordinal);
    }
}
