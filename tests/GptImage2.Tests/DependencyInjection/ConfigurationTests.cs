using GptImage2.Endpoints.Caching;
using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GptImage2.Tests.DependencyInjection;

public sealed class ConfigurationTests : CallTest
{
    [Fact]
    public void Every_option_that_can_be_written_as_text_is_read()
    {
        GptImage2Options options = Read(
            ("ApiKey", Key),
            ("ApiKeyHeader", "api-key"),
            ("Headers:x-team", "shop"),
            ("Endpoint", "https://example.com/v1"),
            ("Model", "m"),
            ("Price:InputPerMillion", "1.5"),
            ("Price:OutputPerMillion", "2"),
            ("Price:AsOf", "2027-01-02"),
            ("MaxOutputTokens", "100"),
            ("Leniency", "lossy"),
            ("MaxCorrections", "2"),
            ("CorrectionImages", "always"),
            ("DoubtfulAnswers", "violation"),
            ("MaxCostPerCall", "0.25"),
            ("MaxCost", "10"),
            ("ImageLimits:MaxImageBytes", "3000000000"),
            ("ImageLimits:MaxImages", "7"),
            ("ImageLimits:MaxPayloadBytes", "4000000000"),
            ("MaxRetries", "4"),
            ("MaxRetryDelay", "00:00:30"),
            ("AttemptTimeout", "00:05:00"),
            ("StreamTimeout", "01:30:00"),
            ("Organization", "org"),
            ("Project", "proj"),
            ("MaxConcurrentRequests", "8"),
            ("RequestsPerMinute", "60"),
            ("RequestBurst", "12"),
            ("TokensPerMinute", "90000"),
            ("TokenBurst", "30000"),
            ("ReplyCacheDuration", "01:00:00"),
            ("ReplyCacheTimeout", "00:00:02"),
            ("CaptureContent", "true"),
            ("ServiceTier", "flex"),
            ("FlexShortage", "UseDefaultTier"),
            ("ReasoningEffort", "low"),
            ("Verbosity", "High"),
            ("PromptCacheKey", "receipts"),
            ("PromptCacheBreakpoint", "TwelveHours"),
            ("ImageDetail", "Original"),
            ("SafetyIdentifier", "user-1"),
            ("Metadata:team", "shop"),
            ("MaxCostPerDay", "3"),
            ("MaxCostPerMonth", "9.5"),
            ("ReservedOutputTokens", "2000"),
            ("ContextTokens", "128000"),
            ("Price:CachedInputPerMillion", "0.5"),
            ("Price:CacheWritePerMillion", "1.75"));

        Assert.Equal((Key, new Uri("https://example.com/v1"), "m", new ModelPrice(1.5m, 2, new DateOnly(2027, 1, 2)) { CachedInputPerMillion = 0.5m, CacheWritePerMillion = 1.75m }), (options.ApiKey, options.Endpoint, options.Model, options.Price));
        Assert.Equal((100, Leniency.Lossy, 2, 0.25m, 10m, 4), (options.MaxOutputTokens, options.Leniency, options.MaxCorrections, options.MaxCostPerCall, options.MaxCost, options.MaxRetries));
        Assert.Equal((ServiceTier.Flex, FlexShortage.UseDefaultTier, ReasoningEffort.Low, Verbosity.High, ImageDetail.Original), (options.ServiceTier, options.FlexShortage, options.ReasoningEffort, options.Verbosity, options.ImageDetail));
        Assert.Equal(("receipts", PromptCacheBreakpoint.TwelveHours, "user-1"), (options.PromptCacheKey, options.PromptCacheBreakpoint, options.SafetyIdentifier));
        Assert.Equal([new("team", "shop")], options.Metadata!);
        Assert.Equal("api-key", options.ApiKeyHeader);
        Assert.Equal([new("x-team", "shop")], options.Headers);
        Assert.Equal((3m, 9.5m, 2000), (options.MaxCostPerDay, options.MaxCostPerMonth, options.ReservedOutputTokens));
        Assert.Equal(128_000, options.ContextTokens);
        Assert.Equal(CorrectionImages.Always, options.CorrectionImages);
        Assert.Equal(DoubtfulAnswers.Violation, options.DoubtfulAnswers);
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(90), "org", "proj"), (options.MaxRetryDelay, options.AttemptTimeout, options.StreamTimeout, options.Organization, options.Project));
        Assert.Equal(new ImageLimits { MaxImageBytes = 3_000_000_000, MaxImages = 7, MaxPayloadBytes = 4_000_000_000 }, options.ImageLimits);
        Assert.Equal((12, 30_000, TimeSpan.FromSeconds(2)), (options.RequestBurst, options.TokenBurst, options.ReplyCacheTimeout));
        Assert.Equal((8, 60, 90_000, TimeSpan.FromHours(1), true), (options.MaxConcurrentRequests, options.RequestsPerMinute, options.TokensPerMinute, options.ReplyCacheDuration, options.CaptureContent));
    }

    [Fact]
    public void No_option_that_can_be_written_as_text_is_forgotten()
    {
        string[] objects = [nameof(GptImage2Options.HttpClient), nameof(GptImage2Options.TimeProvider), nameof(GptImage2Options.LoggerFactory), nameof(GptImage2Options.ReplyCache), nameof(GptImage2Options.TokenCounter), nameof(GptImage2Options.RequestLimiter), nameof(GptImage2Options.Checks), nameof(GptImage2Options.Price), nameof(GptImage2Options.Prices), nameof(GptImage2Options.Budget), nameof(GptImage2Options.Metadata), nameof(GptImage2Options.Headers), nameof(GptImage2Options.Credential), nameof(GptImage2Options.ConfigureHeaders), nameof(GptImage2Options.ImageLimits)];
        foreach (string option in typeof(GptImage2Options).GetProperties().Select(property => property.Name).Except(objects))
            Assert.DoesNotContain("is not an option", Record.Exception(() => Read(("ApiKey", Key), (option, "?")))?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxRepairs", "1", "Gpt:MaxRepairs was renamed to MaxCorrections. Rename the key in the configuration.")]
    [InlineData("maxconcurrentcalls", "8", "Gpt:maxconcurrentcalls was renamed to MaxConcurrentRequests. Rename the key in the configuration.")]
    [InlineData("MaxCorrection", "1", "Gpt:MaxCorrection is not an option of GptImage2Options that configuration can set. Correct or remove the key.")]
    [InlineData("Price:Input", "1", "Gpt:Price:Input is not an option of GptImage2Options that configuration can set. Correct or remove the key.")]
    [InlineData("HttpClient", "x", "Gpt:HttpClient is not an option of GptImage2Options that configuration can set. Correct or remove the key.")]
    [InlineData("MaxRetries", Key, "Gpt:MaxRetries must be an integer.")]
    [InlineData("MaxRetries", "1.5", "Gpt:MaxRetries must be an integer.")]
    [InlineData("Endpoint", "localhost", "Gpt:Endpoint must be an absolute URI.")]
    [InlineData("Leniency", "7", "Gpt:Leniency must be Strict, Certain or Lossy.")]
    [InlineData("CorrectionImages", "Sometimes", "Gpt:CorrectionImages must be Auto, Always or Never.")]
    [InlineData("DoubtfulAnswers", "Maybe", "Gpt:DoubtfulAnswers must be Warn, Off or Violation.")]
    [InlineData("CaptureContent", "yes", "Gpt:CaptureContent must be true or false.")]
    [InlineData("MaxRetryDelay", "soon", "Gpt:MaxRetryDelay must be a time as in 00:01:30.")]
    [InlineData("MaxRetries", "11", "GptImage2Options.MaxRetries must be from 0 to 10.")]
    [InlineData("ReplyCacheTimeout", "00:00:00", "GptImage2Options.ReplyCacheTimeout must be longer than 0 and at most 1 day.")]
    [InlineData("ApiKeyHeader", "Authorization", "GptImage2Options.ApiKeyHeader must be the name of a header that the client does not set itself.")]
    [InlineData("Headers:Host", Key, "GptImage2Options.Headers must not have 'Host', which the client sets itself.")]
    [InlineData("RequestBurst", "many", "Gpt:RequestBurst must be an integer.")]
    [InlineData("RequestBurst", "5", "GptImage2Options.RequestBurst needs RequestsPerMinute.")]
    public void Unknown_options_and_invalid_values_are_reported_without_the_value(string name, string value, string message)
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => Read(("ApiKey", Key), (name, value)));

        Assert.Equal([message], exception.Failures);
        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once() =>
        Assert.Equal(2, Assert.Throws<OptionsValidationException>(() => Read(("MaxRetries", "x"), ("Modell", "x"))).Failures.Count());

    [Fact]
    public void An_empty_text_leaves_every_option_unchanged_except_the_key()
    {
        Assert.Equal(3, Read(("ApiKey", Key), ("MaxRetries", "")).MaxRetries);
        Assert.Contains("API key is empty", Assert.Throws<OptionsValidationException>(() => Read(("ApiKey", ""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_client_has_its_own_section()
    {
        var services = new ServiceCollection();
        services.AddGptImage2("billing", Section(("ApiKey", Key), ("Model", "m")));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("m", provider.GetRequiredService<IOptionsMonitor<GptImage2Options>>().Get("billing").Model);
    }

    private static GptImage2Options Read(params (string Name, string Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddGptImage2(Section(values));
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<GptImage2Options>>().Value;
    }

    private static IConfigurationSection Section(params (string Name, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create($"Gpt:{pair.Name}", (string?)pair.Value)))
        .Build()
        .GetSection("Gpt");
}
