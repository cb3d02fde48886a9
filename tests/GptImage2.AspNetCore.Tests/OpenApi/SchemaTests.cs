using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2.AspNetCore.Tests.OpenApi;

/// <summary>The schema of a contract in an OpenAPI document is its own schema.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task A_contract_has_its_own_schema()
    {
        JsonNode document = await DocumentAsync(web => web.MapGet("/stock", () => Stock.Tea));

        Assert.Equal(Own(Stock.JsonSchema, "Stock"), SchemaText.Of(Component(document, "Stock")));
        Assert.Equal("#/components/schemas/Stock", Response(document, "/stock")["$ref"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_contract_in_a_request_has_its_own_schema()
    {
        JsonNode document = await DocumentAsync(web => web.MapPost("/stock", (Stock stock) => 1));

        Assert.Equal(Own(Stock.JsonSchema, "Stock"), SchemaText.Of(Component(document, "Stock")));
        Assert.Equal("#/components/schemas/Stock", document["paths"]!["/stock"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_contract_of_a_controller_has_its_own_schema()
    {
        JsonNode document = await DocumentAsync(web => web.MapControllers(), services => services.AddControllers());

        Assert.Equal(Own(Stock.JsonSchema, "Stock"), SchemaText.Of(Component(document, "Stock")));
    }

    [Fact]
    public async Task A_union_has_its_own_schema()
    {
        JsonNode document = await DocumentAsync(web =>
        {
            web.MapGet("/shape", () => TypedResults.Ok<Shape>(new Round("r", 1)));
            web.MapGet("/round", () => new Round("r", 1));
        });

        Assert.Equal(Own(Shape.JsonSchema, "Shape"), SchemaText.Of(Component(document, "Shape")));
        Assert.Equal(Own(Round.JsonSchema, "Round"), SchemaText.Of(Component(document, "Round")));
        Assert.Equal(["Round", "Shape"], Components(document).Select(component => component.Key));
    }

    [Fact]
    public async Task Recursion_refers_to_components()
    {
        JsonNode document = await DocumentAsync(web => web.MapGet("/folder", () => new Folder("f", [], null)));

        Assert.Equal(Own(Folder.JsonSchema, "Folder"), SchemaText.Of(Component(document, "Folder")));
        Assert.Equal(Own(Owner.JsonSchema, "Owner"), SchemaText.Of(Component(document, "Owner")));
    }

    [Fact]
    public async Task A_definition_and_the_contract_that_it_is_of_are_one_component()
    {
        JsonNode document = await DocumentAsync(web =>
        {
            web.MapGet("/label", () => (Label)null!);
            web.MapGet("/line", () => new Line("a", 1));
        });

        Assert.Equal(Own(Label.JsonSchema, "Label"), SchemaText.Of(Component(document, "Label")));
        Assert.Equal(Own(Line.JsonSchema, "Line"), SchemaText.Of(Component(document, "Line")));
        Assert.DoesNotContain(Components(document), component => component.Key.StartsWith("Line", StringComparison.Ordinal) && component.Key != "Line");
    }

    [Fact]
    public async Task A_definition_does_not_take_the_name_of_another_type()
    {
        JsonNode document = await DocumentAsync(web =>
        {
            web.MapGet("/label", () => (Label)null!);
            web.MapGet("/other", () => new Other.Line(1));
        });

        Assert.NotNull(Component(document, "Line")["properties"]!["metres"]);
        Assert.Equal(Own(Line.JsonSchema, "Line"), SchemaText.Of(Component(document, "Line2")));
        Assert.Equal("#/components/schemas/Line2", Component(document, "Label")["properties"]!["lines"]!["items"]!["$ref"]!.GetValue<string>());
    }

    [Fact]
    public async Task Lists_and_types_around_contracts_refer_to_them()
    {
        JsonNode document = await DocumentAsync(web =>
        {
            web.MapGet("/stocks", () => new List<Stock>());
            web.MapGet("/shipment", () => (Shipment)null!);
        });

        Assert.Equal("""{"type":"array","items":{"$ref":"#/components/schemas/Stock"}}""", Response(document, "/stocks").ToJsonString());
        JsonNode members = Component(document, "Shipment")["properties"]!;
        Assert.Equal("""{"$ref":"#/components/schemas/Stock"}""", members["first"]!.ToJsonString());
        Assert.Equal("""{"$ref":"#/components/schemas/Stock"}""", members["rest"]!["items"]!.ToJsonString());
        Assert.Equal(Own(Stock.JsonSchema, "Stock"), SchemaText.Of(Component(document, "Stock")));
        Assert.Equal(Own(Shape.JsonSchema, "Shape"), SchemaText.Of(Component(document, "Shape")));
    }

    [Fact]
    public async Task The_events_of_a_stream_have_the_schema_of_their_items()
    {
        JsonNode document = await DocumentAsync(web =>
        {
            web.MapGet("/list", (IShop shop) => GptImage2Results.ServerSentEvents(shop.ListAsync()));
            web.MapGet("/watch", (IShop shop) => GptImage2Results.ServerSentEvents(shop.WatchAsync()));
        });

        foreach (string path in (string[])["/list", "/watch"])
            Assert.Equal("""{"text/event-stream":{"schema":{"$ref":"#/components/schemas/Stock"}}}""", document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!.ToJsonString());
    }

    [Fact]
    public async Task A_document_in_version_3_0_can_be_made()
    {
        JsonNode document = await DocumentAsync(
            web => web.MapGet("/label", () => (Label)null!),
            services => services.AddOpenApi(options => options.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_0));

        Assert.StartsWith("3.0", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("object", Component(document, "Label")["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_document_can_show_contracts_without_the_others()
    {
        await using TestApp app = await TestApp.StartAsync(
            services => services.ConfigureHttpJsonOptions(options => options.SerializerOptions.AddContracts()).AddOpenApi("one", options => options.AddGptImage2Contracts()).AddOpenApi("two"),
            web =>
            {
                web.MapGet("/stock", () => Stock.Tea);
                web.MapOpenApi();
            });

        Assert.Equal(Own(Stock.JsonSchema, "Stock"), SchemaText.Of(Component(await ReadAsync(app, "one"), "Stock")));
        Assert.Equal("{}", Component(await ReadAsync(app, "two"), "Stock").ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_document_accepts_what_the_reader_accepts(string path, string json)
    {
        JsonNode document = await DocumentAsync(web =>
        {
            web.MapGet("/stock", () => Stock.Tea);
            web.MapGet("/shape", () => TypedResults.Ok<Shape>(new Round("r", 1)));
            web.MapGet("/folder", () => new Folder("f", [], null));
            web.MapGet("/label", () => (Label)null!);
            web.MapGet("/shipment", () => (Shipment)null!);
        });
        // The judge knows no components, but definitions.
        JsonNode schema = Response(document, path).DeepClone();
        schema["$defs"] = Components(document).DeepClone();
        string text = schema.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);

        bool accepts = JsonSchema.FromText(text).Evaluate(JsonElement.Parse(json)).IsValid;

        Assert.Equal(Reads(path, json), accepts);
    }

    public static TheoryData<string, string> Documents
    {
        get
        {
            var documents = new TheoryData<string, string>
            {
                { "/stock", Stock.Json },
                { "/stock", Stock.Json.Replace("\"count\":2", "\"count\":0", StringComparison.Ordinal) },
                { "/stock", Stock.Json.Replace("\"count\":2", "\"count\":2.5", StringComparison.Ordinal) },
                { "/stock", Stock.Json.Replace("sold-out", "SoldOut", StringComparison.Ordinal) },
                { "/stock", Stock.Json.Replace("\"P3D\"", "null", StringComparison.Ordinal) },
                { "/stock", Stock.Json.Replace("\"Tea\"", "null", StringComparison.Ordinal) },
                { "/stock", Stock.Json.Replace("\"product_name\":\"Tea\",", "", StringComparison.Ordinal) },
                { "/stock", Stock.Json.Replace("[\"Read\"]", "[\"Read\",\"Read\"]", StringComparison.Ordinal) },
                { "/stock", Stock.Json.Replace("\"h\":2", "\"h\":\"2\"", StringComparison.Ordinal) },
                { "/shape", """{"kind":"round","name":"r","radius":2}""" },
                { "/shape", """{"kind":"round","name":"r","radius":11}""" },
                { "/shape", """{"kind":"square","name":"s","side":2}""" },
                { "/shape", """{"kind":"square","name":"s","radius":2}""" },
                { "/shape", """{"kind":"oval","name":"s","radius":2}""" },
                { "/shape", """{"name":"s","radius":2}""" },
                { "/folder", """{"name":"a","folders":[{"name":"b","folders":[],"owner":{"name":"x","deputy":{"name":"y"}}}]}""" },
                { "/folder", """{"name":"a","folders":[{"name":"b","folders":[{"folders":[]}]}]}""" },
                { "/folder", """{"name":"a","folders":[],"owner":{"name":"x","deputy":{"deputy":null}}}""" },
                { "/label", Label.Json },
                { "/label", Label.Json.Replace("\"certainty\":0.5", "\"certainty\":1.5", StringComparison.Ordinal) },
                { "/label", Label.Json.Replace("\"value\":3", "\"value\":\"3\"", StringComparison.Ordinal) },
                { "/label", Label.Json.Replace("\"quantity\":2", "\"quantity\":10", StringComparison.Ordinal) },
                { "/label", Label.Json.Replace("[{\"text\":\"a\",\"quantity\":1}]", "[]", StringComparison.Ordinal) },
                { "/label", Label.Json.Replace("\"text\":\"a\"", "\"text\":\"\"", StringComparison.Ordinal) },
                { "/label", Label.Json.Replace("\"last\":null", "\"last\":{\"text\":\"z\"}", StringComparison.Ordinal) },
                { "/label", Label.Json.Replace("\"kind\":\"round\"", "\"kind\":\"square\"", StringComparison.Ordinal) },
                { "/shipment", $$"""{"number":1,"first":{{Stock.Json}},"spare":null,"rest":[{{Stock.Json}}],"where":{"x":1,"y":2},"shapes":{"a":{"kind":"round","name":"r","radius":2} } }""" },
                { "/shipment", $$"""{"number":1,"first":{{Stock.Json}},"spare":{},"rest":[],"where":null,"shapes":null}""" },
                { "/shipment", $$"""{"number":1,"first":{{Stock.Json}},"spare":null,"rest":[{}],"where":null,"shapes":null}""" },
                { "/shipment", $$"""{"number":1,"first":{{Stock.Json}},"spare":null,"rest":[],"where":{"x":1},"shapes":null}""" },
                { "/shipment", $$"""{"number":1,"first":{{Stock.Json}},"spare":null,"rest":[],"where":null,"shapes":{"a":{"kind":"oval"} } }""" },
            };
            return documents;
        }
    }

    private static bool Reads(string path, string json)
    {
        try
        {
            return path switch
            {
                "/stock" => Stock.TryFromJson(json, out _, out _),
                "/shape" => Shape.TryFromJson(json, out _, out _),
                "/folder" => Folder.TryFromJson(json, out _, out _),
                "/label" => Label.TryFromJson(json, out _, out _),
                _ => JsonSerializer.Deserialize<Shipment>(json, new JsonSerializerOptions(JsonSerializerDefaults.Web).AddContracts()) is not null,
            };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Made from the text of the contract, and not by the code that is tested.
    private static string Own(string schema, string name)
    {
        JsonNode node = JsonNode.Parse(schema
            .Replace("\"#/$defs/", "\"#/components/schemas/", StringComparison.Ordinal)
            .Replace("\"$ref\":\"#\"", $"\"$ref\":\"#/components/schemas/{name}\"", StringComparison.Ordinal))!;
        node.AsObject().Remove("$defs");
        return SchemaText.Of(node);
    }

    private static JsonNode Component(JsonNode document, string name) =>
        Components(document)[name] ?? throw new InvalidOperationException($"There is no component {name}, but {string.Join(", ", Components(document).Select(component => component.Key))}.");

    private static JsonObject Components(JsonNode document) => document["components"]!["schemas"]!.AsObject();

    private static JsonNode Response(JsonNode document, string path) =>
        document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

    private static async Task<JsonNode> DocumentAsync(Action<WebApplication> map, Action<IServiceCollection>? configure = null)
    {
        await using TestApp app = await TestApp.StartAsync(
            services =>
            {
                services.AddOpenApi().AddGptImage2Contracts();
                configure?.Invoke(services);
            },
            web =>
            {
                map(web);
                web.MapOpenApi();
            });
        return await ReadAsync(app, "v1");
    }

    private static async Task<JsonNode> ReadAsync(TestApp app, string name) => JsonNode.Parse(await app.Http.GetStringAsync($"/openapi/{name}.json", TestApp.Stop))!;

    private static class Other
    {
        public sealed record Line(int Metres);
    }
}
