using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GptImage2.AspNetCore.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using HttpJsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;
using MvcJsonOptions = Microsoft.AspNetCore.Mvc.JsonOptions;

namespace GptImage2.AspNetCore.Tests.Json;

/// <summary>Minimal APIs and controllers write contracts in their own JSON, and read them checked.</summary>
public sealed partial class ContractJsonTests
{
    private const string TwoMistakes = """{"product_name":"Tea","count":0,"condition":"Lost","shelf_life":null,"rights":[],"size":{"w":1,"h":2}}""";

    [Theory]
    [InlineData("/stock")]
    [InlineData("/controller/stock")]
    public async Task A_contract_is_written_in_its_own_JSON(string path)
    {
        await using TestApp app = await StartAsync();

        Assert.Equal(Stock.Json, await app.Http.GetStringAsync(path, TestApp.Stop));
    }

    [Theory]
    [InlineData("/stock")]
    [InlineData("/controller/stock")]
    public async Task A_contract_is_read_from_its_own_JSON(string path)
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await PostAsync(app, path, Stock.Json);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Stock.Json, await response.Content.ReadAsStringAsync(TestApp.Stop));
    }

    [Theory]
    [InlineData("/stock", "", TwoMistakes)]
    [InlineData("/controller/stock", "", TwoMistakes)]
    [InlineData("/stocks", "/1", $"[{Stock.Json},{TwoMistakes}]")]
    [InlineData("/controller/stocks", "/1", $"[{Stock.Json},{TwoMistakes}]")]
    [InlineData("/shipment", "/spare", $$"""{"number":1,"first":{{Stock.Json}},"spare":{{TwoMistakes}},"rest":[]}""")]
    [InlineData("/controller/shipment", "/spare", $$"""{"number":1,"first":{{Stock.Json}},"spare":{{TwoMistakes}},"rest":[]}""")]
    [InlineData("/controller/shipment", "/rest/1", $$"""{"number":1,"first":{{Stock.Json}},"rest":[{{Stock.Json}},{{TwoMistakes}}]}""")]
    public async Task A_body_that_breaks_its_contract_is_a_problem_with_every_violation(string path, string place, string body)
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await PostAsync(app, path, body);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestApp.Stop);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(("urn:problem-type:gptimage2:body-invalid", 400), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.Equal(
            $$"""[{"pointer":"{{place}}/count","rule":"range","expected":"an integer from 1 to 100","found":"0"},{"pointer":"{{place}}/condition","rule":"enum","expected":"\u0022Good\u0022, \u0022Damaged\u0022 or \u0022sold-out\u0022","found":"\u0022Lost\u0022"}]""",
            JsonSerializer.Serialize(problem.GetProperty("violations")));
        Assert.Equal([$"{place}/count", $"{place}/condition"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    // The contract at /size would have the same path as its member.
    [Fact]
    public async Task A_pointer_of_a_member_with_the_name_of_its_parent_is_complete()
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await PostAsync(app, "/box", """{"x":{"x":"wide","y":1}}""");

        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestApp.Stop);
        Assert.Equal("/x/x", problem.GetProperty("violations")[0].GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("/plain", "{\"number\":\"many\"}")]
    [InlineData("/controller/plain", "{\"number\":\"many\"}")]
    [InlineData("/stock", "{")]
    [InlineData("/controller/stock", "{")]
    [InlineData("/controller/stock", "null")]
    [InlineData("/controller/stock", "")]
    public async Task A_body_that_breaks_no_contract_is_answered_as_by_the_framework(string path, string body)
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await PostAsync(app, path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("gptimage2", await response.Content.ReadAsStringAsync(TestApp.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_controller_reads_a_body_in_UTF_16()
    {
        await using TestApp app = await StartAsync();
        using var content = new StringContent(Stock.Json, Encoding.Unicode, "application/json");

        using HttpResponseMessage response = await app.Http.PostAsync("/controller/stock", content, TestApp.Stop);

        Assert.Equal(Stock.Json, await response.Content.ReadAsStringAsync(TestApp.Stop));
    }

    [Fact]
    public async Task Unions_and_values_around_contracts_are_written_by_their_contracts()
    {
        await using TestApp app = await StartAsync();

        Assert.Equal(
            $$"""{"number":7,"first":{{Stock.Json}},"spare":null,"rest":[],"where":{"x":1,"y":2},"shapes":{"a":{"kind":"round","name":"r","radius":2} } }""".Replace(" ", "", StringComparison.Ordinal),
            await app.Http.GetStringAsync("/shipment", TestApp.Stop));
    }

    // ASP.NET Core writes values by their own types, unless it knows that the declared type has derived types.
    [Theory]
    [InlineData("/shape", """{"kind":"round","name":"r","radius":2}""")]
    [InlineData("/controller/shape", """{"kind":"round","name":"r","radius":2}""")]
    [InlineData("/shapes", """[{"kind":"round","name":"r","radius":2}]""")]
    [InlineData("/controller/shapes", """[{"kind":"round","name":"r","radius":2}]""")]
    [InlineData("/round", """{"name":"r","radius":2}""")]
    public async Task A_value_of_a_union_has_its_discriminator(string path, string json)
    {
        await using TestApp app = await StartAsync();

        Assert.Equal(json, await app.Http.GetStringAsync(path, TestApp.Stop));
    }

    [Theory]
    [InlineData("$", "")]
    [InlineData("$.lines[10].product", "/lines/10/product")]
    [InlineData("$['odd.name'].a", "/odd.name/a")]
    [InlineData("$[0][1]", "/0/1")]
    [InlineData("$.a/b.c~d", "/a~1b/c~0d")]
    [InlineData(null, "")]
    public void Paths_of_System_Text_Json_become_pointers(string? path, string place) => Assert.Equal(place, BodyViolations.Pointer(path));

    [Fact]
    public async Task A_context_of_the_user_that_lists_a_union_does_not_replace_its_contract()
    {
        await using TestApp app = await TestApp.StartAsync(
            services => services.AddGptImage2Contracts().ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, UserContext.Default)),
            web => web.MapGet("/shape", () => TypedResults.Ok<Shape>(new Round("r", 2))));

        Assert.Equal("""{"kind":"round","name":"r","radius":2}""", await app.Http.GetStringAsync("/shape", TestApp.Stop));
    }

    [Fact]
    public void Registering_twice_registers_once()
    {
        var once = new ServiceCollection();
        var twice = new ServiceCollection();

        once.AddGptImage2Contracts().AddGptImage2ProblemDetails();
        twice.AddGptImage2Contracts().AddGptImage2Contracts().AddGptImage2ProblemDetails().AddGptImage2ProblemDetails();

        // AddProblemDetails of the framework adds its parts again.
        Assert.Equal(Ours(once), Ours(twice));
        using ServiceProvider provider = twice.BuildServiceProvider();
        Assert.Single(provider.GetRequiredService<IOptions<HttpJsonOptions>>().Value.SerializerOptions.Converters, converter => converter is ContractJsonConverterFactory);
        Assert.Single(provider.GetRequiredService<IOptions<MvcJsonOptions>>().Value.JsonSerializerOptions.Converters, converter => converter is ContractJsonConverterFactory);
    }

    private static IEnumerable<string> Ours(ServiceCollection services) =>
        services.Where(service => (service.ImplementationType ?? service.ServiceType).Assembly == typeof(GptImage2Results).Assembly).Select(service => service.ToString());

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(
        services =>
        {
            services.AddGptImage2Contracts().AddGptImage2ProblemDetails();
            services.AddControllers();
        },
        web =>
        {
            web.UseExceptionHandler();
            web.MapControllers();
            web.MapGet("/shape", Shape () => new Round("r", 2));
            web.MapGet("/shapes", () => new Shape[] { new Round("r", 2) });
            web.MapGet("/round", () => new Round("r", 2));
            web.MapGet("/stock", () => Stock.Tea);
            web.MapPost("/stock", (Stock stock) => stock.ToJson());
            web.MapPost("/stocks", (IReadOnlyList<Stock> stocks) => stocks.Count);
            web.MapPost("/plain", (Plain plain) => plain.Number);
            web.MapPost("/box", (Box box) => box.X.X);
            web.MapGet("/shipment", () => new Shipment(7, Stock.Tea, null, [], new Point(1, 2), new() { ["a"] = new Round("r", 2) }));
            web.MapPost("/shipment", (Shipment shipment) => shipment.Number);
        });

    private static async Task<HttpResponseMessage> PostAsync(TestApp app, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await app.Http.PostAsync(path, content, TestApp.Stop);
    }

    public sealed record Box(Point X);

    [JsonSerializable(typeof(Shape))]
    [JsonSerializable(typeof(Round))]
    private sealed partial class UserContext : JsonSerializerContext;
}
