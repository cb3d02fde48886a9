using GptImage2.Generated;
using GptImage2.Tests.Endpoints.Telemetry;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

/// <summary>Text of a model or a server does not act on a terminal and forges no line of a log.</summary>
public sealed class HostileTextTests : CallTest, IDisposable
{
    private const string Hostile = "\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202eabc\u2066\u200b\u007f\U000E0041\nfail: forged";

    private readonly LogLines _lines = new();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public async Task An_error_of_the_server_is_shown_with_escapes()
    {
        await using var server = new LoopbackServer(Answer.Error(400, Hostile, type: Hostile, param: Hostile, code: Hostile + "2"));

        ApiException exception = await FailAsync<ApiException>(server);

        AssertShown(exception);
        Assert.Contains(@"\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202eabc\u2066\u200b\u007f\udb40\udc41\nfail: forged", exception.Message, StringComparison.Ordinal);
        Assert.Equal((Hostile, Hostile), (exception.ProviderMessage, exception.Param));
    }

    [Fact]
    public async Task The_categories_of_a_content_filter_are_shown_with_escapes()
    {
        string name = System.Text.Json.JsonSerializer.Serialize(Hostile);
        await using var server = new LoopbackServer(new Answer(400, """{"error":{"message":NAME,"code":"content_filter","innererror":{"content_filter_result":{NAME:{"filtered":true}}}}}""".Replace("NAME", name, StringComparison.Ordinal)));

        ContentFilteredException exception = await FailAsync<ContentFilteredException>(server);

        AssertShown(exception);
        Assert.Equal([Hostile], exception.Categories);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(502)]
    public async Task A_page_of_a_proxy_is_shown_with_escapes(int status)
    {
        await using var server = new LoopbackServer(new Answer(status, $"<html>{Hostile}</html>") { ContentType = "text/\u001b[2Jhtml" });

        AssertShown(status == 200 ? await FailAsync<UnexpectedResponseException>(server) : await FailAsync<ApiException>(server, o => o.MaxRetries = 0));
    }

    [Fact]
    public async Task A_refusal_is_shown_with_escapes_and_kept_as_it_is()
    {
        await using var server = new LoopbackServer(Answer.Completion(null, refusal: Hostile));

        ReplyRefusedException exception = await FailAsync<ReplyRefusedException>(server);

        AssertShown(exception);
        Assert.Equal(Hostile, exception.Refusal);
    }

    [Fact]
    public async Task A_finish_reason_a_model_and_a_request_id_are_shown_with_escapes_in_messages_and_logs()
    {
        var answer = Answer.Completion("{}", finishReason: Hostile);
        await using var server = new LoopbackServer(answer with { Headers = [("X-Request-ID", "req\u001b[2J")] });

        AssertShown(await FailAsync<UnexpectedResponseException>(server, o => o.LoggerFactory = _lines));
        await using var other = new LoopbackServer(Answer.Completion("{}") with { Headers = [("X-Request-ID", "req\u001b[2J\u202e")] });
        AssertShown(await FailAsync<ContractViolationException>(other, o => o.LoggerFactory = _lines), lines: 3);

        Assert.All(_lines.Ours, static line => Assert.DoesNotContain('\u001b', line.Text.Split("GptImage2.")[0]));
        Assert.Contains(@"request req\u001b[2J", _lines.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_values_of_the_model_are_shown_with_escapes_in_violations()
    {
        await using var server = new LoopbackServer(Answer.Completion("{\"name\":[\"\u202e\u007f\u009b\"],\"count\":\"\u200b\"}"));

        ContractViolationException exception = await FailAsync<ContractViolationException>(server);

        AssertShown(exception, lines: 3);
        Assert.Contains(@"\u202e\u007f\u009b", exception.Message, StringComparison.Ordinal);
        Assert.Contains("\u202e\u007f\u009b", exception.Violations[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_repairs_kept_values_and_exchanges_are_shown_with_escapes()
    {
        var violation = new ContractViolation("/" + Hostile, ContractRule.Unmapped, Hostile, Hostile, 0);
        var repair = new Repair(RepairKind.Wrapper, "/" + Hostile, Hostile, Hostile);
        var kept = new KeptValue("/" + Hostile, Hostile, Hostile);
        var exchange = new Exchange(ExchangeKind.Call, Hostile, [violation]) { Repairs = [repair], KeptValues = [kept], RequestId = Hostile };

        Assert.All([violation.ToString(), repair.ToString(), kept.ToString(), exchange.ToString()], AssertShown);
        Assert.Equal((Hostile, Hostile, Hostile), (violation.Found, repair.Before, exchange.Reply));
    }

    [Fact]
    public void An_exception_of_a_rule_that_quotes_the_model_is_shown_with_escapes()
    {
        var inner = new InvalidOperationException(Hostile, new AggregateException(new ArgumentException(Hostile), new FormatException(Hostile)));
        var exception = new ContractViolationException([], [], "{}", inner);

        AssertShown(exception.ToString().ReplaceLineEndings(""));
        Assert.DoesNotContain("\nfail", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains(" ---> System.FormatException: ", exception.ToString(), StringComparison.Ordinal);
        Assert.Same(inner, exception.InnerException);
    }

    private static void AssertShown(GptImage2Exception exception) => AssertShown(exception, lines: 1);

    private static void AssertShown(GptImage2Exception exception, int lines)
    {
        Assert.Equal(lines, exception.Message.Split('\n').Length);
        AssertShown(exception.Message.Replace("\n", "", StringComparison.Ordinal));
        AssertShown(exception.ToString().ReplaceLineEndings(""));
    }

    private static void AssertShown(string text) =>
        Assert.All(text, static unit => Assert.False(char.IsControl(unit) || char.IsSurrogate(unit) || char.GetUnicodeCategory(unit) == System.Globalization.UnicodeCategory.Format, $"U+{(int)unit:X4}"));
}
