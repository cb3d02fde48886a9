using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>Attributes for members that stand where there is no member are reported, as GI3007.</summary>
public sealed class MisplacedAttributesTests
{
    [Theory]
    [InlineData("[[|Range(1, 2)|]] private int Count { get; set; }", "[Range] on 'T.Count' is not honoured: the property is not a member: make it public")]
    [InlineData("[[|JsonPropertyName(\"n\")|]] internal int Count { get; set; }", "[JsonPropertyName] on 'T.Count' is not honoured: the property is not a member: make it public")]
    [InlineData("[[|JsonRequired|]] protected int Count { get; set; }", "[JsonRequired] on 'T.Count' is not honoured: the property is not a member: make it public")]
    [InlineData("[[|JsonPropertyName(\"total\")|]] public static int Total { get; set; }", "[JsonPropertyName] on 'T.Total' is not honoured: a static property is not a member: make it an instance property")]
    [InlineData("[[|Range(1, 2)|]] public static int Total { get; set; }", "[Range] on 'T.Total' is not honoured: a static property is not a member: make it an instance property")]
    [InlineData("[field: [|Range(1, 10)|]] public int Total { get; set; }", "[Range] on 'T.Total' is not honoured: it stands on the field behind the property: write '[property: Range…]'")]
    public async Task Reports_attributes_where_there_is_no_member(string member, string message) =>
        Assert.Equal([message], await AnalyzerVerifier.ReportsAsync("GI3007", $$"""[JsonContract] public partial class T { {{member}} public int A { get; set; } }"""));

    [Theory]
    [InlineData("[field: [|Range(1, 10)|]] int Count")]
    [InlineData("[field: [|JsonPropertyName(\"n\")|]] int Count")]
    public Task Reports_attributes_of_the_field_behind_a_positional_member(string parameter) =>
        AnalyzerVerifier.ReportsAsync("GI3007", $"[JsonContract] public partial record T({parameter});");

    [Theory]
    [InlineData("JsonPropertyName(\"in_stock\")")]
    [InlineData("Display(Name = \"in stock\")")]
    public async Task Reports_names_of_members_on_names_of_an_enum(string attribute) => Assert.EndsWith(
        "on 'Kind.InStock' is not honoured: [JsonStringEnumMemberName] gives the name in JSON",
        Assert.Single(await AnalyzerVerifier.ReportsAsync("GI3007", $$"""public enum Kind { [[|{{attribute}}|]] InStock, SoldOut } [JsonContract] public partial record T(Kind Kind);""")),
        StringComparison.Ordinal);

    [Fact]
    public Task Accepts_attributes_of_others() => AnalyzerVerifier.ReportsNothingAsync("""
        public enum Kind { [JsonStringEnumMemberName("in_stock")] InStock, [Description("gone")] SoldOut }
        [JsonContract] public partial class T
        {
            public Kind A { get; set; }
            [field: NonSerialized] public int B { get; set; }
            [Obsolete] private int C { get; set; }
            [Description("d")] public static int D { get; set; }
            [JsonIgnore] internal int E { get; set; }
        }
        """);
}
