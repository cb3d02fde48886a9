using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using GptImage2.Emulator;
using Microsoft.AspNetCore.Builder;

namespace GptImage2.AspNetCore.Tests.Problems;

/// <summary>Failed calls are answered with problem details that show nothing of prompts, replies, keys and costs.</summary>
public sealed partial class ProblemTests
{
    public static TheoryData<string> Cases => [.. ProblemCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_failed_call_is_a_problem(string name)
    {
        ProblemCase failure = ProblemCase.All[name];
        await using TestApp app = await StartAsync(failure);

        using HttpResponseMessage response = await app.Http.GetAsync("/read", TestApp.Stop);
        string body = await response.Content.ReadAsStringAsync(TestApp.Stop);
        var problem = JsonElement.Parse(body);

        Assert.Equal((failure.Status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(($"urn:problem-type:gptimage2:{failure.Name}", failure.Status), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.Equal(failure.RetryAfter, response.Headers.RetryAfter?.ToString());
        Assert.DoesNotMatch("secret|sk-|\"cost|violations|Read the product", body);
        Assert.Equal(app.Requests is [{ } only] && failure.Reply != null && HasRequestId(failure), problem.TryGetProperty("requestId", out JsonElement id) && id.GetString() == app.Requests[0].RequestId);
    }

    [Fact]
    public async Task Violations_and_usage_are_shown_only_on_request()
    {
        await using TestApp app = await TestApp.StartAsync(
            services => services.AddGptImage2ProblemDetails(options =>
            {
                options.ShowViolations = true;
                options.ShowUsage = true;
                options.ShowRequestId = false;
            }),
            Map);
        app.Replies.Enqueue(Reply.Json(Stock.Json.Replace("\"count\":2", "\"count\":0", StringComparison.Ordinal)).WithUsage(100, 20));

        using HttpResponseMessage response = await app.Http.GetAsync("/read", TestApp.Stop);
        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestApp.Stop));

        Assert.Equal("""[{"pointer":"/count","rule":"range","expected":"an integer from 1 to 100","found":"0"}]""", problem.GetProperty("violations").GetRawText());
        Assert.Equal("""{"inputTokens":100,"outputTokens":20,"cost":0.0011}""", problem.GetProperty("usage").GetRawText());
        Assert.False(problem.TryGetProperty("requestId", out _));
    }

    [Fact]
    public async Task Exceptions_of_others_are_answered_as_before()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddGptImage2ProblemDetails(), web =>
        {
            web.UseExceptionHandler();
            web.MapGet("/fail", int () => throw new InvalidOperationException("a secret"));
        });

        using HttpResponseMessage response = await app.Http.GetAsync("/fail", TestApp.Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("gptimage2", await response.Content.ReadAsStringAsync(TestApp.Stop), StringComparison.Ordinal);
    }

    // A text that was read without a call is not the fault of the client of the app.
    [Fact]
    public async Task Text_that_breaks_a_contract_without_a_call_is_not_a_problem_of_the_client()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddGptImage2ProblemDetails(), web =>
        {
            web.UseExceptionHandler();
            web.MapGet("/stored", () => Stock.FromJson("{}").Count);
        });

        using HttpResponseMessage response = await app.Http.GetAsync("/stored", TestApp.Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task A_client_that_accepts_no_JSON_gets_the_status()
    {
        await using TestApp app = await StartAsync(ProblemCase.All["rate limit"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/read");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        using HttpResponseMessage response = await app.Http.SendAsync(request, TestApp.Stop);

        Assert.Equal((HttpStatusCode.TooManyRequests, "90", ""), (response.StatusCode, response.Headers.RetryAfter!.ToString(), await response.Content.ReadAsStringAsync(TestApp.Stop)));
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.TooManyRequests, "application/problem+json")]
    [InlineData("text/html", HttpStatusCode.InternalServerError, "text/html")]
    public async Task The_page_for_developers_is_kept_for_browsers(string accept, HttpStatusCode status, string contentType)
    {
        await using TestApp app = await TestApp.StartAsync(
            services => services.AddGptImage2ProblemDetails(),
            web => web.MapGet("/read", (IShop shop, CancellationToken stop) => shop.ReadAsync(stop)),
            environment: "Development");
        app.Replies.Enqueue(ProblemCase.All["rate limit"].Reply!);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/read");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));

        using HttpResponseMessage response = await app.Http.SendAsync(request, TestApp.Stop);

        Assert.Equal((status, contentType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_browser_that_leaves_ends_the_call()
    {
        await using TestApp app = await StartAsync(new ProblemCase("", 0, Reply.Broken(Fault.StallBeforeAnswer())));
        using var left = CancellationTokenSource.CreateLinkedTokenSource(TestApp.Stop);
        Task<HttpResponseMessage> asking = app.Http.GetAsync("/read", left.Token);
        ReceivedRequest request = await app.Requests.WaitAsync(0, TestApp.Stop);

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(TestApp.Stop));
    }

    [Fact]
    public void The_page_has_every_problem()
    {
        IEnumerable<string> page = Row().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "aspnetcore.md"))).Select(row => $"{row.Groups["name"].Value} {row.Groups["status"].Value}");

        string[] bodies = ["body-invalid 400", "image-too-large 413", "image-type 415", "image-unreadable 400", "internal-error 500"];
        Assert.Equal(ProblemCase.All.Values.Select(failure => $"{failure.Name} {failure.Status}").Concat(bodies).Distinct().Order(), page.Order());
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \| (?<status>\d{3}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Row();

    private static bool HasRequestId(ProblemCase failure) => failure.Name is not ("endpoint-unreachable" or "endpoint-timeout") || failure == ProblemCase.All["gateway timeout"];

    private static async Task<TestApp> StartAsync(ProblemCase failure)
    {
        TestApp app = await TestApp.StartAsync(services => services.AddGptImage2ProblemDetails(), Map, failure.Options);
        app.Replies.Enqueue(failure.Reply!);
        return app;
    }

    private static void Map(WebApplication web)
    {
        web.UseExceptionHandler();
        web.MapGet("/read", (IShop shop, CancellationToken stop) => shop.ReadAsync(stop));
    }
}
