using System.Text.Json;
using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Serialization;

public sealed class ContractConverterTests
{
    private const string StockJson = """{"product_name":"Tea","count":2,"condition":"sold-out","shelf_life":"P3D","rights":["Read"],"size":{"w":1,"h":2}}""";
    private const string BoxJson = """{"item_name":"Tea","state":"as-new","kept":"P2DT3H","size":{"w":1,"h":2},"marks":["Red","Blue"]}""";
    private const string SlipJson = """{"total":12.50,"note":"Käse","at":"10:30:00"}""";

    private static readonly JsonSerializerOptions Web = new JsonSerializerOptions(JsonSerializerDefaults.Web).AddContracts();

    [Fact]
    public void A_contract_is_written_and_read_as_its_own_JSON()
    {
        Assert.Equal(StockJson, JsonSerializer.Serialize(Stock.FromJson(StockJson), Web));
        Assert.Equal(Stock.FromJson(StockJson), JsonSerializer.Deserialize<Stock>(StockJson, Web));
        Assert.Equal(BoxJson, JsonSerializer.Serialize(Box.FromJson(BoxJson), Web));
        Assert.Equal(Box.FromJson(BoxJson), JsonSerializer.Deserialize<Box>(BoxJson, Web));
        Assert.Equal(new Named("Ann", 4), JsonSerializer.Deserialize<Named>("""{"first-name":"Ann","age":4}""", Web));
        Assert.Equal(new Point(1, 2), JsonSerializer.Deserialize<Point>("""{"x":1,"y":2}""", Web));
    }

    [Theory]
    [InlineData(JsonSerializerDefaults.General)]
    [InlineData(JsonSerializerDefaults.Web)]
    public void Policies_of_the_options_do_not_change_a_contract(JsonSerializerDefaults defaults)
    {
        JsonSerializerOptions options = new JsonSerializerOptions(defaults)
        {
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.WriteAsString,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        }.AddContracts();

        Assert.Equal(BoxJson, JsonSerializer.Serialize(Box.FromJson(BoxJson), options));
        Assert.Equal("""{"slips":[],"people":null}""", JsonSerializer.Serialize(new Delivery([], null), options));
    }

    [Fact]
    public void A_text_that_breaks_the_contract_is_a_JsonException_with_all_violations()
    {
        JsonException error = Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<Slip>("{}", Web));

        ContractViolationException violations = Assert.IsType<ContractViolationException>(error.InnerException);
        Assert.Equal(["/total", "/note", "/at"], violations.Violations.Select(static violation => violation.Path));
        Assert.Equal("{}", violations.RawReply);
        Assert.Equal("$.total", error.Path);
        Assert.Contains("/note: expected the required member \"note\", found nothing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"slips":[{"total":1,"note":"x","at":"10:30:00"},{"total":"much","note":"x","at":"10:30:00"}],"people":null}""", "$.slips[1].total")]
    [InlineData("""{"slips":[],"people":null}""", "$.slips")]
    [InlineData("""{"slips":[{"total":1,"note":"x","at":"10:30:00"}],"people":{"a b":{"first-name":null,"age":1}}}""", "$.people['a b'].first-name")]
    [InlineData("""{"slips":[{"total":1,"note":"x","at":"10:30:00"}],"people":{"7":{"age":1}}}""", "$.people.7.first-name")]
    [InlineData("[]", "$")]
    public void The_path_leads_into_the_contract(string json, string path) =>
        Assert.Equal(path, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Delivery>(json, Web)).Path);

    [Fact]
    public void In_another_type_the_path_leads_to_the_contract()
    {
        JsonException error = Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<Envelope>(
            """{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","slip":null,"shapes":[{"kind":"round","name":"a","radius":1},{"kind":"oval","name":"b"}]}""", Web));

        Assert.Equal("$.shapes[1]", error.Path);
        Assert.Equal("/kind", Assert.IsType<ContractViolationException>(error.InnerException).Violations[0].Path);
    }

    [Fact]
    public void Contracts_in_other_types_are_contracts()
    {
        const string Json = """{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","slip":{"total":12.50,"note":"x","at":"10:30:00"},"shapes":[{"kind":"square","name":"a","side":2},{"kind":"round","name":"b","radius":1.5}],"at":{"x":1,"y":2}}""";

        Envelope envelope = JsonSerializer.Deserialize<Envelope>(Json, Web)!;

        Assert.Equal([new Square("a", 2), new Round("b", 1.5)], envelope.Shapes);
        Assert.Equal(Json, JsonSerializer.Serialize(envelope, Web));
    }

    [Theory]
    [InlineData("""{"kind":"round","name":"a","radius":1}""")]
    [InlineData("""{"radius":1,"kind":"round","name":"a"}""")]
    public void A_union_is_read_by_its_discriminator_wherever_it_stands(string json) => Assert.Equal(new Round("a", 1), JsonSerializer.Deserialize<Shape>(json, Web));

    [Fact]
    public void An_interface_with_derived_types_is_a_union_too()
    {
        IMail[] mail = [new Letter("Ann"), new Parcel("Bob", 2.5)];

        string json = JsonSerializer.Serialize(mail, Web);

        Assert.Equal("""[{"$type":"letter","to":"Ann"},{"$type":"parcel","to":"Bob","weight":2.5}]""", json);
        Assert.Equal(mail, JsonSerializer.Deserialize<IMail[]>(json, Web));
    }

    [Fact]
    public void A_null_is_null_where_System_Text_Json_allows_it()
    {
        Assert.Null(JsonSerializer.Deserialize<Slip>("null", Web));
        Assert.Equal("null", JsonSerializer.Serialize<Slip?>(null, Web));
        Assert.Null(JsonSerializer.Deserialize<Point?>("null", Web));
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<Point>("null", Web));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_read_if_the_options_allow_them()
    {
        const string Json = """
            {"total":12.50, // euros
             "note":"Käse", /* "at":"11:00:00", */ "at":"10:30:00",}
            """;
        JsonSerializerOptions lenient = new JsonSerializerOptions { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip }.AddContracts();

        Assert.Equal(Slip.FromJson(SlipJson), JsonSerializer.Deserialize<Slip>(Json, lenient));
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<Slip>(Json, Web));
    }

    [Fact]
    public void A_member_that_is_there_twice_is_a_violation()
    {
        JsonException error = Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<Named>("""{"first-name":"Ann","age":4,"age":5}""", Web));

        Assert.Equal(ContractRule.Duplicate, Assert.IsType<ContractViolationException>(error.InnerException).Violations[0].Rule);
    }

    [Fact]
    public async Task A_stream_that_arrives_in_pieces_is_read()
    {
        byte[] json = System.Text.Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Repeat(SlipJson, 500))}]");
        await using var pieces = new PiecewiseStream(json, 7);

        List<Slip>? slips = await JsonSerializer.DeserializeAsync<List<Slip>>(pieces, Web, Emulated.Stop);

        Assert.Equal(500, slips!.Count);
        Assert.All(slips, static slip => Assert.Equal(Slip.FromJson(SlipJson), slip));
    }

    [Fact]
    public void Without_the_contracts_nothing_changes()
    {
        Assert.Equal("""{"firstName":"Ann","age":4}""", JsonSerializer.Serialize(new Named("Ann", 4), JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_second_call_adds_nothing()
    {
        JsonSerializerOptions options = new JsonSerializerOptions().AddContracts().AddContracts();

        Assert.Single(options.Converters);
        Assert.Equal(2, options.TypeInfoResolverChain.Count);
    }

    [Fact]
    public void Options_in_use_cannot_be_changed()
    {
        var used = new JsonSerializerOptions();
        JsonSerializer.Serialize(1, used);

        Assert.Throws<InvalidOperationException>(() => used.AddContracts());
    }

    [Fact]
    public void A_context_need_not_list_the_contracts_that_its_types_hold()
    {
        JsonSerializerOptions options = new JsonSerializerOptions { TypeInfoResolver = EnvelopeContext.Default, PropertyNamingPolicy = JsonNamingPolicy.CamelCase }.AddContracts();
        var envelope = new Envelope(Guid.Empty, null, [new Round("a", 1)], new Point(3, 4));

        string json = JsonSerializer.Serialize(envelope, options);

        Assert.Equal("""{"id":"00000000-0000-0000-0000-000000000000","slip":null,"shapes":[{"kind":"round","name":"a","radius":1}],"at":{"x":3,"y":4}}""", json);
        Assert.Equal(envelope.Shapes, JsonSerializer.Deserialize<Envelope>(json, options)!.Shapes);
        Assert.Equal(new Named("Ann", 4), JsonSerializer.Deserialize<Named>("""{"first-name":"Ann","age":4}""", options));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new Dictionary<int, Version>(), options));
    }

    // docs/contracts.md says so. When System.Text.Json takes the converter some day, the page is to be changed.
    [Fact]
    public void A_union_needs_more_than_the_factory()
    {
        Assert.Throws<NotSupportedException>(static () => JsonSerializer.Serialize(new Round("a", 1), FactoryContext.Default.Shape));
        Assert.Equal("""{"kind":"round","name":"a","radius":1}""", JsonSerializer.Serialize<Shape>(new Round("a", 1), new JsonSerializerOptions { TypeInfoResolver = FactoryContext.Default }.AddContracts()));
    }

    [Fact]
    public void A_context_with_the_factory_reads_and_writes_contracts()
    {
        Assert.Equal(StockJson, JsonSerializer.Serialize(Stock.FromJson(StockJson), FactoryContext.Default.Stock));
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize("{}", FactoryContext.Default.Delivery));
    }
}
