using System.Net.Sockets;
using System.Net;
using GptImage2.OpenAI;
using GptImage2.Tests.Calls;

namespace GptImage2.Tests.OpenAI;

public sealed class FailureTests : CallTest
{
    private const string ProxyPage = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

    [Fact]
    public async Task An_error_of_the_API_is_reported_with_all_its_fields()
    {
        await using var server = new LoopbackServer(Answer.Error(
            400,
            "Unsupported parameter: 'max_tokens' is not supported with this model.",
            param: "max_tokens",
            code: "unsupported_parameter"));

        ApiException exception = await FailAsync<ApiException>(server);

        Assert.Equal(
            "IItems.ReadAsync: HTTP 400 (invalid_request_error, unsupported_parameter, at max_tokens), request req_42: Unsupported parameter: 'max_tokens' is not supported with this model.",
            exception.Message);
        Assert.Equal("invalid_request_error", exception.ErrorType);
        Assert.Equal("unsupported_parameter", exception.Code);
        Assert.Equal("max_tokens", exception.Param);
        Assert.Equal("req_42", exception.RequestId);
        Assert.Null(exception.Usage);
        Assert.Null(exception.Cost);
        Assert.Null(exception.RawReply);
    }

    [Theory]
    [InlineData("""{"error":"model 'x' not found"}""", "model 'x' not found", null)]
    [InlineData("""{"error":{"message":"Slow down","code":429,"metadata":{"a":[1]}}}""", "Slow down", "429")]
    [InlineData("""{"error":{"code":"oops"}}""", "", "oops")]
    public async Task Errors_of_gateways_in_similar_formats_are_read(string body, string message, string? code)
    {
        await using var server = new LoopbackServer(new Answer(404, body));

        ApiException exception = await FailAsync<ApiException>(server);

        Assert.Equal((message, code), (exception.ProviderMessage, exception.Code));
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_quoted_with_its_content_type()
    {
        await using var server = new LoopbackServer(new Answer(502, ProxyPage) { ContentType = "text/html; charset=utf-8" });

        ApiException exception = await FailAsync<ApiException>(server, o => o.MaxRetries = 1);

        Assert.Equal(
            "IItems.ReadAsync: HTTP 502 after 2 attempts, with text/html; charset=utf-8 instead of an error of the API: "
            + "<html> <head><title>502 Bad Gateway</title></head> <body> <center><h1>502 Bad Gateway</h1></center> <hr><center>nginx</center> </body> </html>",
            exception.Message);
        Assert.Null(exception.Code);
    }

    [Theory]
    [InlineData("", null, "an empty body")]
    [InlineData("upstream gone", null, "a body without a content type")]
    [InlineData("[1]", "application/json", "application/json")]
    [InlineData("""{"error":""", "application/json", "application/json")]
    [InlineData("""{"detail":"Not Found"}""", "application/json", "application/json")]
    public async Task Any_other_body_of_an_error_is_described(string body, string? contentType, string named)
    {
        await using var server = new LoopbackServer(new Answer(404, body) { ContentType = contentType });

        ApiException exception = await FailAsync<ApiException>(server);

        Assert.Contains($"with {named} instead of an error of the API", exception.Message, StringComparison.Ordinal);
        Assert.Equal(body, exception.ProviderMessage);
    }

    [Fact]
    public async Task No_more_than_200_characters_of_a_body_are_quoted()
    {
        await using var server = new LoopbackServer(new Answer(404, new string('x', 10_000)) { ContentType = "text/plain" });

        ApiException exception = await FailAsync<ApiException>(server);

        Assert.Equal(new string('x', 200) + "…", exception.ProviderMessage);
    }

    [Theory]
    [InlineData("<html>Sign in to the guest network</html>", "text/html", "is not JSON")]
    [InlineData("", "application/json", "is not JSON")]
    [InlineData("null", "application/json", "is not a chat completion")]
    [InlineData("{}", "application/json", "is not a chat completion")]
    [InlineData("""{"choices":[]}""", "application/json", "is not a chat completion")]
    [InlineData("""{"choices":[null]}""", "application/json", "is not a chat completion")]
    [InlineData("""{"choices":[{"message":null}]}""", "application/json", "is not a chat completion")]
    [InlineData("""{"choices":[{"message":{"content":[{"type":"text","text":"{}"}]}}]}""", "application/json", "is not a chat completion")]
    [InlineData("""{"choices":[{"message":{"content":"{}"}}]""", "application/json", "is not JSON")]
    [InlineData("""{"choices":[{"message":{"content":"{}"}}]} and more""", "application/json", "is not JSON")]
    public async Task A_success_without_a_chat_completion_fails(string body, string contentType, string problem)
    {
        await using var server = new LoopbackServer(new Answer(200, body) { ContentType = contentType });

        UnexpectedResponseException exception = await FailAsync<UnexpectedResponseException>(server);

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Contains(contentType, exception.Message, StringComparison.Ordinal);
        Assert.Equal((contentType, body), (exception.ContentType, exception.Excerpt));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_error_with_a_success_status_is_an_error()
    {
        await using var server = new LoopbackServer(new Answer(200, """{"error":{"message":"Provider is down","code":502}}"""));

        ApiException exception = await FailAsync<ApiException>(server);

        Assert.Equal((200, "502", "Provider is down"), (exception.Status, exception.Code, exception.ProviderMessage));
    }

    [Fact]
    public async Task A_refused_connection_is_reported_with_the_address_and_the_attempts()
    {
        int port = FreePort();
        GptImage2Client client = Client(new Uri($"http://127.0.0.1:{port}/v1"), o => o.MaxRetries = 2);

        ApiConnectionException exception = await Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(client));

        Assert.StartsWith($"IItems.ReadAsync: No answer from http://127.0.0.1:{port}/v1 in 3 attempts: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("refused", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((3, false), (exception.Attempts, exception.TimedOut));
        Assert.NotNull(exception.InnerException);
        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.CloseWithoutAnswer)]
    [InlineData(Fault.CloseMidBody)]
    internal async Task A_connection_that_is_lost_every_time_is_no_answer(Fault fault)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply) with { Fault = fault });

        ApiConnectionException exception = await FailAsync<ApiConnectionException>(server, o => o.MaxRetries = 1);

        Assert.Equal((2, false), (exception.Attempts, exception.TimedOut));
        Assert.Null(exception.Usage);
        Assert.Null(exception.RawReply);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_timeout_of_an_attempt_is_not_a_cancellation()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply) with { Fault = Fault.NeverAnswer });

        ApiConnectionException exception = await FailAsync<ApiConnectionException>(server, o => (o.AttemptTimeout, o.MaxRetries) = (TimeSpan.FromMilliseconds(50), 1));

        Assert.Equal((2, true), (exception.Attempts, exception.TimedOut));
    }

    [Fact]
    public async Task A_timeout_of_the_HTTP_client_is_a_timeout_of_the_attempt()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply) with { Fault = Fault.NeverAnswer });
        using var transport = new HttpClient { Timeout = TimeSpan.FromMilliseconds(50) };

        ApiConnectionException exception = await FailAsync<ApiConnectionException>(server, o => (o.HttpClient, o.MaxRetries) = (transport, 0));

        Assert.True(exception.TimedOut);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
