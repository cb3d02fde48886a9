using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>An attribute of another library is replaced by what is honoured: no name and no meaning is lost.</summary>
public sealed class AttributeReplacementTests
{
    private const string Foreign = """
        namespace Newtonsoft.Json
        {
            public enum Required { Default, AllowNull, Always }
            public class JsonPropertyAttribute : System.Attribute
            {
                public JsonPropertyAttribute() { }
                public JsonPropertyAttribute(string propertyName) => PropertyName = propertyName;
                public string? PropertyName { get; set; }
                public int Order { get; set; }
                public Required Required { get; set; }
                public System.Type? ItemConverterType { get; set; }
                public int NullValueHandling { get; set; }
            }
            public class JsonIgnoreAttribute : System.Attribute;
            public class JsonRequiredAttribute : System.Attribute;
            public class JsonConverterAttribute(System.Type type) : System.Attribute { public System.Type Type => type; }
            public class JsonExtensionDataAttribute : System.Attribute;
            public class JsonObjectAttribute : System.Attribute { public System.Type? NamingStrategyType { get; set; } }
        }
        """;

    [Theory]
    [InlineData("[property: [|Newtonsoft.Json.JsonProperty(\"unit_price\")|]] decimal UnitPrice", "[property: JsonPropertyName(\"unit_price\")] decimal UnitPrice", "JsonPropertyName")]
    [InlineData("[[|Newtonsoft.Json.JsonProperty(PropertyName = \"unit_price\")|]] decimal UnitPrice", "[property: JsonPropertyName(\"unit_price\")] decimal UnitPrice", "JsonPropertyName")]
    [InlineData("[MinLength(1), [|Newtonsoft.Json.JsonProperty(\"x\")|]] string X", "[property: JsonPropertyName(\"x\")] [MinLength(1)] string X", "JsonPropertyName")]
    [InlineData("[property: [|Newtonsoft.Json.JsonIgnore|]] decimal UnitPrice = 1", "[property: JsonIgnore] decimal UnitPrice = 1", "JsonIgnore")]
    [InlineData("[property: [|Display(Description = \"as printed\")|]] decimal Total", "[property: Description(\"as printed\")] decimal Total", "Description")]
    [InlineData("[property: [|Display(Name = \"Total\", Description = \"as printed\", Order = 1)|]] decimal Total", "[property: Display(Name = \"Total\", Order = 1), Description(\"as printed\")] decimal Total", "Display", "Description")]
    public Task A_positional_parameter_keeps_its_meaning(string before, string after, params string[] names) => FixVerifier.FixesFilesAsync(
        "GI3007",
        $"Use {string.Join(" and ", names.Select(name => $"[{name}]"))}",
        [Sources($"[JsonContract] public partial record R({before}, int Z = 0);"), Foreign],
        [Sources($"[JsonContract] public partial record R({after}, int Z = 0);"), Foreign]);

    [Theory]
    [InlineData("[[|Newtonsoft.Json.JsonProperty(\"b\", Required = Newtonsoft.Json.Required.Always, Order = 2)|]] public string? B { get; set; }", "[JsonPropertyName(\"b\"), JsonRequired, JsonPropertyOrder(2)] public string? B { get; set; }")]
    [InlineData("[[|Newtonsoft.Json.JsonProperty(\"b\", NullValueHandling = 1)|]] public string? B { get; set; }", "[JsonPropertyName(\"b\")] public string? B { get; set; }")]
    [InlineData("[[|Newtonsoft.Json.JsonRequired|]] public string? B { get; set; }", "[JsonRequired] public string? B { get; set; }")]
    [InlineData("[[|System.Runtime.Serialization.DataMember(Name = \"b\", Order = 1, IsRequired = true, EmitDefaultValue = false)|]] public required int B { get; set; }", "[JsonPropertyName(\"b\"), JsonPropertyOrder(1)] public required int B { get; set; }")]
    [InlineData("[[|System.Runtime.Serialization.IgnoreDataMember|]] public int B { get; set; }", "[JsonIgnore] public int B { get; set; }")]
    [InlineData("[[|System.Xml.Serialization.XmlIgnore|]] public int B { get; set; }", "[JsonIgnore] public int B { get; set; }")]
    [InlineData("[[|System.Xml.Serialization.XmlElement(\"b\", IsNullable = true)|]] public int B { get; set; }", "[JsonPropertyName(\"b\")] public int B { get; set; }")]
    [InlineData("[[|System.Xml.Serialization.XmlAttribute(AttributeName = \"b\")|]] public int B { get; set; }", "[JsonPropertyName(\"b\")] public int B { get; set; }")]
    public async Task A_property_keeps_its_meaning(string before, string after)
    {
        string title = "Use " + string.Join(" and ", after[1..after.IndexOf(']', StringComparison.Ordinal)].Split(", ").Select(attribute => $"[{attribute.Split('(')[0]}]"));
        await FixVerifier.FixesFilesAsync("GI3007", title, [Sources(Class(before)), Foreign], [Sources(Class(after)), Foreign]);
    }

    [Fact]
    public Task A_member_of_an_enum_keeps_its_name() => FixVerifier.FixesFilesAsync(
        "GI3007",
        "Use [JsonStringEnumMemberName]",
        [Sources("""
            public enum Kind { [[|System.Runtime.Serialization.EnumMember(Value = "in_stock")|]] InStock, [[|System.Runtime.Serialization.EnumMember(Value = "sold-out")|]] SoldOut }
            [JsonContract] public partial record R(Kind Kind);
            """)],
        [Sources("""
            public enum Kind { [JsonStringEnumMemberName("in_stock")] InStock, [JsonStringEnumMemberName("sold-out")] SoldOut }
            [JsonContract] public partial record R(Kind Kind);
            """)],
        FixAllScope.Document);

    [Fact]
    public Task A_name_that_is_given_already_stays_the_only_one() => FixVerifier.FixesFilesAsync(
        "GI3007",
        "Remove [Newtonsoft.Json.JsonProperty]",
        [Sources(Class("[[|Newtonsoft.Json.JsonProperty(\"b\")|], JsonPropertyName(\"c\")] public int B { get; set; }")), Foreign],
        [Sources(Class("[JsonPropertyName(\"c\")] public int B { get; set; }")), Foreign]);

    [Fact]
    public Task Attributes_that_both_libraries_have_stay_unambiguous() => FixVerifier.FixesFilesAsync(
        "GI3007",
        "Use [JsonIgnore]",
        [
            """
            using GptImage2;
            using Newtonsoft.Json;

            [JsonContract]
            public partial class R
            {
                [[|JsonIgnore|]]
                public int A { get; set; }

                [[|JsonIgnore|], JsonObject] public Other B { get; set; } = new();
            }

            [JsonObject] public class Other;
            """,
            Foreign,
        ],
        [
            """
            using GptImage2;
            using Newtonsoft.Json;

            [JsonContract]
            public partial class R
            {
                [System.Text.Json.Serialization.JsonIgnore]
                public int A { get; set; }

                [System.Text.Json.Serialization.JsonIgnore, JsonObject] public Other B { get; set; } = new();
            }

            [JsonObject] public class Other;
            """,
            Foreign,
        ],
        FixAllScope.Document);

    [Theory]
    [InlineData("[[|Newtonsoft.Json.JsonProperty(\"b\", ItemConverterType = typeof(int))|]] public int B { get; set; }")]
    [InlineData("[[|Newtonsoft.Json.JsonProperty(\"b\")|]] public int B { get; set; }", "Use [JsonPropertyName]")]
    [InlineData("[[|Newtonsoft.Json.JsonIgnore|]] public int B { get; set; }", "Use [JsonIgnore]")]
    [InlineData("[[|Newtonsoft.Json.JsonExtensionData|]] public Dictionary<string, int> B { get; set; } = [];")]
    [InlineData("[[|Newtonsoft.Json.JsonConverter(typeof(int))|]] public int B { get; set; }", "Remove [Newtonsoft.Json.JsonConverter]")]
    [InlineData("[[|Newtonsoft.Json.JsonProperty|]] public int B { get; set; }", "Remove [Newtonsoft.Json.JsonProperty]")]
    [InlineData("[[|Display(Description = \"D\", ResourceType = typeof(R))|]] public int B { get; set; }")]
    [InlineData("[[|DefaultValue(typeof(decimal), \"5\")|]] public decimal B { get; set; }")]
    [InlineData("[[|DefaultValue(\"five\")|]] public int B { get; set; }")]
    public async Task Nothing_is_removed_that_has_a_meaning(string member, params string[] titles)
    {
        string source = Sources(Class(member) + "\n" + Foreign);
        await FixVerifier.OffersFilesAsync("GI3007", [source], titles);
    }

    [Fact]
    public Task A_naming_strategy_is_not_lost() => FixVerifier.OffersFilesAsync(
        "GI3007",
        [Sources("[JsonContract, [|Newtonsoft.Json.JsonObject(NamingStrategyType = typeof(int))|]] public partial record R(int A);"), Foreign]);

    [Theory]
    [InlineData("[property: [|DefaultValue(5)|]] int Count", "int Count = 5", "5")]
    [InlineData("[property: [|DefaultValue(5)|]] decimal Count", "decimal Count = 5", "5")]
    [InlineData("[property: [|DefaultValue(1.5)|]] decimal? Count", "decimal? Count = 1.5m", "1.5m")]
    [InlineData("[property: [|DefaultValue(\"EUR\")|]] string Currency", "string Currency = \"EUR\"", "\"EUR\"")]
    [InlineData("[property: MinLength(2), [|DefaultValue(\"EUR\")|]] string Currency", "[property: MinLength(2)] string Currency = \"EUR\"", "\"EUR\"")]
    [InlineData("[property: [|DefaultValue(DayOfWeek.Friday)|]] DayOfWeek Day", "DayOfWeek Day = DayOfWeek.Friday", "DayOfWeek.Friday")]
    public Task A_default_value_becomes_a_default(string before, string after, string value) => FixVerifier.FixesAsync(
        "GI3007",
        $"Give '{after.Split(' ')[^3]}' the default {value}",
        $"[JsonContract] public partial record R(int A, {before}, int Z = 0);",
        $"[JsonContract] public partial record R(int A, {after}, int Z = 0);");

    [Fact]
    public Task A_default_value_becomes_an_initializer() => FixVerifier.FixesAsync(
        "GI3007",
        "Give 'B' the default true",
        Class("[[|DefaultValue(true)|]]\n    public bool? B { get; set; }"),
        Class("public bool? B { get; set; } = true;"));

    [Fact]
    public Task A_default_before_a_parameter_without_one_is_not_offered() =>
        FixVerifier.OffersAsync("GI3007", "[JsonContract] public partial record R([property: [|DefaultValue(5)|]] int Count, int Z);");

    [Fact]
    public Task All_attributes_of_a_list_are_removed_in_one_pass() => FixVerifier.FixesAsync(
        "GI3007",
        "Remove [JsonNumberHandling]",
        Class("[[|JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)|], [|JsonConverter(typeof(int))|], [|Phone|]]\n    public string B { get; set; } = \"\";"),
        Class("public string B { get; set; } = \"\";"),
        FixAllScope.Document);

    private static string Sources(string code) => Generators.Tests.Infrastructure.Sources.File(code);

    private static string Class(string member) => $$"""
        [JsonContract]
        public partial class R
        {
            {{member}}
            public int Z { get; set; }
        }
        """;
}
