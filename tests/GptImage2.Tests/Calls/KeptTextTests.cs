using System.Text;
using GptImage2.Tests.Endpoints.Caching;
using GptImage2.Tests.Endpoints.Telemetry;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

/// <summary>What is kept as it is and what is not: a test for each row of that table in docs/security.md.</summary>
[Collection(nameof(NonParallel))]
public sealed class KeptTextTests : CallTest, IDisposable
{
    // A reply that holds the key and a control sequence, in JSON and as its value.
    private const string Name = Key + "\u001b[2J";
    private const string NameInJson = Key + @"\u001b[2J";

    private readonly LogLines _lines = new();
    private readonly Listened _listened = new();

    public void Dispose()
    {
        _listened.Dispose();
        _lines.Dispose();
    }

    [Fact]
    public async Task Replies_and_values_are_as_they_are()
    {
        string reply = $$"""{"name":"{{NameInJson}}","count":1}""";
        await using var server = new LoopbackServer(Answer.Completion(reply));

        JsonModeResult<Item> result = await CallAsync(Client(server));

        Assert.Equal((Name, reply, reply), (result.Value.Name, result.RawReply, result.Exchanges[0].Reply));
    }

    [Fact]
    public async Task A_partial_reply_is_as_it_is()
    {
        await using var server = new LoopbackServer(Answer.Completion("{\"name\":\"" + Name, "length"));

        ReplyTruncatedException exception = await FailAsync<ReplyTruncatedException>(server);

        Assert.Equal("{\"name\":\"" + Name, exception.PartialReply);
    }

    [Fact]
    public async Task A_refusal_is_as_it_is_and_its_message_is_not()
    {
        await using var server = new LoopbackServer(Answer.Completion(null, refusal: Name));

        ReplyRefusedException exception = await FailAsync<ReplyRefusedException>(server);

        Assert.Equal(Name, exception.Refusal);
        Assert.EndsWith(@"[key]\u001b[2J", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_violations_found_is_as_it_is_and_the_message_is_not()
    {
        string name = new string('x', 70) + Key;
        await using var server = new LoopbackServer(Answer.Completion($$"""{"name":["{{name}}"],"count":["{{Key}}\u202e"],"{{Key}}":1}""".Replace(@"\u202e", "\u202e", StringComparison.Ordinal)));

        ContractViolationException exception = await FailAsync<ContractViolationException>(server);

        Assert.Equal($"[\"{Key}\u202e\"]", exception.Violations[1].Found);
        Assert.Equal($"/count: expected {exception.Violations[1].Expected}, found [\"{Key}\\u202e\"]", exception.Violations[1].ToString());
        Assert.Equal([$"/{Key}"], exception.UnknownMembers);

        // The first value is cut within the key.
        Assert.Contains("[\"" + new string('x', 70) + "[key]…", exception.Message, StringComparison.Ordinal);
        Assert.Contains("found [\"[key]\\u202e\"]", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key[..4], exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_an_error_of_the_API_have_no_key_and_are_otherwise_as_they_are()
    {
        await using var server = new LoopbackServer(Answer.Error(400, Name, type: Name, param: Name, code: Name));

        ApiException exception = await FailAsync<ApiException>(server);

        const string Kept = "[key]\u001b[2J";
        Assert.Equal((Kept, Kept, Kept, Kept), (exception.ErrorType, exception.Code, exception.Param, exception.ProviderMessage));
    }

    [Fact]
    public async Task An_excerpt_has_no_key_and_escapes()
    {
        await using var server = new LoopbackServer(new Answer(200, $"<{Name}>") { ContentType = $"text/{Key}\u001b" });

        UnexpectedResponseException exception = await FailAsync<UnexpectedResponseException>(server);

        Assert.Equal((@"<[key]\u001b[2J>", "text/[key]\u001b"), (exception.Excerpt, exception.ContentType));
        Assert.Contains(@"(content type: text/[key]\u001b): <[key]\u001b[2J>", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_and_request_id_have_no_key_and_are_otherwise_as_they_are()
    {
        var answer = Answer.Completion(ItemReply);
        await using var server = new LoopbackServer(answer with { Body = answer.Body.Replace("gpt-5-4-image-2-2026-04-21", NameInJson, StringComparison.Ordinal), Headers = [("X-Request-ID", Name)] });

        JsonModeResult<Item> result = await CallAsync(Client(server, o => o.LoggerFactory = _lines));

        Assert.Equal(("[key]\u001b[2J", "[key]\u001b[2J"), (result.Model, result.RequestId));
        Assert.Equal("[key]\u001b[2J", _listened.Call.GetTagItem("gen_ai.response.model"));
        Assert.Equal("[key]\u001b[2J", Assert.Single(_listened.Attempts).GetTagItem("gptimage2.request.id"));
        Assert.All(_listened.Of("gen_ai.client.operation.duration"), static measured => Assert.Equal("[key]\u001b[2J", measured.Tags["gen_ai.response.model"]));
        Assert.Contains(@"request [key]\u001b[2J.", _lines.Line(5), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spans_have_the_reply_as_it_is_only_if_content_is_captured()
    {
        string reply = $$"""{"name":"{{NameInJson}}","count":1}""";
        await using var server = new LoopbackServer(Answer.Completion(reply));

        await CallAsync(Client(server));
        Assert.Null(_listened.Call.GetTagItem("gen_ai.output.messages"));
        _listened.Spans.Clear();
        await CallAsync(Client(server, o => o.CaptureContent = true));

        Assert.Contains(Key, (string)_listened.Call.GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_the_cache_has_the_reply_as_it_is_and_the_model_without_the_key()
    {
        var cache = new DictionaryCache();
        var answer = Answer.Completion($$"""{"name":"{{NameInJson}}","count":1}""");
        await using var server = new LoopbackServer(answer with { Body = answer.Body.Replace("gpt-5-4-image-2-2026-04-21", Key, StringComparison.Ordinal) });

        await CallAsync(Client(server, o => o.ReplyCache = cache));

        string entry = Encoding.UTF8.GetString(Assert.Single(cache.Entries).Value.Value);
        Assert.Contains("[key]", entry, StringComparison.Ordinal);
        Assert.Equal(2, entry.Split(Key).Length);
    }
}
