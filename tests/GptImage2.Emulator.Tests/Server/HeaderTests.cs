using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace GptImage2.Emulator.Tests;

/// <summary>What the endpoint wants in the headers of a request, and what browsers want in those of an answer.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    public async Task A_body_is_read_as_JSON(string contentType)
    {
        await using Api api = await Api.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api, ("Content-Type", contentType))).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/problem+json")]
    [InlineData("json")]
    public async Task A_body_of_another_type_is_refused(string contentType)
    {
        await using Api api = await Api.StartAsync();
        (await SendAsync(api, ("Content-Type", contentType))).ShouldBeError(
            400,
            $"Unsupported content type: '{contentType}'. This API method only accepts 'application/json' requests, but you specified the header 'Content-Type: {contentType}'. Please try again with a supported content type.",
            code: "unsupported_content_type");
    }

    [Fact]
    public async Task A_body_without_a_type_is_not_read()
    {
        await using Api api = await Api.StartAsync();
        (await SendAsync(api)).ShouldBeError(400, "you must provide a model parameter");
    }

    [Fact]
    public async Task A_compressed_body_is_not_read()
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await SendAsync(api, ("Content-Type", "application/json"), ("Content-Encoding", "gzip"));
        Assert.StartsWith("We could not parse the JSON body of your request.", response.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(512, "a", 200)]
    [InlineData(513, "a", 400)]
    [InlineData(1, "\u00e9", 400)]
    public async Task A_request_id_of_the_client_must_be_short_and_ASCII(int length, string character, int status)
    {
        await using Api api = await Api.StartAsync();
        string name = string.Concat(Enumerable.Repeat(character, length));
        ApiResponse response = await SendAsync(api, ("Content-Type", "application/json"), ("X-Client-Request-Id", name));
        if (status == 200)
            Assert.Equal(HttpStatusCode.OK, response.Status);
        else
            response.ShouldBeError(400, "Invalid 'X-Client-Request-Id' header. Expected a value of at most 512 ASCII characters.");
    }

    [Theory]
    [InlineData("Bearer Bearer sk-key")]
    [InlineData("Bearer \"sk-key\"")]
    [InlineData("Bearer sk-key, Bearer sk-other")]
    [InlineData("Bearer undefined")]
    [InlineData("Bearer null")]
    [InlineData("Bearer $OPENAI_API_KEY")]
    [InlineData("Bearer <your key>")]
    public async Task Text_that_cannot_be_a_key_is_refused_even_if_any_key_is_accepted(string authorization)
    {
        await using Api api = await Api.StartAsync(o => o.AcceptAnyKey = true);
        ApiResponse response = await SendAsync(api, ("Authorization", authorization), ("Content-Type", "application/json"));
        Assert.Equal("invalid_api_key", response.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(":sk-emulator-test-key-0001", 200)]
    [InlineData("me:sk-emulator-test-key-0001", 401)]
    [InlineData(":sk-other", 401)]
    public async Task The_key_can_be_the_password_of_a_user_without_a_name(string credentials, int status)
    {
        await using Api api = await Api.StartAsync();
        string basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));
        Assert.Equal(status, (int)(await SendAsync(api, ("Authorization", basic), ("Content-Type", "application/json"))).Status);
    }

    [Theory]
    [InlineData("http://localhost:3000")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://[::1]:8080")]
    public async Task A_page_of_this_machine_may_call_from_a_browser(string origin)
    {
        await using Api api = await Api.StartAsync();
        ApiResponse asked = await SendAsync(api, HttpMethod.Options, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,x-stainless-os"));
        Assert.Equal(
            (HttpStatusCode.NoContent, origin, "POST", "authorization,x-stainless-os"),
            (asked.Status, asked.Headers["Access-Control-Allow-Origin"], asked.Headers["Access-Control-Allow-Methods"], asked.Headers["Access-Control-Allow-Headers"]));
        Assert.Empty(api.Emulator.Requests);

        ApiResponse answered = await SendAsync(api, ("Origin", origin), ("Content-Type", "application/json"));
        Assert.Equal((HttpStatusCode.OK, origin, "Origin"), (answered.Status, answered.Headers["Access-Control-Allow-Origin"], answered.Headers["Vary"]));
    }

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("null")]
    public async Task A_page_of_another_site_may_not_call(string origin)
    {
        await using Api api = await Api.StartAsync();
        ApiResponse asked = await SendAsync(api, HttpMethod.Options, ("Origin", origin), ("Access-Control-Request-Method", "POST"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, asked.Status);
        Assert.DoesNotContain("Access-Control-Allow-Origin", asked.Headers.Keys);
        Assert.DoesNotContain("Access-Control-Allow-Origin", (await SendAsync(api, ("Origin", origin), ("Content-Type", "application/json"))).Headers.Keys);
    }

    [Fact]
    public async Task Pages_of_other_machines_may_call_if_other_machines_may_connect()
    {
        await using Api api = await Api.StartAsync(o => o.AllowRemote = true);
        ApiResponse asked = await SendAsync(api, HttpMethod.Options, ("Origin", "http://192.168.1.5:3000"), ("Access-Control-Request-Method", "POST"));
        Assert.Equal("http://192.168.1.5:3000", asked.Headers["Access-Control-Allow-Origin"]);
    }

    private static Task<ApiResponse> SendAsync(Api api, params (string Name, string Value)[] headers) => SendAsync(api, HttpMethod.Post, headers);

    private static async Task<ApiResponse> SendAsync(Api api, HttpMethod method, params (string Name, string Value)[] headers)
    {
        // Headers as they are written: what is tested here is what a tidy client would not send.
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        using var http = new HttpClient(handler);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Api.Request().ToJsonString()));
        using var request = new HttpRequestMessage(method, $"{api.Emulator.Endpoint}/chat/completions") { Content = content };
        if (headers.All(h => h.Name is not "Authorization"))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Emulator.ApiKey);

        foreach ((string? name, string? value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                content.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await http.SendAsync(request, Api.Stop);
        return new ApiResponse(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(Api.Stop),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
    }
}
