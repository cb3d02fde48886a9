namespace GptImage2.Package.Tests.Consumers;

public sealed class WebProjectTests(PackedPackages packages)
{
    [Fact]
    public async Task A_fresh_web_project_returns_a_contract_and_shows_its_schema()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject(
            "App",
            $"""
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />
            <PackageReference Include="GptImage2.AspNetCore" Version="{packages.Version}" />
            """,
            "<OutputType>Exe</OutputType><IsAotCompatible>true</IsAotCompatible><EnableRequestDelegateGenerator>true</EnableRequestDelegateGenerator>");
        folder.Write("App/Program.cs", """
            using System.Text.Json.Nodes;
            using GptImage2;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Logging;

            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddGptImage2Contracts().AddGptImage2ProblemDetails().AddOpenApi();
            WebApplication app = builder.Build();
            app.UseExceptionHandler();
            app.MapOpenApi();
            app.MapGet("/shelf", () => new Shelf(7));
            await app.StartAsync();
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            Console.WriteLine(await http.GetStringAsync("/shelf"));
            Console.WriteLine(JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!["components"]!["schemas"]!["Shelf"]!["properties"]!.ToJsonString());
            await app.StopAsync();

            [JsonContract(Naming = JsonContractNaming.SnakeCaseLower)]
            internal sealed partial record Shelf(int ProductCount);
            """);

        (await folder.BuildAsync("App")).Succeeded();

        Assert.Equal(["""{"product_count":7}""", """{"product_count":{"type":"integer"}}"""], await folder.RunAsync("App"));
    }
}
