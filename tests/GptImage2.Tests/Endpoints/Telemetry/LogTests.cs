using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Contracts;
using GptImage2.Tests.Images;
using GptImage2.Tests.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GptImage2.Tests.Endpoints.Telemetry;

public sealed class LogTests : CallTest, IDisposable
{
    private readonly LogLines _lines = new();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public async Task A_call_is_logged_from_beginning_to_end()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server, WithLog));

        Assert.Equal([1, 5, 2], _lines.Ours.Select(line => line.Id));
        Assert.StartsWith("IItems.ReadAsync begins.", _lines.Line(1), StringComparison.Ordinal);
        Assert.StartsWith("IItems.ReadAsync: exchange 1 (Call) ended with stop in attempt 1, with 1000 input and 200 output tokens, request req_42.", _lines.Line(5), StringComparison.Ordinal);
        Assert.Contains("1 exchange, with 1000 input and 200 output tokens, 0.010232 US dollars. ", _lines.Line(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_is_logged_with_its_reason_and_its_wait()
    {
        await using var server = new LoopbackServer(
            Answer.Error(503, "Overloaded.") with { Headers = [("retry-after-ms", "1250")] },
            Answer.Completion(ItemReply) with { Fault = Fault.CloseWithoutAnswer },
            Answer.Completion(ItemReply));

        await CallAsync(Client(server, WithLog));

        string[] retries = [.. _lines.Ours.Where(line => line.Id == 6).Select(line => line.Text)];
        Assert.Equal(2, retries.Length);
        Assert.StartsWith("IItems.ReadAsync: attempt 1 ended with HTTP 503; the next one follows in 1250 ms.", retries[0], StringComparison.Ordinal);
        Assert.Matches("^IItems.ReadAsync: attempt 2 ended with [A-Za-z]+Exception; ", retries[1]);
    }

    [Fact]
    public async Task Violations_corrections_and_repairs_are_logged_by_number_and_kind()
    {
        await using var server = new LoopbackServer(
            Answer.Completion("""{"name":7,"count":"many"}"""),
            Answer.Completion("""{"name":"milk","count":"2"}"""));

        await CallAsync(Client(server, o =>
        {
            WithLog(o);
            o.MaxCorrections = 1;
            o.Leniency = Leniency.Certain;
        }));

        Assert.Contains("the reply breaks its contract in 1 place: Type 1.", _lines.Line(8), StringComparison.Ordinal);
        Assert.Contains("asks the model to correct its reply: ", _lines.Line(9), StringComparison.Ordinal);
        Assert.Contains("NumberInString 1", _lines.Line(7), StringComparison.Ordinal);
        Assert.StartsWith("IItems.ReadAsync: 2 repairs in the reply: ", _lines.Line(7), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_is_left_out_of_the_text()
    {
        await using var server = new LoopbackServer(
            Answer.Completion("""{"name":7,"count":"many"}"""),
            Answer.Completion(ItemReply, usage: "null") with { Headers = [] },
            Answer.Error(400, "No.") with { Headers = [("X-Request-ID", "req_7")] });

        await Assert.ThrowsAsync<ContractViolationException>(() => CallAsync(Client(server, WithLog)));
        await CallAsync(Client(server, WithLog));
        await Assert.ThrowsAsync<ApiException>(() => CallAsync(Client(server, WithLog)));

        Assert.DoesNotContain("(null)", string.Join('\n', _lines.Ours.Select(static line => line.Text[..(line.Text.IndexOf(". ", StringComparison.Ordinal) + 1)])), StringComparison.Ordinal);
        string[] failed = [.. _lines.Ours.Where(static line => line.Id == 3).Select(static line => line.Text)];
        Assert.Matches("^IItems.ReadAsync failed after [0-9]+ ms with ContractViolationException, request req_42\\. ", failed[0]);
        Assert.Matches("^IItems.ReadAsync failed after [0-9]+ ms with ApiException, HTTP status 400, request req_7\\. .*Status=400", failed[1]);
        Assert.Matches("^IItems.ReadAsync returned a value after [0-9]+ ms and 1 exchange\\. ", _lines.Line(2));
    }

    [Fact]
    public async Task A_request_that_a_cost_limit_stopped_is_logged()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await Assert.ThrowsAsync<BudgetExceededException>(() => CallAsync(Client(server, o =>
        {
            WithLog(o);
            o.MaxCost = 0.0001m;
        })));

        Assert.Contains("0 of 0.0001 US dollars are spent", _lines.Line(10), StringComparison.Ordinal);
        Assert.Contains("BudgetExceededException", _lines.Line(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_key_nor_any_content_is_ever_logged()
    {
        const string Secret = "purple elephant";
        Answer[] answers =
        [
            Answer.Completion($$"""{"name":"{{Secret}}","count":1}"""),
            Answer.Completion($$"""{"name":"{{Secret}}","count":"{{Secret}}","{{Secret}}":1}"""),
            Answer.Completion(Secret),
            Answer.Completion(null, refusal: Secret),
            Answer.Completion("{\"name\":\"" + Secret, "length"),
            Answer.Error(401, $"Incorrect API key provided: {Key}, {Secret}", type: Secret, param: Key, code: Secret),
            Answer.Error(503, Secret),
            new Answer(200, $"<html>{Secret} {Key}</html>") { ContentType = "text/html" },
            Answer.Completion(Secret) with { Fault = Fault.CloseMidBody },
            Answer.Completion(Secret) with { Headers = [("X-Request-ID", Key), ("X-Echo", $"Bearer {Key}"), ("Location", $"https://{Key}.example")] },
            new Answer(307, "") { Headers = [("Location", $"https://host.example/{Key}?k={Key}"), ("X-Request-ID", Key)] },
        ];
        foreach (Answer answer in answers)
        {
            await using var server = new LoopbackServer(answer);
            await using ServiceProvider services = Services(server);
            UserMessage message = new UserMessage().Text("Is it a "u8).Value(Secret).Image(ImageInput.FromBytes(SampleImages.Png(64)), "image");
            await Record.ExceptionAsync(() => CallAsync(services.GetRequiredService<GptImage2Client>(), message));
        }

        Assert.True(_lines.Count(1) == answers.Length && _lines.Count(3) >= 7, _lines.Text);
        Assert.Contains("HTTP request", _lines.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, _lines.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, _lines.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("iVBOR", _lines.Text, StringComparison.Ordinal);
    }

    private ServiceProvider Services(LoopbackServer server)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_lines).SetMinimumLevel(LogLevel.Trace));
        services.AddGptImage2(o =>
        {
            o.ApiKey = Key;
            o.Endpoint = server.Endpoint;
            o.MaxRetries = 1;
            o.TimeProvider = new FakeClock();
        });
        return services.BuildServiceProvider();
    }

    private void WithLog(GptImage2Options options) => options.LoggerFactory = _lines;
}
