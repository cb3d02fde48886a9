using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>What the page is told of calls.</summary>
public sealed class PageCallTests
{
    [Fact]
    public async Task Events_begin_with_all_calls_and_go_on_with_changes()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        Task<(string Name, JsonElement Data)> changed = page.EventAsync(static data => data.GetProperty("calls") is var calls && calls.GetArrayLength() > 0 && calls[0].GetProperty("ended").GetString() is not null);
        api.Emulator.Replies.Enqueue(Reply.Json("{}").WithUsage(1_000_000, 100_000, reasoning: 40, cached: 50), Reply.Overloaded());
        await api.SendAsync(Api.Request());
        JsonElement call = (await changed).Data.GetProperty("calls")[0];
        Assert.Equal(
            """{"id":0,"method":"POST","path":"/v1/chat/completions","model":"gpt-5-4-image-2","stream":false,"pictures":0,"settled":true,"status":200,"finish":"stop","error":null,"fault":null,"ended":"complete","cost":9.5,"usage":{"prompt":1000000,"text":1000000,"image":0,"cached":50,"completion":100000,"reasoning":40,"total":1100000}}""",
            Without(call, "at", "ms", "sent"));

        await api.SendAsync(Api.Request());
        await api.Emulator.Requests[1].Ended.WaitAsync(Api.Stop);
        (string? name, JsonElement data) = await page.EventAsync(static _ => true);
        Assert.Equal(("all", 2), (name, data.GetProperty("calls").GetArrayLength()));
        Assert.Equal("""{"calls":2,"prompt":1000000,"cached":50,"completion":100000,"cost":9.5,"errors":1}""", data.GetProperty("totals").GetRawText());

        await page.GetAsync("/_emulator/calls", method: HttpMethod.Delete);
        (_, data) = await page.EventAsync(static _ => true);
        Assert.Equal("""{"first":2,"totals":{"calls":0,"prompt":0,"cached":0,"completion":0,"cost":0,"errors":0},"calls":[]}""", data.GetRawText());
        Assert.Equal(2, api.Emulator.Requests.Count);
    }

    [Fact]
    public async Task A_reset_empties_the_page_too()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        await api.SendAsync(Api.Request("before, as json"));
        await api.Emulator.Requests[0].Ended.WaitAsync(Api.Stop);

        api.Emulator.Reset();
        await api.SendAsync(Api.Request("after, as json"));
        await api.Emulator.Requests[0].Ended.WaitAsync(Api.Stop);

        (string _, JsonElement data) = await page.EventAsync(static _ => true);
        int id = Assert.Single(data.GetProperty("calls").EnumerateArray()).GetProperty("id").GetInt32();
        JsonElement call = (await page.GetAsync($"/_emulator/calls/{id}")).Json;
        Assert.Equal("after, as json", call.GetProperty("body").GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_call_has_its_messages_reply_headers_and_the_body_that_was_sent()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        api.Emulator.Replies.Enqueue(Reply.Json("""{"n":1.10}""").WithHeader("x-of-the-test", "yes").WithFault(Fault.CloseInBody(20)));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => api.SendAsync(Api.Request("json, please")));

        JsonElement call = await page.CallAsync(0);
        Assert.Equal("json, please", call.GetProperty("body").GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal(["""{"n":1.10}"""], call.GetProperty("choices").EnumerateArray().Select(static c => c.GetString()));
        Assert.Equal(("close-in-body:20", "fault", 20), (call.GetProperty("fault").GetString(), call.GetProperty("ended").GetString(), call.GetProperty("sentText").GetString()!.Length));
        Assert.Contains("""["x-of-the-test","yes"]""", call.GetProperty("answerHeaders").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Content-Length", call.GetProperty("headers").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_part_of_a_stream_that_was_sent()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        api.Emulator.Replies.Enqueue(Reply.Json("""{"name":"tea"}""").Streamed(new StreamShape { DeltaCharacters = 5 }).CutAfterDeltas(2));
        JsonObject request = Api.Request();
        request["stream"] = true;
        request["n"] = 2;
        await api.SendAsync(request);
        JsonElement call = await page.CallAsync(0);
        Assert.Equal("""["{\u0022nam","{\u0022nam"]""", call.GetProperty("choices").GetRawText());
        Assert.Equal(JsonValueKind.Null, call.GetProperty("finish").ValueKind);
        Assert.StartsWith("data: {\"id\"", call.GetProperty("sentText").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_leaves_the_emulator_escaped()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        api.Emulator.Replies.Enqueue(Reply.Text("<script>1</script>"), Reply.Error(400, "</script><b>"));
        await api.SendAsync(Api.Request("json <img onerror=1>"));
        await api.SendAsync(Api.Request("json"));
        await api.SendAsync("<html>");
        (string _, JsonElement list) = await page.EventAsync(static data => data.GetProperty("calls").GetArrayLength() == 3);
        Assert.DoesNotContain('<', list.GetRawText());
        for (int i = 0; i < 3; i++)
            Assert.DoesNotContain('<', (await page.CallAsync(i)).GetRawText());

        Assert.Equal("<script>1</script>", (await page.CallAsync(0)).GetProperty("choices")[0].GetString());
        Assert.Equal("<html>", (await page.CallAsync(2)).GetProperty("text").GetString());
    }

    [Fact]
    public async Task No_key_gets_to_the_page()
    {
        const string Key = "sk-sesame";
        await using Api api = await Api.StartAsync(static o => (o.Page, o.AcceptAnyKey) = (true, true));
        api.Emulator.Replies.When(static r => r.Headers.ContainsKey("x-unknown"), Reply.Text("ok").WithHeader("set-cookie", Key));
        await using Api strict = await Api.StartAsync(static o => o.Page = true);
        foreach (Api? to in new[] { api, strict })
        {
            using var page = new PageClient(to);
            using var content = new StringContent(Api.Request().ToJsonString());
            foreach (string? name in new[] { "api-key", "x-goog-api-key", "X-Amz-Security-Token", "cookie", "x-forwarded-access-token", "x-plain" })
                content.Headers.TryAddWithoutValidation(name, Key);

            content.Headers.Add("x-unknown", "harmless");
            await to.SendAsync(content, Key);
            await to.Emulator.Requests[0].Ended.WaitAsync(Api.Stop);
            (string _, JsonElement list) = await page.EventAsync(static data => data.GetProperty("calls").GetArrayLength() == 1);
            JsonElement call = await page.CallAsync(0);
            Assert.DoesNotContain("sesame", list.GetRawText() + call.GetRawText(), StringComparison.Ordinal);
            Assert.Contains("harmless", call.GetRawText(), StringComparison.Ordinal);
            Assert.Equal("[]", (await page.GetAsync("/_emulator/calls?text=sesame")).Body);
        }
    }

    [Theory]
    [InlineData("GRÜNER", "[0]")]
    [InlineData("coffee", "[1]")]
    [InlineData("drink", "[0,1]")]
    [InlineData("0.25", "[2]")]
    [InlineData("does not support", "[2]")]
    [InlineData("nothing of this", "[]")]
    public async Task Calls_are_found_by_their_texts(string text, string ids)
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        api.Emulator.Replies.Enqueue(Reply.Json("""{"drink":"grüner Tee"}"""), Reply.Json("""{"drink":null}"""));
        await api.SendAsync(Api.Request("json tea"));
        await api.SendAsync(Api.Request("json coffee"));
        JsonObject refused = Api.Request();
        refused["temperature"] = 0.25;
        await api.SendAsync(refused);
        Assert.Equal(ids, (await page.GetAsync("/_emulator/calls?text=" + Uri.EscapeDataString(text))).Body);
    }

    private static string Without(JsonElement call, params string[] names)
    {
        JsonObject copy = JsonNode.Parse(call.GetRawText())!.AsObject();
        foreach (string name in names)
            Assert.True(copy.Remove(name), name);

        return copy.ToJsonString();
    }
}
