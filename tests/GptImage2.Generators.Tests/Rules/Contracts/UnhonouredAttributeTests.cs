using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3007: an attribute means something to a serializer or a validator, but has no effect here.</summary>
public sealed class UnhonouredAttributeTests
{
    private const string Foreign = """
        namespace Newtonsoft.Json
        {
            public sealed class JsonPropertyAttribute(string name) : Attribute { public string Name => name; }
            public sealed class JsonIgnoreAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)] public sealed class JsonRequiredAttribute : Attribute;
            public sealed class JsonObjectAttribute : Attribute { public Type? NamingStrategyType { get; set; } }
        }
        public sealed class MineAttribute : ValidationAttribute;
        """;

    [Theory]
    [InlineData("[property: [|JsonConverter(typeof(int))|]] int A", "JsonConverter", "values are read by their type alone")]
    [InlineData("[property: [|JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)|]] int A", "JsonNumberHandling", "numbers are JSON numbers")]
    [InlineData("[property: [|JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)|]] string? A", "JsonIgnore(Condition)", "the member is read and written always; [JsonIgnore] without a condition leaves it out")]
    [InlineData("[property: [|System.Text.Json.Serialization.JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)|]] List<int> A", "JsonObjectCreationHandling", "collections are always created new")]
    [InlineData("[[|Phone|]] string A", "Phone", "use a [RegularExpression]")]
    [InlineData("[[|Required|]] string? A", "Required", "declare it 'string' instead of 'string?'")]
    [InlineData("[property: [|Compare(\"A\")|]] string A", "Compare", "it finds members by reflection: use a [Rule]")]
    [InlineData("[[|CustomValidation(typeof(int), \"Parse\")|]] string A", "CustomValidation", "it finds members by reflection: use a [Rule]")]
    [InlineData("[[|CreditCard|]] string A", "CreditCard", "use a [RegularExpression]")]
    [InlineData("[[|FileExtensions|]] string A", "FileExtensions", "it is not one of the constraints that are checked in a reply: use a [Rule], or a validation attribute of your own")]
    [InlineData("[[|Newtonsoft.Json.JsonProperty(\"b\")|]] int A", "JsonProperty", "[JsonPropertyName] gives the name, and 'required' says that it must be there")]
    [InlineData("[property: [|Newtonsoft.Json.JsonProperty(\"b\")|]] int A", "JsonProperty", "[JsonPropertyName] gives the name, and 'required' says that it must be there")]
    [InlineData("[Newtonsoft.Json.JsonRequired][property: [|Newtonsoft.Json.JsonRequired|]] int A", "JsonRequired", "declare the member 'required'")]
    [InlineData("[property: [|Newtonsoft.Json.JsonIgnore|]] int A", "JsonIgnore", "use the [JsonIgnore] of System.Text.Json.Serialization")]
    [InlineData("[property: [|System.Runtime.Serialization.DataMember(Name = \"b\")|]] int A", "DataMember(Name)", "[JsonPropertyName] gives the name")]
    [InlineData("[property: [|System.Runtime.Serialization.DataMember(Order = 1)|]] int A", "DataMember(Order)", "[JsonPropertyOrder] gives the order")]
    [InlineData("[property: [|System.Runtime.Serialization.IgnoreDataMember|]] int A", "IgnoreDataMember", "use the [JsonIgnore] of System.Text.Json.Serialization")]
    [InlineData("[property: [|System.Xml.Serialization.XmlElement(\"b\")|]] int A", "XmlElement", "[JsonPropertyName] gives the name")]
    [InlineData("[property: [|Display(Description = \"b\")|]] int A", "Display(Description)", "[Description] says what it means")]
    [InlineData("[property: [|DefaultValue(3)|]] int A", "DefaultValue", "a default is the initializer of the property, or that of the parameter")]
    public async Task Reports_attributes_of_members(string member, string attribute, string alternative) => Assert.Equal(
        [$"[{attribute}] on 'R.A' is not honoured: {alternative}"],
        await AnalyzerVerifier.ReportsAsync("GI3007", $"{Foreign} [JsonContract] public partial record R({member});"));

    [Fact]
    public Task Reports_attributes_of_types_and_of_members_of_enums() => AnalyzerVerifier.ReportsAsync("GI3007", Foreign + """
        [JsonContract, [|Newtonsoft.Json.JsonObject(NamingStrategyType = typeof(int))|]] public partial record R(List<Kind> A, Kind? B, Other C);
        [JsonContract] public partial record S(Kind A);
        public enum Kind { [[|System.Runtime.Serialization.EnumMember(Value = "cash")|]] Cash, Card }
        [[|JsonConverter(typeof(int))|]] public enum Other { One }
        """);

    [Fact]
    public Task Reports_a_member_of_a_base_once_for_all_contracts() => AnalyzerVerifier.ReportsAsync("GI3007", """
        public abstract class Shared { [[|Phone|]] public string Phone { get; set; } = ""; }
        [JsonContract] public partial class R : Shared;
        [JsonContract] public partial class S : Shared;
        """);

    [Fact]
    public Task Reports_validation_of_types_that_reflects() => AnalyzerVerifier.ReportsAsync("GI3007", """
        [JsonContract, [|CustomValidation(typeof(int), "Parse")|]] public partial record R(int A);
        """);

    [Fact]
    public Task Accepts_validation_attributes_that_the_reader_runs() => AnalyzerVerifier.ReportsNothingAsync(Foreign + """
        [AttributeUsage(AttributeTargets.Class)] public sealed class WholeAttribute : ValidationAttribute;
        [JsonContract, Whole] public partial record R([Mine] string A, [property: Mine(ErrorMessage = "No.")] int B);
        """);

    [Fact]
    public Task Accepts_attributes_that_change_nothing() => AnalyzerVerifier.ReportsNothingAsync("""
        [System.Runtime.Serialization.DataContract, JsonContract]
        public partial record R([property: System.Runtime.Serialization.DataMember] int A, Kind B, [property: Display(Name = "C"), Key] int C);
        [JsonConverter(typeof(JsonStringEnumConverter))] public enum Kind { [System.Runtime.Serialization.EnumMember] One }
        """);
}
