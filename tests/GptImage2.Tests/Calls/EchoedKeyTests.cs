using System.Diagnostics;
using System.Globalization;
using System.Text;
using GptImage2.Tests.Endpoints.Telemetry;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

/// <summary>A server or a handler echoes the key. It is in nothing that a caller gets or that is recorded.</summary>
[Collection(nameof(NonParallel))]
public sealed class EchoedKeyTests : CallTest, IDisposable
{
    private const string Event = "text/event-stream";

    private readonly LogLines _lines = new();
    private readonly Listened _listened = new();

    public void Dispose()
    {
        _listened.Dispose();
        _lines.Dispose();
    }

    public static TheoryData<string, int, string, string?, string?> Answers()
    {
        string json = string.Concat(Key.Select(static c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));
        string percent = string.Concat(Key.Select(static c => string.Create(CultureInfo.InvariantCulture, $"%{(int)c:X2}")));
        string completion = Answer.Completion("{}").Body;
        return new()
        {
            { "message, type, code and param", 401, $$$"""{"error":{"message":"{{{Key}}}","type":"{{{Key}}}","param":"{{{Key}}}","code":"{{{Key}}}"}}""", null, null },
            { "message with escapes of JSON", 401, $$$"""{"error":{"message":"a {{{json}}}"}}""", null, null },
            { "message with doubled escapes of JSON", 401, $$$"""{"error":{"message":"a {{{json.Replace("\\", @"\\", StringComparison.Ordinal)}}}"}}""", null, null },
            { "message with escapes of URLs", 401, $$$"""{"error":{"message":"?key={{{percent}}}&a=1"}}""", null, null },
            { "message that ends in the key", 401, $$$"""{"error":{"message":"Bearer {{{Key[..9]}}}"}}""", null, null },
            { "detail", 422, $$$"""{"error":{"detail":"{{{Key}}}"}}""", null, null },
            { "error that is a text", 401, $$$"""{"error":"{{{Key}}}"}""", null, null },
            { "category of a content filter", 400, """{"error":{"message":"no","code":"content_filter","innererror":{"content_filter_result":{"KEY":{"filtered":true}}}}}""".Replace("KEY", Key, StringComparison.Ordinal), null, null },
            { "content type of a failure", 500, "<html>", $"text/html; k={Key}", null },
            { "content type of a success", 200, "<html>", $"text/html; k={Key}", null },
            { "request id of a failure", 500, "<html>", "text/html", Key },
            { "request id of a success", 200, "<html>", "text/html", Key },
            { "page", 200, $"<html>{Key}", "text/html", null },
            { "page with a key cut at the edge of what is looked at", 200, new string(' ', 4096 - 5) + Key, "text/html", null },
            { "page of a failure with a key cut at the edge", 500, new string(' ', 4096 - 3) + Key, "text/html", null },
            { "page with an escape cut at the edge", 500, new string(' ', 4096 - 7) + Key[..4] + percent[12..], "text/html", null },
            { "finish reason", 200, completion.Replace("\"stop\"", $"\"{Key}\"", StringComparison.Ordinal), null, null },
            { "model of a reply that breaks its contract", 200, completion.Replace("gpt-5-4-image-2-2026-04-21", Key, StringComparison.Ordinal), null, null },
            { "refusal", 200, Answer.Completion(null, refusal: new string('x', 190) + Key).Body, null, null },
            { "fingerprint and tier", 200, completion.Replace("\"default\"", $"\"{Key}\",\"system_fingerprint\":\"{Key}\"", StringComparison.Ordinal), null, null },
            { "error in an event", 200, $"event: error\ndata: {Key}\n\n", Event, null },
            { "error object in an event", 200, $$$"""data: {"error":{"message":"{{{Key}}}","code":"{{{Key}}}"}}""" + "\n\n", Event, null },
            { "event that is not part of a reply", 200, $"data: <{Key}>\n\n", Event, null },
            { "finish reason in an event", 200, $$$"""data: {"model":"{{{Key}}}","choices":[{"delta":{"content":"{}"},"finish_reason":"{{{Key}}}"}]}""" + "\n\ndata: [DONE]\n\n", Event, Key },
            { "stream that breaks off", 200, $$$"""data: {"model":"{{{Key}}}","choices":[{"delta":{"content":"{"}}]}""" + "\n\n", Event, Key },
        };
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_key_that_the_server_echoes_is_nowhere(string place, int status, string body, string? contentType, string? requestId)
    {
        Assert.NotEmpty(place);
        var answer = new Answer(status, body) { ContentType = contentType ?? "application/json", Headers = requestId is null ? [] : [("X-Request-ID", requestId)] };
        await using var server = new LoopbackServer(answer);
        GptImage2Client client = Client(server, Configure);

        GptImage2Exception exception = await Assert.ThrowsAnyAsync<GptImage2Exception>(() => contentType == Event ? StreamAsync(client) : CallAsync(client));

        // The refusal is the model's reply, which is data.
        AssertNoKey(Texts(exception, except: nameof(ReplyRefusedException.Refusal)));
        AssertNoKey([_lines.Text, .. Recorded()]);
    }

    [Fact]
    public async Task A_result_does_not_have_the_key_as_model_or_request_id()
    {
        var answer = Answer.Completion(ItemReply);
        await using var server = new LoopbackServer(answer with { Body = answer.Body.Replace("gpt-5-4-image-2-2026-04-21", Key, StringComparison.Ordinal), Headers = [("X-Request-ID", $"req {Key}")] });

        JsonModeResult<Item> result = await CallAsync(Client(server, Configure));

        Assert.Equal(("[key]", "req [key]", "req [key]"), (result.Model, result.RequestId, result.Exchanges[0].RequestId));
        AssertNoKey([_lines.Text, .. Recorded()]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_in_the_exception_of_a_handler_is_not_handed_on(bool streams)
    {
        using var http = new HttpClient(new FailingHandler($"Cannot send Bearer {Key} now."));
        GptImage2Client client = Client(new Uri("http://127.0.0.1:9/v1"), o =>
        {
            Configure(o);
            o.HttpClient = http;
            o.MaxRetries = 2;
        });

        ApiConnectionException exception = await Assert.ThrowsAsync<ApiConnectionException>(() => streams ? StreamAsync(client) : CallAsync(client));

        Assert.Contains("Cannot send Bearer [key] now.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("System.Net.Http.HttpRequestException: Cannot send Bearer [key] now.", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(FailingHandler), exception.ToString(), StringComparison.Ordinal);
        AssertNoKey(Texts(exception));
        AssertNoKey([_lines.Text, .. Recorded()]);
    }

    [Fact]
    public async Task An_exception_of_a_handler_without_the_key_is_handed_on_as_it_is()
    {
        using var http = new HttpClient(new FailingHandler("No route."));
        GptImage2Client client = Client(new Uri("http://127.0.0.1:9/v1"), o => (o.HttpClient, o.MaxRetries) = (http, 0));

        ApiConnectionException exception = await Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(client));

        Assert.IsType<InvalidOperationException>(exception.GetBaseException());
    }

    [Fact]
    public async Task A_header_line_that_is_not_HTTP_does_not_show_the_key()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply) with { Headers = [($"Bearer {Key}\u001b", "x")] });

        ApiConnectionException exception = await FailAsync<ApiConnectionException>(server, o => o.MaxRetries = 0);

        AssertNoKey(Texts(exception));
    }

    [Fact]
    public async Task A_cancelled_call_does_not_hand_the_key_on()
    {
        using var cancellation = new CancellationTokenSource();
        using var http = new HttpClient(new FailingHandler($"Stopped with {Key}", cancellation.Cancel));
        GptImage2Client client = Client(new Uri("http://127.0.0.1:9/v1"), o => o.HttpClient = http);

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CallAsync(Item.Method, SomeMessage, null, cancellation.Token));

        AssertNoKey(Texts(exception));
    }

    [Fact]
    public async Task The_target_of_a_redirect_is_named_without_the_key()
    {
        await using var server = new LoopbackServer(new Answer(307, "") { Headers = [("Location", $"https://{Key}.example/{Key}?k={Key}")] });

        ApiException exception = await FailAsync<ApiException>(server);

        Assert.Contains("It redirects to https://[key].example/[key]", exception.Message, StringComparison.Ordinal);
        AssertNoKey(Texts(exception));
    }

    private static void Configure(GptImage2Options options, LogLines lines)
    {
        options.LoggerFactory = lines;
        options.MaxRetries = 1;
    }

    private void Configure(GptImage2Options options) => Configure(options, _lines);

    private static async Task StreamAsync(GptImage2Client client)
    {
        await foreach (JsonModeSnapshot<Item> snapshot in client.StreamSnapshots(Item.Method, SomeMessage, null, Cancellation))
            Assert.NotNull(snapshot);
    }

    // Every text of an exception and of those inside of it: properties, entries of Data, ToString.
    private static IEnumerable<string> Texts(Exception exception, string? except = null)
    {
        yield return exception.ToString();
        foreach (System.Collections.DictionaryEntry entry in exception.Data)
            yield return $"{entry.Key} {entry.Value}";
        foreach (System.Reflection.PropertyInfo property in exception.GetType().GetProperties().Where(p => p.Name != except && p.Name != nameof(GptImage2Exception.RawReply)))
        {
            object? value = property.GetValue(exception);
            if (value is string text)
                yield return text;
            else if (value is IEnumerable<object> many)
                yield return string.Join('\n', many);
        }

        foreach (string text in exception is AggregateException all ? all.InnerExceptions.SelectMany(static inner => Texts(inner)) : exception.InnerException is { } inner ? Texts(inner) : [])
            yield return text;
    }

    private IEnumerable<string> Recorded()
    {
        foreach (Activity span in _listened.Spans)
        {
            yield return $"{span.DisplayName} {span.StatusDescription}";
            foreach ((string name, object? value) in span.TagObjects.Concat(span.Events.SelectMany(static e => e.Tags)))
                yield return $"{name}={(value is string[] values ? string.Join(',', values) : value)}";
        }

        foreach ((_, _, IReadOnlyDictionary<string, object?> tags) in _listened.Measured)
            yield return string.Join(' ', tags);
    }

    private static void AssertNoKey(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Assert.DoesNotContain("sk-", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Key[^5..], text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(@"\u0073\u006b", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("%73%6b", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("%74%65%73", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private sealed class FailingHandler(string message, Action? before = null) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            before?.Invoke();
            throw new HttpRequestException(message, new InvalidOperationException($"Headers: {request.Headers}".Replace("\r\n", ";", StringComparison.Ordinal)[..(message.Contains(Key, StringComparison.Ordinal) ? ^0 : 7)]))
            {
                Data = { ["request"] = message.Contains(Key, StringComparison.Ordinal) ? request.Headers.ToString() : "" },
            };
        }
    }
}
