using GptImage2.OpenAI;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

[Collection(nameof(NonParallel))]
public sealed class ClientTests : CallTest
{
    private const string KeyVariable = "OPENAI_API_KEY";
    private const string EndpointVariable = "OPENAI_BASE_URL";

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_key_is_refused_even_with_a_key_in_the_environment(string key) => WithEnvironment(Key, null, () =>
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client(key));
        Assert.Contains("GptImage2Options.ApiKey", exception.Message, StringComparison.Ordinal);
        Assert.Contains(KeyVariable, exception.Message, StringComparison.Ordinal);

        Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client(new GptImage2Options { ApiKey = key }));
        Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client((string)null!));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_any_key_the_message_names_the_option_and_the_variable(string? variable) => WithEnvironment(variable, null, () =>
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client());
        Assert.Contains("GptImage2Options.ApiKey", exception.Message, StringComparison.Ordinal);
        Assert.Contains(KeyVariable, exception.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Key_and_endpoint_are_read_from_the_environment_when_the_options_have_none() => WithEnvironment(Key, "http://localhost:8080/v1", () =>
    {
        Assert.Equal("gpt-5-4-image-2 at http://localhost:8080/v1", new GptImage2Client().ToString());
        Assert.Equal("m at http://127.0.0.1", new GptImage2Client(new GptImage2Options { Model = "m", Endpoint = new Uri("http://127.0.0.1/") }).ToString());
    });

    [Theory]
    [InlineData("localhost")]
    [InlineData("ftp://localhost/v1")]
    [InlineData("https://api.openai.com/v1/chat/completions")]
    public void An_invalid_endpoint_in_the_environment_is_refused(string endpoint) => WithEnvironment(Key, endpoint, () =>
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client());
        Assert.Contains(EndpointVariable, exception.Message, StringComparison.Ordinal);
    });

    [Fact]
    public async Task The_key_of_the_environment_is_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client? client = null;
        WithEnvironment("sk-of-the-environment", server.Endpoint.ToString(), () => client = new GptImage2Client());

        await CallAsync(client!);

        Assert.Equal("Bearer sk-of-the-environment", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Later_changes_of_the_options_do_not_affect_the_client()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var options = new GptImage2Options { ApiKey = Key, Endpoint = server.Endpoint, Model = "first" };
        var client = new GptImage2Client(options);
        options.Model = "second";
        options.ApiKey = "other";

        await CallAsync(client);

        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal("first", request.Json.GetProperty("model").GetString());
        Assert.Equal($"Bearer {Key}", request.Headers["Authorization"]);
    }

    public static TheoryData<string, Action<GptImage2Options>> BadOptions => new()
    {
        { "Model", o => o.Model = " " },
        { "Price", o => o.Price = null! },
        { "Price", o => o.Price = new ModelPrice(-1, 1, default) },
        { "MaxOutputTokens", o => o.MaxOutputTokens = 0 },
        { "MaxRetries", o => o.MaxRetries = -1 },
        { "MaxRetries", o => o.MaxRetries = 11 },
        { "MaxRetryDelay", o => o.MaxRetryDelay = TimeSpan.FromSeconds(-1) },
        { "AttemptTimeout", o => o.AttemptTimeout = TimeSpan.Zero },
        { "AttemptTimeout", o => o.AttemptTimeout = TimeSpan.MaxValue },
        { "Organization", o => o.Organization = "a\nb" },
        { "Project", o => o.Project = "" },
        { "TimeProvider", o => o.TimeProvider = null! },
        { "Endpoint", o => o.Endpoint = new Uri("/v1", UriKind.Relative) },
        { "Endpoint", o => o.Endpoint = new Uri("file:///v1") },
        { "Endpoint", o => o.Endpoint = new Uri("https://x.example/v1/chat/completions/") },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void An_option_out_of_its_range_is_named_in_the_exception(string option, Action<GptImage2Options> spoil)
    {
        var options = new GptImage2Options { ApiKey = Key };
        spoil(options);

        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client(options));

        Assert.Contains($"GptImage2Options.{option} must", exception.Message, StringComparison.Ordinal);
    }

    private static void WithEnvironment(string? key, string? endpoint, Action action)
    {
        string? oldKey = Environment.GetEnvironmentVariable(KeyVariable);
        string? oldEndpoint = Environment.GetEnvironmentVariable(EndpointVariable);
        Environment.SetEnvironmentVariable(KeyVariable, key);
        Environment.SetEnvironmentVariable(EndpointVariable, endpoint);
        try
        {
            action();
        }
        finally
        {
            Environment.SetEnvironmentVariable(KeyVariable, oldKey);
            Environment.SetEnvironmentVariable(EndpointVariable, oldEndpoint);
        }
    }
}
