using GptImage2.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GptImage2.AspNetCore.Tests.Health;

/// <summary>The health check says whether a client can make calls, without making one.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_client_that_can_make_calls_is_healthy_and_nothing_is_sent()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddHealthChecks().AddGptImage2(), web => web.MapHealthChecks("/health"));

        Assert.Equal("Healthy", await app.Http.GetStringAsync("/health", TestApp.Stop));
        Assert.Empty(app.Requests);
    }

    [Fact]
    public async Task The_endpoint_is_asked_for_the_model_on_request()
    {
        await using TestApp app = await StartAsync(asks: true);

        Assert.Equal((HealthStatus.Healthy, null), await CheckAsync(app.App.Services));
        ReceivedRequest request = Assert.Single(app.Requests);
        Assert.Equal(("GET", "/v1/models/gpt-5-4-image-2"), (request.Method, request.Path));
    }

    [Fact]
    public async Task Organization_and_project_are_sent_with_the_question()
    {
        await using TestApp app = await StartAsync(asks: true, gpt => (gpt.Organization, gpt.Project) = ("org-1", "proj-1"));

        await CheckAsync(app.App.Services);

        Assert.Equal(("org-1", "proj-1"), (app.Requests[0].Headers["OpenAI-Organization"], app.Requests[0].Headers["OpenAI-Project"]));
    }

    [Fact]
    public async Task A_token_and_extra_headers_are_sent_with_the_question()
    {
        await using TestApp app = await StartAsync(asks: true, gpt =>
        {
            string key = gpt.ApiKey!;
            gpt.ApiKey = null;
            gpt.Credential = ApiCredential.FromToken(_ => new(new ApiToken(key, DateTimeOffset.MaxValue)));
            gpt.Headers["x-tenant"] = "a";
            gpt.ConfigureHeaders = (headers, _) =>
            {
                headers.Set("x-region", "b");
                return default;
            };
        });

        Assert.Equal((HealthStatus.Healthy, null), await CheckAsync(app.App.Services));
        Assert.Equal(("a", "b"), (app.Requests[0].Headers["x-tenant"], app.Requests[0].Headers["x-region"]));
    }

    [Fact]
    public async Task A_callback_that_fails_is_unhealthy_without_its_message()
    {
        await using TestApp app = await StartAsync(asks: true, gpt => (gpt.ApiKey, gpt.Credential) = (null, ApiCredential.FromKey(_ => throw new InvalidOperationException("a secret"))));

        Assert.Equal((HealthStatus.Unhealthy, "There is no key or header to ask the endpoint with: the callback of the options ended with InvalidOperationException."), await CheckAsync(app.App.Services));
        Assert.Empty(app.Requests);
    }

    [Fact]
    public async Task A_changed_configuration_with_a_mistake_is_degraded()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", new string('k', 20))]).Build();
        await using ServiceProvider services = Services(builder => builder.AddGptImage2(configuration));
        Assert.Equal((HealthStatus.Healthy, null), await CheckAsync(services));

        configuration["MaxRetries"] = "99";
        // The monitor of the options makes them at once, and throws here.
        Assert.Throws<AggregateException>(configuration.Reload);

        Assert.Equal((HealthStatus.Degraded, "The configuration was changed and has a mistake. The client uses the options from before. GptImage2Options.MaxRetries must be from 0 to 10."), await CheckAsync(services));
    }

    [Theory]
    [InlineData("sk-another-key-that-is-wrong", null, "The endpoint does not accept the key.")]
    [InlineData(null, "another-model", "The endpoint does not know the model, or has no list of models.")]
    public async Task A_refused_key_and_an_unknown_model_are_unhealthy(string? key, string? model, string description)
    {
        await using TestApp app = await StartAsync(asks: true, gpt =>
        {
            gpt.ApiKey = key ?? gpt.ApiKey;
            gpt.Model = model ?? gpt.Model;
        });

        Assert.Equal((HealthStatus.Unhealthy, description), await CheckAsync(app.App.Services));
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_unhealthy()
    {
        await using TestApp app = await StartAsync(asks: true, gpt => gpt.Endpoint = new Uri("http://user:a-secret@127.0.0.1:1/v1"));

        Assert.Equal((HealthStatus.Unhealthy, "The endpoint is not reached: ConnectionError."), await CheckAsync(app.App.Services));
    }

    [Fact]
    public async Task A_spent_limit_of_cost_is_degraded()
    {
        await using TestApp app = await StartAsync(asks: false, gpt => gpt.MaxCost = 0.02m);
        app.Replies.Enqueue(Reply.Json(Stock.Json).WithUsage(1000, 796));
        Assert.Equal((HealthStatus.Healthy, null), await CheckAsync(app.App.Services));

        await app.App.Services.GetRequiredService<IShop>().ReadAsync(TestApp.Stop);

        // 0.00006 dollars are left, less than any call costs.
        Assert.Equal((HealthStatus.Degraded, "The limit of cost is spent."), await CheckAsync(app.App.Services));
    }

    [Fact]
    public async Task A_pause_that_the_endpoint_asked_for_is_degraded()
    {
        await using TestApp app = await StartAsync(asks: false);
        app.Replies.Enqueue(Reply.RateLimited(TimeSpan.FromSeconds(50)));
        await Assert.ThrowsAsync<ApiException>(() => app.App.Services.GetRequiredService<IShop>().ReadAsync(TestApp.Stop));

        (HealthStatus status, string? description) = await CheckAsync(app.App.Services);

        Assert.Equal(HealthStatus.Degraded, status);
        Assert.Matches("^The endpoint asked to wait for another [0-9]+ seconds\\.$", description);
    }

    [Fact]
    public async Task Mistakes_in_the_options_are_unhealthy_without_their_values()
    {
        await using ServiceProvider services = Services(builder => builder.AddGptImage2(gpt =>
        {
            gpt.ApiKey = "a secret key";
            gpt.MaxRetries = 99;
        }));

        (HealthStatus status, string? description) = await CheckAsync(services);

        Assert.Equal((HealthStatus.Unhealthy, "GptImage2Options.MaxRetries must be from 0 to 10."), (status, description));
    }

    [Fact]
    public async Task A_client_that_is_not_registered_is_unhealthy()
    {
        await using ServiceProvider services = Services(_ => { }, "billing");

        Assert.Equal((HealthStatus.Unhealthy, "No client 'billing' is registered. Call AddGptImage2 with this name."), await CheckAsync(services, "gptimage2:billing"));
    }

    [Fact]
    public async Task A_named_client_has_a_check_of_its_own()
    {
        await using ServiceProvider services = Services(builder => builder.AddGptImage2("billing", gpt => gpt.ApiKey = new string('k', 20)), "billing");

        Assert.Equal((HealthStatus.Healthy, null), await CheckAsync(services, "gptimage2:billing"));
    }

    [Fact]
    public void A_time_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddHealthChecks().AddGptImage2(configure: options => options.Timeout = TimeSpan.Zero));

    private static Task<TestApp> StartAsync(bool asks, Action<GptImage2Options>? options = null) =>
        TestApp.StartAsync(services => services.AddHealthChecks().AddGptImage2(configure: health => health.AsksEndpoint = asks), static _ => { }, options);

    private static ServiceProvider Services(Action<IServiceCollection> configure, string? clientName = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        configure(services);
        services.AddHealthChecks().AddGptImage2(clientName);
        return services.BuildServiceProvider();
    }

    private static async Task<(HealthStatus Status, string? Description)> CheckAsync(IServiceProvider services, string name = "gptimage2")
    {
        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestApp.Stop);
        HealthReportEntry entry = report.Entries[name];
        return (entry.Status, entry.Description);
    }
}
