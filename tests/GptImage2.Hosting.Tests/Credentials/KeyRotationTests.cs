using GptImage2.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GptImage2.Hosting.Tests.Credentials;

/// <summary>A key that changes in the configuration is used without a restart.</summary>
public sealed class KeyRotationTests : HostTest
{
    private const string Old = "sk-old-0123456789abcdef";
    private const string New = "sk-new-fedcba9876543210";

    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Gpt:ApiKey", Old), new("Gpt:MaxRetries", "0")]).Build();
    private GptImage2Emulator _strict = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _strict = await GptImage2Emulator.StartAsync(
            static options =>
            {
                options.ApiKey = New;
                options.DefaultReply = Reply.Json(Page);
            },
            Stop);
        _configuration["Gpt:Endpoint"] = _strict.Endpoint.ToString();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("billing")]
    public async Task The_next_request_has_the_new_key(string? name)
    {
        await using ServiceProvider provider = Provider(name);
        IScans scans = ScansOf(provider, name);
        Assert.Equal(401, (await Assert.ThrowsAsync<ApiException>(() => scans.ReadAsync(Stop))).Status);

        Change("ApiKey", New);

        Assert.Equal(new Scan("Tea"), (await scans.ReadAsync(Stop)).Value);
        Assert.Equal([401, 200], _strict.Requests.Select(static request => request.Status));
    }

    [Fact]
    public async Task Options_in_code_take_part_in_the_change()
    {
        string key = Old;
        Services.AddGptImage2(_configuration.GetSection("Gpt")).AddClient<IScans>();
        Services.Configure<GptImage2Options>(options => options.ApiKey = key);
        await using ServiceProvider provider = Services.BuildServiceProvider();
        IScans scans = ScansOf(provider, null);
        await Assert.ThrowsAsync<ApiException>(() => scans.ReadAsync(Stop));

        key = New;
        Change("ApiKey", Old);

        Assert.Equal(new Scan("Tea"), (await scans.ReadAsync(Stop)).Value);
    }

    [Theory]
    [InlineData("ApiKey", "", "reading it ended with OptionsValidationException")]
    [InlineData("ApiKey", "sk-secret\n", "reading it ended with OptionsValidationException")]
    [InlineData("MaxRetries", "many", "reading it ended with OptionsValidationException")]
    public async Task A_change_that_cannot_be_used_leaves_the_last_key_and_is_logged_once(string option, string value, string problem)
    {
        _configuration["Gpt:ApiKey"] = New;
        await using ServiceProvider provider = Provider(null);
        IScans scans = ScansOf(provider, null);
        await scans.ReadAsync(Stop);

        Record.Exception(() => Change(option, value));
        await scans.ReadAsync(Stop);
        await scans.ReadAsync(Stop);

        Assert.Equal($"The options have changed, but {problem}. The client keeps its last key.", Assert.Single(Log.Of(20)));
        Assert.DoesNotContain("secret", Log.All, StringComparison.Ordinal);
        Assert.Equal(3, _strict.Requests.Count);
    }

    [Fact]
    public async Task Other_options_stay_until_a_restart()
    {
        _configuration["Gpt:ApiKey"] = New;
        await using ServiceProvider provider = Provider(null);
        IScans scans = ScansOf(provider, null);
        await scans.ReadAsync(Stop);

        Change("Model", "another");
        await scans.ReadAsync(Stop);

        Assert.Equal(["gpt-5-4-image-2", "gpt-5-4-image-2"], _strict.Requests.Select(static request => request.Body!.Value.GetProperty("model").GetString()));
        Assert.Equal("another", provider.GetRequiredService<IOptionsMonitor<GptImage2Options>>().CurrentValue.Model);
    }

    [Fact]
    public async Task A_credential_of_a_service_needs_no_key()
    {
        _configuration["Gpt:ApiKey"] = null;
        Services.AddSingleton(new KeyVault(New));
        Services.AddOptions<GptImage2Options>().Configure<KeyVault>(static (options, vault) => options.Credential = ApiCredential.FromKey(_ => new ValueTask<string>(vault.Key)));
        await using ServiceProvider provider = Provider(null);
        provider.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal(new Scan("Tea"), (await ScansOf(provider, null).ReadAsync(Stop)).Value);
    }

    private static IScans ScansOf(ServiceProvider provider, string? name) =>
        name is null ? provider.GetRequiredService<IScans>() : provider.GetRequiredKeyedService<IScans>(name);

    private void Change(string option, string value)
    {
        _configuration[$"Gpt:{option}"] = value;
        _configuration.Reload();
    }

    private ServiceProvider Provider(string? name)
    {
        _ = name is null
            ? Services.AddGptImage2(_configuration.GetSection("Gpt")).AddClient<IScans>()
            : Services.AddGptImage2(name, _configuration.GetSection("Gpt")).AddClient<IScans>();
        return Services.BuildServiceProvider();
    }

    private sealed record KeyVault(string Key);
}
