using System.Net;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Tiers of service, and the shortages of <c>flex</c>.</summary>
public sealed class ServiceTierTests
{
    private const string Message =
        "Resource unavailable: flex processing does not have the capacity for this request at the moment. You were not charged. Please try again later, or use the default service tier.";

    [Theory]
    [InlineData(null, null, "default")]
    [InlineData("auto", "default", "default")]
    [InlineData("default", "default", "default")]
    [InlineData("flex", "flex", "flex")]
    [InlineData("scale", "scale", "scale")]
    [InlineData("priority", "priority", "priority")]
    [InlineData("fast", "priority", "priority")]
    public async Task The_answer_names_the_tier_that_served_it(string? asked, string? served, string answered)
    {
        await using Api api = await Api.StartAsync();

        Assert.Equal(answered, (await SendAsync(api, asked)).Json.GetProperty("service_tier").GetString());
        Assert.Equal(served, api.Emulator.Requests[0].Chat!.ServiceTier);
    }

    [Fact]
    public async Task So_many_requests_of_flex_are_refused_for_missing_capacity()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.RefuseFlex(times: 2, TimeSpan.FromSeconds(1.5));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api, "default")).Status);
        ApiResponse refused = await SendAsync(api, "flex");
        refused.ShouldBeError(429, Message, code: "resource_unavailable", type: "resource_unavailable");
        Assert.Equal(("1500", "2"), (refused.Headers["retry-after-ms"], refused.Headers["retry-after"]));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api, "priority")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(api, "flex")).Status);
        Assert.Equal("flex", (await SendAsync(api, "flex")).Json.GetProperty("service_tier").GetString());
        Assert.Null(api.Emulator.Requests[1].Usage);
    }

    [Fact]
    public async Task A_share_of_the_requests_of_flex_is_refused()
    {
        await using Api api = await Api.StartAsync(o => (o.FlexShortageRate, o.Seed) = (0.5, 7));
        var statuses = new List<int>();
        for (int i = 0; i < 60; i++)
            statuses.Add((int)(await SendAsync(api, i % 2 == 0 ? "flex" : "auto")).Status);

        Assert.All(statuses.Where(static (_, i) => i % 2 == 1), static status => Assert.Equal(200, status));
        Assert.InRange(statuses.Count(static status => status == 429), 8, 22);

        await using Api again = await Api.StartAsync(o => (o.FlexShortageRate, o.Seed) = (0.5, 7));
        for (int i = 0; i < 60; i++)
            Assert.Equal(statuses[i], (int)(await SendAsync(again, i % 2 == 0 ? "flex" : "auto")).Status);
    }

    [Fact]
    public async Task A_refused_request_of_flex_uses_up_no_scripted_reply()
    {
        await using Api api = await Api.StartAsync(o => o.FlexShortageRate = 1);
        api.Emulator.Replies.Enqueue(Reply.Text("scripted"));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(api, "flex")).Status);
        Assert.Equal("scripted", (await SendAsync(api, null)).Content);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public async Task The_share_is_from_0_to_1(double rate) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => GptImage2Emulator.StartAsync(o => o.FlexShortageRate = rate, Api.Stop));

    private static Task<ApiResponse> SendAsync(Api api, string? tier)
    {
        JsonObject request = Api.Request();
        if (tier is not null)
            request["service_tier"] = tier;
        return api.SendAsync(request);
    }
}
