using System.Runtime.CompilerServices;
using GptImage2.Pages;
using GptImage2.Redis.Tests.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GptImage2.Redis.Tests.Docs;

/// <summary>The page redis.md shows code that is compiled and runs, and the options that there are.</summary>
public sealed class RedisPageTests
{
    [Fact]
    public void The_code_of_the_page_is_compiled()
    {
        IReadOnlyList<string> compiled = PageCode.RegionsOf("redis.md", Folder());

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled, PageCode.BlocksOf("redis.md"));
    }

    [Fact]
    public void The_page_has_each_option_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(Folder(), "../../../docs/redis.md"));
        string[] documented = [.. page.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).Select(static line => line.Split('`')[1])];

        Assert.Equal([nameof(SharedLimiterOptions), .. typeof(SharedLimiterOptions).GetProperties().Select(static property => property.Name)], documented);
    }

    [Fact]
    public async Task The_host_of_the_page_is_healthy()
    {
        TestRedis.Require();
        var services = new ServiceCollection();
        services.AddLogging();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("GptImage2:ApiKey", TestKey.Value)]).Build();
        RedisSamples.Register(services, configuration, TestRedis.ConnectionString!);
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestRedis.Stop);

        Assert.Equal(HealthStatus.Healthy, report.Entries["limiter"].Status);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
