using System.Net;
using GptImage2.Tests.Calls;

namespace GptImage2.Tests.OpenAI;

/// <summary>A redirect is refused, also by an <see cref="HttpClient"/> that follows redirects, as that of .NET does by default.</summary>
public sealed class RedirectTests : CallTest
{
    private static TheoryData<int, bool, bool> Kinds()
    {
        var kinds = new TheoryData<int, bool, bool>();
        foreach (int status in (int[])[301, 302, 303, 307, 308])
        {
            foreach (bool otherHost in (bool[])[false, true])
            {
                foreach (bool streams in (bool[])[false, true])
                    kinds.Add(status, otherHost, streams);
            }
        }

        return kinds;
    }

    public static TheoryData<int, bool, bool> AllKinds => Kinds();

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_client_that_follows_redirects_sends_neither_prompt_nor_key_to_the_target(int status, bool otherHost, bool streams)
    {
        await using var other = new LoopbackServer(Answer.Completion(ItemReply));
        string target = otherHost ? $"{other.Endpoint}/chat/completions" : "/elsewhere";
        await using var server = new LoopbackServer(Redirect(status, target), Answer.Completion(ItemReply));
        using var http = new HttpClient();

        ApiException exception = await FailAsync(Client(server, o => o.HttpClient = http), streams);

        Assert.Equal(status is 307 or 308 ? 307 : 302, exception.Status);
        Assert.Contains($"It redirects to {new Uri(server.Endpoint, target)}", exception.Message, StringComparison.Ordinal);
        AssertOnlyFirst(server, other);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_redirect_that_is_not_followed_is_an_error_that_names_its_target(int status, bool otherHost, bool streams)
    {
        await using var other = new LoopbackServer(Answer.Completion(ItemReply));
        string target = otherHost ? $"{other.Endpoint}/chat/completions" : "/elsewhere";
        await using var server = new LoopbackServer(Redirect(status, target));

        ApiException exception = await FailAsync(Client(server), streams);

        Assert.Equal(status, exception.Status);
        Assert.Contains($"It redirects to {new Uri(server.Endpoint, target)}", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_redirect_to_the_same_address_is_refused(int status)
    {
        await using var server = new LoopbackServer(Redirect(status, "/v1/chat/completions"), Answer.Completion(ItemReply));
        using var http = new HttpClient();

        ApiException exception = await FailAsync(Client(server, o => o.HttpClient = http), streams: false);

        Assert.Contains($"It redirects to {server.Endpoint}/chat/completions", exception.Message, StringComparison.Ordinal);
        AssertOnlyFirst(server, server);
    }

    [Fact]
    public async Task A_target_that_cannot_be_reached_is_named_and_not_tried_again()
    {
        await using var server = new LoopbackServer(Redirect(307, "http://127.0.0.1:9/v1/chat/completions"));
        using var http = new HttpClient();

        ApiException exception = await FailAsync(Client(server, o => o.HttpClient = http), streams: false);

        Assert.Contains("It redirects to http://127.0.0.1:9/v1", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_answer_of_the_target_is_not_retried()
    {
        await using var other = new LoopbackServer(Answer.Error(503, "Try again.") with { Headers = [("x-should-retry", "true")] });
        await using var server = new LoopbackServer(Redirect(302, $"{other.Endpoint}"));
        using var http = new HttpClient();

        await FailAsync(Client(server, o => o.HttpClient = http), streams: false);

        AssertOnlyFirst(server, other);
        Assert.Single(other.Requests);
    }

    [Fact]
    public async Task A_client_that_waits_for_the_server_before_it_sends_the_body_keeps_it_from_the_target()
    {
        await using var other = new LoopbackServer(Answer.Completion(ItemReply));
        await using var server = new LoopbackServer(Redirect(307, $"{other.Endpoint}/chat/completions"));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.ExpectContinue = true;

        await FailAsync(Client(server, o => o.HttpClient = http), streams: false);

        AssertOnlyFirst(server, other);
    }

    [Fact]
    public async Task A_handler_that_follows_redirects_itself_cannot_send_the_body_to_the_target()
    {
        await using var other = new LoopbackServer(Answer.Completion(ItemReply));
        await using var server = new LoopbackServer(Redirect(307, $"{other.Endpoint}/chat/completions"));
        using var http = new HttpClient(new FollowingHandler { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } });

        await FailAsync(Client(server, o => o.HttpClient = http), streams: false);

        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_handler_may_choose_the_server_before_the_body_is_sent_and_retry_there()
    {
        await using var server = new LoopbackServer(Answer.Error(503, "Busy."), Answer.Completion(ItemReply));
        using var http = new HttpClient(new DiscoveringHandler(server.Endpoint) { InnerHandler = new SocketsHttpHandler() });

        JsonModeResult<Item> result = await CallAsync(Client(new Uri("http://openai.invalid/v1"), o => (o.HttpClient, o.MaxRetries) = (http, 0)));

        Assert.Equal("milk", result.Value.Name);
        Assert.Equal(2, server.Requests.Count);
    }

    private static Answer Redirect(int status, string target) => new(status, "") { Headers = [("Location", target)] };

    private static Task<ApiException> FailAsync(GptImage2Client client, bool streams) => Assert.ThrowsAsync<ApiException>(async () =>
    {
        if (!streams)
            await CallAsync(client);
        else
            await foreach (JsonModeSnapshot<Item> snapshot in client.StreamSnapshots(Item.Method, SomeMessage, null, Cancellation))
                Assert.NotNull(snapshot);
    });

    // What came after the first request is at most a GET without the key.
    private static void AssertOnlyFirst(LoopbackServer server, LoopbackServer other)
    {
        Assert.StartsWith("POST ", server.Requests.First().Line, StringComparison.Ordinal);
        foreach (ReceivedRequest request in server.Requests.Skip(1).Concat(ReferenceEquals(server, other) ? [] : other.Requests))
        {
            Assert.StartsWith("GET ", request.Line, StringComparison.Ordinal);
            Assert.Empty(request.Body);
            Assert.DoesNotContain(request.Headers.Values, static value => value.Contains(Key, StringComparison.Ordinal));
        }
    }

    private sealed class FollowingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.TemporaryRedirect)
                return response;
            request.RequestUri = response.Headers.Location;
            response.Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class DiscoveringHandler(Uri server) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Uri? asked = request.RequestUri;
            try
            {
                request.RequestUri = new Uri(server, asked!.PathAndQuery);
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                    return response;
                response.Dispose();
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.RequestUri = asked;
            }
        }
    }
}
