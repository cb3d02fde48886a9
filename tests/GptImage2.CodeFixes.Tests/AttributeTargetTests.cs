using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>An attribute that is meant for the property is moved there.</summary>
public sealed class AttributeTargetTests
{
    [Theory]
    [InlineData("[[|JsonPropertyName|](\"unit_price\")] decimal UnitPrice", "[property: JsonPropertyName(\"unit_price\")] decimal UnitPrice")]
    [InlineData("[[|JsonIgnore|]] decimal UnitPrice = 1", "[property: JsonIgnore] decimal UnitPrice = 1")]
    [InlineData("[Range(0, 1), [|JsonPropertyName|](\"b\")] decimal B", "[property: JsonPropertyName(\"b\")] [Range(0, 1)] decimal B")]
    public Task An_attribute_of_a_positional_parameter_is_moved(string before, string after) => FixVerifier.FixesAsync(
        "CS0592",
        $"Move [{(before.Contains("Ignore", StringComparison.Ordinal) ? "JsonIgnore" : "JsonPropertyName")}] to the property",
        $"[JsonContract] public partial record R(int A, {before}, int Z = 0);",
        $"[JsonContract] public partial record R(int A, {after}, int Z = 0);");

    [Fact]
    public Task All_attributes_of_a_record_are_moved_in_one_pass() => FixVerifier.FixesAsync(
        "CS0592",
        "Move [JsonPropertyName] to the property",
        """
        [JsonContract] public partial record R(
            [[|JsonPropertyName|]("a"), [|JsonPropertyOrder|](2)] int A,
            [MinLength(1), [|JsonPropertyName|]("b"), [|JsonPropertyOrder|](1)] string B);
        """,
        """
        [JsonContract] public partial record R(
            [property: JsonPropertyName("a"), JsonPropertyOrder(2)] int A,
            [property: JsonPropertyName("b")] [property: JsonPropertyOrder(1)] [MinLength(1)] string B);
        """,
        FixAllScope.Document);

    [Theory]
    [InlineData("public partial record R([[|JsonPropertyName|](\"a\")] int A); [JsonContract] public partial record S(int A);")]
    [InlineData("[JsonContract] public partial class R([[|JsonPropertyName|](\"a\")] int a) { public int A { get; set; } = a; }")]
    [InlineData("[JsonContract] public partial record R([[|JsonContract|]] int A);")]
    public Task Nothing_is_offered_where_there_is_no_property_of_a_contract(string code) => FixVerifier.OffersAsync("CS0592", code);

    // Stands in for the diagnostic of an attribute at a field.
    [Theory]
    [InlineData("public partial record R([field: [|Range(1, 10)|]] int Count, int Z = 0);", "public partial record R([property: Range(1, 10)] int Count, int Z = 0);")]
    [InlineData("public partial class R { [field: [|Range(1, 10)|]] public int Count { get; set; } }", "public partial class R { [Range(1, 10)] public int Count { get; set; } }")]
    public async Task An_attribute_of_a_field_is_moved(string before, string after)
    {
        string[] offers = await FixVerifier.OffersForAsync("GI3007", "[JsonContract] " + before, "Move [Range] to the property", "[JsonContract] " + after);
        Assert.Equal(["Move [Range] to the property"], offers);
    }
}
