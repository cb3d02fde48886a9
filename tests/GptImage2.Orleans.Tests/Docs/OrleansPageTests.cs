using System.Runtime.CompilerServices;
using GptImage2.Orleans.Jobs;
using GptImage2.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GptImage2.Orleans.Tests.Docs;

public sealed class OrleansPageTests
{
    [Fact]
    public void The_code_of_the_page_compiles()
    {
        IReadOnlyList<string> regions = PageCode.RegionsOf("orleans.md", Folder());

        Assert.Equal(4, regions.Count);
        Assert.Equal(PageCode.BlocksOf("orleans.md").Order(StringComparer.Ordinal), regions.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(SharedLimiterOptions))]
    [InlineData(typeof(ClusterJobOptions))]
    public void The_page_has_each_option(Type options)
    {
        string page = File.ReadAllText(Path.Combine(Folder(), "../../../docs/orleans.md"));

        Assert.All(options.GetProperties(), property => Assert.Contains($"| `{property.Name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_registration_of_the_page_builds_a_client()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        OrleansSamples.Client(builder);
        using IHost host = builder.Build();

        Assert.IsType<ClusterJob<string, Receipt>>(host.Services.GetRequiredService<IJob<string, Receipt>>());
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
