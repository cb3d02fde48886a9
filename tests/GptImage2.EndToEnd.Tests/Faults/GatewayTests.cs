using GptImage2.Emulator;
using GptImage2.EndToEnd.Tests.Streaming;

namespace GptImage2.EndToEnd.Tests.Faults;

/// <summary>Answers of gateways and of Azure whose reason must be in the exception.</summary>
public sealed class GatewayTests
{
    [Theory]
    [InlineData("\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\",\"content_filter_result\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"},\"sexual\":{\"filtered\":true,\"severity\":\"high\"}}}", "sexual")]
    [InlineData("\"innererror\":{\"content_filter_results\":{\"jailbreak\":{\"detected\":true,\"filtered\":true},\"violence\":{\"severity\":\"high\",\"filtered\":true}}}", "jailbreak, violence")]
    [InlineData("\"content_filter_result\":{\"self_harm\":{\"filtered\":true},\"error\":null}", "self_harm")]
    public async Task A_content_filter_names_its_categories(string result, string categories)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(
            400,
            "application/json",
            $$$"""{"error":{"message":"The prompt was filtered.","param":"prompt","code":"content_filter","status":400,{{{result}}}}}"""));

        ContentFilteredException e = await Assert.ThrowsAsync<ContentFilteredException>(() => AroundTheListTests.Groceries(emulated).OneAsync());

        Assert.Equal(categories.Split(", "), e.Categories);
        Assert.Contains($"({categories}): The prompt was filtered.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_body_is_ignored()
    {
        const string body = "\uFEFF{\"choices\":[{\"message\":{\"content\":\"{\\\"name\\\":\\\"milk\\\",\\\"count\\\":2}\"},\"finish_reason\":\"stop\"}]}";
        const string list = "\uFEFF{\"choices\":[{\"message\":{\"content\":\"{\\\"items\\\":[1]}\"},\"finish_reason\":\"stop\"}]}";
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Raw(200, "application/json", body),
            Reply.Raw(200, "application/json", list),
            Reply.Raw(200, "text/event-stream", $"\uFEFF{StreamedText.Delta("{\"items\":[2]}")}\n\ndata: [DONE]\n\n"),
            Reply.Raw(404, "application/json", "\uFEFF{\"error\":{\"message\":\"No such model\",\"code\":\"gone\"}}"));

        Assert.Equal("milk", (await AroundTheListTests.Groceries(emulated).OneAsync()).Value.Name);
        Assert.Equal([1], (await AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).NumbersAsync())).Items);
        Assert.Equal([2], (await AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).NumbersAsync())).Items);
        Assert.Equal("gone", (await Assert.ThrowsAsync<ApiException>(() => AroundTheListTests.Groceries(emulated).OneAsync())).Code);
    }

    [Theory]
    [InlineData("https://user:secret@gateway.example/v1/chat/completions?key=secret", "https://gateway.example/v1/chat/completions", "https://gateway.example/v1")]
    [InlineData("https://gateway.example/", "https://gateway.example", "https://gateway.example")]
    public async Task A_redirection_says_where_it_points_and_what_to_set(string location, string address, string endpoint)
    {
        foreach (int status in new[] { 301, 302, 307, 308 })
        {
            await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(status, "text/plain", "").WithHeader("Location", location));

            ApiException e = await Assert.ThrowsAsync<ApiException>(() => AroundTheListTests.Groceries(emulated).OneAsync());

            Assert.Equal(status, e.Status);
            Assert.EndsWith($"It redirects to {address}. If that is the endpoint you mean, set GptImage2Options.Endpoint to {endpoint}.", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_reported()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Error(429, "Slow down.").WithHeader("Retry-After", "172800"));
        IGroceries groceries = emulated.Client(static options => options.MaxRetries = 3).Bind<IGroceries>();

        ApiException e = await Assert.ThrowsAsync<ApiException>(groceries.OneAsync);

        Assert.Equal((1, TimeSpan.FromDays(2)), (e.Attempts, e.RetryAfter));
        Assert.EndsWith("Slow down. The endpoint asks to wait 2.00:00:00, which is longer than GptImage2Options.MaxRetryDelay, 00:00:00.0200000.", e.Message, StringComparison.Ordinal);
    }
}
